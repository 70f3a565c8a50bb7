import { describe, expect, test } from 'vitest';
import { BEFORE, NOW, old, play } from './actors.ts';
import { ect, mentor, spell } from './world.ts';

describe('rect.md 7.4: registerParticipant', () => {
  test('under a partnership: they appear at the end of the list, on the standard schedule of the season', async () => {
    const it = play({ participants: [ect('ben'), mentor('mia')] });
    expect(
      it.schools.registerParticipant({
        id: 'ada',
        name: 'Ada Finch',
        trn: '1000001',
        role: 'ect',
        email: 'ada@s1.example',
        partnership: 'ps1',
        workingPattern: 'part_time',
        mentor: 'mia',
      }),
    ).toBe(it.id('ada'));
    expect(await it.participant('ada')).toMatchObject({
      attributes: {
        full_name: 'Ada Finch',
        teacher_reference_number: '1000001',
        updated_at: NOW,
        participant_id_changes: [],
        ecf_enrolments: [
          {
            training_record_id: it.id('ada-ect'),
            email: 'ada@s1.example',
            mentor_id: it.id('mia'),
            school_urn: '100001',
            cohort: '2025',
            schedule_identifier: 'ecf-standard-january',
            training_status: 'active',
            participant_status: 'active',
            eligible_for_funding: null,
            working_pattern: 'part_time',
            created_at: NOW,
            delivery_partner_id: it.id('dp1'),
          },
        ],
      },
    });
    expect((await it.caller.get('/participants')).records.map((one) => one['id'])).toEqual(
      ['ben', 'mia', 'ada'].map(it.id),
    );
    expect(await it.listed('/participants', ['ada'], it.other)).toEqual([]);
    expect(await it.updated('participants', 'mia')).toBe(BEFORE);
    expect(await it.attributes('partnerships', 'ps1')).toMatchObject({
      participants_currently_training: 3,
      updated_at: BEFORE,
    });
    // s1 had named lp1 for 2025 before
    expect(await it.updated('schools', 's1')).toBe(BEFORE);
  });

  test.each([
    ['2026-04-13', 'ecf-standard-april', 'joining'],
    ['2026-09-01', 'ecf-standard-september', 'joining'],
    ['2025-09-01', 'ecf-standard-january', 'active'],
  ])('from %s: on %s, %s', async (from, schedule, status) => {
    const it = play();
    it.schools.registerParticipant({ id: 'ada', role: 'ect', partnership: 'ps1', from });
    expect(await it.enrolment('ada')).toMatchObject({ schedule_identifier: schedule, participant_status: status });
  });

  test('a provider the school has only asked for sees them once the partnership is confirmed', async () => {
    const it = play();
    it.schools.registerParticipant({ id: 'nia', role: 'ect', school: 's3', interestIn: { lp: 'lp1', cohort: 2025 } });
    expect(await it.participant('nia')).toBeUndefined();
    expect(await it.attributes('schools', 's3')).toMatchObject({
      expression_of_interest: true,
      in_partnership: false,
      induction_programme_choice: 'provider_led',
      updated_at: NOW,
    });
    it.caller.mock.clock.advance({ hours: 1 });
    await it.caller.post('/partnerships', { cohort: 2025, school_id: it.id('s3'), delivery_partner_id: it.id('dp1') });
    expect(await it.enrolment('nia')).toMatchObject({
      school_urn: '100003',
      schedule_identifier: 'ecf-standard-january',
    });
  });

  test("a provider asked for that is the school's partner trains at once", async () => {
    const it = play();
    it.schools.registerParticipant({ id: 'nia', role: 'ect', school: 's1', interestIn: { lp: 'lp1', cohort: 2025 } });
    expect(await it.enrolment('nia')).toMatchObject({ cohort: '2025', delivery_partner_id: it.id('dp1') });
  });

  test('led by the school: nobody sees them, but the school shows the programme', async () => {
    const it = play();
    it.schools.registerParticipant({ id: 'nia', role: 'ect', school: 's3' });
    expect(await it.participant('nia')).toBeUndefined();
    expect(await it.attributes('schools', 's3')).toMatchObject({
      expression_of_interest: false,
      induction_programme_choice: 'school_led',
      updated_at: NOW,
    });
  });

  test('a mentor in training is eligible at once, one without is an unfunded mentor', async () => {
    const it = play({ participants: [ect('ada')] });
    it.schools.registerParticipant({ id: 'mia', role: 'mentor', partnership: 'ps1' });
    it.schools.registerParticipant({
      id: 'uma',
      name: 'Uma Clarke',
      role: 'mentor',
      school: 's1',
      email: 'uma@s1.example',
    });
    expect(await it.enrolment('mia')).toMatchObject({
      participant_type: 'mentor',
      eligible_for_funding: true,
      mentor_id: null,
      working_pattern: null,
    });
    expect(await it.participant('uma')).toBeUndefined();
    it.schools.assignMentor('ada', 'uma');
    expect(await it.attributes('unfunded-mentors', 'uma')).toMatchObject({
      full_name: 'Uma Clarke',
      email: 'uma@s1.example',
      created_at: NOW,
    });
  });

  test('a further role, and a further stay', async () => {
    const it = play({
      participants: [
        ect(
          'ada',
          { to: '2025-12-31', schoolTo: '2025-12-31', schedule: 'ecf-extended-april' },
          { induction: { start: '2025-09-01' } },
        ),
      ],
    });
    it.schools.registerParticipant({ id: 'ada', role: 'mentor', partnership: 'ps1', from: '2026-01-05' });
    expect((await it.participant('ada'))?.['attributes']).toMatchObject({
      updated_at: NOW,
      ecf_enrolments: [
        { participant_type: 'ect' },
        { participant_type: 'mentor', training_record_id: it.id('ada-mentor') },
      ],
    });
    it.schools.registerParticipant({ id: 'ada', role: 'ect', partnership: 'ps3', from: '2026-01-05' });
    // the record and the schedule followed so far stay
    expect(await it.enrolment('ada')).toMatchObject({
      school_urn: '100002',
      training_record_id: it.id('ada-ect'),
      schedule_identifier: 'ecf-extended-april',
      participant_status: 'active',
    });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      { attributes: { transfers: [{ transfer_type: 'new_school', status: 'complete' }] } },
    ]);
  });

  test('with the same provider again after a withdrawal: active in a new slice', async () => {
    const it = play({
      participants: [
        ect('ada', { schoolTo: null, to: '2026-01-05', withdrawn: { at: '2026-01-05T10:00:00Z', reason: 'other' } }),
      ],
    });
    it.schools.registerParticipant({ id: 'ada', role: 'ect', partnership: 'ps1', email: 'new@s1.example' });
    expect(await it.enrolment('ada')).toMatchObject({
      training_status: 'active',
      participant_status: 'active',
      withdrawal: null,
      email: 'new@s1.example',
    });
    expect((await it.caller.get('/participants/transfers')).records).toEqual([]);
  });

  test('an ECT out of a frozen cohort follows the extended schedule of 2024', async () => {
    const it = play({
      cohorts: [{ year: 2022 }, { year: 2024 }, { year: 2025 }],
      partnerships: [
        { id: 'ps0', lp: 'lp1', dp: 'dp1', school: 's2', cohort: 2022, ...old },
        { id: 'ps4', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2024, ...old },
      ],
      participants: [ect('ada', { partnership: 'ps0', from: '2022-09-01', to: '2023-07-31' })],
    });
    it.schools.registerParticipant({ id: 'ada', role: 'ect', partnership: 'ps4' });
    expect(await it.enrolment('ada')).toMatchObject({
      cohort: '2024',
      schedule_identifier: 'ecf-extended-september',
      cohort_changed_after_payments_frozen: true,
    });
  });

  test('a new mentor who takes over from one that was declared follows a replacement schedule', async () => {
    const it = play({
      participants: [
        ect('ada', {
          mentors: [
            { id: 'mia', from: '2025-09-01', to: '2025-12-31' },
            { id: 'noa', from: '2026-01-01' },
          ],
        }),
        mentor('mia'),
        {
          id: 'noa',
          training: [{ role: 'mentor', record: 'noa-mentor', partnership: null, school: 's1', from: '2025-09-01' }],
        },
      ],
      declarations: [
        { id: 'd1', participant: 'mia', role: 'mentor', lp: 'lp1', type: 'started', date: '2025-10-01T00:00:00Z' },
      ],
    });
    it.schools.registerParticipant({ id: 'noa', role: 'mentor', partnership: 'ps1' });
    expect(await it.enrolment('noa')).toMatchObject({ schedule_identifier: 'ecf-replacement-january' });
  });

  test.each([
    [{ id: 'x', role: 'ect' }, 'a partnership, or a school'],
    [{ id: 'x', role: 'ect', partnership: 'ps9' }, 'no partnership "ps9"'],
    [{ id: 'x', role: 'ect', partnership: 'ps1', school: 's2' }, 'another school'],
    [{ id: 'x', role: 'ect', partnership: 'ps1', interestIn: { lp: 'lp1', cohort: 2025 } }, 'not both'],
    [{ id: 'x', role: 'ect', school: 's1', interestIn: { lp: 'lp1', cohort: 2030 } }, 'no cohort 2030'],
    [{ id: 'x', role: 'ect', partnership: 'ps1', schedule: 'standard' }, 'is no schedule'],
    [{ id: 'x', role: 'ect', partnership: 'ps1', schedule: 'ecf-replacement-april' }, 'not for ECTs'],
    [{ id: 'x', role: 'ect', school: 's1', schedule: 'ecf-standard-april' }, 'provider-led'],
    [{ id: 'x', role: 'ect', partnership: 'ps1', trn: '7' }, 'seven digits'],
    [{ id: 'x', role: 'ect', partnership: 'ps1', trn: '1000001' }, 'the TRN belongs to'],
    [{ id: 'x', role: 'ect', partnership: 'ps1', mentor: 'ada' }, 'not registered as a mentor'],
    [{ id: 'x', role: 'mentor', partnership: 'ps1', mentor: 'mia' }, 'only ECTs have mentors'],
    [{ id: 'ada', role: 'ect', partnership: 'ps3' }, 'is at school 100001'],
    [{ id: 'ada', role: 'ect', partnership: 'ps1' }, 'in other training'],
    [{ id: 'mia', role: 'mentor', partnership: 'ps3' }, 'in other training'],
    [{ id: 'mia', role: 'mentor', school: 's1' }, 'registered as mentor at the school already'],
    [{ id: 'ada', name: 'Somebody Else', role: 'mentor', partnership: 'ps1' }, 'another name'],
  ] as const)('refused: %j', async (registration, why) => {
    const it = play({ participants: [ect('ada', {}, { name: 'Ada', trn: '1000001' }), mentor('mia')] });
    const before = (await it.caller.get('/participants')).text;
    expect(() => it.schools.registerParticipant(registration)).toThrow(why);
    expect((await it.caller.get('/participants')).text).toBe(before);
  });
});

