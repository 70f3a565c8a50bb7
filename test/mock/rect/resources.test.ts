import { describe, expect, test } from 'vitest';
import { createMock, type Scenario } from '../../../src/mock/index.ts';
import { callerOf, callerOn, type Json } from '../../support/mock-caller.ts';
import { ect, enrolmentOf, mentor, spell, worldOf } from './world.ts';

async function participant(scenario: Scenario, id: string, lp = 'lp1', serverDate?: string): Promise<Json> {
  const caller = callerOf('rect', scenario, lp);
  return (
    await caller.get(
      `/participants/${caller.mock.id(id)}`,
      serverDate === undefined ? {} : { headers: { 'x-with-server-date': serverDate } },
    )
  ).record;
}

const statusOf = async (
  training: Parameters<typeof ect>[1],
  person: Parameters<typeof ect>[2] = {},
  date?: string,
): Promise<unknown> =>
  enrolmentOf(await participant(worldOf({ participants: [ect('ada', training, person)] }), 'ada', 'lp1', date))[
    'participant_status'
  ];

describe('rect.md 5.1: participant', () => {
  test('every attribute', async () => {
    const scenario = worldOf({
      schools: [
        { id: 's1', urn: '100001', uplift: { 2024: { pupilPremium: true } } },
        { id: 's2', urn: '100002' },
      ],
      participants: [
        {
          id: 'ada',
          name: 'Ada Finch',
          trn: '1000001',
          createdAt: '2024-07-01T08:00:00.900Z',
          updatedAt: '2026-01-01T00:00:00Z',
          induction: { start: '2024-09-02', end: '2026-01-30', outcome: 'pass' },
          mentorFundingEnd: '2026-01-15',
          idChanges: [{ from: 'ada-0', to: 'ada', at: '2025-11-03T09:00:00Z' }],
          training: [
            spell('ect', 'ada', { partnership: 'ps4', from: '2024-09-02', mentor: 'mia', workingPattern: 'part_time' }),
            spell('mentor', 'ada', { eligibleForFunding: null, createdAt: '2025-08-01T00:00:00Z' }),
          ],
        },
        mentor('mia', { partnership: 'ps4', from: '2024-09-01' }),
      ],
    });
    const record = await participant(scenario, 'ada');
    const { mock } = callerOf('rect', scenario);
    expect(record).toEqual({
      id: mock.id('ada'),
      type: 'participant',
      attributes: {
        full_name: 'Ada Finch',
        teacher_reference_number: '1000001',
        updated_at: '2026-01-01T00:00:00Z',
        participant_id_changes: [
          {
            from_participant_id: mock.id('ada-0'),
            to_participant_id: mock.id('ada'),
            changed_at: '2025-11-03T09:00:00Z',
          },
        ],
        ecf_enrolments: [
          {
            training_record_id: mock.id('ada-ect'),
            email: 'ada@example.test',
            mentor_id: mock.id('mia'),
            school_urn: '100001',
            participant_type: 'ect',
            cohort: '2024',
            training_status: 'active',
            participant_status: 'active',
            eligible_for_funding: true,
            pupil_premium_uplift: true,
            sparsity_uplift: false,
            schedule_identifier: 'ecf-standard-september',
            delivery_partner_id: mock.id('dp1'),
            withdrawal: null,
            deferral: null,
            created_at: '2024-07-01T08:00:00Z',
            induction_end_date: '2026-01-30',
            most_recent_induction_period_end_date: '2026-01-30',
            overall_induction_start_date: '2024-09-02',
            mentor_funding_end_date: null,
            mentor_ineligible_for_funding_reason: null,
            cohort_changed_after_payments_frozen: false,
            working_pattern: 'part_time',
          },
          {
            training_record_id: mock.id('ada-mentor'),
            email: 'ada@example.test',
            mentor_id: null,
            school_urn: '100001',
            participant_type: 'mentor',
            cohort: '2025',
            training_status: 'active',
            participant_status: 'active',
            eligible_for_funding: null,
            pupil_premium_uplift: false,
            sparsity_uplift: false,
            schedule_identifier: 'ecf-standard-september',
            delivery_partner_id: mock.id('dp1'),
            withdrawal: null,
            deferral: null,
            created_at: '2025-08-01T00:00:00Z',
            induction_end_date: null,
            most_recent_induction_period_end_date: null,
            overall_induction_start_date: null,
            mentor_funding_end_date: '2026-01-15',
            mentor_ineligible_for_funding_reason: 'completed_declaration_received',
            cohort_changed_after_payments_frozen: false,
            working_pattern: null,
          },
        ],
      },
    });
  });

  test('a person without a name is Unknown', async () => {
    expect((await participant(worldOf({ participants: [ect('ada')] }), 'ada'))['attributes']).toMatchObject({
      full_name: 'Unknown',
      teacher_reference_number: null,
    });
  });

  test.each([
    [true, true],
    [false, false],
    [null, null],
  ])('eligible_for_funding %s', async (eligibleForFunding, expected) => {
    const record = await participant(worldOf({ participants: [ect('ada', { eligibleForFunding })] }), 'ada');
    expect(enrolmentOf(record)['eligible_for_funding']).toBe(expected);
  });

  test('an induction without an outcome has not ended', async () => {
    const record = await participant(
      worldOf({ participants: [ect('ada', {}, { induction: { start: '2025-09-01', end: '2026-01-01' } })] }),
      'ada',
    );
    expect(enrolmentOf(record)).toMatchObject({
      induction_end_date: null,
      most_recent_induction_period_end_date: '2026-01-01',
      overall_induction_start_date: '2025-09-01',
    });
  });

  test('mentor_id is null once the mentorship is over, and names a future mentor when nobody else mentors', async () => {
    const scenario = worldOf({
      participants: [
        ect('ada', { mentors: [{ id: 'mia', from: '2025-09-01', to: '2026-02-09' }] }),
        ect('ben', {
          mentors: [
            { id: 'mia', from: '2025-09-01', to: '2026-02-10' },
            { id: 'max', from: '2026-04-01' },
          ],
        }),
        mentor('mia'),
        mentor('max'),
      ],
    });
    const { mock } = callerOf('rect', scenario);
    expect(enrolmentOf(await participant(scenario, 'ada'))['mentor_id']).toBeNull();
    expect(enrolmentOf(await participant(scenario, 'ben'))['mentor_id']).toBe(mock.id('mia'));
    const nextDay = { ...scenario, now: '2026-02-11T12:00:00Z' };
    expect(enrolmentOf(await participant(nextDay, 'ben'))['mentor_id']).toBe(mock.id('max'));
    // a moved clock works nothing out anew
    expect(enrolmentOf(await participant(scenario, 'ben', 'lp1', '2026-02-11'))['mentor_id']).toBe(mock.id('mia'));
  });

  test('the latest training is the one with the greatest start, future ones included', async () => {
    const record = await participant(
      worldOf({
        participants: [
          {
            id: 'ada',
            training: [
              spell('ect', 'ada', { partnership: 'ps3', from: '2026-04-01', workingPattern: 'full_time' }),
              spell('ect', 'ada', { partnership: 'ps1', to: '2026-03-01', workingPattern: 'part_time' }),
            ],
          },
        ],
      }),
      'ada',
    );
    expect(enrolmentOf(record)).toMatchObject({
      school_urn: '100002',
      participant_status: 'joining',
      working_pattern: 'full_time',
    });
  });
});

