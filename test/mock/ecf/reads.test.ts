import { describe, expect, test } from 'vitest';
import { base, ecf, first, items, training, world, type Json } from './ecf-mock.ts';

describe('ecf.md 4.1: delivery partners', () => {
  const { get, id } = ecf({
    ...base,
    deliveryPartners: [
      {
        id: 'dp1',
        name: '  One   two ',
        links: [
          { lp: 'lp1', cohort: 2025 },
          { lp: 'lp1', cohort: 2021 },
          { lp: 'lp2', cohort: 2024 },
        ],
      },
      { id: 'dp2', links: [{ lp: 'lp2', cohort: 2025 }] },
    ],
  });

  test('those the provider has in a wanted cohort, with all its years', async () => {
    expect((await get('/delivery-partners?filter[cohort]=2025')).ids).toEqual([id('dp1')]);
    expect((await get('/delivery-partners?filter[cohort]=2024')).ids).toEqual([]);
    const { attributes } = await get(`/delivery-partners/${id('dp1')}?filter[cohort]=2024`);
    expect([attributes['name'], attributes['cohort']]).toEqual(['One two', ['2021', '2025']]);
    expect((await get(`/delivery-partners/${id('dp2')}`)).status).toBe(404);
  });
});

describe('ecf.md 4.2: participants', () => {
  const { get, id } = ecf(
    world(
      [
        {
          id: 'both',
          training: [
            training({ record: 'r1', role: 'mentor' }),
            training({ record: 'r2', partnership: 'ps1', from: '2024-09-01' }),
            training({ record: 'r3', partnership: 'ps3', role: 'mentor' }),
          ],
        },
        { id: 'left', training: [training({ record: 'r4', to: '2025-12-31' })] },
        { id: 'hidden', training: [training({ record: 'r5', partnership: 'ps9' })] },
        {
          id: 'waiting',
          training: [
            training({
              record: 'r6',
              partnership: null,
              school: 's1',
              expressionOfInterest: { lp: 'lp1', cohort: 2025 },
            }),
          ],
        },
      ],
      {
        partnerships: [
          ...(base.partnerships ?? []),
          { id: 'ps9', lp: 'lp1', dp: 'dp1', school: 's2', cohort: 2024, challengedReason: 'mistake' },
        ],
      },
    ),
  );

  test('visible is whoever was ever under an unchallenged partnership, leavers for ever', async () => {
    expect((await get('/participants/ecf')).ids).toEqual([id('both'), id('left')]);
    expect((await get(`/participants/ecf/${id('hidden')}`)).status).toBe(404);
    expect((await get(`/participants/ecf/${id('waiting')}`)).status).toBe(404);
  });

  test('one enrolment for each profile that this provider trains; filters choose people, not enrolments', async () => {
    const { attributes } = await get(`/participants/ecf/${id('both')}?filter[cohort]=2024`);
    expect(items(attributes['ecf_enrolments']).map((one) => [one['training_record_id'], one['cohort']])).toEqual([
      [id('r1'), '2025'],
      [id('r2'), '2024'],
    ]);
    const theirs = await get(`/participants/ecf/${id('both')}`, { as: 'lp2' });
    expect(items(theirs.attributes['ecf_enrolments']).map((one) => one['training_record_id'])).toEqual([id('r3')]);
  });

  test('the latest record: open-ended first, then the newest start', async () => {
    const again = ecf(
      world([
        {
          id: 'p',
          training: [
            training({ record: 'r', from: '2025-09-01', to: '2025-10-31', email: 'old@x.example' }),
            training({ record: 'r', from: '2025-11-01', email: 'open@x.example', schedule: 'ecf-standard-january' }),
          ],
        },
      ]),
    );
    const enrolment = first(await again.get(`/participants/ecf/${again.id('p')}`));
    expect([enrolment['email'], enrolment['schedule_identifier']]).toEqual(['open@x.example', 'ecf-standard-january']);
  });
});

