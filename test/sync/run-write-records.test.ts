import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/sync/resources.ts';
import { isSamePerson } from '../../src/sync/run/write-records.ts';
import { changesOf } from './bare.ts';
import { item } from './run-support.ts';
import { BEFORE, declared, NOW, owner, written } from './settle-support.ts';

const ect = { training_record_id: 't', participant_type: 'ect', email: 'a@b', mentor_id: 'm', cohort: '2024' };

describe('two ids are one person’s', () => {
  const successors = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['d', 'c'],
    ['x', 'y'],
    ['y', 'x'],
  ]);
  test.each([
    ['a', 'a', true],
    ['a', 'b', true],
    ['b', 'a', true],
    ['a', 'c', true],
    ['a', 'd', true],
    ['x', 'y', true],
    ['a', 'x', false],
    ['a', 'z', false],
    ['z', 'w', false],
  ])('%s and %s: %s', (a, b, is) => {
    expect(isSamePerson(successors, a, b)).toBe(is);
  });
});

describe('records that are new', () => {
  test.each([
    [false, null, []],
    [true, null, ['statements a added']],
    [false, BEFORE, ['statements a added']],
    [true, BEFORE, ['statements a added']],
  ])('are told where that is wanted (%s), or the list was read whole before (%s)', async (tellsAdded, before, told) => {
    const { events, applied, todos } = await written({}, [item('a')], {
      ...{ resource: 'statements', tellsAdded, wholeBefore: before },
    });
    expect(await events()).toEqual(told);
    expect(applied).toMatchObject({ seen: 1, added: 1 });
    expect(await todos()).toEqual([]);
  });
});

test.each([
  [null, false],
  ['2025-06-05T00:00:00Z', false],
  ['2025-06-08T00:00:00Z', 'unexplained'],
])(
  'a change without a touch is silent when the touch there was is older than the whole list of %s: %s',
  async (wholeBefore, silent) => {
    const statement = (month: string): Item => item('a', { month, updated_at: '2025-06-05T00:00:00Z' });
    const { connection } = await written({ holds: { statements: [statement('May')] } }, [statement('June')], {
      ...{ resource: 'statements', wholeBefore },
    });
    expect(await changesOf(connection)).toMatchObject([{ kind: 'changed', silent }]);
  },
);

describe('whose declarations are owed when somebody is read', () => {
  const enrolled = (...enrolments: readonly Item['attributes'][]): Item =>
    item('a', { full_name: 'Ada', ecf_enrolments: enrolments });
  const mentor = { ...ect, participant_type: 'mentor', training_record_id: 'u' };
  const base = enrolled(ect);

  test.each<[string, Item, Item | null, boolean]>([
    ['is new', base, null, true],
    ['has another name', item('a', { ...base.attributes, full_name: 'Eva' }), base, false],
    ['has another e-mail', enrolled({ ...ect, email: 'c@d' }), base, false],
    ['has another mentor', enrolled({ ...ect, mentor_id: 'n' }), base, false],
    ['has another cohort', enrolled({ ...ect, cohort: '2025' }), base, true],
    ['has an attribute more', enrolled({ ...ect, schedule: 's' }), base, true],
    ['has an attribute less', base, enrolled({ ...ect, schedule: 's' }), true],
    ['has an enrolment more', enrolled(ect, mentor), base, true],
    ['has an enrolment less', base, enrolled(ect, mentor), true],
    ['has another name and no enrolment', item('a', { full_name: 'Eva' }), item('a', { full_name: 'Ada' }), false],
    [
      'has another e-mail and cohort in two enrolments',
      enrolled({ ...ect, email: 'c@d' }, mentor),
      enrolled(ect, { ...mentor, cohort: '2021' }),
      true,
    ],
    ['is as before', base, base, false],
  ])('who %s', async (_, now, before, isOwed) => {
    const holds = { participants: before === null ? [] : [before] };
    expect(await (await written({ holds }, [now])).todos()).toEqual(isOwed ? ['person declarations a'] : []);
    // not before the first walk of declarations has begun
    expect(await (await written({ holds }, [now], { owesPeople: false })).todos()).toEqual([]);
  });

  test('who is of another list than participants: nobody’s', async () => {
    const { todos, context } = await written({}, [owner('a', 'old')], { resource: 'unfundedMentors' });
    expect([await todos(), [...context.successors]]).toEqual([[], []]);
  });
});

describe('an id change', () => {
  const touched = { updated_at: '2025-05-01T00:00:00Z' };
  const mentored = item('mentee', { ...touched, ecf_enrolments: [{ ...ect, mentor_id: 'old' }] });
  const holds = {
    participants: [mentored, 'old', 'b'],
    declarations: [declared('d', 'old'), declared('e', 'x', { mentor_id: 'old' }), declared('f', 'y')],
  };

  test('is followed up: who is retired, whom it names, and whose declarations', async () => {
    const { todos, context, rows } = await written({ holds }, [owner('b', 'old')]);
    expect(await todos()).toEqual([
      'merge participants old',
      ...['b', 'old', 'x'].map((id) => `person declarations ${id}`),
      'read participants mentee',
    ]);
    expect(await rows('SELECT DISTINCT since FROM dfe_todo')).toEqual([{ since: NOW }]);
    expect([...context.successors]).toEqual([['old', 'b']]);
    expect(await rows('SELECT from_id, owner_id FROM dfe_id_changes')).toEqual([{ from_id: 'old', owner_id: 'b' }]);
  });

  test('but declarations are not owed before their first walk', async () => {
    const { todos } = await written({ holds }, [owner('b', 'old')], { owesPeople: false });
    expect(await todos()).toEqual(['merge participants old', 'read participants mentee']);
  });

  test('that was known is not followed up again', async () => {
    const known = owner('b', 'old');
    const named = item('b', { ...known.attributes, full_name: 'Eva' });
    const { todos } = await written({ holds: { ...holds, participants: [mentored, 'old', known] } }, [named]);
    expect(await todos()).toEqual([]);
  });

  test('explains a difference in an id on the same page', async () => {
    const now = item('mentee', { ...touched, ecf_enrolments: [{ ...ect, mentor_id: 'b' }] });
    const { connection } = await written({ holds }, [now, owner('b', 'old')], { wholeBefore: BEFORE });
    const of = (await changesOf(connection)).find(({ id }) => id === 'mentee');
    expect(of).toMatchObject({ kind: 'changed', silent: 'merge' });
  });
});
