import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../../src/rules/reads.ts';
import {
  rectActionFacts,
  rectDeclarationFacts,
  rectPartnershipCreateFacts,
  rectPartnershipUpdateFacts,
  rectResumeFacts,
  rectScheduleFacts,
  rectVoidFacts,
} from '../../../src/rules/rect/from-reads/index.ts';
import { notVisible } from '../../../src/rules/rule.ts';
import { exactly } from '../../../src/rules/time.ts';
import { declared, deliveryPartner, ID, participant, PARTNER, partnership, SCHOOL, school } from '../support/reads.ts';

/** Which reads decide a fact, which leave it open, and which belong to somebody or something else. */

const now = exactly(Date.parse('2026-01-15T12:00:00Z'));
const OTHER = 'b3f3ab5b-5a86-4b6e-a5d1-20c1cf2b1b62';

describe('a void', () => {
  test("only a mentor's completion ends training, which there may be no room to reopen", () => {
    const room = (course_identifier: string, declaration_type: string) =>
      rectVoidFacts({ declaration: declared({ course_identifier, declaration_type }) }, now).noRoomToReopen;
    expect(room('ecf-mentor', 'completed')).toBe(notVisible);
    expect(room('ecf-mentor', 'started')).toBe(false);
    expect(room('ecf-induction', 'completed')).toBe(false);
    expect(room('ecf-induction', 'started')).toBe(false);
  });
});

describe('a new partnership', () => {
  const wanted = { cohort: '2025', school_id: SCHOOL, delivery_partner_id: PARTNER };
  const create = (given: CheckInput, changes: object = {}) =>
    rectPartnershipCreateFacts({ ...wanted, ...changes }, given, now);

  test('a year that is none is no cohort, and nothing else is known of it', () => {
    for (const cohort of ['next', true, 'x2025']) {
      const facts = create({}, { cohort });
      expect(facts.cohortExists).toEqual({ value: false, from: 'given' });
      expect(facts).not.toHaveProperty('cohortStartsLater');
      expect(facts).not.toHaveProperty('cohortEnabled');
    }
    expect(create({}, { cohort: 1999 })).not.toHaveProperty('cohortEnabled');
    expect(create({}, { cohort: 1999 }).cohortExists).toEqual({ value: false, from: 'seed' });
    for (const blank of ['', ' ', null, undefined, false])
      expect(create({}, { cohort: blank })).toEqual({ alreadyPartnered: undefined });
  });

  test('a cohort starts later until its first London day has come', () => {
    const later = (at: string, off = 0) =>
      rectPartnershipCreateFacts(
        { ...wanted, cohort: 2026 },
        {},
        { earliest: Date.parse(at) - off, latest: Date.parse(at) + off },
      ).cohortStartsLater;
    expect(later('2026-05-31T22:59:59Z')).toEqual({ value: true, from: 'seed' });
    expect(later('2026-05-31T23:00:00Z')).toEqual({ value: false, from: 'seed' });
    expect(later('2026-05-31T23:00:00Z', 1000)).toBe(notVisible);
  });

  test('a school is led by itself when it says so in this very cohort', () => {
    const led = (changes: Parameters<typeof school>[0], cohort: unknown = '2025') =>
      create({ school: school({ induction_programme_choice: 'school_led', ...changes }) }, { cohort }).schoolLed;
    expect([led({}), led({}, '2025/26'), led({ cohort: '2024' })]).toEqual([true, true, undefined]);
    expect(led({ induction_programme_choice: 'provider_led' })).toBe(false);
  });

  test('there is one already when the school and the cohort are the same', () => {
    const already = (changes: Parameters<typeof partnership>[0]) =>
      create({ partnerships: [partnership({ school_id: OTHER }), partnership(changes)] }).alreadyPartnered;
    expect(already({})).toBe(true);
    expect(already({ school_id: SCHOOL.toUpperCase() })).toBe(true);
    expect(already({ school_id: OTHER })).toBe(false);
    expect(already({ cohort: '2024' })).toBe(false);
  });
});

describe('a change of delivery partner', () => {
  const taken = (changes: Parameters<typeof partnership>[0]) =>
    rectPartnershipUpdateFacts(
      { delivery_partner_id: OTHER },
      {
        partnership: partnership(),
        partnerships: [partnership(), partnership({ delivery_partner_id: OTHER, ...changes })],
      },
    ).partnerTaken;

  test('is taken by another partnership of the same school and cohort', () => {
    expect(taken({})).toBe(true);
    expect(taken({ cohort: '2024' })).toBe(false);
    expect(taken({ school_id: OTHER })).toBe(false);
    expect(taken({ delivery_partner_id: SCHOOL })).toBe(false);
  });

  test('looks at the links of the partner asked for', () => {
    expect(
      rectPartnershipUpdateFacts(
        { delivery_partner_id: OTHER },
        { partnership: partnership(), deliveryPartner: deliveryPartner() },
      ),
    ).toMatchObject({ own: true, partnerExists: undefined, partnerLinked: undefined });
  });
});