describe('rect.md 6.2: training_status', () => {
  test.each([
    [null, null, 'active'],
    ['2026-01-01T00:00:00Z', null, 'deferred'],
    [null, '2026-01-01T00:00:00Z', 'withdrawn'],
    ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'withdrawn'],
    ['2026-01-03T00:00:00Z', '2026-01-02T00:00:00Z', 'deferred'],
  ])('deferred %s, withdrawn %s', async (deferred, withdrawn, expected) => {
    const report = (at: string | null) => (at === null ? null : { at, reason: 'other' });
    const record = enrolmentOf(
      await participant(
        worldOf({ participants: [ect('ada', { deferred: report(deferred), withdrawn: report(withdrawn) })] }),
        'ada',
      ),
    );
    expect(record['training_status']).toBe(expected);
    expect(record['deferral']).toEqual(expected === 'deferred' ? { reason: 'other', date: deferred } : null);
    expect(record['withdrawal']).toEqual(expected === 'withdrawn' ? { reason: 'other', date: withdrawn } : null);
  });
});

describe('rect.md 6.3: participant_status', () => {
  const deferred = { at: '2026-01-05T10:00:00Z', reason: 'other' };
  test.each([
    ['open and begun', {}, 'active'],
    ['starts tomorrow', { from: '2026-02-11' }, 'joining'],
    ['starts today', { from: '2026-02-10' }, 'active'],
    ['ended', { to: '2026-02-09' }, 'left'],
    ['ends today', { to: '2026-02-10' }, 'left'],
    ['ends tomorrow', { to: '2026-02-11' }, 'leaving'],
    ['starts and ends in the future', { from: '2026-03-01', to: '2026-04-01' }, 'leaving'],
    ['deferred', { deferred, to: '2026-01-05' }, 'left'],
    ['deferred, ends later', { deferred, to: '2026-03-01' }, 'leaving'],
  ])('%s', async (_, training, expected) => {
    expect(await statusOf(training)).toBe(expected);
  });

  test.each([
    ['completed before the end of the training', '2026-01-15', 'active'],
    ['on its last day', '2026-01-31', 'active'],
    ['after it', '2026-02-01', 'left'],
  ])('ECT %s', async (_, end, expected) => {
    expect(await statusOf({ to: '2026-01-31' }, { induction: { start: '2025-09-01', end, outcome: 'pass' } })).toBe(
      expected,
    );
  });

  test('completion does not keep a deferred participant active', async () => {
    expect(
      await statusOf(
        { to: '2026-01-05', deferred },
        { induction: { start: '2025-09-01', end: '2026-01-01', outcome: 'pass' } },
      ),
    ).toBe('left');
  });

  test('it follows the calendar', async () => {
    expect(await statusOf({ to: '2026-02-11' }, {}, '2026-02-10T23:59:59Z')).toBe('leaving');
    expect(await statusOf({ to: '2026-02-11' }, {}, '2026-02-11')).toBe('left');
  });
});

