import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { enrolment, LATER, participant, partnership, since, stage } from './actors-harness.ts';
import { people } from './actors-people.ts';
import { base } from './ecf-mock.ts';

const school = (symbol: string, cohort = 2025): string => `/schools/ecf/${uuidOf(symbol)}?filter[cohort]=${cohort}`;

describe('ecf.md 6.4: a partnership is challenged', () => {
  test('it shows the reason and the time, and its participants are gone from reads', async () => {
    const on = stage(people);
    on.dfe.challengePartnership('ps2', 'do_not_recognise');
    const read = await on.read(partnership('ps2'));
    expect([read?.['status'], read?.['challenged_reason'], read?.['challenged_at'], read?.['updated_at']]).toEqual([
      'challenged',
      'do_not_recognise',
      '2026-02-20T09:00:00.000Z',
      LATER,
    ]);
    expect(await on.list('/participants/ecf')).toEqual(['two']);
    expect(await on.read(participant('ada'))).toBeNull();
    expect(await on.list(since('/partnerships/ecf'))).toContain('ps2');
  });

  test('writes by id go on working, and answer without enrolments', async () => {
    const on = stage(people);
    on.dfe.challengePartnership('ps2');
    const { status, attributes } = await on.write('PUT', `${participant('ada')}/defer`, {
      course_identifier: 'ecf-induction',
      reason: 'other',
    });
    expect([status, attributes['ecf_enrolments']]).toEqual([200, []]);
  });

  test('everybody registered at the school is touched, the participants of others too', async () => {
    const on = stage(people);
    on.schools.moveParticipant('cat', { partnership: 'ps4' });
    on.at('2026-02-21T09:00:00Z');
    on.dfe.challengePartnership('ps2');
    expect(await on.list(since('/participants/ecf', '2026-02-21T09:00:00Z'), 'lp2')).toEqual(['cat']);
    expect((await on.read(school('s1')))?.['updated_at']).toBe('2026-02-21T09:00:00Z');
    expect(await on.list(since('/schools/ecf?filter[cohort]=2025', '2026-02-21T09:00:00Z'))).toEqual(['s1']);
  });

  test('an unfunded mentor goes with the ECTs; a mentor trained under it becomes one where the ECT stays', async () => {
    const on = stage(people);
    on.schools.assignMentor('ada', 'ida');
    on.schools.assignMentor('two', 'mo');
    on.dfe.challengePartnership('ps2');
    expect(await on.list('/unfunded-mentors/ecf')).toEqual(['mo']);
  });

  test('a school in no other partnership is no longer listed, when it is not eligible itself', async () => {
    const on = stage(people);
    expect(await on.list('/schools/ecf?filter[cohort]=2025')).toEqual(['s1', 's2', 's3']);
    on.dfe.challengePartnership('ps5');
    expect(await on.list('/schools/ecf?filter[cohort]=2025')).toEqual(['s1', 's2']);
  });

  test("no_ects: the school's year has no ECTs", async () => {
    const on = stage(people);
    on.dfe.challengePartnership('ps3', 'no_ects');
    expect((await on.read(school('s2')))?.['induction_programme_choice']).toBe('no_early_career_teachers');
    expect((await on.read(school('s2')))?.['in_partnership']).toBe(false);
  });

  test('the provider reports it again: the same id, and everybody is back', async () => {
    const on = stage(people);
    on.dfe.challengePartnership('ps3', 'no_ects');
    const { status } = await on.write(
      'POST',
      '/partnerships/ecf',
      { cohort: '2025', school_id: uuidOf('s2'), delivery_partner_id: uuidOf('dp2') },
      'lp2',
    );
    expect([status, await on.list('/participants/ecf', 'lp2')]).toEqual([200, ['cat']]);
    expect((await on.read(partnership('ps3'), 'lp2'))?.['status']).toBe('active');
  });

  test('a school has until its deadline; DfE has longer', () => {
    const { dfe, schools, at } = stage(people);
    at('2026-03-01T00:00:00Z');
    expect(() => schools.challengePartnership('ps2', 'mistake')).toThrow(
      'mock.schools.challengePartnership: schools could challenge partnership "ps2" until 2025-10-31',
    );
    dfe.challengePartnership('ps2');
    expect(() => dfe.challengePartnership('ps2')).toThrow('challenged already');
  });

  test('in time a school can', async () => {
    const on = stage(people);
    on.at('2025-10-30T12:00:00Z');
    on.schools.challengePartnership('ps2', 'not_confirmed');
    expect((await on.read(partnership('ps2')))?.['challenged_reason']).toBe('not_confirmed');
  });
});

