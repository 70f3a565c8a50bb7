import { describe, expect, test } from 'vitest';
import type { CohortFacts } from '../../../src/rules/books.ts';
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
import {
  declared,
  deliveryPartner,
  ID,
  participant,
  PARTNER,
  partnership,
  RETIRED,
  SCHOOL,
  school,
  statement,
} from '../support/reads.ts';

const now = exactly(Date.parse('2026-01-15T12:00:00Z'));
const draft = { participant_id: ID, declaration_type: 'started', course_identifier: 'ecf-induction' };
const cohorts: readonly CohortFacts[] = [
  { year: 2024 },
  {
    year: 2025,
    mentorFunding: true,
    detailedEvidence: true,
    paymentsFrozen: false,
    enabled: true,
    start: '2025-06-01',
  },
];

describe('a new declaration', () => {
  const facts = (given: CheckInput, changes: object = {}) => rectDeclarationFacts({ ...draft, ...changes }, given, now);

  test('nothing given, nothing known', () => {
    expect(Object.values(facts({})).filter((value) => value !== undefined)).toEqual([]);
  });

  test('the training in the role asked for', () => {
    expect(facts({ participant: participant() })).toMatchObject({
      trained: { ect: true, mentor: false },
      personExists: true,
      cohort: 2025,
      withdrawnAt: null,
      deferredAt: null,
      fundable: true,
      milestone: { value: { start: '2025-06-01', end: null }, from: 'seed' },
      mentorFunding: { value: true, from: 'guidance' },
      detailedEvidence: { value: true, from: 'guidance' },
    });
    const both = participant([{}, { participant_type: 'mentor', cohort: '2024' }]);
    expect(facts({ participant: both }, { course_identifier: 'ecf-mentor' })).toMatchObject({
      trained: { ect: true, mentor: true },
      cohort: 2024,
    });
    // the service looks at mentor training when the course is none
    expect(facts({ participant: both }, { course_identifier: 'x' })).toMatchObject({ cohort: 2024 });
  });

  test('ids are compared without case and hyphens', () => {
    expect(
      facts({ participant: participant() }, { participant_id: ID.toUpperCase().replaceAll('-', '') }),
    ).toMatchObject({ personExists: true });
  });

  test('a participant that was not found is not yours; whether there is one at all stays open', () => {
    const { trained, personExists, trainingInFrozenCohort } = facts({ participant: null });
    expect([trained, personExists, trainingInFrozenCohort]).toEqual([
      { ect: false, mentor: false },
      undefined,
      notVisible,
    ]);
    expect(facts({ participant: participant() }, { participant_id: RETIRED })).toMatchObject({
      trained: { ect: false, mentor: false },
    });
  });

  test('another participant says nothing', () => {
    expect(
      facts({ participant: participant() }, { participant_id: '99999999-2222-4333-8444-555555555555' }).trained,
    ).toBeUndefined();
  });

  test('when a status began, to the second; unreadable stays open', () => {
    const span = { earliest: Date.parse('2025-11-04T09:00:00Z'), latest: Date.parse('2025-11-04T09:00:00.999Z') };
    const date = { date: '2025-11-04T09:00:00Z' };
    expect(facts({ participant: participant([{ training_status: 'withdrawn', withdrawal: date }]) })).toMatchObject({
      withdrawnAt: span,
      deferredAt: null,
    });
    expect(facts({ participant: participant([{ training_status: 'deferred', deferral: date }]) })).toMatchObject({
      withdrawnAt: null,
      deferredAt: span,
    });
    expect(facts({ participant: participant([{ training_status: 'withdrawn' }]) }).withdrawnAt).toBeUndefined();
    expect(
      facts({ participant: participant([{ training_status: 'withdrawn', withdrawal: { date: 'then' } }]) }).withdrawnAt,
    ).toBeUndefined();
  });

  test('declarations that hold their type, of this participant in this role', () => {
    const declarations = [
      declared(),
      declared({ declaration_type: 'retained-1', state: 'paid' }),
      declared({ declaration_type: 'retained-2', state: 'voided' }),
      declared({ declaration_type: 'retained-3', state: 'awaiting-clawback' }),
      declared({ course_identifier: 'ecf-mentor' }),
      declared({ participant_id: SCHOOL }),
    ];
    expect(facts({ declarations }).live?.valueOf()).toEqual([
      {
        type: 'started',
        date: { earliest: Date.parse('2025-10-01T09:00:00Z'), latest: Date.parse('2025-10-01T09:00:00.999Z') },
      },
      {
        type: 'retained-1',
        date: { earliest: Date.parse('2025-10-01T09:00:00Z'), latest: Date.parse('2025-10-01T09:00:00.999Z') },
      },
    ]);
    expect(facts({}).live).toBeUndefined();
    expect(facts({ declarations: [] }).live).toEqual([]);
  });

  test('what other providers declared is never known', () => {
    expect(facts({ participant: participant(), declarations: [] }).unseenLive).toBeUndefined();
  });

  test('whether somebody was ever eligible for funding: false may hide that they were', () => {
    const fundable = (eligible_for_funding: boolean | null) =>
      facts({ participant: participant([{ eligible_for_funding }]) }).fundable;
    expect([fundable(true), fundable(null), fundable(false)]).toEqual([true, false, notVisible]);
  });

  test('an open statement: ruled out when none is ahead, otherwise its status is not served', () => {
    const open = (...statements: ReturnType<typeof statement>[]) =>
      facts({ participant: participant(), statements }).openStatement;
    expect(open()).toBe(false);
    expect(open(statement())).toBe(notVisible);
    expect(open(statement({ cut_off_date: '2026-01-15' }))).toBe(notVisible);
    expect(open(statement({ cut_off_date: '2026-01-14' }))).toBe(false);
    expect(open(statement({ paid: true }))).toBe(false);
    expect(open(statement({ cohort: '2024' }))).toBe(false);
    expect(open(statement({ cut_off_date: null }))).toBe(false);
    expect(facts({ participant: participant() }).openStatement).toBeUndefined();
  });

  test('a frozen cohort: seen for own training that contains today, otherwise hidden', () => {
    const frozen = (changes: Parameters<typeof participant>[0], given: CheckInput = {}) =>
      facts({ participant: participant(changes), ...given }).trainingInFrozenCohort;
    expect(frozen([{ cohort: '2022' }])).toEqual({ value: true, from: 'guidance' });
    expect(frozen([{ cohort: '2025' }], { cohorts: [{ year: 2025, paymentsFrozen: true }] })).toEqual({
      value: true,
      from: 'given',
    });
    expect(frozen([{ cohort: '2025' }])).toBe(notVisible);
    expect(frozen([{ cohort: '2022', participant_status: 'left' }])).toBe(notVisible);
    expect(frozen([{ cohort: '2022', induction_end_date: '2025-07-01' }])).toBe(notVisible);
    expect(facts({}).trainingInFrozenCohort).toBeUndefined();
  });

  test('schedules and flags that are given are taken', () => {
    const milestones = new Map([['started', { start: '2025-06-01', end: '2025-10-31' }]]);
    expect(
      facts({
        participant: participant(),
        cohorts: [{ year: 2025, mentorFunding: false }],
        schedules: [{ cohort: 2025, identifier: 'ecf-standard-september', milestones }],
      }),
    ).toMatchObject({
      milestone: { value: { start: '2025-06-01', end: '2025-10-31' }, from: 'given' },
      mentorFunding: { value: false, from: 'given' },
    });
    expect(facts({ participant: participant([{ schedule_identifier: 'a-new-one' }]) }).milestone).toBeUndefined();
  });
});