describe('rect undoRegistration', () => {
  test('the participant vanishes, also from what they mentor', async () => {
    const it = play({
      participants: [
        ect('ada', { mentor: 'mia' }),
        mentor('mia', {}, { trn: '1000001' }),
        ect('ben', { partnership: 'ps2', to: '2025-12-31' }),
      ],
    });
    it.schools.undoRegistration('mia');
    expect(await it.participant('mia')).toBeUndefined();
    expect(await it.enrolment('ada')).toMatchObject({ mentor_id: null });
    expect(await it.updated('participants', 'ada')).toBe(NOW);
    it.schools.undoRegistration('ben');
    expect((await it.other.get('/participants')).records).toEqual([]);
    expect((await it.other.get('/participants/transfers')).records).toEqual([]);
    // the school no longer names lp2, which touches it
    expect(await it.attributes('schools', 's2', it.other)).toMatchObject({
      expression_of_interest: false,
      updated_at: NOW,
    });
    expect(() => it.schools.undoRegistration('ben')).toThrow('no participant "ben"');
    it.schools.registerParticipant({ id: 'ben', role: 'ect', partnership: 'ps1', trn: '1000001' });
    expect(await it.listed('/participants', ['ada', 'ben', 'mia'])).toEqual(['ada', 'ben']);
  });

  test('not once there are declarations, voided ones included', () => {
    const it = play({
      participants: [ect('ada')],
      declarations: [
        {
          id: 'd1',
          participant: 'ada',
          role: 'ect',
          lp: 'lp1',
          type: 'started',
          date: '2025-10-01T00:00:00Z',
          state: 'voided',
        },
      ],
    });
    expect(() => it.schools.undoRegistration('ada')).toThrow('there are declarations');
  });
});