describe('ecf.md 4.1: delivery partners are linked', () => {
  test("the year is added and taken away; the partner's updated_at does not move", async () => {
    const on = stage(people);
    const path = `/delivery-partners/${uuidOf('dp2')}`;
    const before = await on.read(path);
    on.dfe.linkDeliveryPartner('dp2', { lp: 'lp1', cohort: 2024 });
    expect(await on.read(path)).toEqual({ ...before, cohort: ['2024', '2025'] });
    expect(await on.list('/delivery-partners?filter[cohort]=2024')).toEqual(['dp1', 'dp2']);
    on.dfe.unlinkDeliveryPartner('dp2', { lp: 'lp1', cohort: 2024 });
    expect(await on.read(path)).toEqual(before);
  });

  test('a partnership can be made with the partner once it is linked, and stays when the link is taken away', async () => {
    const on = stage(people);
    const report = ['PUT', partnership('ps1'), { delivery_partner_id: uuidOf('dp2') }] as const;
    expect((await on.write(...report)).titles).toEqual(['delivery_partner_id']);
    on.dfe.linkDeliveryPartner('dp2', { lp: 'lp1', cohort: 2024 });
    expect((await on.write(...report)).status).toBe(200);
    on.dfe.unlinkDeliveryPartner('dp2', { lp: 'lp1', cohort: 2024 });
    expect((await on.read(partnership('ps1')))?.['delivery_partner_id']).toBe(uuidOf('dp2'));
  });

  test('not twice, and not what is not there', () => {
    const { dfe } = stage(people);
    expect(() => dfe.linkDeliveryPartner('dp1', { lp: 'lp1', cohort: 2024 })).toThrow(
      'mock.dfe.linkDeliveryPartner: delivery partner "dp1" is linked',
    );
    expect(() => dfe.unlinkDeliveryPartner('dp1', { lp: 'lp2', cohort: 2024 })).toThrow('is not linked');
    expect(() => dfe.linkDeliveryPartner('dp1', { lp: 'lp1', cohort: 2031 })).toThrow('dfe.openCohort adds one');
    expect(() => dfe.linkDeliveryPartner('dp1', { lp: 'lp9', cohort: 2024 })).toThrow('no lead provider "lp9"');
  });
});

describe("ecf.md 4.5: a school's eligibility", () => {
  test("decides whether it is listed, in every cohort; its own time moves and nobody's at it", async () => {
    const on = stage(people);
    on.dfe.setSchoolEligibility('s3', true);
    expect(await on.list('/schools/ecf?filter[cohort]=2024')).toEqual(['s1', 's2', 's3']);
    on.dfe.setSchoolEligibility('s1', false);
    expect(await on.list('/schools/ecf?filter[cohort]=2023')).toEqual(['s2', 's3']);
    expect(await on.list('/schools/ecf?filter[cohort]=2025')).toEqual(['s1', 's2', 's3']);
    expect(await on.list(since('/schools/ecf?filter[cohort]=2025'))).toEqual(['s1', 's3']);
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
  });
});

describe('ecf.md 4.9, row 4b', () => {
  test('an open school of a type that trains by itself is refused in words of its own', async () => {
    const on = stage(people);
    const create = async (): Promise<unknown[]> => {
      const { status, errors } = await on.write('POST', '/partnerships/ecf', {
        cohort: 2025,
        school_id: uuidOf('s3'),
        delivery_partner_id: uuidOf('dp1'),
      });
      return [status, ...errors.map(({ title, detail }) => `${title}: ${detail}`)];
    };
    on.dfe.setSchoolEligibility('s3', false, { schoolLedOnly: true });
    expect(await create()).toEqual([
      422,
      expect.stringContaining('school_id: The school has not signed up for funded training'),
    ]);
    on.dfe.setSchoolEligibility('s3', false);
    expect(await create()).toEqual([422, expect.stringContaining('school_id: The school is not eligible')]);
    expect(() => on.dfe.setSchoolEligibility('s3', true, { schoolLedOnly: true })).toThrow(
      'mock.dfe.setSchoolEligibility',
    );
  });
});

