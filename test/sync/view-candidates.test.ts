import { describe, expect, test } from 'vitest';
import { writeRuleBook } from '../../src/sync/store/rule-book.ts';
import { query, type Value } from '../../src/sync/store/steps.ts';
import { declaration, enrolment, reportCopy, statement } from './report-support.ts';

/** Who is a candidate, and for which type: by the states in which a provider may declare whatever the date. */

type Some = Readonly<Record<string, Value>>;

const SCHEDULE = { schedule_identifier: 'ecf-standard-september', eligible_for_funding: 1 };
const open = [statement('s', { cut_off_date: '2026-10-31' })];

/** What can be declared next for each of some people: its type, whether a later one is held, how old another holder is. */
async function candidates(
  people: Readonly<Record<string, readonly [enrolment: Some, ...declarations: readonly Some[]]>>,
  statements = open,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const all = Object.entries(people);
  const copy = await reportCopy(
    {
      dfe_participants: all.map(([id]) => ({ id, full_name: id })),
      dfe_enrolments: all.map(([id, [more]]) => enrolment(id, { ...SCHEDULE, ...more })),
      dfe_declarations: all.flatMap(([id, [, ...held]]) =>
        held.map((more, i) => declaration(`${id} ${i}`, { participant_id: id, ...more })),
      ),
    },
    statements,
  );
  await copy.write(() => writeRuleBook('rect'));
  const rows = await copy.read(() => query('SELECT * FROM dfe_v_declaration_candidates'));
  const found = rows.map((row): readonly [string, readonly unknown[]] => [
    String(row['participant_id']),
    [row['type'], row['later_held'], row['held_by_other_age_days']],
  ]);
  return Object.fromEntries(found);
}

const named = (found: object): readonly string[] => Object.keys(found).sort();

test('training that goes on has candidates, other training has none', async () => {
  const states = ['active', 'deferred', 'withdrawn', 'completed'];
  const people = states.map((training_status) => [training_status, [{ training_status }]] as const);
  expect(named(await candidates(Object.fromEntries(people)))).toEqual(['active']);
});

test('who is there, leaves or has left can be declared for; who is to come, or was taken off, cannot', async () => {
  const states = ['active', 'leaving', 'left', 'joining', 'withdrawn', 'something new'];
  const people = states.map((participant_status) => [participant_status, [{ participant_status }]] as const);
  const found = await candidates({ ...Object.fromEntries(people), nothing: [{ participant_status: null }] });
  expect(named(found)).toEqual(['active', 'leaving', 'left', 'nothing']);
});

describe('whoever is eligible for funding needs a statement to come', () => {
  const people = {
    eligible: [{ eligible_for_funding: 1 }],
    not: [{ eligible_for_funding: 0 }],
    undecided: [{ eligible_for_funding: null }],
  } as const;
  test.each([
    ['later', { cut_off_date: '2026-10-31' }, true],
    ['today', { cut_off_date: '2026-10-20' }, true],
    ['over', { cut_off_date: '2026-10-19' }, false],
    ['paid already', { cut_off_date: '2026-10-31', paid: 1 }, false],
    ['of another cohort', { cut_off_date: '2026-10-31', cohort: '2024' }, false],
  ])('%s', async (_, more, isThere) => {
    const found = await candidates(people, [statement('s', more)]);
    expect(named(found)).toEqual([...(isThere ? ['eligible'] : []), 'not', 'undecided']);
  });
});

test('the next type is the first that nobody holds', async () => {
  const held = (type: string, more: Some = {}): Some => ({ type, ...more });
  const other = { ours: 0, last_changed: '2026-10-09T23:30:00Z' };
  const all = ['started', 'retained-1', 'retained-2', 'retained-3', 'retained-4', 'completed'];
  const found = await candidates({
    nothing: [{}],
    started: [{}, held('started')],
    voided: [{}, held('started', { state: 'voided' })],
    gone: [{}, held('started', { gone_at: '2026-08-01T03:00:00Z' })],
    later: [{}, held('retained-1'), held('completed')],
    // in London it was seen on the tenth
    theirs: [{}, held('started', other)],
    both: [{}, held('started', other), held('started')],
    further: [{}, held('started', other), held('retained-1')],
    mentor: [{}, held('started', { course: 'ecf-mentor' })],
    everything: [{}, ...all.map((type) => held(type))],
  });
  expect(found).toEqual({
    nothing: ['started', 0, null],
    started: ['retained-1', 0, null],
    voided: ['started', 0, null],
    gone: ['started', 0, null],
    later: ['started', 1, null],
    theirs: ['retained-1', 0, 10],
    both: ['retained-1', 0, null],
    further: ['retained-2', 0, null],
    mentor: ['started', 0, null],
  });
});
