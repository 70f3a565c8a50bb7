import { describe, expect, test } from 'vitest';
import { declaration, enrolment, LATER, participant, since, stage } from './actors-harness.ts';
import { training, world } from './ecf-mock.ts';

type Person = NonNullable<Parameters<typeof world>[0]>[number];

const mentor = (more: Partial<Person>): Person => ({
  id: 'mo',
  ...more,
  training: [training({ record: 'r-mo', role: 'mentor' })],
});
const completed = (id: string, state: 'eligible' | 'ineligible', date = '2026-01-20T10:00:00Z') =>
  ({ id, participant: 'mo', role: 'mentor', lp: 'lp1', type: 'completed', date, state, statement: 'st3' }) as const;

describe("ecf.md 4.17: a void of a mentor's completed touches the person only when a value changed", () => {
  test.each([
    [
      'early roll-out',
      { mentorFundingEnd: '2021-04-19', mentorFundingReason: 'completed_during_early_roll_out' as const },
      [completed('d1', 'eligible')],
    ],
    ['never finished', { mentorFundingReason: 'started_not_completed' as const }, [completed('d1', 'eligible')]],
    ['a duplicate that never counted', {}, [completed('d1', 'ineligible')]],
    [
      'another live one stands for it',
      { mentorFundingEnd: '2026-01-10' },
      [completed('d0', 'eligible', '2026-01-10T10:00:00Z'), completed('d1', 'ineligible')],
    ],
  ])('%s: nothing changes, and no updated_at moves', async (_, more, declarations) => {
    const on = stage(world([mentor(more)], { declarations }));
    const before = await on.read(participant('mo'));
    expect((await on.write('PUT', `${declaration('d1')}/void`, {})).attributes).toMatchObject({
      state: 'voided',
      updated_at: '2026-02-20T09:00:00Z',
    });
    expect(await on.read(participant('mo'))).toEqual(before);
    expect(await on.list(since('/participants/ecf', LATER))).toEqual([]);
  });

  test('the completion goes: the person is touched', async () => {
    const on = stage(
      world([mentor({ mentorFundingEnd: '2026-01-20' })], { declarations: [completed('d1', 'eligible')] }),
    );
    await on.write('PUT', `${declaration('d1')}/void`, {});
    const read = await on.read(participant('mo'));
    expect([enrolment(read)['mentor_funding_end_date'], read?.['updated_at']]).toEqual([null, LATER]);
    expect(await on.list(since('/participants/ecf', LATER))).toEqual(['mo']);
  });
});