describe('ecf.md 7: cohorts', () => {
  test('an opened cohort can be worked in: schools, partnerships, registrations, schedules of the year', async () => {
    const on = stage(people);
    expect(await on.read(school('s1', 2026))).toBeNull();
    on.dfe.openCohort(2026);
    expect(await on.list('/schools/ecf?filter[cohort]=2026')).toEqual(['s1', 's2']);
    on.dfe.linkDeliveryPartner('dp1', { lp: 'lp1', cohort: 2026 });
    const created = await on.write('POST', '/partnerships/ecf', {
      cohort: 2026,
      school_id: uuidOf('s3'),
      delivery_partner_id: uuidOf('dp1'),
    });
    expect(created.titles).toEqual(['school_id']);
    on.dfe.setSchoolEligibility('s3', true);
    on.schools.registerParticipant({ id: 'new2', role: 'ect', school: 's3', interestIn: { lp: 'lp1', cohort: 2026 } });
    expect(
      (
        await on.write('POST', '/partnerships/ecf', {
          cohort: 2026,
          school_id: uuidOf('s3'),
          delivery_partner_id: uuidOf('dp1'),
        })
      ).status,
    ).toBe(200);
    const read = enrolment(await on.read(participant('new2')));
    expect([read['cohort'], read['schedule_identifier']]).toEqual(['2026', 'ecf-standard-september']);
    expect(await on.list('/participants/ecf?filter[cohort]=2026')).toEqual(['new2']);
  });

  test("schedules are the last known year's, moved by whole years", () => {
    const { dfe, world } = stage({
      ...base,
      schedules: [
        {
          cohort: 2023,
          identifier: 'ecf-reduced-april',
          milestones: { started: ['2024-02-29', '2024-03-31'], completed: ['2024-04-01', null] },
        },
      ],
    });
    dfe.openCohort(2026);
    expect([...(world().schedules.get('2026/ecf-reduced-april')?.milestones ?? [])]).toEqual([
      ['started', { start: '2027-02-28', end: '2027-03-31' }],
      ['completed', { start: '2027-04-01', end: null }],
    ]);
  });

  test('a year the seed data know has its own', () => {
    const { dfe, world } = stage({ ...base, cohorts: [{ year: 2025 }, { year: 2024 }] });
    dfe.openCohort(2023, { mentorFunding: true });
    expect(world().schedules.get('2023/ecf-standard-september')?.milestones.get('started')).toEqual({
      start: '2023-06-01',
      end: '2023-12-31',
    });
    expect(world().cohorts.get(2023)).toMatchObject({
      mentorFunding: true,
      detailedEvidence: false,
      paymentsFrozenAt: null,
    });
  });

  test('a closed cohort is frozen: its participants may be moved to 2024, and no time moves', async () => {
    const on = stage({
      ...people,
      participants: [...(people.participants ?? [])],
      cohorts: [2023, 2024, 2025].map((year) => ({ year })),
    });
    const move = [
      'PUT',
      `${participant('ada')}/change-schedule`,
      { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-extended-september', cohort: '2024' },
    ] as const;
    expect((await on.write(...move)).titles).toEqual(['cohort']);
    on.dfe.closeCohort(2025);
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
    const moved = await on.write(...move);
    expect([
      moved.status,
      enrolment(moved.attributes)['cohort'],
      enrolment(moved.attributes)['cohort_changed_after_payments_frozen'],
    ]).toEqual([200, '2024', true]);
  });

  test('what cannot be: opened twice, closed twice, no year', () => {
    const { dfe } = stage(people);
    expect(() => dfe.openCohort(2025)).toThrow('mock.dfe.openCohort: cohort 2025 is open already');
    expect(() => dfe.openCohort(1999)).toThrow('from 2020 to 2099');
    expect(() => dfe.closeCohort(2021)).toThrow('mock.dfe.closeCohort: payments of cohort 2021 are frozen already');
    expect(() => dfe.closeCohort(2030)).toThrow('there is no cohort 2030');
  });
});