describe('ecf.md 4.3: transfers', () => {
  const move = (record: string, to: string | null, partnership: string | null, from: string, more: object = {}) => [
    training({ record, to, ...more }),
    training({
      record,
      partnership,
      from,
      ...(partnership === null && { school: 's2', programme: 'school_led' as const }),
    }),
  ];
  const { get, id } = ecf(
    world([
      { id: 'to-other', training: move('r1', '2025-12-31', 'ps3', '2026-01-05') },
      { id: 'to-school-led', training: move('r2', '2025-12-31', null, '2026-01-05') },
      { id: 'to-come', training: move('r3', '2026-03-31', 'ps3', '2026-04-01') },
      { id: 'gone', training: [training({ record: 'r4', to: '2026-02-11' })] },
      { id: 'open', training: move('r5', null, 'ps3', '2026-01-05') },
      {
        id: 'arrived',
        training: [
          training({ record: 'r6', partnership: 'ps3', to: '2025-12-31' }),
          training({ record: 'r6', from: '2026-01-05' }),
        ],
      },
      { id: 'stays', training: [training({ record: 'r7' })] },
      {
        id: 'same-school',
        training: [
          training({ record: 'r8', schoolFrom: '2025-09-01', to: '2025-12-31' }),
          training({ record: 'r8', schoolFrom: '2025-09-01', from: '2026-01-01', schedule: 'ecf-standard-january' }),
        ],
      },
    ]),
  );
  const transferOf = async (symbol: string, as = 'lp1'): Promise<readonly Json[]> =>
    items((await get(`/participants/ecf/${id(symbol)}/transfers`, { as })).attributes['transfers']);

  test('who left or joined a school of the provider is listed', async () => {
    expect((await get('/participants/ecf/transfers')).ids).toEqual(
      ['to-other', 'to-school-led', 'to-come', 'gone', 'open', 'arrived'].map(id),
    );
    expect((await get(`/participants/ecf/${id('stays')}/transfers`)).status).toBe(404);
    expect((await get(`/participants/ecf/${id('same-school')}/transfers`)).status).toBe(404);
  });

  test('to another provider', async () => {
    expect(await transferOf('to-other')).toEqual([
      expect.objectContaining({
        training_record_id: id('r1'),
        transfer_type: 'new_provider',
        status: 'complete',
        leaving: { school_urn: '100001', provider: 'First Provider', date: '2025-12-31' },
        joining: { school_urn: '100002', provider: 'Second Provider', date: '2026-01-05' },
      }),
    ]);
    expect(await transferOf('to-other', 'lp2')).toEqual(await transferOf('to-other'));
  });

  test('to training without a provider it is a new school, and no provider on that side', async () => {
    const [transfer] = await transferOf('to-school-led');
    expect([transfer?.['transfer_type'], transfer?.['joining']?.['provider']]).toEqual(['new_school', null]);
  });

  test('to an unknown place', async () => {
    const [transfer] = await transferOf('gone');
    expect([transfer?.['transfer_type'], transfer?.['joining']]).toEqual(['unknown', null]);
  });

  test('incomplete while the later of the two dates is after the start of today; complete on the leaving day', async () => {
    expect((await transferOf('to-come'))[0]?.['status']).toBe('incomplete');
    expect((await transferOf('gone'))[0]?.['status']).toBe('incomplete');
    const later = await get(`/participants/ecf/${id('gone')}/transfers`, { at: '2026-02-11T00:00:00Z' });
    expect(items(later.attributes['transfers'])[0]?.['status']).toBe('complete');
  });

  test('the leaving date is null until the old school tells it', async () => {
    expect((await transferOf('open'))[0]?.['leaving']?.['date']).toBeNull();
    expect(first(await get(`/participants/ecf/${id('open')}`))['participant_status']).toBeNull();
  });
});

