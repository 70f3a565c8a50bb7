import { isChoiceAlone, statesOf, type Form, type Shape, type State } from './form.ts';
import { keyOf } from './limits.ts';

/**
 * Finds which states mean the same and gives them one class. Returns one state for each class.
 *
 * States that lead to no circle come first, each after all it leads to, and are known by what they say and by the
 * classes they lead to. The others are told apart in rounds: all that look alike are one class until something they
 * lead to is found to differ.
 */
export function classify(states: readonly State[]): readonly State[] {
  const ends: State[] = [];
  const known = new Map<string, State>();
  const circular = settle(states, (state) => {
    const inner = onlyBranch(state.form);
    if (inner !== null) {
      state.class = inner;
      return;
    }
    const key = signature(state.form);
    const first = known.get(key);
    if (first === undefined) {
      state.class = ends.push(state) - 1;
      known.set(key, state);
    } else state.class = first.class;
  });
  refine(circular, ends);
  return ends;
}

/** Gives out each state after all it leads to; what is left leads to a circle. */
function settle(states: readonly State[], give: (state: State) => void): State[] {
  const waiting = new Map<State, number>();
  const above = new Map<State, State[]>();
  for (const state of states) {
    const inner = new Set(statesOf(state.form));
    waiting.set(state, inner.size);
    for (const one of inner) add(above, one, state);
  }
  const ready = states.filter((state) => waiting.get(state) === 0);
  for (const state of ready) {
    give(state);
    waiting.delete(state);
    for (const one of above.get(state) ?? []) {
      const left = (waiting.get(one) ?? 0) - 1;
      waiting.set(one, left);
      if (left === 0) ready.push(one);
    }
  }
  return [...waiting.keys()];
}

function refine(states: readonly State[], ends: State[]): void {
  const base = ends.length;
  let count = 0;
  for (const state of states) state.class = base;
  for (;;) {
    const found = new Map<string, number>();
    const next = states.map((state) => {
      const key = signature(state.form);
      const known = found.get(key) ?? base + found.size;
      found.set(key, known);
      return known;
    });
    states.forEach((state, i) => (state.class = next[i] ?? base));
    if (found.size === count) break;
    count = found.size;
  }
  for (const state of states) ends[state.class] ??= state;
}

/** The class of the only alternative, when all of a choice come to the same and nothing stands beside them. */
function onlyBranch(form: Form): number | null {
  if (form.of !== 'shape' || !isChoiceAlone(form)) return null;
  const [choice] = form.choices;
  const classes = new Set(choice?.branches.map(({ state }) => state.class));
  const [only] = classes;
  return classes.size === 1 && only !== undefined ? only : null;
}

function signature(form: Form): string {
  if (form.of === 'anything') return form.of;
  return form.of === 'whole'
    ? JSON.stringify([...form.kinds].map(([kind, state]) => [kind, state.class]))
    : JSON.stringify(shapeSays(form));
}

function shapeSays(shape: Shape): unknown[] {
  const { kind, values, integer, limits, sets, properties, required, rest, prefix, items, opaque, choices } = shape;
  return [
    kind,
    values?.map(keyOf),
    integer,
    [...limits].map(([key, { value, exclusive }]) => [key, value, exclusive]),
    [...sets],
    [...properties].map(([name, one]) => [name, one.state.class, one.readOnly, one.writeOnly, one.deprecated]),
    [...required].sort(),
    rest.class,
    prefix.map((state) => state.class),
    items.class,
    unique(opaque.map(([key, state]) => `${key} ${state.class}`)),
    unique(
      choices.map(({ discriminator, branches }) =>
        keyOf([discriminator, unique(branches.map(({ state, values: by }) => keyOf([state.class, by])))]),
      ),
    ),
  ];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function add(lists: Map<State, State[]>, key: State, state: State): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [state]);
  else known.push(state);
}
