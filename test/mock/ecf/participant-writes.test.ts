import { describe, expect, test } from 'vitest';
import { base, ecf, first, items, training, world, type Ask } from './ecf-mock.ts';

const AT = '2026-02-11T09:00:00Z';
const induction = { course_identifier: 'ecf-induction' };

const people = world(
  [
    { id: 'p1', createdAt: '2025-06-01T00:00:00Z', training: [training({ record: 'r1' })] },
    {
      id: 'deferred',
      training: [training({ record: 'r2', deferred: { at: '2026-01-05T10:00:00Z', reason: 'career-break' } })],
    },
    {
      id: 'withdrawn',
      training: [training({ record: 'r3', withdrawn: { at: '2026-01-05T10:00:00Z', reason: 'school-left-fip' } })],
    },
    { id: 'left', training: [training({ record: 'r4', to: '2025-12-31' })] },
    { id: 'mentor', training: [training({ record: 'r5', role: 'mentor' })] },
    { id: 'hidden', training: [training({ record: 'r6', partnership: 'ps9' })] },
    { id: 'joining', training: [training({ record: 'r7', from: '2026-04-13' })] },
  ],
  {
    partnerships: [
      ...(base.partnerships ?? []),
      { id: 'ps9', lp: 'lp1', dp: 'dp1', school: 's2', cohort: 2024, challengedReason: 'mistake' },
    ],
  },
);

const act = ({ put, id }: Ask, who: string, action: string, attributes: object, at = AT) =>
  put(`/participants/ecf/${id(who)}/${action}`, attributes, { at });
const titles = ({ errors }: { errors: { title: string }[] }): string[] => errors.map(({ title }) => title);

describe('ecf.md 4.11: what the actions have in common', () => {
  test('a leaver stays a leaver', async () => {
    const ask = ecf(people);
    const before = first(await ask.get(`/participants/ecf/${ask.id('left')}`));
    const after = first(await act(ask, 'left', 'defer', { ...induction, reason: 'other' }));
    expect([before['participant_status'], after['participant_status'], after['training_status']]).toEqual([
      'left',
      'left',
      'deferred',
    ]);
    const { attributes } = await ask.get(`/participants/ecf/${ask.id('left')}/transfers`);
    expect(items(attributes['transfers'])[0]).toMatchObject({ created_at: AT, leaving: { date: '2025-12-31' } });
  });

  test('somebody still to come is edited in place', async () => {
    const ask = ecf(people);
    expect(first(await act(ask, 'joining', 'defer', { ...induction, reason: 'other' }))).toMatchObject({
      participant_status: 'joining',
      training_status: 'deferred',
    });
  });

  test('the account is touched, so that updated_since tells', async () => {
    const ask = ecf(people);
    await act(ask, 'p1', 'defer', { ...induction, reason: 'other' });
    expect((await ask.get(`/participants/ecf?filter[updated_since]=${AT}`)).ids).toEqual([ask.id('p1')]);
    expect((await ask.get('/participants/ecf?filter[training_status]=deferred')).ids).toEqual([
      ask.id('deferred'),
      ask.id('p1'),
    ]);
  });

  test('under a challenged partnership writes work, and show no enrolment', async () => {
    const ask = ecf(people);
    const answer = await act(ask, 'hidden', 'defer', { ...induction, reason: 'other' });
    expect([answer.status, answer.attributes['ecf_enrolments']]).toEqual([200, []]);
  });

  test("the wrong course, no course, another provider's participant", async () => {
    const ask = ecf(people);
    expect(titles(await act(ask, 'p1', 'resume', { course_identifier: 'ecf-mentor' }))).toEqual(['course_identifier']);
    expect(titles(await act(ask, 'p1', 'resume', { course_identifier: 'npq-senco' }))).toEqual(['course_identifier']);
    expect(titles(await act(ask, 'p1', 'resume', {}))).toEqual(['course_identifier']);
    expect(titles(await ask.put(`/participants/ecf/${ask.id('p1')}/resume`, induction, { as: 'lp2' }))).toEqual([
      'participant_id',
    ]);
  });
});

