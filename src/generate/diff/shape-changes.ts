import { compareChoices } from './choices.ts';
import { directionOfLimit, directionOfRules } from './directions.ts';
import type { Limit, Shape, State } from './form.ts';
import { keyOf } from './limits.ts';
import { compareObjects } from './object-changes.ts';
import type { Comparison, Meaning, Step, Way } from './schema-changes.ts';

/** What differs between values of one kind. */
export function compareShapes(
  a: Shape,
  b: Shape,
  states: { readonly before: State; readonly after: State },
  way: Way,
): Comparison {
  const choices = compareChoices(a, b, states);
  // where one alternative became several, the rest of the comparison is with the alternatives
  if (choices.instead) return choices;
  const values = valuesChange(a, b);
  const isListed = (a.values === null) !== (b.values === null);
  const parts: Comparison[] = [
    choices,
    {
      changes: isListed ? values : [...values, ...integerChange(a, b), ...limitChanges(a, b), ...ruleChanges(a, b)],
      below: [],
    },
    a.kind === 'object' ? compareObjects(a, b, way) : { changes: [], below: itemSteps(a, b) },
    { changes: opaqueChanges(a, b), below: [] },
  ];
  return { changes: parts.flatMap(({ changes }) => changes), below: parts.flatMap(({ below }) => below) };
}

function valuesChange(a: Shape, b: Shape): Meaning[] {
  const [was, is] = [a.values, b.values];
  const origin = originOf('enum', a, b);
  if (was === null && is === null) return [];
  if (was === null)
    return [{ event: 'values-closed', message: `Only these values remain: ${shown(is ?? [])}.`, after: is, origin }];
  if (is === null)
    return [
      { event: 'values-opened', message: `Any value may stand here, not only ${shown(was)}.`, before: was, origin },
    ];
  const [keysWas, keysIs] = [was, is].map((values) => new Set(values.map(keyOf)));
  const added = is.filter((value) => keysWas?.has(keyOf(value)) === false);
  const removed = was.filter((value) => keysIs?.has(keyOf(value)) === false);
  return [
    ...(added.length > 0
      ? [{ event: 'values-added' as const, message: `New values: ${shown(added)}.`, after: added, origin }]
      : []),
    ...(removed.length > 0
      ? [{ event: 'values-removed' as const, message: `Values removed: ${shown(removed)}.`, before: removed, origin }]
      : []),
  ];
}

function integerChange(a: Shape, b: Shape): Meaning[] {
  if (a.integer === b.integer) return [];
  const [before, after] = a.integer ? (['integer', 'number'] as const) : (['number', 'integer'] as const);
  return [
    {
      event: 'type-changed',
      direction: a.integer ? 'wider' : 'narrower',
      message: `Changed from ${before} to ${after}.`,
      before,
      after,
    },
  ];
}

function limitChanges(a: Shape, b: Shape): Meaning[] {
  return [...new Set([...a.limits.keys(), ...b.limits.keys()])].flatMap((key): Meaning[] => {
    const [was, is] = [a.limits.get(key), b.limits.get(key)];
    if (keyOf(was ?? null) === keyOf(is ?? null)) return [];
    const [before, after] = [limitShown(key, was), limitShown(key, is)];
    return [
      {
        event: 'limit-changed',
        direction: directionOfLimit(key, was, is),
        message: `${key} changed from ${show(before ?? 'none')} to ${show(after ?? 'none')}.`,
        before,
        after,
        origin: originOf(key, a, b),
      },
    ];
  });
}

function limitShown(key: string, limit: Limit | undefined): unknown {
  if (key === 'uniqueItems') return limit !== undefined;
  if (limit === undefined) return undefined;
  if (!limit.exclusive) return limit.value;
  return `${key === 'minimum' ? 'more' : 'less'} than ${limit.value}`;
}

function ruleChanges(a: Shape, b: Shape): Meaning[] {
  return [...new Set([...a.sets.keys(), ...b.sets.keys()])].flatMap((key): Meaning[] => {
    const [was, is] = [a.sets.get(key) ?? [], b.sets.get(key) ?? []];
    if (keyOf(was) === keyOf(is)) return [];
    const [before, after] = [was, is].map((members) => (members.length === 0 ? undefined : members.join(' and ')));
    const meaning = { direction: directionOfRules(key, was, is), before, after, origin: originOf(key, a, b) };
    if (key !== 'format')
      return [
        {
          event: 'limit-changed',
          message: `${key} changed from ${before ?? 'none'} to ${after ?? 'none'}.`,
          ...meaning,
        },
      ];
    return before === undefined
      ? [{ event: 'format-added', message: `Is said to be a ${after ?? ''} now.`, ...meaning }]
      : [{ event: 'format-changed', message: `The format changed from ${before} to ${after ?? 'none'}.`, ...meaning }];
  });
}

function itemSteps(a: Shape, b: Shape): Step[] {
  const length = Math.max(a.prefix.length, b.prefix.length);
  return [
    { text: '[]', before: a.items, after: b.items },
    ...Array.from({ length }, (_none, at) => ({
      text: `[${at}]`,
      before: a.prefix[at] ?? a.items,
      after: b.prefix[at] ?? b.items,
    })),
  ];
}

/** Rules of which it is only seen that they are others now. */
function opaqueChanges(a: Shape, b: Shape): Meaning[] {
  const [was, is] = [a, b].map(
    ({ opaque }) => new Map(opaque.map(([key, state]) => [`${key} ${state.class}`, key.replace(/ .*$/s, '')])),
  );
  const keys = [
    ...[...(was ?? [])].filter(([key]) => is?.has(key) === false).map(([, name]) => name),
    ...[...(is ?? [])].filter(([key]) => was?.has(key) === false).map(([, name]) => name),
  ];
  return [...new Set(keys)].map((key) => {
    const [more, less] = [b, a].map(({ opaque }) => opaque.filter(([name]) => name.startsWith(key)).length);
    const direction = less === 0 ? 'narrower' : more === 0 ? 'wider' : 'other';
    return { event: 'limit-changed', direction, message: `What ${key} says changed.` };
  });
}

/** Which written schemas a keyword comes from on either side. */
export function originOf(key: string, a: Shape, b: Shape): string {
  return `${key}:${a.origins.get(key) ?? ''}>${b.origins.get(key) ?? ''}`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shown(values: readonly unknown[]): string {
  return values.map(show).join(', ');
}
