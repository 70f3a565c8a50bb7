import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/mock/index.ts';
import { callerOf, type Answer, type Caller, type Json } from '../../support/mock-caller.ts';
import { ect, enrolmentOf, mentor, spell, worldOf } from './world.ts';

const course = 'ecf-induction';
type Act = (action: string, attributes: Json, date?: string) => Promise<Answer>;

/** Acts on `ada`. */
function on(parts: Partial<Scenario>): { caller: Caller; act: Act } {
  const caller = callerOf('rect', worldOf(parts));
  return {
    caller,
    act: (action, attributes, date) =>
      caller.put(
        `/participants/${caller.mock.id('ada')}/${action}`,
        { course_identifier: course, ...attributes },
        date === undefined ? {} : { headers: { 'x-with-server-date': date } },
      ),
  };
}

const resolved = (answer: Answer): Json => {
  expect(answer.text).toContain('"data"');
  return enrolmentOf(answer.record);
};

describe('rect.md 4.2: shared rules', () => {
  test('P1 and P2 let the later rules speak', async () => {
    const { act } = on({ participants: [ect('ada')] });
    expect((await act('defer', { course_identifier: null })).titles).toEqual(['course_identifier', 'reason']);
    expect((await act('defer', { course_identifier: 'ecf-mentor', reason: 'nonsense' })).titles).toEqual([
      'course_identifier',
      'reason',
    ]);
    expect(
      (await act('change-schedule', { course_identifier: 'ecf-mentor', schedule_identifier: 'ecf-standard-january' }))
        .titles,
    ).toEqual(['course_identifier', 'schedule_identifier']);
    expect(
      (
        await act('change-schedule', {
          course_identifier: 'ecf-mentor',
          schedule_identifier: 'ecf-standard-january',
          cohort: 2025,
        })
      ).titles,
    ).toEqual(['course_identifier']);
  });

  test('a participant of nobody, of another provider, or retired is not found', async () => {
    const { caller } = on({
      participants: [
        ect('ada', {}, { idChanges: [{ from: 'old', to: 'ada', at: '2025-12-01T00:00:00Z' }] }),
        ect('lp2s', { partnership: 'ps2' }),
      ],
    });
    for (const symbol of ['nobody', 'lp2s', 'old']) {
      expect(
        (
          await caller.put(`/participants/${caller.mock.id(symbol, { unknown: true })}/defer`, {
            reason: 'other',
            course_identifier: course,
          })
        ).titles,
      ).toEqual(['Resource not found']);
    }
  });
});

describe('rect.md 4.2.1: defer', () => {
  test('ends the training today and is served as left', async () => {
    const { caller, act } = on({ participants: [ect('ada')] });
    expect(resolved(await act('defer', { reason: 'parental-leave' }))).toMatchObject({
      training_status: 'deferred',
      participant_status: 'left',
      deferral: { reason: 'parental-leave', date: '2026-02-10T12:00:00Z' },
      withdrawal: null,
    });
    const partnership = (): Promise<Answer> => caller.get(`/partnerships/${caller.mock.id('ps1')}`);
    expect((await partnership()).attributes['participants_currently_training']).toBe(1);
    caller.mock.clock.advance({ days: 1 });
    expect((await partnership()).attributes['participants_currently_training']).toBe(0);
    expect((await act('defer', { reason: 'other' })).titles).toEqual(['participant_id']);
  });

  test('an earlier end stays', async () => {
    const { act } = on({ participants: [ect('ada', { to: '2026-01-31', schoolTo: null })] });
    expect(resolved(await act('defer', { reason: 'other' }))).toMatchObject({
      training_status: 'deferred',
      participant_status: 'left',
    });
    // so the training did not end today, and can be resumed at once
    expect(resolved(await act('resume', {}))).toMatchObject({
      training_status: 'active',
      participant_status: 'active',
    });
  });

  test.each([
    ['starts later', '2026-02-11'],
    ['starts today', '2026-02-10'],
  ])('refused when the training %s', async (_, from) => {
    expect((await on({ participants: [ect('ada', { from })] }).act('defer', { reason: 'other' })).titles).toEqual([
      'participant_id',
    ]);
  });

  test('the answer does not tell which rules refused', async () => {
    const answer = await on({ participants: [ect('ada')] }).act('defer', { reason: 'nonsense' });
    expect(Object.keys(answer.json ?? {})).toEqual(['errors']);
  });
});

