import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { applyRecords, type ApplyContext } from '../../src/sync/store/apply.ts';
import { transaction } from '../../src/sync/store/events.ts';
import { query, write, type Row } from '../../src/sync/store/steps.ts';
import { bareCopy, changesOf, writerOf } from './bare.ts';

const day = (number: number): string => `2024-06-${String(number).padStart(2, '0')}T00:00:00Z`;
const base: ApplyContext = {
  ...{ service: 'rect', provider: 'Us', readAt: day(1), wholeBefore: null, tellsAdded: true },
  isMerge: () => false,
};

async function world(resource: Resource, cohort: number | null = null) {
  const copy = await bareCopy();
  const by = await writerOf(copy);
  return {
    apply: (number: number, items: readonly Item[], more: Partial<ApplyContext> = {}) =>
      copy.write(() =>
        transaction(by, day(number), (emit) =>
          applyRecords(
            resource,
            items.map((item) => prepare(item, cohort)),
            { ...base, readAt: day(number), ...more },
            emit,
          ),
        ),
      ),
    rows: (sql: string): Promise<readonly Row[]> => copy.read(() => query(sql)),
    write: (sql: string) => copy.write(() => write(sql)),
    kinds: async () => (await changesOf(copy)).map(({ kind, id }) => `${kind} ${id}`),
    changes: () => changesOf(copy),
  };
}

const partner = (id: string, name: string, touched = day(1)): Item => ({
  ...{ id, type: 'x', attributes: { name, updated_at: touched } },
});

describe('records that are written', () => {
  test('are counted and told by what they are to the copy', async () => {
    const { apply, kinds, rows, write } = await world('deliveryPartners');
    const none = { added: 0, changed: 0, touchedOnly: 0, back: 0 };
    expect(await apply(1, [partner('a', 'A'), partner('b', 'B')])).toMatchObject({ ...none, seen: 2, added: 2 });
    expect(await apply(2, [partner('a', 'A'), partner('b', 'B')])).toEqual({ ...none, seen: 2, moved: [] });
    expect(await apply(3, [partner('a', 'A', day(2))])).toMatchObject({ ...none, seen: 1, touchedOnly: 1, moved: [] });
    expect(await apply(4, [partner('a', 'Z', day(3))])).toMatchObject({ ...none, seen: 1, changed: 1 });
    await write(`UPDATE dfe_delivery_partners SET gone_at = '${day(5)}', gone_why = 'absent' WHERE id = 'b'`);
    const back = await apply(6, [partner('b', 'B')]);
    expect(back).toMatchObject({ ...none, seen: 1, back: 1, moved: [{ id: 'b', before: null }] });
    expect(await kinds()).toEqual(['added a', 'added b', 'changed a', 'back b']);
    expect(
      await rows('SELECT id, name, first_seen, last_changed, gone_at, gone_why FROM dfe_delivery_partners ORDER BY id'),
    ).toEqual([
      { id: 'a', name: 'Z', first_seen: day(1), last_changed: day(4), gone_at: null, gone_why: null },
      { id: 'b', name: 'B', first_seen: day(1), last_changed: day(6), gone_at: null, gone_why: null },
    ]);
  });

  test('only touched keep the day on which they changed, and have the new `updated_at`', async () => {
    const { apply, rows } = await world('deliveryPartners');
    await apply(1, [partner('a', 'A')]);
    await apply(3, [partner('a', 'A', day(2))]);
    expect(await rows('SELECT last_changed, updated_at FROM dfe_delivery_partners')).toEqual([
      { last_changed: day(1), updated_at: day(2) },
    ]);
  });

  test('for the first time tell nothing when nothing is to be told; changes are told all the same', async () => {
    const { apply, kinds } = await world('deliveryPartners');
    expect(await apply(1, [partner('a', 'A')], { tellsAdded: false })).toMatchObject({ added: 1 });
    expect(await kinds()).toEqual([]);
    await apply(2, [partner('a', 'Z', day(2))], { tellsAdded: false });
    expect(await kinds()).toEqual(['changed a']);
  });

  test('twice at once are written as the last of them', async () => {
    const { apply, rows, kinds } = await world('deliveryPartners');
    expect(await apply(1, [partner('a', 'old'), partner('a', 'new')])).toMatchObject({ seen: 1, added: 1 });
    expect(await rows('SELECT name FROM dfe_delivery_partners')).toEqual([{ name: 'new' }]);
    expect(await kinds()).toEqual(['added a']);
  });

  test('silently are told so from when the list was last read whole', async () => {
    const { apply, changes } = await world('deliveryPartners');
    await apply(1, [partner('a', 'A', day(4)), partner('b', 'B', day(4))]);
    await apply(8, [partner('a', 'Z', day(4))]);
    await apply(8, [partner('b', 'Z', day(4))], { wholeBefore: Date.parse(day(7)) });
    const silent = (await changes()).flatMap((one) => (one.kind === 'changed' ? [one.silent] : []));
    expect(silent).toEqual([false, 'unexplained']);
  });

  test('of a school are those of one cohort, and leave those of another as they are', async () => {
    const { apply, rows } = await world('schools', 2024);
    await apply(1, [partner('s', 'A')]);
    await apply(2, [partner('s', 'Z', day(2))]);
    expect(await rows('SELECT id, cohort, name FROM dfe_schools')).toEqual([{ id: 's', cohort: '2024', name: 'Z' }]);
  });

  test('with parts: what a record no longer has goes, and that of others stays', async () => {
    const { apply, rows } = await world('participants');
    const person = (id: string, ...roles: readonly string[]): Item => ({
      ...{ id, type: 'x' },
      attributes: {
        ecf_enrolments: roles.map((role) => ({ training_record_id: `${id}-${role}`, participant_type: role })),
      },
    });
    const parts = async () =>
      (await rows('SELECT training_record_id AS id FROM dfe_enrolments ORDER BY 1')).map((row) => row['id']);
    await apply(1, [person('a', 'ect', 'mentor'), person('b', 'ect')]);
    expect(await parts()).toEqual(['a-ect', 'a-mentor', 'b-ect']);
    await apply(2, [person('a', 'mentor')]);
    expect(await parts()).toEqual(['a-mentor', 'b-ect']);
    await apply(3, [person('a'), person('c', 'ect', 'ect')]);
    expect(await parts()).toEqual(['b-ect', 'c-ect']);
  });
});

