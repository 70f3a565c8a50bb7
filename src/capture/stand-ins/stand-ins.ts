import { isRecord } from '../../base/guards.ts';
import { isUuid } from '../../base/uuid.ts';
import { isDay } from '../../rules/time.ts';
import type { Resource } from '../../sync/resources.ts';
import type { Row } from '../observed.ts';
import type { Described, Descriptions } from './described.ts';
import { Keyed } from './keyed.ts';
import { keepable, kindOf, type Keep, type Kind } from './kinds.ts';
import { wordsFor } from './made-of-words.ts';
import { trnFor, urnFor } from './numbers.ts';

export interface StandInOptions {
  /** What is left as it was served; nothing by default. */
  readonly keep?: readonly Keep[];
  /** Whether reasons of withdrawals and deferrals stay, which are data about health. `all` does not keep them. */
  readonly keepReasons?: boolean;
}

/**
 * Puts stand-ins in the place of whoever and whatever a record names. Each comes of the key and the original alone, so
 * equal originals have equal stand-ins wherever and whenever they are met, and nothing has to be remembered for that.
 */
export class StandIns {
  readonly #keyed: Keyed;
  readonly #descriptions: Descriptions;
  readonly #kept: ReadonlySet<Kind>;
  readonly #isAllKept: boolean;
  readonly #keepReasons: boolean;
  readonly #made = new Map<Kind, Map<string, string>>();

  constructor(key: Uint8Array, descriptions: Descriptions, { keep = [], keepReasons = false }: StandInOptions = {}) {
    this.#keyed = new Keyed(key);
    this.#descriptions = descriptions;
    this.#isAllKept = keep.includes('all');
    this.#kept = new Set(keep.flatMap((word): Kind[] => (word === 'all' ? [] : [keepable[word]])));
    this.#keepReasons = keepReasons;
  }

  replaceRow(list: Resource, { id, type, attributes }: Row): Row {
    if (this.#isAllKept && this.#keepReasons) return { id, type, attributes };
    const described = this.#descriptions[list];
    const types = described.inside.get('type')?.values;
    return {
      id: this.id(id),
      type: types?.has(type) === true ? type : this.of('text', type),
      attributes: this.#object(list, attributes, described.inside.get('attributes')),
    };
  }

  id(id: string): string {
    return this.of('id', id.toLowerCase());
  }

  /** The stand-in of a text of some kind; the text itself when that kind is kept. */
  of(kind: Kind, text: string): string {
    if (kind === 'reason') return this.#keepReasons ? text : 'other';
    if (this.#isAllKept || this.#kept.has(kind) || text === '') return text;
    let made = this.#made.get(kind);
    if (made === undefined) this.#made.set(kind, (made = new Map<string, string>()));
    let found = made.get(text);
    if (found === undefined) made.set(text, (found = this.#make(kind, text)));
    return found;
  }

  /** What this process has put in the place of what, by kind. Whoever has it knows everybody. */
  map(): ReadonlyMap<Kind, ReadonlyMap<string, string>> {
    return this.#made;
  }

  /** Tells the id that a stand-in stands for, of those that this process was served. */
  originals(): (id: string) => string | undefined {
    if (this.#isAllKept || this.#kept.has('id')) return (id) => id;
    const originals = new Map([...(this.#made.get('id') ?? [])].map(([original, made]) => [made, original]));
    return (id) => originals.get(id);
  }

  #make(kind: Kind, text: string): string {
    if (kind === 'id') return this.#keyed.uuid(text);
    if (kind === 'trn') return trnFor(this.#keyed, text) ?? wordsFor(this.#keyed, 'text', text);
    if (kind === 'urn') return urnFor(this.#keyed, text);
    return wordsFor(this.#keyed, kind, text);
  }

  #object(list: Resource, value: Readonly<Record<string, unknown>>, described: Described | undefined) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const known = described?.inside.get(name);
        // a name that the service gave to an attribute tells of nobody; any other key may be data
        const isAttribute = known !== undefined || (described !== undefined && /^[a-z][a-z_]{0,59}$/.test(name));
        return [
          isAttribute || this.#isAllKept ? name : this.of('text', name),
          this.#value(list, inner, known, kindOf(list, name)),
        ];
      }),
    );
  }

  #value(list: Resource, value: unknown, described: Described | undefined, kind: Kind): unknown {
    if (typeof value === 'string') return this.#text(value, described, kind);
    if (Array.isArray(value)) return value.map((one) => this.#value(list, one, described?.inside.get('[]'), kind));
    if (isRecord(value)) return this.#object(list, value, described);
    if (typeof value !== 'number' || this.#isAllKept || described?.isNumber === true) return value;
    // a number where a text is described can be a TRN; of one that nothing describes nobody knows
    return described === undefined ? 0 : this.#text(String(value), described, kind);
  }

  #text(text: string, described: Described | undefined, kind: Kind): string {
    if (described === undefined) return isUuid(text) ? this.id(text) : this.of('text', text);
    if (kind === 'reason' && !this.#keepReasons) return this.of(kind, text);
    if (described.values !== null && described.values.has(text)) return text;
    if (described.values === null && isPlain(text, described, kind)) return text;
    if (isUuid(text)) return this.id(text);
    return this.of(OF_NOBODY.has(kind) ? 'text' : kind, text);
  }
}

/** Kinds of which only what the description knows is left: anything else is a text like any other. */
const OF_NOBODY: ReadonlySet<Kind> = new Set<Kind>(['reason', 'year', 'month']);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const MONTH = /^(January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** Dates, instants, years and months, where the description has them; they stay. */
function isPlain(text: string, { format }: Described, kind: Kind): boolean {
  if (format === 'date') return isDay(text);
  if (format === 'date-time') return INSTANT.test(text);
  return (kind === 'year' && /^20\d\d$/.test(text)) || (kind === 'month' && MONTH.test(text));
}