describe('rect.md 4.2.2: withdraw', () => {
  test('a deferred participant may be withdrawn; the deferral is no longer served', async () => {
    const { act } = on({
      participants: [
        ect('ada', {
          to: '2026-01-05',
          schoolTo: null,
          deferred: { at: '2026-01-05T10:00:00Z', reason: 'career-break' },
        }),
      ],
    });
    expect(resolved(await act('withdraw', { reason: 'left-teaching-profession' }))).toMatchObject({
      training_status: 'withdrawn',
      participant_status: 'left',
      deferral: null,
      withdrawal: { reason: 'left-teaching-profession', date: '2026-02-10T12:00:00Z' },
    });
    expect((await act('withdraw', { reason: 'other' })).titles).toEqual(['participant_id']);
    expect((await act('defer', { reason: 'other' })).titles).toEqual(['participant_id']);
  });

  test('the reason for mentors is refused for an ECT, and only when nothing else is', async () => {
    const { act } = on({ participants: [ect('ada')] });
    expect((await act('withdraw', { reason: 'mentor-no-longer-being-mentor' })).titles).toEqual(['reason']);
    expect((await act('withdraw', { reason: 'switched_to_school_led' })).titles).toEqual(['reason']);
  });
});

describe('rect.md 4.2.3: resume', () => {
  const deferred = { schoolTo: null, to: '2026-01-05', deferred: { at: '2026-01-05T10:00:00Z', reason: 'other' } };

  test('a new slice starts today; until tomorrow it can be neither deferred nor withdrawn', async () => {
    const { act, caller } = on({ participants: [ect('ada', deferred)] });
    expect(resolved(await act('resume', {}))).toMatchObject({
      training_status: 'active',
      participant_status: 'active',
      deferral: null,
      schedule_identifier: 'ecf-standard-september',
    });
    expect((await act('resume', {})).titles).toEqual(['participant_id']);
    expect((await act('defer', { reason: 'other' })).titles).toEqual(['participant_id']);
    expect((await act('withdraw', { reason: 'other' })).titles).toEqual(['participant_id']);
    caller.mock.clock.advance({ days: 1 });
    expect((await act('defer', { reason: 'other' })).status).toBe(200);
  });

  test('leaving, when the stay at the school has a future end', async () => {
    const { act } = on({ participants: [ect('ada', { ...deferred, schoolTo: '2026-07-31' })] });
    expect(resolved(await act('resume', {}))).toMatchObject({
      training_status: 'active',
      participant_status: 'leaving',
    });
  });

  test('a withdrawn participant, even when no end was written', async () => {
    const { act } = on({ participants: [ect('ada', { withdrawn: { at: '2026-01-05T10:00:00Z', reason: 'other' } })] });
    expect(resolved(await act('resume', {}))).toMatchObject({ training_status: 'active', withdrawal: null });
  });

  test.each([
    ['active', {}],
    ['active though left', { to: '2026-01-31' }],
    ['deferred today', { ...deferred, to: '2026-02-10' }],
    ['no longer at the school', { ...deferred, schoolTo: '2026-02-10' }],
  ])('refused: %s', async (_, training) => {
    expect((await on({ participants: [ect('ada', training)] }).act('resume', {})).titles).toEqual(['participant_id']);
  });

  test('refused: in other training at the school today', async () => {
    const { act } = on({
      participants: [
        {
          id: 'ada',
          training: [
            spell('ect', 'ada', deferred),
            spell('ect', 'ada', {
              partnership: null,
              school: 's1',
              programme: 'school_led',
              schedule: null,
              schoolFrom: '2025-09-01',
              from: '2026-01-06',
              schoolTo: null,
            }),
          ],
        },
      ],
    });
    expect((await act('resume', {})).titles).toEqual(['participant_id']);
  });

  test('the database refuses when the new slice would run into a later one', async () => {
    const { act } = on({
      participants: [
        {
          id: 'ada',
          training: [
            spell('ect', 'ada', deferred),
            spell('ect', 'ada', {
              partnership: null,
              school: 's1',
              programme: 'school_led',
              schedule: null,
              schoolFrom: '2025-09-01',
              from: '2026-03-01',
              schoolTo: null,
            }),
          ],
        },
      ],
    });
    const answer = await act('resume', {});
    expect([answer.status, answer.text]).toEqual([422, '{"error":"Unprocessable content"}']);
  });
});