describe('rect.md 5.7: moveParticipant', () => {
  const move = (parts = {}) =>
    play({
      participants: [ect('ada', { mentor: 'mia', workingPattern: 'part_time' }, parts), mentor('mia')],
      declarations: [
        { id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-01T00:00:00Z' },
      ],
    });

  test('to another provider at another school: one leaves, the other gains, both see the transfer', async () => {
    const it = move();
    it.schools.moveParticipant('ada', { partnership: 'ps2' });
    expect(await it.enrolment('ada')).toMatchObject({
      school_urn: '100001',
      participant_status: 'left',
      training_status: 'active',
      mentor_id: null,
      working_pattern: 'part_time',
    });
    expect(await it.enrolment('ada', it.other)).toMatchObject({
      school_urn: '100002',
      participant_status: 'active',
      schedule_identifier: 'ecf-standard-september',
      training_record_id: it.id('ada-ect'),
      mentor_id: null,
      eligible_for_funding: true,
    });
    for (const by of [it.caller, it.other]) {
      expect((await by.get(`/participants/${it.id('ada')}/transfers`)).attributes).toMatchObject({
        updated_at: NOW,
        transfers: [
          {
            transfer_type: 'new_provider',
            status: 'complete',
            leaving: { school_urn: '100001', provider: 'lp1', date: '2026-02-09' },
            joining: { school_urn: '100002', provider: 'lp2', date: '2026-02-10' },
          },
        ],
      });
      expect(await it.updated('participants', 'ada', by)).toBe(NOW);
      expect(await it.listed(`/participants/transfers?filter[updated_since]=${NOW}`, ['ada'], by)).toEqual(['ada']);
    }
    // what was declared is untouched, and the other provider sees it
    expect(await it.attributes('participant-declarations', 'd1')).toMatchObject({ updated_at: BEFORE });
    expect(await it.listed('/participant-declarations', ['d1'], it.other)).toEqual(['d1']);
    expect(await it.updated('participants', 'mia')).toBe(BEFORE);
  });

  test('in the future: leaving here, joining there, the transfer incomplete', async () => {
    const it = move();
    it.schools.moveParticipant('ada', { partnership: 'ps2', to: '2026-03-31', from: '2026-04-13' });
    expect(await it.enrolment('ada')).toMatchObject({ participant_status: 'leaving', mentor_id: it.id('mia') });
    expect(await it.enrolment('ada', it.other)).toMatchObject({ participant_status: 'joining' });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      {
        attributes: {
          transfers: [{ status: 'incomplete', leaving: { date: '2026-03-31' }, joining: { date: '2026-04-13' } }],
        },
      },
    ]);
    it.caller.mock.clock.set('2026-05-01T09:00:00Z');
    expect(await it.enrolment('ada')).toMatchObject({ participant_status: 'left', mentor_id: null });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      { attributes: { transfers: [{ status: 'complete' }] } },
    ]);
  });

  test('to another school with the same provider', async () => {
    const it = move();
    it.schools.moveParticipant('ada', { partnership: 'ps3' });
    expect(await it.enrolment('ada')).toMatchObject({ school_urn: '100002', participant_status: 'active' });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      { attributes: { transfers: [{ transfer_type: 'new_school' }] } },
    ]);
  });

  test('to another provider at the same school: the stay and the mentor go on, and it is no transfer', async () => {
    const it = play({
      partnerships: [
        { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025, ...old },
        { id: 'ps5', lp: 'lp2', dp: 'dp1', school: 's1', cohort: 2025, ...old },
      ],
      participants: [ect('ada', { mentor: 'mia' }), mentor('mia')],
    });
    it.schools.moveParticipant('ada', { partnership: 'ps5' });
    expect(await it.enrolment('ada')).toMatchObject({ participant_status: 'left', mentor_id: it.id('mia') });
    expect(await it.enrolment('ada', it.other)).toMatchObject({
      participant_status: 'active',
      mentor_id: it.id('mia'),
      school_urn: '100001',
    });
    expect((await it.caller.get('/participants/transfers')).records).toEqual([]);
    // mia is an unfunded mentor to lp2 now, which moves nothing
    expect(await it.attributes('unfunded-mentors', 'mia', it.other)).toMatchObject({ updated_at: BEFORE });
  });

  test("to a school without a partnership: a transfer to nobody's training", async () => {
    const it = move();
    it.schools.moveParticipant('ada', { school: 's3' });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      {
        attributes: {
          transfers: [{ transfer_type: 'new_provider', joining: { school_urn: '100003', provider: null } }],
        },
      },
    ]);
  });

  test('a mentor who moves leaves their ECTs without, and the ECTs are touched', async () => {
    const it = move();
    it.schools.moveParticipant('mia', { partnership: 'ps3' });
    expect(await it.enrolment('ada')).toMatchObject({ mentor_id: null });
    expect(await it.updated('participants', 'ada')).toBe(NOW);
  });

  test('somebody still to come is not moved on', () => {
    const it = move();
    it.schools.moveParticipant('ada', { partnership: 'ps3', to: '2026-03-31', from: '2026-04-13' });
    for (const partnership of ['ps1', 'ps2'])
      expect(() => it.schools.moveParticipant('ada', { partnership })).toThrow(
        'begins on 2026-04-13, so it cannot end on 2026-02-09',
      );
  });

  test('training that was to begin later never does when they leave before', async () => {
    const it = play({
      partnerships: [
        { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025, ...old },
        { id: 'ps5', lp: 'lp2', dp: 'dp1', school: 's1', cohort: 2025, ...old },
      ],
      participants: [ect('ada')],
    });
    it.schools.moveParticipant('ada', { partnership: 'ps5', from: '2026-04-13' });
    expect(await it.listed('/participants', ['ada'], it.other)).toEqual(['ada']);
    it.schools.reportLeaving('ada', { on: '2026-03-31' });
    expect(await it.listed('/participants', ['ada'], it.other)).toEqual([]);
    expect(await it.enrolment('ada')).toMatchObject({ participant_status: 'leaving' });
  });

  test.each([
    ['ada', { partnership: 'ps1' }, 'is there already'],
    ['ada', { partnership: 'ps2', to: '2026-02-10' }, 'has to be before'],
    ['ada', { partnership: 'ps2', from: '2025-09-01' }, 'cannot end on 2025-08-31'],
    ['ada', {}, 'a partnership, or a school'],
    ['nobody', { partnership: 'ps2' }, 'no participant'],
    ['ada', { partnership: 'ps2', role: 'mentor' }, 'not registered as mentor'],
  ] as const)('refused: %s %j', async (who, to, why) => {
    const it = move();
    expect(() => it.schools.moveParticipant(who, to)).toThrow(why);
    expect(await it.updated('participants', 'ada')).toBe(BEFORE);
    expect((await it.caller.get('/participants/transfers')).records).toEqual([]);
  });
});

