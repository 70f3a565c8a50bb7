import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { applyRecords } from '../../src/sync/store/apply.ts';
import { closeGone } from '../../src/sync/store/close.ts';
import type { NewEvent } from '../../src/sync/store/events.ts';
import { explainMerges } from '../../src/sync/store/explain.ts';
import type { CopyConnection } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';
import { rowsOf, told } from './store-support.ts';

const AT = '2024-06-01T00:00:00Z';
const item = (id: string, attributes: Item['attributes'] = {}): Item => ({ id, type: 'x', attributes });

async function apply(copy: CopyConnection, resource: Resource, cohort: number | null, ...items: readonly Item[]) {
  const events: NewEvent[] = [];
  const applied = await copy.write(() =>
    applyRecords(
      resource,
      items.map((one) => prepare(one, cohort)),
      { service: 'rect', provider: null, readAt: AT, wholeBefore: null, tellsAdded: false, isMerge: () => false },
      (event) => void events.push(event),
    ),
  );
  return { applied, events };
}

describe('a school of two cohorts', () => {
  test('is a record of each, though the same is served in both', async () => {
    const copy = await bareCopy();
    const school = item('s', { name: 'A' });
    expect((await apply(copy, 'schools', 2024, school)).applied).toMatchObject({ added: 1 });
    expect((await apply(copy, 'schools', 2025, school)).applied).toMatchObject({ added: 1 });
    expect((await apply(copy, 'schools', 2024, school)).applied).toMatchObject({ added: 0, changed: 0, moved: [] });
    expect(await rowsOf(copy, 'SELECT id, cohort FROM dfe_schools ORDER BY cohort')).toEqual([
      { id: 's', cohort: '2024' },
      { id: 's', cohort: '2025' },
    ]);
  });

  test.each([2024, 2025, 2026])('is compared with what it was in the same one (%d)', async (cohort) => {
    const copy = await bareCopy();
    for (const year of [2026, 2024, 2025]) await apply(copy, 'schools', year, item('s', { name: `of ${year}` }));
    const now = item('s', { name: 'new' });
    const { applied, events } = await apply(copy, 'schools', cohort, now);
    const before = item('s', { name: `of ${cohort}` });
    expect(applied).toMatchObject({ added: 0, changed: 1, moved: [{ id: 's', before, now }] });
    expect(events).toMatchObject([
      { kind: 'changed', cohort: String(cohort), before: { name: `of ${cohort}` }, after: { name: 'new' } },
    ]);
    const names = (await rowsOf(copy, 'SELECT cohort, name FROM dfe_schools ORDER BY cohort')).map(
      (row) => row['name'],
    );
    expect(names).toEqual([2024, 2025, 2026].map((year) => (year === cohort ? 'new' : `of ${year}`)));
  });
});

describe('records of two lists with one id', () => {
  const transfer = (status: string) => ({ training_record_id: 'r', created_at: AT, status });
  const enrolment = { training_record_id: 'r', participant_type: 'ect' };

  test('have their own parts: those of the other list stay', async () => {
    const copy = await bareCopy();
    const parts = async () => ({
      enrolments: (await rowsOf(copy, 'SELECT training_record_id FROM dfe_enrolments')).length,
      transfers: (await rowsOf(copy, 'SELECT status FROM dfe_transfers ORDER BY 1')).map((row) => row['status']),
    });
    await apply(copy, 'participants', null, item('a', { full_name: 'A', ecf_enrolments: [enrolment] }));
    await apply(copy, 'transfers', null, item('a', { transfers: [transfer('x'), transfer('y')] }));
    expect(await parts()).toEqual({ enrolments: 1, transfers: ['x', 'y'] });
    for (const name of ['A', 'B']) await apply(copy, 'unfundedMentors', null, item('a', { full_name: name }));
    expect(await parts()).toEqual({ enrolments: 1, transfers: ['x', 'y'] });
    await apply(copy, 'transfers', null, item('a', { transfers: [transfer('z')] }));
    expect(await parts()).toEqual({ enrolments: 1, transfers: ['z'] });
    await apply(copy, 'participants', null, item('a', { full_name: 'B', ecf_enrolments: [] }));
    expect(await parts()).toEqual({ enrolments: 0, transfers: ['z'] });
  });

  test('are gone each for itself: nobody is ours because a declaration is', async () => {
    const copy = await bareCopy();
    const kept = {
      id: 'a',
      raw_hash: '',
      first_seen: AT,
      last_changed: AT,
      unlisted: 0,
      raw: JSON.stringify(item('a')),
    };
    await put(copy, 'dfe_declarations', { ...kept, ours: 1 });
    await put(copy, 'dfe_participants', kept);
    const events: NewEvent[] = [];
    const emit = (event: NewEvent): void => void events.push(event);
    await copy.write(() => closeGone('participants', 'a', null, { at: AT, provider: null, emit }));
    expect(events).toMatchObject([{ kind: 'vanished', ours: null }]);
    expect(await rowsOf(copy, 'SELECT gone_at FROM dfe_declarations')).toEqual([{ gone_at: null }]);
  });
});

test.each([
  ['{"mentor_id":"b"}', '{"mentor_id":null}'],
  ['{"mentor_id":null}', '{"mentor_id":"b"}'],
  ['{"mentor_id":7}', '{"mentor_id":"b"}'],
  ['{}', '{"mentor_id":"b"}'],
  ['"mentor_id"', '7'],
])('from %s to %s is no merge, whoever was merged', async (before, after) => {
  const copy = await bareCopy();
  const stored = { paths: '["mentor_id"]', before, after, silent: 'unexplained' };
  await put(copy, 'dfe_changes', told(1, 'participants', 'p', stored));
  await copy.write(() => explainMerges(1, () => true));
  expect(await rowsOf(copy, 'SELECT silent FROM dfe_changes')).toEqual([{ silent: 'unexplained' }]);
});
