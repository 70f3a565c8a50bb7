import { describe, expect, test } from 'vitest';
import { BulkError } from '../../src/bulk/bulk-error.ts';
import type { AnyClient, Item, Writer } from '../../src/bulk/client.ts';
import { checkCopyOf, decisionsOf } from '../../src/bulk/plan/decisions.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import type { Copy } from '../../src/sync/index.ts';
import { SyncError } from '../../src/sync/sync-error.ts';
import { copyStand, type CopyStand } from './plan-copies.ts';
import { listing } from './plan-lists.ts';
import { CHOICES, declaration, idOf, NOW, person, started, statement } from './plan-stand.ts';

/** An attribute that only the records of a list have. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ participants: 'ecf_enrolments', declarations: 'declaration_type', statements: 'cut_off_date' },
};

/** A client of lists that serve these records, as one that a copy can be of. */
function serving(items: readonly Item[]): { writer: Writer; read: unknown[][] } {
  const { writer, read } = listing((name) =>
    items.filter(({ attributes }) => Object.hasOwn(attributes, MARKS[name.split('.')[0] ?? ''] ?? '')),
  );
  const inside = {
    ...{ origin: 'https://mock.test', token: () => Promise.resolve('t'), serverDate: () => null },
  };
  Object.assign(writer.dfe, { transfers: {}, unfundedMentors: {}, [Symbol.for('lead-provider-sdk')]: inside });
  return { writer, read };
}

const decided = ({ writer }: { writer: Writer }, rows: readonly SourceRow[], copy?: Copy, stale = false) =>
  decisionsOf(
    'declarations.create',
    rows,
    writer,
    { choices: CHOICES, now: NOW, provider: 'Alpha' },
    copy,
    stale,
    undefined,
  );
const states = async (making: ReturnType<typeof decided>): Promise<string[]> =>
  (await making).map(({ line, state }) => `${line} ${state}`);
const gets = (read: readonly unknown[][]): unknown[] =>
  read.filter(([name]) => name === 'participants.get').map(([, id]) => id);

/** A copy that holds these people. */
async function holding(...people: readonly number[]): Promise<CopyStand> {
  const stand = await copyStand();
  for (const number of people) await stand.hold('dfe_participants', person(number));
  await stand.hold('dfe_statements', statement(50, '2026-09-30'));
  return stand;
}

describe('rows are judged', () => {
  test('by what the service serves now, where there is no copy', async () => {
    const service = serving([person(1), statement(50, '2026-09-30')]);
    expect(await states(decided(service, [started(2, 1), started(3, 2)]))).toEqual(['2 pending', '3 refused']);
    expect(gets(service.read)).toEqual([idOf(1), idOf(2)]);
  });

  test('by the copy alone, where nothing in it is in the way', async () => {
    const service = serving([]);
    const { copy } = await holding(1, 2);
    expect(await states(decided(service, [started(2, 1), started(3, 2)], copy))).toEqual(['2 pending', '3 pending']);
    expect(service.read).toEqual([]);
  });

  test('afresh where the copy makes the rules refuse, with all rows of that person, and in their places', async () => {
    const service = serving([person(2), statement(50, '2026-09-30')]);
    const { copy } = await holding(1);
    const rows = [started(2, 2), started(3, 1), started(4, 2, { declaration_type: 'retained-1' }), started(5, 3)];
    const made = await decided(service, rows, copy);
    expect(made.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(made.map(({ state }) => state)).toEqual(['pending', 'pending', expect.any(String), 'refused']);
    // who the copy has is not asked for
    expect(new Set(gets(service.read))).toEqual(new Set([idOf(2), idOf(3)]));
    const without = await decided(serving([person(2), person(1), statement(50, '2026-09-30')]), rows);
    expect(made).toEqual(without);
  });

  test.each([
    ['already', {}],
    ['conflict', { evidence_held: 'other' }],
  ])('afresh where a record of the copy holds their slot: %s', async (state, more) => {
    const { copy, hold } = await holding(1);
    await hold('dfe_declarations', declaration(11, 1), { participant_id: idOf(1) });
    const row = started(2, 1, more);
    const voided = serving([person(1), statement(50, '2026-09-30')]);
    expect(await states(decided(voided, [row], copy))).toEqual(['2 pending']);
    const still = serving([person(1), declaration(11, 1), statement(50, '2026-09-30')]);
    const [one] = await decided(still, [row], copy);
    expect(one).toMatchObject({ state, record: idOf(11) });
  });

  test('but not where the rows are in conflict with one another, whatever the copy holds', async () => {
    const service = serving([]);
    const { copy } = await holding(1);
    const rows = [started(2, 1), started(3, 1, { evidence_held: 'other' })];
    expect(await states(decided(service, rows, copy))).toEqual(['2 conflict', '3 conflict']);
    expect(service.read).toEqual([]);
  });
});

describe('a copy that would have many rows refused', () => {
  const rows = (count: number): SourceRow[] => Array.from({ length: count }, (_, at) => started(at + 2, at + 100));

  test('is to be looked at by a person, and nothing is read', async () => {
    const service = serving([]);
    const { copy } = await holding(1);
    const refused = decided(service, rows(51), copy);
    await expect(refused).rejects.toMatchObject({ reason: 'person' });
    await expect(refused).rejects.toThrow('By the copy 51 of 51 rows would be refused');
    expect(service.read).toEqual([]);
  });

  test('may be wrong about fifty', async () => {
    const { copy } = await holding(1);
    const made = await decided(serving([]), [...rows(50), started(99, 1)], copy);
    expect(made.filter(({ state }) => state === 'refused')).toHaveLength(50);
    expect(made.at(-1)?.state).toBe('pending');
  });

  test('and its age counts, unless it is known', async () => {
    const { copy } = await copyStand(NOW - 90_000_000);
    await expect(decided(serving([]), [], copy)).rejects.toThrow('more than a day ago');
    expect(await decided(serving([]), [], copy, true)).toEqual([]);
  });
});

describe('a copy', () => {
  test('is of no client that has no lists', async () => {
    const { copy } = await copyStand();
    const client: AnyClient = { service: 'rect', declarations: {}, whoAmI: () => Promise.resolve(null) };
    const refused = checkCopyOf(client, copy, undefined);
    await expect(refused).rejects.toMatchObject({ reason: 'usage' });
    await expect(refused).rejects.toThrow('The client has no lists that a copy is made of.');
  });

  test('of another server says nothing about these rows', async () => {
    const { copy, put } = await copyStand();
    await put('dfe_schema', { name: 'service', value: 'rect' });
    await put('dfe_schema', { name: 'origin', value: 'https://other.test' });
    const error: unknown = await decided(serving([]), [], copy).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BulkError);
    expect(error).toMatchObject({ reason: 'usage', cause: expect.any(SyncError) as unknown });
    expect(String(error)).toMatch(/of rect at https:\/\/other\.test.*Nothing was sent\.$/);
  });

  test('that cannot be read is no copy of somebody else', async () => {
    const { copy } = await copyStand();
    await copy.close();
    const error: unknown = await decided(serving([]), [], copy).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(BulkError);
  });
});