describe('rect.md 5.7: reportLeaving', () => {
  test('a transfer to nowhere; the provider cannot act any more', async () => {
    const it = play({ participants: [ect('ada')] });
    it.schools.reportLeaving('ada', { on: '2026-02-09' });
    expect(await it.enrolment('ada')).toMatchObject({ participant_status: 'left', training_status: 'active' });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      { attributes: { updated_at: NOW, transfers: [{ transfer_type: 'unknown', status: 'complete', joining: null }] } },
    ]);
    expect(
      (await it.caller.put(`/participants/${it.id('ada')}/resume`, { course_identifier: 'ecf-induction' })).titles,
    ).toEqual(['participant_id']);
    expect(() => it.schools.reportLeaving('ada', { on: '2026-02-10' })).toThrow('leaves on 2026-02-09 already');
    // a school that takes them later completes it
    it.schools.moveParticipant('ada', { partnership: 'ps2' });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      { attributes: { transfers: [{ transfer_type: 'new_provider', leaving: { date: '2026-02-09' } }] } },
    ]);
  });

  test('in the future: leaving, until the calendar makes it left without moving anything', async () => {
    const it = play({ participants: [ect('ada')] });
    it.schools.reportLeaving('ada', { on: '2026-03-31' });
    expect(await it.enrolment('ada')).toMatchObject({ participant_status: 'leaving' });
    it.caller.mock.clock.set('2026-04-02T09:00:00Z');
    expect(await it.enrolment('ada')).toMatchObject({ participant_status: 'left' });
    expect(await it.updated('participants', 'ada')).toBe(NOW);
    expect(await it.updated('partnerships', 'ps1')).toBe('2026-04-01T00:01:00Z');
  });

  test('of somebody whose training was over, the stay ends unseen: a transfer, and no timestamp', async () => {
    const it = play({
      participants: [
        ect('ada', { schoolTo: null, to: '2026-01-05', deferred: { at: '2026-01-05T10:00:00Z', reason: 'other' } }),
      ],
    });
    it.schools.reportLeaving('ada', { on: '2026-02-09' });
    expect((await it.caller.get('/participants/transfers')).records).toMatchObject([
      { attributes: { updated_at: BEFORE, transfers: [{ leaving: { date: '2026-01-05' } }] } },
    ]);
    expect(await it.updated('participants', 'ada')).toBe(BEFORE);
  });

  test('not before they came', () => {
    expect(() => play({ participants: [ect('ada')] }).schools.reportLeaving('ada', { on: '2025-09-01' })).toThrow(
      'undo the registration',
    );
  });
});

