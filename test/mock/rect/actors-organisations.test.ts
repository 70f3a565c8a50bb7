import { describe, expect, test } from 'vitest';
import { BEFORE, NOW, play } from './actors.ts';
import { ect, worldOf } from './world.ts';

const shared = { course_identifier: 'ecf-induction' };

describe('rect.md 7.2: cohorts', () => {
  test("openCohort: the seed's flags and schedules; partnerships and training can begin", async () => {
    const it = play({ now: '2026-07-01T12:00:00Z' });
    expect((await it.caller.get('/schools?filter[cohort]=2026')).records).toEqual([]);
    it.dfe.openCohort(2026);
    it.dfe.linkDeliveryPartner('dp1', { lp: 'lp1', cohort: 2026 });
    const made = await it.caller.post('/partnerships', {
      cohort: 2026,
      school_id: it.id('s3'),
      delivery_partner_id: it.id('dp1'),
    });
    expect(made.status).toBe(200);
    it.schools.registerParticipant({ id: 'new', role: 'ect', partnership: String(made.record['id']) });
    expect(await it.enrolment('new')).toMatchObject({
      cohort: '2026',
      schedule_identifier: 'ecf-standard-september',
      pupil_premium_uplift: false,
    });
    expect(() => it.dfe.openCohort(2026)).toThrow('cohort 2026 is open already');
    expect(() => it.dfe.openCohort(1999)).toThrow('1999 is no cohort');
  });

  test('openCohort: a year without schedules has those of the last one, dates moved', async () => {
    const milestones = { started: ['2024-02-29', '2024-06-30'] as [string, string] };
    const it = play({
      now: '2028-07-01T12:00:00Z',
      schedules: [2024, 2025, 2027].map((cohort) => ({ cohort, identifier: 'ecf-standard-september', milestones })),
      cohorts: [{ year: 2024 }, { year: 2025 }, { year: 2027 }],
    });
    it.dfe.openCohort(2028);
    it.dfe.linkDeliveryPartner('dp1', { lp: 'lp1', cohort: 2028 });
    const made = await it.caller.post('/partnerships', {
      cohort: 2028,
      school_id: it.id('s1'),
      delivery_partner_id: it.id('dp1'),
    });
    it.schools.registerParticipant({
      id: 'new',
      role: 'ect',
      partnership: String(made.record['id']),
      from: '2025-02-01',
    });
    const declare = async (declaration_date: string) =>
      (
        await it.caller.post('/participant-declarations', {
          ...shared,
          participant_id: it.id('new'),
          declaration_type: 'started',
          declaration_date,
          evidence_held: 'other',
        })
      ).titles;
    // 29 February 2024 and 30 June 2024, a year on
    expect(await declare('2025-02-27T12:00:00Z')).toContain('declaration_date');
    expect(await declare('2025-07-01T12:00:00Z')).toContain('declaration_date');
    expect(await declare('2025-02-28T12:00:00Z')).toEqual([]);
  });

  test('openCohort: one that was not enabled, with flags of its own', async () => {
    const it = play({ cohorts: [{ year: 2024 }, { year: 2025, enabled: false }] });
    const create = async () =>
      (
        await it.caller.post('/partnerships', {
          cohort: 2025,
          school_id: it.id('s3'),
          delivery_partner_id: it.id('dp1'),
        })
      ).status;
    expect(await create()).toBe(422);
    it.dfe.openCohort(2025, { upliftFees: true });
    expect(await create()).toBe(200);
  });

  test('closeCohort: payments are frozen; nothing that is read moves', async () => {
    const it = play({ participants: [ect('ada')] });
    const before = (await it.caller.get('/participants')).text;
    it.dfe.closeCohort(2025);
    expect((await it.caller.get('/participants')).text).toBe(before);
    expect(
      (
        await it.caller.put(`/participants/${it.id('ada')}/change-schedule`, {
          ...shared,
          schedule_identifier: 'ecf-extended-september',
        })
      ).titles,
    ).toEqual(['cohort']);
    expect(
      (
        await it.caller.post('/participant-declarations', {
          ...shared,
          participant_id: it.id('ada'),
          declaration_type: 'started',
          declaration_date: '2025-10-01T00:00:00Z',
          evidence_held: 'other',
        })
      ).status,
    ).toBe(422);
    expect(() => it.dfe.closeCohort(2025)).toThrow('frozen already');
    expect(() => it.dfe.closeCohort(2030)).toThrow('dfe.openCohort(2030)');
    expect(() => it.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps1' })).toThrow(
      'payments of cohort 2025 are frozen',
    );
  });
});