describe('rect.md 4.2.4: change-schedule', () => {
  const change = { schedule_identifier: 'ecf-standard-january' };

  test('training begun before today is split: the rest of the day nothing else can be done', async () => {
    const { act, caller } = on({ participants: [ect('ada')] });
    expect(resolved(await act('change-schedule', change))).toMatchObject({
      schedule_identifier: 'ecf-standard-january',
      training_status: 'active',
      participant_status: 'active',
    });
    expect(
      (await caller.get(`/partnerships/${caller.mock.id('ps1')}`)).attributes['participants_currently_training'],
    ).toBe(1);
    expect((await act('defer', { reason: 'other' })).titles).toEqual(['participant_id']);
    expect((await act('change-schedule', change)).titles).toEqual(['schedule_identifier']);
    // a second change on the same day is made in place
    expect(resolved(await act('change-schedule', { schedule_identifier: 'ecf-extended-april' }))).toMatchObject({
      schedule_identifier: 'ecf-extended-april',
    });
    caller.mock.clock.advance({ days: 1 });
    expect((await act('defer', { reason: 'other' })).status).toBe(200);
  });

  test('declarations stay where they are', async () => {
    const { act, caller } = on({
      participants: [ect('ada')],
      declarations: [
        { id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-01T00:00:00Z' },
      ],
    });
    await act('change-schedule', { ...change, cohort: 2024, schedule_identifier: 'ecf-extended-september' });
    expect((await caller.get('/participant-declarations?filter[cohort]=2025')).records).toHaveLength(1);
    expect((await caller.get('/participants?filter[cohort]=2025')).records).toHaveLength(0);
    expect((await caller.get('/participants?filter[cohort]=2024')).records).toHaveLength(1);
  });

  test('to another cohort: the partnership with the same school there', async () => {
    const { act, caller } = on({ participants: [ect('ada')] });
    expect(resolved(await act('change-schedule', { ...change, cohort: '2024' }))).toMatchObject({
      cohort: '2024',
      delivery_partner_id: caller.mock.id('dp1'),
    });
  });

  test('a blank or unknown cohort counts as the present one', async () => {
    for (const cohort of ['', null, '1999', 'x']) {
      expect(
        resolved(await on({ participants: [ect('ada')] }).act('change-schedule', { ...change, cohort })),
      ).toMatchObject({ cohort: '2025', schedule_identifier: 'ecf-standard-january' });
    }
  });

  test('the end of a leaving participant is kept', async () => {
    const { act } = on({ participants: [ect('ada', { to: '2026-03-31', schoolTo: '2026-07-31' })] });
    expect(resolved(await act('change-schedule', change))).toMatchObject({ participant_status: 'leaving' });
  });

  test('a joining participant is changed in place', async () => {
    const { act } = on({ participants: [ect('ada', { from: '2026-03-01' })] });
    expect(resolved(await act('change-schedule', change))).toMatchObject({
      participant_status: 'joining',
      schedule_identifier: 'ecf-standard-january',
    });
  });

  test('an ECT who has completed can still move to a reduced schedule', async () => {
    const { act } = on({
      participants: [ect('ada', {}, { induction: { start: '2025-09-01', end: '2026-01-30', outcome: 'pass' } })],
    });
    expect((await act('change-schedule', change)).titles).toEqual(['participant_id']);
    expect(resolved(await act('change-schedule', { schedule_identifier: 'ecf-reduced-september' }))).toMatchObject({
      schedule_identifier: 'ecf-reduced-september',
    });
  });

  test('out of a frozen cohort and back', async () => {
    const { act, caller } = on({
      cohorts: [{ year: 2024, paymentsFrozen: true }, { year: 2025 }],
      participants: [ect('ada', { partnership: 'ps4', from: '2024-09-01' })],
    });
    expect((await act('change-schedule', change)).titles).toEqual(['cohort']);
    expect(resolved(await act('change-schedule', { ...change, cohort: 2025 }))).toMatchObject({
      cohort: '2025',
      cohort_changed_after_payments_frozen: true,
    });
    caller.mock.clock.advance({ days: 1 });
    expect(
      resolved(await act('change-schedule', { schedule_identifier: 'ecf-standard-april', cohort: 2024 })),
    ).toMatchObject({ cohort: '2024', cohort_changed_after_payments_frozen: false });
  });

  test('refusals come one per attribute, in order', async () => {
    const { act } = on({
      cohorts: [{ year: 2023 }, { year: 2024 }, { year: 2025 }],
      participants: [ect('ada', { to: '2026-01-31' })],
    });
    expect((await act('change-schedule', { schedule_identifier: 'standard-september', cohort: 2023 })).titles).toEqual([
      'schedule_identifier',
      'cohort',
      'participant_id',
    ]);
    expect(
      (await act('change-schedule', { schedule_identifier: 'ecf-replacement-april', cohort: 2023 })).titles,
    ).toEqual(['schedule_identifier', 'cohort', 'participant_id']);
    expect((await act('change-schedule', { schedule_identifier: '', cohort: '' })).titles).toEqual([
      'schedule_identifier',
      'participant_id',
    ]);
  });

  test('refused when training with somebody else starts later', async () => {
    const { act } = on({
      participants: [
        {
          id: 'ada',
          training: [
            spell('ect', 'ada', { schoolTo: '2026-03-31' }),
            spell('ect', 'ada', { partnership: 'ps2', from: '2026-04-01' }),
          ],
        },
      ],
    });
    expect((await act('change-schedule', change)).titles).toEqual(['participant_id']);
  });

  test('S3x: the database refuses another cohort in place when a declaration stands on a statement of the present one', async () => {
    const to2024 = { cohort: 2024, schedule_identifier: 'ecf-extended-september' };
    const declared = {
      id: 'd1',
      participant: 'ada',
      role: 'ect',
      lp: 'lp1',
      type: 'started',
      date: '2026-02-10T09:00:00Z',
      state: 'eligible',
      statement: 'st-open',
    } as const;
    const { act, caller } = on({ participants: [ect('ada', { from: '2026-02-10' })], declarations: [declared] });
    const answer = await act('change-schedule', to2024);
    expect([answer.status, answer.text]).toEqual([422, '{"error":"Unprocessable content"}']);
    expect(caller.mock.requests.at(-1)?.rules).toEqual(['rect.schedule.S3x']);
    // within the cohort it may be changed, and tomorrow the training is split
    expect((await act('change-schedule', { schedule_identifier: 'ecf-extended-september' })).status).toBe(200);
    caller.mock.clock.advance({ days: 1 });
    expect((await act('change-schedule', to2024)).status).toBe(200);
    // one that stands on no statement is no hindrance
    const submitted = on({
      participants: [ect('ada', { from: '2026-02-10' })],
      declarations: [{ ...declared, state: 'submitted', statement: null }],
    });
    expect((await submitted.act('change-schedule', to2024)).status).toBe(200);
    // a completed ECT is moved in place too
    const completed = on({
      participants: [ect('ada', {}, { induction: { start: '2025-09-01', end: '2026-01-31', outcome: 'pass' } })],
      declarations: [declared],
    });
    expect(
      (await completed.act('change-schedule', { cohort: 2024, schedule_identifier: 'ecf-reduced-september' })).json,
    ).toEqual({ error: 'Unprocessable content' });
  });

  test("S3y: the database refuses a split that runs into a mentor's training at another school", async () => {
    const { act, caller } = on({
      participants: [
        {
          id: 'ada',
          training: [spell('mentor', 'ada'), spell('mentor', 'ada', { partnership: 'ps2', from: '2025-06-01' })],
        },
      ],
    });
    const answer = await act('change-schedule', { ...change, course_identifier: 'ecf-mentor' });
    expect([answer.status, answer.text]).toEqual([422, '{"error":"Unprocessable content"}']);
    expect(caller.mock.requests.at(-1)?.rules).toEqual(['rect.schedule.S3y']);
  });

  test('refused for training that starts today when a declaration would fall outside a milestone', async () => {
    const { act } = on({
      schedules: [
        { cohort: 2025, identifier: 'ecf-standard-september', milestones: { started: ['2025-06-01', null] } },
        { cohort: 2025, identifier: 'ecf-standard-january', milestones: { started: ['2026-02-01', null] } },
        { cohort: 2024, identifier: 'ecf-standard-september', milestones: {} },
      ],
      participants: [ect('ada', { from: '2026-02-10' })],
      declarations: [
        { id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2026-01-31T23:59:59Z' },
      ],
    });
    expect((await act('change-schedule', change)).titles).toEqual(['schedule_identifier']);
  });

  test('mentors: no reduced schedule, and none at all after the end of their funding', async () => {
    const { act } = on({ participants: [mentor('ada')] });
    expect(
      (await act('change-schedule', { course_identifier: 'ecf-mentor', schedule_identifier: 'ecf-reduced-april' }))
        .titles,
    ).toEqual(['schedule_identifier']);
    const done = on({ participants: [mentor('ada', {}, { mentorFundingEnd: '2026-01-01' })] });
    expect((await done.act('change-schedule', { course_identifier: 'ecf-mentor', ...change })).titles).toEqual([
      'participant_id',
    ]);
  });
});