describe('ecf.md 4.4: unfunded mentors', () => {
  const scenario = world(
    [
      { id: 'e1', training: [training({ record: 'r1', mentor: 'm1' })] },
      { id: 'e2', training: [training({ record: 'r2', mentor: 'm2' })] },
      { id: 'e3', training: [training({ record: 'r3', mentor: 'm3' })] },
      { id: 'm1', name: 'Own', training: [training({ record: 'q1', role: 'mentor' })] },
      {
        id: 'm2',
        name: 'Theirs',
        trn: '1234567',
        unfundedUpdatedAt: '2025-12-01T10:00:00Z',
        training: [training({ record: 'q2', role: 'mentor', partnership: 'ps4', email: 'm2@elm.example' })],
      },
      { id: 'm3', name: 'Untrained' },
    ],
    { partnerships: [...(base.partnerships ?? []), { id: 'ps4', lp: 'lp2', dp: 'dp2', school: 's1', cohort: 2023 }] },
  );
  const { get, put, id } = ecf(scenario);

  test("mentors of the provider's ECTs whom it does not train", async () => {
    expect((await get('/unfunded-mentors/ecf')).ids).toEqual([id('m2'), id('m3')]);
    expect((await get('/unfunded-mentors/ecf', { as: 'lp2' })).ids).toEqual([]);
    expect((await get(`/unfunded-mentors/ecf/${id('m1')}`)).status).toBe(404);
    expect((await get(`/unfunded-mentors/ecf/${id('m2')}`)).attributes).toMatchObject({
      full_name: 'Theirs',
      email: 'm2@elm.example',
      teacher_reference_number: '1234567',
      updated_at: '2025-12-01T10:00:00Z',
    });
  });

  test('updated_since goes by the account', async () => {
    expect((await get('/unfunded-mentors/ecf?filter[updated_since]=2025-12-01T10:00:00Z')).ids).toEqual([id('m2')]);
    expect((await get(`/unfunded-mentors/ecf/${id('m2')}?filter[updated_since]=2025-12-01T10:00:01Z`)).status).toBe(
      404,
    );
  });

  test('a withdrawn ECT still names the mentor', async () => {
    await put(`/participants/ecf/${id('e2')}/withdraw`, { course_identifier: 'ecf-induction', reason: 'other' });
    expect((await get('/unfunded-mentors/ecf')).ids).toEqual([id('m2'), id('m3')]);
  });
});

describe('ecf.md 4.5: schools', () => {
  const { get, id } = ecf({
    ...base,
    schools: [
      ...(base.schools ?? []),
      { id: 's4', urn: '4', programme: { 2025: 'school_led', 2024: 'no_early_career_teachers' } },
      { id: 's5', urn: '5', eligible: false },
    ],
    partnerships: [
      ...(base.partnerships ?? []),
      { id: 'ps8', lp: 'lp2', dp: 'dp2', school: 's3', cohort: 2025 },
      { id: 'ps9', lp: 'lp2', dp: 'dp2', school: 's5', cohort: 2025, challengedReason: 'not_confirmed' },
    ],
  });

  test('eligible ones, and others while a partnership of anybody stands in that cohort', async () => {
    expect((await get('/schools/ecf?filter[cohort]=2025')).ids).toEqual(['s1', 's2', 's3', 's4'].map(id));
    expect((await get('/schools/ecf?filter[cohort]=2024')).ids).toEqual(['s1', 's2', 's4'].map(id));
    expect((await get(`/schools/ecf/${id('s5')}?filter[cohort]=2025`)).status).toBe(404);
  });

  test.each([
    ['s1', 2025, true, 'provider_led'],
    ['s2', 2024, false, 'not_yet_known'],
    ['s4', 2025, false, 'school_led'],
    ['s4', 2024, false, 'no_early_career_teachers'],
  ])('%s in %i', async (school, year, partnered, choice) => {
    const { attributes } = await get(`/schools/ecf/${id(school)}?filter[cohort]=${year}`);
    expect([attributes['in_partnership'], attributes['induction_programme_choice'], attributes['cohort']]).toEqual([
      partnered,
      choice,
      String(year),
    ]);
  });
});

describe('ecf.md 4.6: statements', () => {
  test('the list hides service fees, a single read does not', async () => {
    const { get, id } = ecf(base);
    expect((await get('/statements?filter[cohort]=2025')).ids).toEqual([id('st1'), id('st3'), id('st2')]);
    const { attributes } = await get(`/statements/${id('st5')}`);
    expect(attributes).toMatchObject({
      month: 'February',
      year: '2026',
      type: 'ecf',
      cohort: '2025',
      cut_off_date: '2026-02-28',
      payment_date: '2026-03-25',
      paid: false,
    });
    expect((await get(`/statements/${id('st6')}`)).status).toBe(404);
  });
});