describe('a participant action', () => {
  const course_identifier = 'ecf-induction';
  const later = (changes: NonNullable<Parameters<typeof participant>[0]>[number]) =>
    rectActionFacts(ID, { course_identifier }, { participant: participant([changes]) }).startsLater;

  test('whether training has begun is known while it runs, and when it has been left', () => {
    expect(later({ participant_status: 'active' })).toBe(false);
    expect(later({ participant_status: 'left', induction_end_date: '2025-01-01' })).toBe(false);
    for (const training_status of ['deferred', 'withdrawn'])
      expect(later({ training_status, participant_status: 'active' })).toBe(notVisible);
    expect(later({ participant_status: null })).toBe(notVisible);
    expect(later({ training_status: 'withdrawn', participant_status: 'joining' })).toBe(true);
  });

  test('somebody who is seen in no role is not visible', () => {
    const facts = rectActionFacts(ID, { course_identifier }, { participant: participant([]) });
    expect(facts).toEqual({ visible: false, trained: { ect: false, mentor: false } });
    const mentor = participant([{ participant_type: 'mentor' }]);
    expect(rectActionFacts(ID, { course_identifier }, { participant: mentor }).visible).toBe(true);
  });

  test('a resumption of somebody whose role is not known, or who is not there, rests on nothing', () => {
    const leaving = participant([{ training_status: 'deferred', participant_status: 'leaving' }]);
    expect(rectResumeFacts(ID, {}, { participant: leaving })).not.toHaveProperty('finishedToday');
    expect(rectResumeFacts(ID, { course_identifier }, {})).toEqual({});
  });
});

describe('a schedule change', () => {
  const facts = (attributes: object, given: CheckInput = {}, changes: Parameters<typeof participant>[0] = [{}]) =>
    rectScheduleFacts(
      ID,
      { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-standard-september', ...attributes },
      { participant: participant(changes), ...given },
      now,
    );

  test('without a participant nothing is known but what is asked for', () => {
    const unknown = rectScheduleFacts(ID, { course_identifier: 'ecf-induction' }, {}, now);
    expect(unknown).toEqual({ scheduleExists: undefined });
    expect(rectScheduleFacts(ID, { schedule_identifier: 'ecf-standard-april', cohort: '2025' }, {}, now)).toEqual({
      scheduleExists: { value: true, from: 'seed' },
    });
  });

  test('a cohort that is neither text nor number counts as the present one', () => {
    for (const cohort of [true, undefined, null, ' '])
      expect(facts({ cohort })).toMatchObject({ changesCohort: false, sameSchedule: true });
    expect(facts({ cohort: '2024/25' })).toMatchObject({ changesCohort: true, sameSchedule: false });
  });

  test('another schedule of the cohort, or the same one of another, is not the same', () => {
    expect(facts({ schedule_identifier: 'ecf-standard-april' }).sameSchedule).toBe(false);
    expect(facts({ cohort: 2024 }).sameSchedule).toBe(false);
  });

  test('given schedules decide', () => {
    const own = [{ cohort: 2025, identifier: 'ecf-own', milestones: new Map() }];
    const given = { schedules: own, declarations: [] };
    expect(facts({ schedule_identifier: 'ecf-own' }, given)).toMatchObject({
      scheduleExists: { value: true, from: 'given' },
      declarationsFit: { value: true, from: 'given' },
    });
    expect(facts({}, given).scheduleExists).toEqual({ value: false, from: 'given' });
  });

  test('a training that has not begun did not begin before', () => {
    expect(facts({}, {}, [{ participant_status: 'joining' }])).toMatchObject({ startedBefore: false, left: false });
  });

  test('who has completed', () => {
    const completed = (role: string, changes: object) =>
      facts({ course_identifier: role === 'mentor' ? 'ecf-mentor' : 'ecf-induction' }, {}, [
        { participant_type: role, ...changes },
      ]).completed;
    expect(completed('ect', { mentor_funding_end_date: '2026-01-01' })).toBe(false);
    expect(completed('mentor', { induction_end_date: '2026-01-01' })).toBe(false);
    expect(completed('mentor', { mentor_funding_end_date: '2026-01-01' })).toBe(true);
  });
});

describe('a declaration', () => {
  const draft = { participant_id: ID, declaration_type: 'started', course_identifier: 'ecf-induction' };
  const frozen = (changes: object) =>
    rectDeclarationFacts(draft, { participant: participant([{ cohort: '2022', ...changes }]) }, now)
      .trainingInFrozenCohort;

  test('of training that is deferred, leaving, or for a mentor of the participant says nothing of today', () => {
    expect(frozen({})).toEqual({ value: true, from: 'guidance' });
    expect(frozen({ training_status: 'deferred' })).toBe(notVisible);
    expect(frozen({ participant_status: 'leaving' })).toBe(notVisible);
    expect(frozen({ participant_type: 'mentor' })).toBe(notVisible);
  });

  test('names somebody who is trained in either role', () => {
    const exists = (changes: Parameters<typeof participant>[0]) =>
      rectDeclarationFacts(draft, { participant: participant(changes) }, now).personExists;
    expect([exists([{}]), exists([{ participant_type: 'mentor' }]), exists([])]).toEqual([true, true, undefined]);
  });
});