describe('a participant action', () => {
  const facts = (
    changes: Parameters<typeof participant>[0] | null,
    attributes: object = { course_identifier: 'ecf-induction' },
  ) => rectActionFacts(ID, attributes, { participant: changes === null ? null : participant(changes) });

  test('nothing given, nothing known; not found, not visible', () => {
    expect(rectActionFacts(ID, {}, {})).toEqual({});
    expect(facts(null)).toEqual({ visible: false, trained: { ect: false, mentor: false } });
    expect(rectActionFacts(RETIRED, {}, { participant: participant() })).toEqual({
      visible: false,
      trained: { ect: false, mentor: false },
    });
  });

  test('the status of the training in the role asked for', () => {
    expect(facts([{ training_status: 'deferred' }])).toMatchObject({ visible: true, status: 'deferred' });
    expect(facts([{}], { course_identifier: 'ecf-mentor' })).toEqual({
      visible: true,
      trained: { ect: true, mentor: false },
    });
    expect(facts([{ training_status: 'paused' }])).not.toHaveProperty('status');
  });

  test('whether it has started, as far as the statuses tell', () => {
    const startsLater = (changes: NonNullable<Parameters<typeof participant>[0]>[number]) =>
      facts([changes]).startsLater;
    expect(startsLater({ participant_status: 'joining' })).toBe(true);
    expect(startsLater({})).toBe(false);
    expect(startsLater({ participant_status: 'left' })).toBe(false);
    // leaving can be a training that both starts and ends in the future; and completion hides the dates
    expect(startsLater({ participant_status: 'leaving' })).toBe(notVisible);
    expect(startsLater({ induction_end_date: '2026-01-01' })).toBe(notVisible);
    expect(startsLater({ training_status: 'deferred', participant_status: 'left' })).toBe(notVisible);
  });

  test('resuming: somebody who is leaving still has days at the school', () => {
    expect(
      rectResumeFacts(
        ID,
        { course_identifier: 'ecf-induction' },
        { participant: participant([{ training_status: 'deferred', participant_status: 'leaving' }]) },
      ),
    ).toMatchObject({ finishedToday: false, schoolPeriodOver: false });
    expect(
      rectResumeFacts(
        ID,
        { course_identifier: 'ecf-induction' },
        { participant: participant([{ training_status: 'deferred', participant_status: 'left' }]) },
      ),
    ).not.toHaveProperty('schoolPeriodOver');
  });
});