describe('rect.md 5.2: declaration', () => {
  test('every attribute', async () => {
    const caller = callerOf(
      'rect',
      worldOf({
        participants: [
          ect('ada', { partnership: 'ps4', from: '2024-09-01', mentor: 'mia' }),
          mentor('mia', { partnership: 'ps4', from: '2024-09-01' }),
        ],
        declarations: [
          {
            id: 'd1',
            participant: 'ada',
            role: 'ect',
            lp: 'lp1',
            type: 'retained-1',
            date: '2025-02-01T00:00:00.700Z',
            state: 'awaiting-clawback',
            evidence: 'other',
            statement: 'st-open',
            clawbackStatement: 'st-later',
            uplift: true,
            createdAt: '2025-02-02T00:00:00Z',
            updatedAt: '2025-02-03T00:00:00Z',
          },
        ],
      }),
    );
    const { id } = caller;
    expect((await caller.get(`/participant-declarations/${id('d1')}`)).record).toEqual({
      id: id('d1'),
      type: 'participant-declaration',
      attributes: {
        participant_id: id('ada'),
        declaration_type: 'retained-1',
        course_identifier: 'ecf-induction',
        declaration_date: '2025-02-01T00:00:00Z',
        mentor_id: id('mia'),
        state: 'awaiting-clawback',
        updated_at: '2025-02-03T00:00:00Z',
        created_at: '2025-02-02T00:00:00Z',
        delivery_partner_id: id('dp1'),
        statement_id: id('st-open'),
        clawback_statement_id: id('st-later'),
        ineligible_for_funding_reason: null,
        uplift_paid: true,
        evidence_held: 'other',
        lead_provider_name: 'lp1',
      },
    });
  });

  test.each([
    ['submitted', null, false],
    ['eligible', 'st-open', false],
    ['payable', 'st-open', false],
    ['paid', 'st-paid', true],
    ['voided', null, false],
    ['awaiting-clawback', 'st-open', true],
    ['clawed-back', 'st-open', true],
  ] as const)('state %s: statement served or not, uplift paid or not', async (state, statement, paid) => {
    const caller = callerOf(
      'rect',
      worldOf({
        participants: [ect('ada')],
        declarations: [
          {
            id: 'd1',
            participant: 'ada',
            role: 'ect',
            lp: 'lp1',
            type: 'started',
            date: '2025-10-01T00:00:00Z',
            state,
            statement: state === 'submitted' ? null : (statement ?? 'st-open'),
            uplift: true,
          },
        ],
        statements: [
          ...(worldOf().statements ?? []),
          {
            id: 'st-paid',
            lp: 'lp1',
            cohort: 2025,
            month: 1,
            year: 2026,
            cutOff: '2025-12-31',
            payment: '2026-01-25',
            paid: true,
          },
        ],
      }),
    );
    expect((await caller.get(`/participant-declarations/${caller.mock.id('d1')}`)).attributes).toMatchObject({
      state,
      statement_id: statement === null ? null : caller.mock.id(statement),
      uplift_paid: paid,
    });
  });
});