describe('rect.md 5.9: delivery partners and schools', () => {
  test('a link moves the partner for every provider', async () => {
    const it = play();
    it.dfe.linkDeliveryPartner('dp1', { lp: 'lp2', cohort: 2024 });
    expect(await it.attributes('delivery-partners', 'dp1')).toMatchObject({
      cohort: ['2024', '2025'],
      updated_at: NOW,
    });
    expect(await it.attributes('delivery-partners', 'dp1', it.other)).toMatchObject({
      cohort: ['2025', '2024'],
      updated_at: NOW,
    });
    expect(() => it.dfe.linkDeliveryPartner('dp1', { lp: 'lp2', cohort: 2024 })).toThrow('already');
    expect(await it.updated('partnerships', 'ps1')).toBe(BEFORE);
  });

  test('a link can go when nobody is trained by it', async () => {
    const it = play();
    it.dfe.unlinkDeliveryPartner('dp2', { lp: 'lp1', cohort: 2025 });
    expect((await it.caller.get(`/delivery-partners/${it.id('dp2')}`)).status).toBe(404);
    expect(() => it.dfe.unlinkDeliveryPartner('dp2', { lp: 'lp1', cohort: 2025 })).toThrow('is not linked');
    expect(() => it.dfe.unlinkDeliveryPartner('dp1', { lp: 'lp1', cohort: 2025 })).toThrow('has to stay');
    expect(() => it.dfe.linkDeliveryPartner('dp9', { lp: 'lp1', cohort: 2025 })).toThrow('no delivery partner "dp9"');
    expect(() => it.dfe.linkDeliveryPartner('dp2', { lp: 'lp9', cohort: 2025 })).toThrow('no lead provider "lp9"');
  });

  test('setSchoolEligibility: a school without partnerships is listed no longer; no timestamp moves', async () => {
    const it = play();
    it.dfe.setSchoolEligibility('s3', false);
    it.dfe.setSchoolEligibility('s1', false);
    expect(await it.listed('/schools?filter[cohort]=2025', ['s1', 's2', 's3'])).toEqual(['s1', 's2']);
    expect(await it.updated('schools', 's1')).toBe(BEFORE);
    it.dfe.setSchoolEligibility('s3', true);
    expect(await it.attributes('schools', 's3')).toMatchObject({ updated_at: BEFORE });
    expect(() => it.dfe.setSchoolEligibility('s9', true)).toThrow(
      'mock.dfe.setSchoolEligibility: there is no school "s9"',
    );
  });

  test('setTutor: moves the school in all cohorts and its partnerships, of every provider', async () => {
    const it = play({ participants: [ect('ada', { partnership: 'ps3' })] });
    it.schools.setTutor('s2', { name: 'Sam Pike', email: 'sam@s2.example' });
    expect(await it.attributes('partnerships', 'ps3')).toMatchObject({
      induction_tutor_name: 'Sam Pike',
      induction_tutor_email: 'sam@s2.example',
      updated_at: NOW,
    });
    expect(await it.updated('partnerships', 'ps2', it.other)).toBe(NOW);
    expect(await it.updated('partnerships', 'ps1')).toBe(BEFORE);
    expect(await it.attributes('schools', 's2')).toMatchObject({ induction_tutor_name: 'Sam Pike', updated_at: NOW });
    expect((await it.caller.get(`/schools/${it.id('s2')}?filter[cohort]=2024`)).attributes['updated_at']).toBe(NOW);
    expect(await it.updated('participants', 'ada')).toBe(BEFORE);
    it.schools.setTutor('s2', null);
    expect(await it.attributes('partnerships', 'ps3')).toMatchObject({
      induction_tutor_name: null,
      induction_tutor_email: 'office@s2.example',
    });
  });

  test('setTutor: the same again moves nothing', async () => {
    const it = play();
    it.schools.setTutor('s1', worldOf().schools?.[0]?.tutor ?? null);
    expect(await it.updated('partnerships', 'ps1')).toBe(BEFORE);
  });

  test('what only ecf knows is refused', () => {
    const it = play({ participants: [ect('ada')] });
    expect(() => it.dfe.challengePartnership('ps1')).toThrow(
      'mock.dfe.challengePartnership: rect has no challenged partnerships',
    );
    expect(() => it.schools.challengePartnership('ps1', 'mistake')).toThrow(
      'mock.schools.challengePartnership: rect has no challenged partnerships',
    );
    expect(() => it.schools.removeParticipant('ada')).toThrow('mock.schools.removeParticipant: in rect');
  });
});