describe('a schedule change', () => {
  const facts = (attributes: object, given: CheckInput = {}, changes: Parameters<typeof participant>[0] = [{}]) =>
    rectScheduleFacts(
      ID,
      { course_identifier: 'ecf-induction', ...attributes },
      { participant: participant(changes), ...given },
      now,
    );

  test('within the cohort', () => {
    expect(
      facts({ schedule_identifier: 'ecf-extended-september' }, { declarations: [], partnerships: [] }),
    ).toMatchObject({
      scheduleExists: { value: true, from: 'seed' },
      sameSchedule: false,
      changesCohort: false,
      targetPartnership: false,
      targetFrozen: { value: false },
      completed: false,
      left: false,
      returnsToFrozen: false,
      declarationsFit: { value: true },
      startedBefore: notVisible,
    });
    expect(facts({ schedule_identifier: 'ecf-standard-september' })).toMatchObject({
      sameSchedule: true,
      declarationsFit: undefined,
      targetPartnership: undefined,
    });
  });

  test('into another cohort', () => {
    const other = facts(
      { schedule_identifier: 'ecf-standard-september', cohort: '2024' },
      { partnerships: [partnership({ cohort: '2024' })] },
    );
    expect(other).toMatchObject({ changesCohort: true, sameSchedule: false, targetPartnership: true });
    expect(facts({ cohort: 2024 }, { partnerships: [partnership({ cohort: '2024', urn: '100002' })] })).toMatchObject({
      targetPartnership: false,
    });
    expect(facts({ cohort: '2022' })).toMatchObject({ targetFrozen: { value: true, from: 'guidance' } });
  });

  test('a year that is not a cohort counts as the present one, if all cohorts are known', () => {
    expect(facts({ schedule_identifier: 'ecf-standard-september', cohort: '1999' }, { cohorts })).toMatchObject({
      changesCohort: false,
      sameSchedule: true,
    });
    expect(facts({ cohort: '1999' })).toMatchObject({
      changesCohort: notVisible,
      sameSchedule: notVisible,
      targetFrozen: notVisible,
      scheduleExists: notVisible,
    });
    expect(facts({ cohort: '' })).toMatchObject({ changesCohort: false });
  });

  test('without an enrolment in the role there is a cohort only if one is sent', () => {
    expect(
      facts({ course_identifier: 'ecf-mentor', schedule_identifier: 'ecf-standard-april' }).scheduleExists,
    ).toBeNull();
    expect(
      facts({ course_identifier: 'x', schedule_identifier: 'ecf-standard-april', cohort: 2025 }).scheduleExists,
    ).toEqual({ value: true, from: 'seed' });
  });

  test('who has completed: a date for an ECT may come from the national record, which does not count', () => {
    expect(facts({}, {}, [{ induction_end_date: '2026-01-01' }]).completed).toBe(notVisible);
    expect(
      facts({ course_identifier: 'ecf-mentor' }, {}, [
        { participant_type: 'mentor', mentor_funding_end_date: '2026-01-01' },
      ]).completed,
    ).toBe(true);
    expect(facts({}, {}, [{ participant_status: 'left' }]).left).toBe(true);
    expect(facts({}, {}, [{ cohort_changed_after_payments_frozen: true }]).returnsToFrozen).toBe(notVisible);
  });

  test('whether declarations fit the milestones asked for', () => {
    const fit = (declaration_date: string, schedule_identifier: string) =>
      facts({ schedule_identifier, cohort: 2024 }, { declarations: [declared({ declaration_date })] }).declarationsFit;
    expect(fit('2024-12-31T23:59:58Z', 'ecf-standard-september')).toEqual({ value: true, from: 'seed' });
    // one that does not fit may be of an earlier training, which does not count
    expect(fit('2025-01-01T00:00:00Z', 'ecf-standard-september')).toBe(notVisible);
    expect(fit('2024-08-31T09:00:00Z', 'ecf-extended-september')).toBe(notVisible);
  });

  test('S1: declarations in every state are held against the milestones', () => {
    for (const state of ['voided', 'awaiting-clawback', 'clawed-back']) {
      const fit = (declaration_date: string) =>
        facts(
          { schedule_identifier: 'ecf-standard-september', cohort: 2024 },
          { declarations: [declared({ declaration_date, state })] },
        ).declarationsFit;
      expect(fit('2024-12-31T09:00:00Z')).toEqual({ value: true, from: 'seed' });
      expect(fit('2025-01-01T00:00:00Z')).toBe(notVisible);
    }
  });
});