describe('ecf.md 4.12: defer', () => {
  test('the deferral is shown with reason and time', async () => {
    expect(first(await act(ecf(people), 'p1', 'defer', { ...induction, reason: 'parental-leave' }))).toMatchObject({
      training_status: 'deferred',
      deferral: { reason: 'parental-leave', date: AT },
      withdrawal: null,
      participant_status: 'active',
    });
  });

  test.each([
    ['deferred', ['participant_profile']],
    ['withdrawn', ['participant_profile']],
  ])('somebody %s is refused', async (who, expected) => {
    expect(titles(await act(ecf(people), who, 'defer', { ...induction, reason: 'other' }))).toEqual(expected);
  });

  test('a reason that is not on the list', async () => {
    expect(titles(await act(ecf(people), 'deferred', 'defer', { ...induction, reason: 'moved-school' }))).toEqual([
      'reason',
      'participant_profile',
    ]);
  });
});

describe('ecf.md 4.13: resume', () => {
  test.each(['deferred', 'withdrawn'])('works from %s', async (who) => {
    expect(first(await act(ecf(people), who, 'resume', induction))).toMatchObject({
      training_status: 'active',
      deferral: null,
      withdrawal: null,
    });
  });

  test('somebody active is refused', async () => {
    expect(titles(await act(ecf(people), 'p1', 'resume', induction))).toEqual(['participant_profile']);
  });
});

describe('ecf.md 4.14: withdraw', () => {
  test('works from active and from deferred', async () => {
    const ask = ecf(people);
    expect(first(await act(ask, 'p1', 'withdraw', { ...induction, reason: 'switched-to-school-led' }))).toMatchObject({
      training_status: 'withdrawn',
      withdrawal: { reason: 'switched-to-school-led', date: AT },
    });
    expect(
      first(await act(ask, 'deferred', 'withdraw', { ...induction, reason: 'mentor-no-longer-being-mentor' })),
    ).toMatchObject({ training_status: 'withdrawn', deferral: null });
  });

  test('an old reason is shown under its new name, and no longer taken', async () => {
    const ask = ecf(people);
    expect(first(await ask.get(`/participants/ecf/${ask.id('withdrawn')}`))['withdrawal']).toEqual({
      reason: 'switched-to-school-led',
      date: '2026-01-05T10:00:00Z',
    });
    expect(titles(await act(ask, 'p1', 'withdraw', { ...induction, reason: 'school-left-fip' }))).toEqual(['reason']);
    expect(titles(await act(ask, 'withdrawn', 'withdraw', { ...induction, reason: 'other' }))).toEqual([
      'participant_profile',
    ]);
  });
});