describe('the states of a declaration', () => {
  const declaration = (id: string, more: Readonly<Record<string, unknown>>): Item => ({
    ...{ id, type: 'x', attributes: { participant_id: 'p', state: 'submitted', statement_id: null, ...more } },
  });
  const STATES = `SELECT declaration_id AS id, ordinal AS n, state, statement_id AS stands, clawback_statement_id AS clawed,
    seen_at AS seen, seen_before AS before FROM dfe_declaration_states ORDER BY declaration_id, ordinal`;

  test('are kept one after the other, with when each was seen, and when it cannot have been yet', async () => {
    const { apply, rows } = await world('declarations');
    await apply(1, [declaration('d', {}), declaration('e', {})]);
    // neither of these is another state
    await apply(2, [declaration('d', { updated_at: day(2) })]);
    await apply(3, [declaration('d', { evidence_held: 'other' })]);
    await apply(4, [declaration('d', { state: 'payable', statement_id: 's' })], { wholeBefore: Date.parse(day(3)) });
    await apply(5, [declaration('d', { state: 'payable', statement_id: 't' })]);
    await apply(6, [declaration('d', { state: 'payable', statement_id: 't', clawback_statement_id: 'u' })]);
    const first = { n: 0, state: 'submitted', stands: null, clawed: null, seen: day(1), before: null };
    expect(await rows(STATES)).toEqual([
      { id: 'd', ...first },
      {
        ...{ id: 'd', n: 1, state: 'payable', stands: 's', clawed: null, seen: day(4) },
        before: '2024-06-03T00:00:00.000Z',
      },
      { id: 'd', n: 2, state: 'payable', stands: 't', clawed: null, seen: day(5), before: null },
      { id: 'd', n: 3, state: 'payable', stands: 't', clawed: 'u', seen: day(6), before: null },
      { id: 'e', ...first },
    ]);
  });

  test('are ours or somebody else’s by the name of the provider', async () => {
    const { apply, rows } = await world('declarations');
    const of = (id: string, name: string): Item => declaration(id, { lead_provider_name: name });
    await apply(1, [of('a', 'Us'), of('b', 'Them')]);
    await apply(1, [of('c', 'Us')], { provider: null });
    const ours = await rows('SELECT id, ours FROM dfe_declarations ORDER BY id');
    expect(ours).toEqual([
      { id: 'a', ours: 1 },
      { id: 'b', ours: 0 },
      { id: 'c', ours: null },
    ]);
  });
});
