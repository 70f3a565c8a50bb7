import type { Branch, Shape, State } from './form.ts';
import { keyOf } from './limits.ts';

/** How far into a schema two are looked at to see whether they are alike, and how much of it. */
const DEEP = 3;
const MANY = 400;

const known = new WeakMap<State, ReadonlySet<string>>();

/** How much of what two states say they say both: from 0 to 1. */
export function likeness(a: State, b: State): number {
  const [one, other] = [factsOf(a), factsOf(b)];
  const common = [...one].filter((fact) => other.has(fact)).length;
  return common === 0 ? 0 : common / (one.size + other.size - common);
}

function factsOf(state: State): ReadonlySet<string> {
  const before = known.get(state);
  if (before !== undefined) return before;
  const found = new Set<string>();
  collect(state, '', DEEP, found);
  known.set(state, found);
  return found;
}

function collect({ form }: State, path: string, deep: number, found: Set<string>): void {
  if (found.size > MANY) return;
  if (form.of === 'anything') found.add(`${path} anything`);
  else if (form.of === 'whole') for (const state of form.kinds.values()) collect(state, path, deep, found);
  else {
    found.add(`${path} ${form.kind}`);
    for (const fact of scalarFacts(form)) found.add(`${path} ${fact}`);
    if (deep === 0) return;
    for (const [name, { state }] of form.properties) collect(state, `${path}.${name}`, deep - 1, found);
    if (form.kind === 'array') collect(form.items, `${path}[]`, deep - 1, found);
  }
}

function scalarFacts({ values, integer, limits, sets, required }: Shape): string[] {
  return [
    ...(values ?? []).map((value) => `=${keyOf(value)}`),
    ...(integer ? ['integer'] : []),
    ...[...limits].map(([key, { value }]) => `${key} ${value}`),
    ...[...sets].flatMap(([key, members]) => members.map((member) => `${key} ${member}`)),
    ...[...required].map((name) => `required ${name}`),
  ];
}

/** What people know the alternatives by; one that continues another has its name. */
export function labels(
  before: readonly Branch[],
  after: readonly Branch[],
  pairs: ReadonlyMap<number, number>,
): { readonly was: readonly string[]; readonly is: readonly string[] } {
  const taken = new Set<string>();
  const free = (name: string): string => {
    let one = name;
    for (let n = 2; taken.has(one); n += 1) one = `${name} ${n}`;
    taken.add(one);
    return one;
  };
  const was = before.map((branch) => free(label(branch)));
  const is = after.map((branch, at) => was[pairs.get(at) ?? -1] ?? free(label(branch)));
  return { was, is };
}

/** The values that are fixed in an alternative set it apart. */
function label({ state: { form }, values }: Branch): string {
  if (values.length > 0) return values.join(', ');
  if (form.of !== 'shape') return 'alternative';
  const fixed = [...form.properties.values()].flatMap(({ state }) => {
    const [only, ...others] = state.form.of === 'whole' ? [...state.form.kinds.values()] : [];
    const list = others.length === 0 && only?.form.of === 'shape' ? only.form.values : null;
    return list?.length === 1 ? [String(list[0])] : [];
  });
  return fixed.length > 0 ? fixed.join(', ') : form.integer ? 'integer' : form.kind;
}
