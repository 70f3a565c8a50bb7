import { isRecord } from '../../src/base/guards.ts';
import type { ListName, Observed, Row } from '../../src/capture/observed.ts';

/** Numbers that look like chance, the same ones for a seed. */
function chanceOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** What was seen, with records missing and values that no service would send. */
export function garbled(seen: Observed, seed: number): Observed {
  const chance = chanceOf(seed);
  const share = [0.0005, 0.003, 0.02][seed % 3] ?? 0;
  const odd = (): unknown =>
    [null, 'nonsense', '', 7, true, '2019', '1999-99-99T00:00:00Z', [], {}][Math.floor(chance() * 9)];
  const change = (value: unknown): unknown => {
    if (chance() < share) return odd();
    if (Array.isArray(value)) return value.map(change);
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
    return value;
  };
  const changed = (rows: readonly Row[]): Row[] =>
    rows.flatMap((row) => {
      if (chance() < share) return [];
      const attributes = change(row.attributes);
      return { ...row, attributes: isRecord(attributes) ? attributes : {} };
    });
  const { lists } = seen;
  const rowsOf = (name: ListName): Row[] => (chance() < 0.05 && name !== 'participants' ? [] : changed(lists[name]));
  return {
    ...seen,
    lists: {
      statements: rowsOf('statements'),
      deliveryPartners: rowsOf('deliveryPartners'),
      partnerships: rowsOf('partnerships'),
      participants: rowsOf('participants'),
      transfers: rowsOf('transfers'),
      unfundedMentors: rowsOf('unfundedMentors'),
      declarations: rowsOf('declarations'),
    },
    schools: new Map([...seen.schools].map(([year, rows]) => [year, changed(rows)])),
  };
}
