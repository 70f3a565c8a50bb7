import { describe, expect, test } from 'vitest';
import { base, ecf, first, training, world, type Answer } from './ecf-mock.ts';

describe('ecf.md 5.2: a participant', () => {
  const { get, id } = ecf(
    world(
      [
        {
          id: 'p1',
          name: 'Ada Finch',
          trn: '1000001',
          createdAt: '2025-08-01T00:00:00Z',
          updatedAt: '2025-11-05T10:00:00Z',
          training: [
            training({ record: 'tr1', mentor: 'm1', email: 'ada@elm.example', createdAt: '2025-08-02T00:00:00Z' }),
          ],
        },
        {
          id: 'm1',
          name: 'Mia',
          mentorFundingEnd: '2026-01-20',
          training: [training({ record: 'tr2', role: 'mentor', eligibleForFunding: false })],
        },
        {
          id: 'done',
          induction: { start: '2024-09-01', end: '2025-12-01', outcome: 'pass' },
          training: [training({ record: 'tr3', partnership: 'ps1', from: '2024-09-01' })],
        },
        {
          id: 'unsure',
          trn: '1000002',
          induction: { start: '2024-09-01', end: '2025-12-01' },
          training: [training({ record: 'tr4', eligibleForFunding: null, updatedAt: '2025-12-24T00:00:00Z' })],
        },
      ],
      { schools: (base.schools ?? []).map((school) => ({ ...school, uplift: { 2025: { pupilPremium: true } } })) },
    ),
  );
  const read = (symbol: string): Promise<Answer> => get(`/participants/ecf/${id(symbol)}`);

  test('every attribute', async () => {
    expect((await read('p1')).attributes).toEqual({
      full_name: 'Ada Finch',
      teacher_reference_number: '1000001',
      updated_at: '2025-11-05T10:00:00Z',
      participant_id_changes: [],
      ecf_enrolments: [
        {
          training_record_id: id('tr1'),
          email: 'ada@elm.example',
          mentor_id: id('m1'),
          school_urn: '100001',
          participant_type: 'ect',
          cohort: '2025',
          training_status: 'active',
          participant_status: 'active',
          teacher_reference_number_validated: true,
          eligible_for_funding: true,
          pupil_premium_uplift: true,
          sparsity_uplift: false,
          schedule_identifier: 'ecf-standard-september',
          delivery_partner_id: id('dp1'),
          withdrawal: null,
          deferral: null,
          created_at: '2025-08-02T00:00:00Z',
          induction_end_date: null,
          mentor_funding_end_date: null,
          cohort_changed_after_payments_frozen: false,
          mentor_ineligible_for_funding_reason: null,
        },
      ],
    });
  });

  test.each([
    [
      'm1',
      {
        mentor_id: null,
        participant_type: 'mentor',
        eligible_for_funding: false,
        mentor_funding_end_date: '2026-01-20',
        mentor_ineligible_for_funding_reason: 'completed_declaration_received',
        teacher_reference_number_validated: null,
      },
    ],
    ['done', { induction_end_date: '2025-12-01', participant_status: 'active', pupil_premium_uplift: false }],
    ['unsure', { induction_end_date: null, eligible_for_funding: null, teacher_reference_number_validated: true }],
  ])('%s', async (symbol, expected) => {
    expect(first(await read(symbol))).toMatchObject(expected);
  });

  test('updated_at is the newest change of anything beneath', async () => {
    expect((await read('unsure')).attributes['updated_at']).toBe('2025-12-24T00:00:00Z');
  });
});

describe('ecf.md 5.2: mentors over time', () => {
  const scenario = world(
    [
      {
        id: 'e1',
        training: [
          training({
            record: 'r1',
            mentors: [
              { id: 'm1', from: '2025-09-01', to: '2025-11-30' },
              { id: 'm2', from: '2025-12-01' },
            ],
          }),
        ],
      },
      { id: 'e2', training: [training({ record: 'r2', mentor: 'm3' })] },
      { id: 'm1', training: [training({ record: 'q1', role: 'mentor' })] },
      { id: 'm2', training: [training({ record: 'q2', role: 'mentor' })] },
      { id: 'm3', training: [training({ record: 'q3', role: 'mentor', to: '2025-12-31' })] },
    ],
    {
      declarations: [
        {
          id: 'd1',
          participant: 'e1',
          role: 'ect',
          lp: 'lp1',
          type: 'started',
          date: '2025-10-01T00:00:00Z',
          state: 'paid',
        },
        {
          id: 'd2',
          participant: 'e1',
          role: 'ect',
          lp: 'lp1',
          type: 'retained-1',
          date: '2026-01-20T00:00:00Z',
          state: 'paid',
        },
      ],
    },
  );
  const { get, id } = ecf(scenario);

  test('the present one is shown, and the one of the day on a declaration', async () => {
    expect(first(await get(`/participants/ecf/${id('e1')}`))['mentor_id']).toBe(id('m2'));
    expect((await get(`/participant-declarations/${id('d1')}`)).attributes['mentor_id']).toBe(id('m1'));
    expect((await get(`/participant-declarations/${id('d2')}`)).attributes['mentor_id']).toBe(id('m2'));
  });

  test('one who has left the school is no longer the mentor', async () => {
    expect(first(await get(`/participants/ecf/${id('e2')}`))['mentor_id']).toBeNull();
  });
});

describe('ecf.md 5.7: uplift', () => {
  test.each([
    ['started', 'paid', true],
    ['started', 'awaiting-clawback', true],
    ['started', 'eligible', false],
    ['retained-1', 'paid', false],
  ] as const)('%s, %s: %s', async (type, state, paid) => {
    const { get, id } = ecf(
      world([{ id: 'p1', training: [training({ record: 'r1' })] }], {
        declarations: [
          {
            id: 'd1',
            participant: 'p1',
            role: 'ect',
            lp: 'lp1',
            type,
            date: '2025-10-01T00:00:00Z',
            state,
            uplift: true,
          },
        ],
      }),
    );
    expect((await get(`/participant-declarations/${id('d1')}`)).attributes['uplift_paid']).toBe(paid);
  });
});

describe('ecf.md 6.3: participant_status', () => {
  const { get, id } = ecf(
    world([
      { id: 'p1', training: [training({ record: 'r1', from: '2026-02-20', to: '2026-02-25' })] },
      { id: 'p2', training: [training({ record: 'r2', from: '2026-02-20' })] },
    ]),
  );
  test.each([
    ['p1', '2026-02-10', 'leaving'],
    ['p1', '2026-02-24T23:59:59Z', 'leaving'],
    ['p1', '2026-02-25T00:00:00Z', 'left'],
    ['p1', '2026-02-26', 'left'],
    ['p2', '2026-02-19', 'joining'],
    ['p2', '2026-02-20', 'active'],
  ])('%s at %s: %s', async (who, at, expected) => {
    expect(first(await get(`/participants/ecf/${id(who)}`, { at }))['participant_status']).toBe(expected);
  });
});