describe('ecf.md 4.15: change-schedule', () => {
  const change = (ask: Ask, who: string, schedule: string, more: object = {}) =>
    act(ask, who, 'change-schedule', { ...induction, schedule_identifier: schedule, ...more });

  test('a schedule of the same cohort', async () => {
    expect(first(await change(ecf(people), 'p1', 'ecf-extended-january'))).toMatchObject({
      schedule_identifier: 'ecf-extended-january',
      cohort: '2025',
    });
  });

  test('another cohort, in which there is a partnership with the school: the participant goes into its programme', async () => {
    const ask = ecf(people);
    expect(first(await change(ask, 'p1', 'ecf-standard-january', { cohort: 2024 }))).toMatchObject({
      schedule_identifier: 'ecf-standard-january',
      cohort: '2024',
    });
    expect((await ask.get('/participants/ecf?filter[cohort]=2024')).ids).toEqual([ask.id('p1')]);
  });

  test.each([
    ['no partnership there', 'p1', 'ecf-standard-january', { cohort: 2023 }, ['cohort']],
    ['an unknown year', 'p1', 'ecf-standard-january', { cohort: 1999 }, ['cohort']],
    ['the same schedule', 'p1', 'ecf-standard-september', {}, ['schedule_identifier']],
    ['a replacement for an ECT', 'p1', 'ecf-replacement-january', {}, ['schedule_identifier']],
    ['a withdrawn participant', 'withdrawn', 'ecf-standard-january', {}, ['participant_id']],
    ['an unknown schedule', 'p1', 'standard-january', {}, ['Invalid action']],
    ['no schedule', 'p1', '', {}, ['schedule_identifier']],
    [
      'no course',
      'p1',
      'ecf-standard-january',
      { course_identifier: '' },
      ['course_identifier', 'schedule_identifier'],
    ],
  ])('%s: refused', async (_, who, schedule, more, expected) => {
    const answer = await change(ecf(people), who, schedule, more);
    expect([answer.status, titles(answer)]).toEqual([422, expected]);
  });

  test("somebody else's participant", async () => {
    const ask = ecf(people);
    const answer = await ask.put(
      `/participants/ecf/${ask.id('p1')}/change-schedule`,
      { ...induction, schedule_identifier: 'ecf-standard-january' },
      { as: 'lp2' },
    );
    expect(titles(answer)).toEqual(['participant_id', 'cohort']);
  });

  const declared = (state: 'paid' | 'voided' | 'eligible', date: string, cohort = 2024) =>
    world(
      [
        {
          id: 'p1',
          training: [
            training({ record: 'r1', partnership: cohort === 2021 ? 'ps21' : 'ps1', from: `${cohort}-09-01` }),
          ],
        },
      ],
      {
        partnerships: [...(base.partnerships ?? []), { id: 'ps21', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2021 }],
        declarations: [{ id: 'd1', participant: 'p1', role: 'ect', lp: 'lp1', type: 'started', date, state }],
      },
    );

  test('live declarations have to fit, and hold the participant in the cohort', async () => {
    const ask = ecf(declared('paid', '2024-10-01T00:00:00Z'));
    expect(titles(await change(ask, 'p1', 'ecf-standard-january'))).toEqual(['schedule_identifier']);
    expect(titles(await change(ask, 'p1', 'ecf-extended-september', { cohort: 2025 }))).toEqual([
      'schedule_identifier',
      'cohort',
    ]);
    expect((await change(ask, 'p1', 'ecf-reduced-september')).status).toBe(200);
    expect(
      (await change(ecf(declared('voided', '2024-10-01T00:00:00Z')), 'p1', 'ecf-standard-january', { cohort: 2025 }))
        .status,
    ).toBe(200);
  });

  test('a declaration at the first instant of the milestone does not fit', async () => {
    expect(titles(await change(ecf(declared('paid', '2024-09-01T00:00:00Z')), 'p1', 'ecf-reduced-september'))).toEqual([
      'schedule_identifier',
    ]);
  });

  test('a type without a milestone ends as not found', async () => {
    const ask = ecf(
      world(
        [
          {
            id: 'p1',
            training: [
              training({ record: 'r1', partnership: 'ps1', schedule: 'ecf-extended-september', from: '2024-09-01' }),
            ],
          },
        ],
        {
          declarations: [
            {
              id: 'd1',
              participant: 'p1',
              role: 'ect',
              lp: 'lp1',
              type: 'extended-1',
              date: '2025-10-01T00:00:00Z',
              state: 'paid',
            },
          ],
        },
      ),
    );
    expect((await change(ask, 'p1', 'ecf-standard-september')).status).toBe(404);
  });

  test('out of a cohort with frozen payments and back again, the flag goes up and down', async () => {
    const ask = ecf(declared('paid', '2021-10-01T00:00:00Z', 2021));
    const out = first(await change(ask, 'p1', 'ecf-extended-september', { cohort: '2024' }));
    expect(out).toMatchObject({
      cohort: '2024',
      cohort_changed_after_payments_frozen: true,
      schedule_identifier: 'ecf-extended-september',
    });
    const back = first(
      await act(
        ask,
        'p1',
        'change-schedule',
        { ...induction, schedule_identifier: 'ecf-standard-september', cohort: 2021 },
        '2026-02-12T09:00:00Z',
      ),
    );
    expect(back).toMatchObject({ cohort: '2021', cohort_changed_after_payments_frozen: false });
  });
});
