import type { Held } from './types.ts';

/** By what a record of one copy is known in the other; null when by nothing. */
export interface Key {
  of(record: Held, side: 'from' | 'to'): string | null;
  /** Whether one that is matched already counts among those who could be meant. */
  readonly strict?: boolean;
}

export interface Matched {
  readonly pairs: readonly (readonly [from: Held, to: Held])[];
  readonly onlyFrom: readonly Held[];
  readonly onlyTo: readonly Held[];
  /** Those who could be several, or who have nothing by which to be known. Nobody guesses. */
  readonly unmatched: { readonly from: readonly Held[]; readonly to: readonly Held[] };
}

/** Pairs the records of two copies, by one key after the other: only where exactly one on each side has it. */
export function matchRecords(from: readonly Held[], to: readonly Held[], keys: readonly Key[]): Matched {
  const pairs: (readonly [Held, Held])[] = [];
  let [restFrom, restTo] = [from, to];
  let last: ReturnType<typeof groupsOf> | null = null;
  for (const [at, key] of keys.entries()) {
    const groups = groupsOf(key, restFrom, restTo);
    const all = key.strict === true ? groupsOf(key, from, to) : groups;
    const done = new Set<Held>();
    for (const [
      word,
      {
        from: [one, ...more],
        to: [other, ...others],
      },
    ] of groups) {
      if (one === undefined || other === undefined || more.length + others.length > 0) continue;
      const whole = all.get(word);
      if (whole !== undefined && whole.from.length + whole.to.length > 2) continue;
      pairs.push([one, other]);
      done.add(one).add(other);
    }
    restFrom = restFrom.filter((record) => !done.has(record));
    restTo = restTo.filter((record) => !done.has(record));
    last = at > 0 ? (key.strict === true ? all : groupsOf(key, restFrom, restTo)) : null;
  }
  const key = keys.at(-1);
  const isOpen = (record: Held, side: 'from' | 'to'): boolean => {
    if (last === null || key === undefined) return false;
    const word = key.of(record, side);
    if (word === null) return true;
    const group = last.get(word);
    return group !== undefined && group.from.length > 0 && group.to.length > 0;
  };
  const [openFrom, openTo] = [
    new Set(restFrom.filter((one) => isOpen(one, 'from'))),
    new Set(restTo.filter((one) => isOpen(one, 'to'))),
  ];
  return {
    pairs,
    onlyFrom: restFrom.filter((one) => !openFrom.has(one)),
    onlyTo: restTo.filter((one) => !openTo.has(one)),
    unmatched: { from: [...openFrom], to: [...openTo] },
  };
}

interface Group {
  readonly from: Held[];
  readonly to: Held[];
}

function groupsOf(key: Key, from: readonly Held[], to: readonly Held[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  const put = (record: Held, side: 'from' | 'to'): void => {
    const word = key.of(record, side);
    if (word === null) return;
    const group = groups.get(word) ?? { from: [], to: [] };
    group[side].push(record);
    groups.set(word, group);
  };
  for (const record of from) put(record, 'from');
  for (const record of to) put(record, 'to');
  return groups;
}