describe('a void', () => {
  const facts = (given: CheckInput) => rectVoidFacts(given, now);

  test('nothing given, nothing known; not found, not yours', () => {
    expect(facts({})).toEqual({});
    expect(facts({ declaration: null })).toEqual({ own: false });
  });

  test('whose it is: by name, or by a state that is shown of own ones only', () => {
    expect(facts({ declaration: declared(), leadProviderName: 'Acme Training' }).own).toBe(true);
    expect(facts({ declaration: declared(), leadProviderName: 'Other' }).own).toBe(false);
    expect(facts({ declaration: declared() }).own).toBe(notVisible);
    for (const state of ['voided', 'awaiting-clawback', 'clawed-back'])
      expect(facts({ declaration: declared({ state }) })).toMatchObject({ own: true, state });
    expect(facts({ declaration: declared({ state: 'new' }) })).not.toHaveProperty('state');
  });

  test("a statement to claw back on: of the cohort of the declaration's own statement, in any status", () => {
    const ahead = (...statements: ReturnType<typeof statement>[]) =>
      facts({ declaration: declared({ state: 'paid' }), statements }).statementAhead;
    expect(ahead(statement({ cut_off_date: '2025-12-31', paid: true }))).toBe(false);
    expect(
      ahead(statement({ cut_off_date: '2025-12-31' }), statement({ cut_off_date: '2026-01-15', paid: true }, 'other')),
    ).toBe(true);
    expect(ahead(statement({ cut_off_date: '2025-12-31' }), statement({ cohort: '2024' }, 'other'))).toBe(false);
    expect(ahead(statement({}, 'other'))).toBe(notVisible);
    expect(facts({ declaration: declared() }).statementAhead).toBeUndefined();
  });

  test('at midnight, with a clock that may be off, it stays open', () => {
    const around = { earliest: Date.parse('2026-03-31T22:59:58Z'), latest: Date.parse('2026-03-31T23:00:02Z') };
    expect(rectVoidFacts({ declaration: declared(), statements: [statement()] }, around).statementAhead).toBe(
      notVisible,
    );
  });
});