describe('ecf.md 4.7: declarations', () => {
  const declaration = (
    id: string,
    participant: string,
    lp: string,
    state: 'paid' | 'voided' | 'submitted',
    date = '2025-10-01T00:00:00Z',
    type: 'started' | 'retained-1' = 'started',
  ) => ({ id, participant, role: 'ect' as const, lp, type, date, state });
  const { get, id } = ecf(
    world(
      [
        {
          id: 'moved',
          training: [
            training({ record: 'r1', partnership: 'ps3', to: '2025-12-31' }),
            training({ record: 'r1', from: '2026-01-05' }),
          ],
        },
        {
          id: 'shared',
          training: [
            training({ record: 'r2', schoolFrom: '2025-09-01', to: '2025-12-31' }),
            training({ record: 'r2', partnership: 'ps4', schoolFrom: '2025-09-01', from: '2026-01-01' }),
          ],
        },
      ],
      {
        partnerships: [...(base.partnerships ?? []), { id: 'ps4', lp: 'lp2', dp: 'dp2', school: 's1', cohort: 2025 }],
        declarations: [
          declaration('d1', 'moved', 'lp2', 'paid'),
          declaration('d2', 'moved', 'lp2', 'voided'),
          declaration('d3', 'moved', 'lp1', 'submitted', '2026-01-10T00:00:00Z', 'retained-1'),
          declaration('d4', 'moved', 'lp1', 'submitted', '2025-12-31T10:00:00Z', 'retained-1'),
          declaration('d5', 'shared', 'lp2', 'paid'),
          declaration('d6', 'moved', 'lp1', 'submitted', '2025-12-31T00:00:00Z', 'retained-1'),
        ],
      },
    ),
  );

  test('own ones in any state, and live ones of the provider before', async () => {
    expect((await get('/participant-declarations')).ids).toEqual(['d1', 'd3', 'd4', 'd6'].map(id));
    const { attributes } = await get(`/participant-declarations/${id('d1')}`);
    expect(attributes['lead_provider_name']).toBe('Second Provider');
  });

  test('the provider before goes on seeing those up to the leaving date, and its own', async () => {
    expect((await get('/participant-declarations', { as: 'lp2' })).ids).toEqual(['d1', 'd2', 'd5', 'd6'].map(id));
    expect((await get(`/participant-declarations/${id('d3')}`, { as: 'lp2' })).status).toBe(404);
    // dated later on the leaving day, which is its midnight
    expect((await get(`/participant-declarations/${id('d4')}`, { as: 'lp2' })).status).toBe(404);
  });

  test('a record that only changed opens nothing', async () => {
    expect((await get(`/participant-declarations/${id('d5')}`)).status).toBe(404);
  });
});

describe('ecf.md 4.8: partnerships', () => {
  const { get, id } = ecf({
    ...base,
    schools: (base.schools ?? []).map((school) => ({
      ...school,
      updatedAt: school.id === 's1' ? '2025-12-01T00:00:00Z' : '2025-01-01T00:00:00Z',
      createdAt: '2025-01-01T00:00:00Z',
    })),
    partnerships: [
      { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025, createdAt: '2025-06-01T00:00:00Z' },
      {
        id: 'ps2',
        lp: 'lp1',
        dp: 'dp1',
        school: 's2',
        cohort: 2025,
        status: 'challenged',
        challengedReason: 'no_ects',
        challengedAt: '2025-09-01T08:00:00Z',
        createdAt: '2025-06-02T00:00:00Z',
        updatedAt: '2025-09-01T08:00:00Z',
      },
      { id: 'ps3', lp: 'lp2', dp: 'dp2', school: 's3', cohort: 2025 },
    ],
  });

  test('own ones, challenged or not', async () => {
    expect((await get('/partnerships/ecf')).ids).toEqual([id('ps1'), id('ps2')]);
    expect((await get(`/partnerships/ecf/${id('ps3')}`)).status).toBe(404);
    expect((await get(`/partnerships/ecf/${id('ps2')}`)).attributes).toEqual({
      cohort: '2025',
      urn: '100002',
      school_id: id('s2'),
      delivery_partner_id: id('dp1'),
      delivery_partner_name: 'One',
      status: 'challenged',
      challenged_reason: 'no_ects',
      challenged_at: '2025-09-01T08:00:00.000Z',
      induction_tutor_name: null,
      induction_tutor_email: 'office@oak.example',
      created_at: '2025-06-02T00:00:00Z',
      updated_at: '2025-09-01T08:00:00Z',
    });
  });

  test('a change of the school counts as one of the partnership', async () => {
    expect((await get(`/partnerships/ecf/${id('ps1')}`)).attributes['updated_at']).toBe('2025-12-01T00:00:00Z');
    expect((await get('/partnerships/ecf?filter[updated_since]=2025-11-01T00:00:00Z')).ids).toEqual([id('ps1')]);
    expect((await get(`/partnerships/ecf?filter[delivery_partner_id]=${id('dp2')}`)).ids).toEqual([]);
  });

  test('a school that has no ECTs said so when it challenged', async () => {
    expect((await get(`/schools/ecf/${id('s2')}?filter[cohort]=2025`)).attributes['induction_programme_choice']).toBe(
      'no_early_career_teachers',
    );
  });
});