describe('rect.md 5.3: partnership', () => {
  test('every attribute', async () => {
    const caller = callerOf(
      'rect',
      worldOf({
        participants: [
          ect('ada'),
          mentor('mia'),
          ect('ben', { from: '2026-02-11' }),
          ect('cara', { to: '2026-02-10' }),
          ect('dan', { to: '2026-02-09' }),
          ect('eve', { partnership: 'ps4', from: '2024-09-01' }),
        ],
      }),
    );
    const { id } = caller;
    const { record, attributes } = await caller.get(`/partnerships/${id('ps1')}`);
    expect(record['type']).toBe('partnership');
    expect(attributes).toMatchObject({
      cohort: '2025',
      urn: '100001',
      school_id: id('s1'),
      delivery_partner_id: id('dp1'),
      delivery_partner_name: 'dp1',
      induction_tutor_name: 'Jo Webb',
      induction_tutor_email: 'jo@s1.example',
      participants_currently_training: 3,
    });
    expect((await caller.get(`/partnerships/${id('ps3')}`)).attributes).toMatchObject({
      induction_tutor_name: null,
      induction_tutor_email: 'office@s2.example',
    });
  });
});

describe('rect.md 5.4: school', () => {
  const interest = { partnership: null, expressionOfInterest: { lp: 'lp1', cohort: 2025 } };
  const schoolLed = { partnership: null, programme: 'school_led', schedule: null } as const;
  const mock = createMock({
    service: 'rect',
    scenario: worldOf({
      schools: ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
        id,
        urn: String(200001 + i),
        tutor: { name: 'Jo', email: `${id}@x.example` },
        createdAt: '2025-01-01T00:00:00Z',
        updatedAt: '2025-02-01T00:00:00Z',
      })),
      partnerships: [
        { id: 'pb', lp: 'lp2', dp: 'dp1', school: 'b', cohort: 2025 },
        { id: 'pe', lp: 'lp1', dp: 'dp1', school: 'e', cohort: 2025 },
      ],
      participants: [
        ect('ada', { ...interest, school: 'a' }),
        mentor('mia', { partnership: 'pb' }),
        ect('ben', { ...schoolLed, school: 'b' }),
        ect('cara', { ...schoolLed, school: 'c' }),
        {
          id: 'dan',
          training: [
            spell('ect', 'dan', {
              ...schoolLed,
              school: 'd',
              schoolFrom: '2025-09-01',
              schoolTo: null,
              to: '2025-12-31',
            }),
            spell('ect', 'dan', {
              ...interest,
              school: 'd',
              schoolFrom: '2025-09-01',
              schoolTo: null,
              from: '2026-01-01',
            }),
          ],
        },
      ],
    }),
  });
  test.each([
    ['a', false, 'provider_led', true, 'interest alone'],
    ['b', true, 'provider_led', false, 'a mentor of another provider, and a school-led ECT'],
    ['c', false, 'school_led', false, 'school-led ECTs alone'],
    ['d', false, 'provider_led', true, 'one stay, first school-led, then not'],
    ['e', true, 'not_yet_known', false, 'a partnership without anybody in training'],
  ])('%s: %s, %s, interest %s (%s)', async (school, partnered, programme, named) => {
    const { attributes } = await callerOn(mock).get(`/schools/${mock.id(school)}?filter[cohort]=2025`);
    expect(attributes).toEqual({
      name: school,
      urn: String(200001 + 'abcde'.indexOf(school)),
      cohort: '2025',
      in_partnership: partnered,
      induction_programme_choice: programme,
      expression_of_interest: named,
      induction_tutor_name: named ? 'Jo' : null,
      induction_tutor_email: named ? `${school}@x.example` : null,
      created_at: '2025-01-01T00:00:00Z',
      updated_at: '2025-02-01T00:00:00Z',
    });
  });

  test('school-led training belongs to the cohort whose dates contain its start', async () => {
    expect((await callerOn(mock).get(`/schools/${mock.id('c')}?filter[cohort]=2024`)).attributes).toMatchObject({
      induction_programme_choice: 'not_yet_known',
    });
  });
});