describe('partnerships', () => {
  const wanted = { cohort: '2025', school_id: SCHOOL, delivery_partner_id: PARTNER };
  const create = (given: CheckInput, changes: object = {}) =>
    rectPartnershipCreateFacts({ ...wanted, ...changes }, given, now);

  test('the cohort, by what is given or by seed data', () => {
    expect(create({})).toMatchObject({
      cohortExists: { value: true, from: 'seed' },
      cohortStartsLater: { value: false, from: 'seed' },
      cohortEnabled: { value: true, from: 'seed' },
    });
    expect(create({}, { cohort: 2026 })).toMatchObject({ cohortStartsLater: { value: true, from: 'seed' } });
    expect(create({ cohorts }, { cohort: '2023' })).toMatchObject({ cohortExists: { value: false, from: 'given' } });
    expect(create({}, { cohort: '2025/26' })).toMatchObject({ cohortExists: { value: true } });
    expect(create({}, { cohort: 'next' })).toMatchObject({ cohortExists: { value: false, from: 'given' } });
    expect(create({}, { cohort: '' })).not.toHaveProperty('cohortExists');
  });

  test('the school', () => {
    expect(create({ school: school() })).toMatchObject({ schoolExists: true, schoolEligible: true, schoolLed: false });
    expect(create({ school: school({ induction_programme_choice: 'school_led' }) })).toMatchObject({ schoolLed: true });
    // one in a partnership is served whether it is eligible or not
    expect(create({ school: school({ in_partnership: true }) })).toMatchObject({ schoolEligible: notVisible });
    expect(create({ school: school({ cohort: '2024' }) })).not.toHaveProperty('schoolLed');
    expect(create({ school: null })).toMatchObject({
      schoolExists: notVisible,
      schoolEligible: false,
      schoolLed: notVisible,
    });
    expect(create({ school: { ...school(), id: PARTNER } })).not.toHaveProperty('schoolExists');
    expect(create({})).not.toHaveProperty('schoolExists');
  });

  test('the delivery partner', () => {
    expect(create({ deliveryPartner: deliveryPartner() })).toMatchObject({ partnerExists: true, partnerLinked: true });
    expect(create({ deliveryPartner: deliveryPartner(['2024']) })).toMatchObject({ partnerLinked: false });
    expect(create({ deliveryPartner: null })).toMatchObject({ partnerExists: notVisible, partnerLinked: false });
    expect(create({ deliveryPartner: { ...deliveryPartner(), id: SCHOOL } })).not.toHaveProperty('partnerExists');
  });

  test('a partnership there is already', () => {
    expect([
      create({ partnerships: [partnership()] }).alreadyPartnered,
      create({ partnerships: [partnership({ cohort: '2024' })] }).alreadyPartnered,
      create({}).alreadyPartnered,
    ]).toEqual([true, false, undefined]);
  });

  test('changing the delivery partner', () => {
    const update = (given: CheckInput, delivery_partner_id: string = PARTNER) =>
      rectPartnershipUpdateFacts({ delivery_partner_id }, given);
    const other = 'b3f3ab5b-5a86-4b6e-a5d1-20c1cf2b1b62';
    expect(update({})).toEqual({});
    expect(update({ partnership: null })).toEqual({ own: false });
    expect(update({ partnership: partnership(), deliveryPartner: deliveryPartner() })).toEqual({
      own: true,
      partnerExists: true,
      partnerLinked: true,
      partnerTaken: true,
    });
    expect(update({ partnership: partnership() }, other).partnerTaken).toBeUndefined();
    expect(
      update(
        { partnership: partnership(), partnerships: [partnership(), partnership({ delivery_partner_id: other })] },
        other,
      ).partnerTaken,
    ).toBe(true);
    expect(update({ partnership: partnership(), partnerships: [partnership()] }, other).partnerTaken).toBe(false);
    expect(update({ partnership: partnership(), deliveryPartner: deliveryPartner(['2024']) })).toMatchObject({
      partnerLinked: false,
    });
  });
});