describe('rect.md 5.8: assignMentor', () => {
  const world = () =>
    play({
      participants: [
        ect('ada', { mentor: 'mia' }),
        mentor('mia'),
        mentor('noa'),
        { id: 'uma', training: [spell('mentor', 'uma', { partnership: 'ps2' })] },
        {
          id: 'zoe',
          training: [
            {
              role: 'mentor',
              record: 'zoe',
              partnership: null,
              school: 's1',
              from: '2025-09-01',
              email: 'zoe@s1.example',
            },
          ],
        },
      ],
    });

  test('in place of the present one; the ECT moves, the mentors do not', async () => {
    const it = world();
    it.schools.assignMentor('ada', 'noa');
    expect(await it.enrolment('ada')).toMatchObject({ mentor_id: it.id('noa') });
    expect(await it.updated('participants', 'ada')).toBe(NOW);
    for (const one of ['mia', 'noa']) expect(await it.updated('participants', one)).toBe(BEFORE);
    it.schools.assignMentor('ada', null);
    expect(await it.enrolment('ada')).toMatchObject({ mentor_id: null });
    expect(() => it.schools.assignMentor('ada', null)).toThrow('has no mentor');
  });

  test("a mentor in nobody's training appears and vanishes among the unfunded, moving nothing", async () => {
    const it = world();
    it.schools.assignMentor('ada', 'zoe');
    expect(await it.attributes('unfunded-mentors', 'zoe')).toMatchObject({
      email: 'zoe@s1.example',
      updated_at: BEFORE,
    });
    it.schools.assignMentor('ada', 'mia');
    expect((await it.caller.get('/unfunded-mentors')).records).toEqual([]);
  });

  test('a declaration keeps the mentor of its time; of one assigned and replaced the same day it keeps none', async () => {
    const it = world();
    const declare = async (declaration_type: string, declaration_date: string) =>
      String(
        (
          await it.caller.post('/participant-declarations', {
            participant_id: it.id('ada'),
            course_identifier: 'ecf-induction',
            declaration_type,
            declaration_date,
            evidence_held: 'other',
          })
        ).record['id'],
      );
    const first = await declare('started', '2025-09-02T00:00:00Z');
    it.schools.assignMentor('ada', 'noa');
    const second = await declare('retained-1', '2026-02-10T09:00:00Z');
    expect(await it.attributes('participant-declarations', second)).toMatchObject({ mentor_id: it.id('noa') });
    it.caller.mock.clock.advance({ hours: 1 });
    it.schools.assignMentor('ada', 'zoe');
    expect(await it.attributes('participant-declarations', first)).toMatchObject({
      mentor_id: it.id('mia'),
      updated_at: NOW,
    });
    expect(await it.attributes('participant-declarations', second)).toMatchObject({
      mentor_id: null,
      updated_at: '2026-02-10T13:00:00Z',
    });
  });

  test.each([
    ['ada', 'mia', 'already'],
    ['ada', 'uma', "not registered as a mentor at the ECT's school"],
    ['mia', 'noa', 'not registered as ect'],
    ['ada', 'ada', 'nobody mentors themselves'],
    ['ada', 'nobody', 'no participant'],
  ])('refused: %s with %s', (who, by, why) => {
    expect(() => world().schools.assignMentor(who, by)).toThrow(why);
  });
});