describe('rect.md 5.5: statement, and 5.6: delivery partner', () => {
  test('statement', async () => {
    const caller = callerOf(
      'rect',
      worldOf({
        statements: [
          {
            id: 'a',
            lp: 'lp1',
            cohort: 2025,
            month: 1,
            year: 2026,
            cutOff: '2025-12-31',
            payment: '2026-01-25',
            paid: true,
            createdAt: '2025-01-01T00:00:00Z',
          },
          { id: 'b', lp: 'lp1', cohort: 2024, month: 12, year: 2025, cutOff: '2025-11-30', payment: '2025-12-25' },
        ],
      }),
    );
    const { records } = await caller.get('/statements');
    expect(records).toMatchObject([
      { id: caller.mock.id('b'), attributes: { month: 'December', year: '2025', paid: false } },
      {
        id: caller.mock.id('a'),
        type: 'statement',
        attributes: {
          month: 'January',
          year: '2026',
          cohort: '2025',
          cut_off_date: '2025-12-31',
          payment_date: '2026-01-25',
          paid: true,
          created_at: '2025-01-01T00:00:00Z',
        },
      },
    ]);
  });

  test('delivery partner: the cohorts in which this provider may use it', async () => {
    const caller = callerOf('rect', worldOf());
    expect((await caller.get(`/delivery-partners/${caller.mock.id('dp1')}`)).record).toMatchObject({
      type: 'delivery-partner',
      attributes: { name: 'dp1', cohort: ['2024', '2025'] },
    });
  });
});

