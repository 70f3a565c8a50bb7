import { DocumentError } from '../document-error.ts';
import type { Node } from '../walk.ts';
import { kinds, type Form, type Kind, type State } from './form.ts';
import { isAbout } from './leaves.ts';
import { shapeOf } from './shape.ts';
import { Written } from './written.ts';

/** More states than this come out of no description that was not made to. */
const MOST = 400_000;

const ANYTHING: Form = { of: 'anything' };

/** The states of two documents, so that what means the same in either is known to be the same. */
export class Graph {
  readonly states: State[] = [];

  add(parts: readonly Node[], kind: Kind | null): State {
    if (this.states.length >= MOST)
      throw new DocumentError(
        'diff',
        [],
        `the schemas come to more than ${MOST} places that differ: too many to compare.`,
      );
    const state = { id: this.states.length, parts, kind, form: ANYTHING, class: -1 };
    this.states.push(state);
    return state;
  }
}

/** The schemas of one document as states of the graph. */
export class Schemas {
  readonly #graph: Graph;
  readonly #written: Written;
  readonly #known = new Map<string, State>();
  readonly #open: State[] = [];

  constructor(graph: Graph, root: unknown, numbers: { next: number }) {
    this.#graph = graph;
    this.#written = new Written(root, numbers);
  }

  /** The state of a schema as it is written at some place. */
  at(schema: unknown): State {
    const part = this.#written.part(schema);
    const state = this.#stateOf(part === null ? [] : [part]);
    this.#finish();
    return state;
  }

  readonly #stateOf = (parts: readonly Node[], kind: Kind | null = null): State => {
    const key = `${this.#written.ids(parts)} ${kind ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const state = this.#graph.add([...new Set(parts)], kind);
    this.#known.set(key, state);
    this.#open.push(state);
    return state;
  };

  /** One after the other and not one inside the other: a schema may be nested as deep as it likes. */
  #finish(): void {
    for (let state = this.#open.pop(); state !== undefined; state = this.#open.pop()) {
      const { parts, kind } = state;
      state.form = kind === null ? this.#whole(parts) : shapeOf(this.#written, parts, kind, this.#stateOf);
    }
  }

  #whole(parts: readonly Node[]): Form {
    const schemas = this.#written.flatten(parts);
    const about = (kind: Kind): Node[] =>
      schemas.filter((schema) => isAbout(schema, kind) || this.#written.choices(schema).length > 0);
    const taken = this.#written.kinds(parts);
    if (kinds.every((kind) => taken.has(kind) && about(kind).length === 0)) return ANYTHING;
    return {
      of: 'whole',
      kinds: new Map(
        kinds
          .filter((kind) => taken.has(kind))
          .map((kind) => [kind, this.#stateOf(kind === 'null' ? [] : about(kind), kind)]),
      ),
    };
  }
}
