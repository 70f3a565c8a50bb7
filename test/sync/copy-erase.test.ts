import { describe, expect, test } from 'vitest';
import { copyOver, type Copy } from '../../src/sync/copy/copy.ts';
import { prune } from '../../src/sync/copy/prune.ts';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { applyRecords } from '../../src/sync/store/apply.ts';
import { take } from '../../src/sync/store/lease.ts';
import type { CopyConnection } from '../../src/sync/store/steps.ts';
import { CopyBusyError } from '../../src/sync/sync-error.ts';
import { bareCopy, changesOf, put } from './bare.ts';
import { rowsOf, told } from './store-support.ts';

const AT = '2024-06-01T00:00:00Z';
const ID = '6727aabb-2eac-4e0c-a64b-1ac3de6b32a1';

const apply = (copy: CopyConnection, resource: Resource, cohort: number | null, item: Item) =>
  copy.write(() =>
    applyRecords(
      resource,
      [prepare(item, cohort)],
      { service: 'rect', provider: null, readAt: AT, wholeBefore: null, tellsAdded: false, isMerge: () => false },
      () => undefined,
    ),
  );

/** A copy with one person in two lists and one tutor of three records, that notes how often its files were scrubbed. */
async function world() {
  const bare = await bareCopy();
  const seen = { scrubbed: 0 };
  const scrub = (): Promise<void> => {
    seen.scrubbed += 1;
    return bare.scrub();
  };
  const copy = await copyOver({ ...bare, scrub });
  const person: Item = { id: ID, type: 'x', attributes: { full_name: 'Ann' } };
  const tutored: Item = { id: 's', type: 'x', attributes: { induction_tutor_email: 'T@x.example', urn: '1' } };
  await apply(bare, 'participants', null, person);
  await apply(bare, 'unfundedMentors', null, person);
  await apply(bare, 'partnerships', null, tutored);
  for (const cohort of [2024, 2025]) await apply(bare, 'schools', cohort, tutored);
  return { bare, copy, seen };
}

describe('erasing', () => {
  test('of a person tells the ids and how many records were cleared, and leaves no byte in the files', async () => {
    const { bare, copy, seen } = await world();
    expect(await copy.erase({ participant: ID.toUpperCase() })).toEqual({ ids: [ID], records: 2 });
    expect(seen.scrubbed).toBe(1);
    expect(await rowsOf(bare, 'SELECT full_name FROM dfe_participants')).toEqual([{ full_name: null }]);
    expect(await rowsOf(bare, 'SELECT id FROM dfe_erased')).toEqual([{ id: ID }]);
    expect((await changesOf(bare)).map(({ kind, resource }) => `${kind} ${resource}`)).toEqual([
      ...['erased participants', 'erased unfundedMentors'],
    ]);
    expect(await rowsOf(bare, 'SELECT word FROM dfe_lease')).toEqual([{ word: '' }]);
  });

  test('of a tutor tells how many records were cleared, and keeps nobody out later', async () => {
    const { bare, copy, seen } = await world();
    expect(await copy.erase({ tutorEmail: 't@x.example' })).toEqual({ ids: [], records: 3 });
    expect(seen.scrubbed).toBe(1);
    expect(await rowsOf(bare, 'SELECT id FROM dfe_erased')).toEqual([]);
    expect(await rowsOf(bare, 'SELECT full_name FROM dfe_participants')).toEqual([{ full_name: 'Ann' }]);
    expect(await copy.erase({ tutorEmail: 't@x.example' })).toEqual({ ids: [], records: 0 });
  });

  test('is told as of the last run, and its cursor is gone on with', async () => {
    const { bare, copy } = await world();
    await put(bare, 'dfe_runs', { run: 4, mode: 'full', word: 'w', started_at: AT });
    await copy.erase({ participant: ID });
    const [one, two] = await changesOf(bare);
    expect([one?.run, two?.run]).toEqual([4, 4]);
    expect(one?.cursor).toMatch(/^1:[\w-]{12}$/);
    expect((await changesOf(bare, one?.cursor)).map(({ seq }) => seq)).toEqual([2]);
    expect(await copy.cursor()).toBe(two?.cursor);
  });

  test('before any run is told as of none', async () => {
    const { bare, copy } = await world();
    await copy.erase({ participant: ID });
    expect((await changesOf(bare)).map(({ run }) => run)).toEqual([0, 0]);
  });

  test('waits for nobody who holds the copy: nothing is erased', async () => {
    const { bare, copy, seen } = await world();
    await bare.write(() => take({ host: 'there', process: '8', started: '1', word: 'w' }, 0, AT));
    await expect(copy.erase({ participant: ID })).rejects.toThrow(CopyBusyError);
    expect(await rowsOf(bare, 'SELECT full_name FROM dfe_participants')).toEqual([{ full_name: 'Ann' }]);
    expect(seen.scrubbed).toBe(0);
  });

  // as plain JavaScript can call it
  const eraseAny = (copy: Copy, who: unknown): Promise<unknown> => {
    const given: unknown = Reflect.get(copy, 'erase');
    if (typeof given !== 'function') throw new TypeError('no erase');
    return Promise.resolve(Reflect.apply(given, copy, [who]));
  };

  test.each([
    ['no id', { participant: 'Ann' }, /"participant" has to be the id of a participant/],
    ['both', { participant: ID, tutorEmail: 't@x.example' }, /give \{ participant: id \} or \{ tutorEmail: address \}/],
    ['an id and nobody', { participant: ID, tutorEmail: null }, /give \{ participant/],
    ['a tutor and no id', { participant: 5, tutorEmail: 't@x.example' }, /give \{ participant/],
    ['no address', { tutorEmail: 'Tuva' }, /give \{ participant/],
    ['no text', { tutorEmail: 5 }, /give \{ participant/],
    ['a number', { participant: 5 }, /give \{ participant/],
    ['a text', ID, /give \{ participant/],
    ['nobody', undefined, /give \{ participant/],
    ['null', null, /give \{ participant/],
  ])('takes one person or one tutor, and not %s', async (_, who, message) => {
    const { bare, copy, seen } = await world();
    await expect(eraseAny(copy, who)).rejects.toThrow(message);
    await expect(eraseAny(copy, who)).rejects.toThrow(TypeError);
    expect(await rowsOf(bare, 'SELECT number FROM dfe_lease')).toEqual([{ number: 0 }]);
    expect(seen.scrubbed).toBe(0);
  });

  test.each([
    [{ participant: ID, tutorEmail: undefined }, 2],
    [{ participant: undefined, tutorEmail: 't@x.example' }, 3],
  ])('takes what is left undefined for not given (%j)', async (who, records) => {
    const { copy } = await world();
    expect(await eraseAny(copy, who)).toMatchObject({ records });
  });
});

test.each([
  ['those that are older', 2, [3, 4]],
  ['none that are kept for long enough', 4, [1, 2, 3, 4]],
  ['all but the newest, of any age', 0.25, [4]],
])('of changes go %s', async (_, days, left) => {
  const copy = await bareCopy();
  const at = (day: number): string => `2024-06-0${day}T00:00:00Z`;
  await put(
    copy,
    'dfe_changes',
    ...[1, 2, 3, 4].map((seq) => told(seq, 'schools', 's', { kind: 'erased', at: at(seq) })),
  );
  await copy.write(() => prune(Date.parse(at(5)), days));
  expect((await rowsOf(copy, 'SELECT seq FROM dfe_changes ORDER BY seq')).map((row) => row['seq'])).toEqual(left);
});