describe('rect.md 5.7: transfers', () => {
  const stamp = (day: string) => ({ createdAt: `${day}T00:00:00Z` });
  const scenario = worldOf({
    participants: [
      {
        id: 'tom',
        training: [
          spell('ect', 'tom', {
            partnership: 'ps2',
            to: '2025-12-31',
            ...stamp('2025-07-01'),
            transferUpdatedAt: '2026-01-02T00:00:00Z',
          }),
          spell('ect', 'tom', {
            partnership: 'ps1',
            from: '2026-01-05',
            ...stamp('2025-12-01'),
            transferUpdatedAt: '2025-12-05T00:00:00Z',
          }),
        ],
      },
      {
        id: 'liz',
        training: [
          spell('ect', 'liz', { partnership: 'ps1', to: '2026-03-31' }),
          spell('ect', 'liz', { partnership: 'ps3', from: '2026-04-01' }),
        ],
      },
      ect('gone', { to: '2026-01-31' }),
      ect('done', { to: '2026-01-31' }, { induction: { start: '2025-09-01', end: '2026-01-30', outcome: 'pass' } }),
      ect('paused', { schoolTo: null, to: '2026-01-31', deferred: { at: '2026-01-31T10:00:00Z', reason: 'other' } }),
      {
        id: 'eoi',
        training: [
          spell('ect', 'eoi', { to: '2026-01-31' }),
          spell('ect', 'eoi', {
            partnership: null,
            school: 's3',
            expressionOfInterest: { lp: 'lp2', cohort: 2025 },
            from: '2026-02-01',
          }),
        ],
      },
      {
        id: 'back',
        training: [spell('ect', 'back', { to: '2026-01-10' }), spell('ect', 'back', { from: '2026-01-12' })],
      },
    ],
  });
  const caller = callerOf('rect', scenario);
  const { id } = caller;
  const of = async (symbol: string): Promise<Json> =>
    (await caller.get(`/participants/${id(symbol)}/transfers`)).attributes;

  test('who has one', async () => {
    const { records } = await caller.get('/participants/transfers');
    expect(records.map((record) => record['id'])).toEqual(['tom', 'liz', 'gone', 'eoi'].map(id));
    expect(records[0]?.['type']).toBe('participant-transfer');
  });

  test('from another provider', async () => {
    expect(await of('tom')).toEqual({
      updated_at: '2026-01-02T00:00:00Z',
      transfers: [
        {
          training_record_id: id('tom-ect'),
          transfer_type: 'new_provider',
          status: 'complete',
          created_at: '2025-07-01T00:00:00Z',
          leaving: { school_urn: '100002', provider: 'lp2', date: '2025-12-31' },
          joining: { school_urn: '100001', provider: 'lp1', date: '2026-01-05' },
        },
      ],
    });
  });

  test('to another school, still to come', async () => {
    expect(await of('liz')).toMatchObject({ transfers: [{ transfer_type: 'new_school', status: 'incomplete' }] });
  });

  test('to nowhere that is known, and to mere interest', async () => {
    expect(await of('gone')).toMatchObject({
      transfers: [{ transfer_type: 'unknown', status: 'complete', joining: null }],
    });
    expect(await of('eoi')).toMatchObject({
      transfers: [{ transfer_type: 'new_provider', joining: { school_urn: '100003', provider: null } }],
    });
  });

  test("updated_since looks at this provider's own side", async () => {
    const found = async (since: string): Promise<unknown[]> =>
      (await caller.get(`/participants/transfers?filter[updated_since]=${since}`)).records.map(
        (record) => record['id'],
      );
    expect(await found('2025-12-05T00:00:00Z')).toEqual([id('tom')]);
    // lp2's side moved later, and moves what is served, but is not found
    expect(await found('2026-01-01T00:00:00Z')).toEqual([]);
  });
});

describe('rect.md 5.8: unfunded mentor', () => {
  test('every attribute; the e-mail of the stay in which they mentor', async () => {
    const caller = callerOf(
      'rect',
      worldOf({
        participants: [
          ect('ada', { mentor: 'mia' }),
          {
            id: 'mia',
            name: 'Mia Larsen',
            trn: '1000009',
            createdAt: '2025-01-01T00:00:00Z',
            updatedAt: '2026-01-01T00:00:00Z',
            unfundedUpdatedAt: '2025-06-01T00:00:00Z',
            training: [
              spell('mentor', 'mia', { partnership: 'ps2', email: 'mia@s2.example' }),
              spell('mentor', 'mia', {
                partnership: null,
                school: 's1',
                programme: 'none',
                schedule: null,
                email: 'mia@s1.example',
              }),
            ],
          },
        ],
      }),
    );
    expect((await caller.get('/unfunded-mentors')).records).toEqual([
      {
        id: caller.mock.id('mia'),
        type: 'unfunded-mentor',
        attributes: {
          full_name: 'Mia Larsen',
          email: 'mia@s1.example',
          teacher_reference_number: '1000009',
          created_at: '2025-01-01T00:00:00Z',
          updated_at: '2025-06-01T00:00:00Z',
        },
      },
    ]);
    expect((await caller.get('/unfunded-mentors?filter[updated_since]=2025-06-02T00:00:00Z')).records).toEqual([]);
  });
});
