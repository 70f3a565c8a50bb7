import { describe, expect, test } from 'vitest';
import {
  ecfActionFacts,
  ecfDeclarationFacts,
  ecfPartnershipCreateFacts,
  ecfPartnershipUpdateFacts,
  ecfScheduleFacts,
  ecfVoidFacts,
} from '../../../src/rules/ecf/from-reads/index.ts';
import type { CheckInput, ReadEnrolment, ReadParticipant } from '../../../src/rules/reads.ts';
import { notVisible, presuming } from '../../../src/rules/rule.ts';
import { exactly } from '../../../src/rules/time.ts';
import {
  declared,
  deliveryPartner,
  enrolment,
  ID,
  participant as mergedParticipant,
  PARTNER,
  RETIRED,
  SCHOOL,
  school,
  partnership as served,
  statement,
} from '../support/reads.ts';

const now = exactly(Date.parse('2026-01-15T12:00:00Z'));
const NOBODY = '99999999-2222-4333-8444-555555555555';
const none = { ect: false, mentor: false };
const ect = { ect: true, mentor: false };

/** Somebody who never had another id. */
const participant = (...enrolments: Partial<ReadEnrolment>[]): ReadParticipant => ({
  id: ID,
  attributes: {
    ecf_enrolments: (enrolments.length === 0 ? [{}] : enrolments).map(enrolment),
    participant_id_changes: [],
  },
});
const partnership = (changes: Parameters<typeof served>[0] = {}) => served({ status: 'active', ...changes });
const allShown: CheckInput = { partnerships: [partnership()] };
const challenged: CheckInput = { partnerships: [partnership({ status: 'challenged' })] };

describe('who a write is about', () => {
  const facts = (given: CheckInput, id: unknown = ID, course_identifier: unknown = 'ecf-induction') =>
    ecfActionFacts(String(id), { course_identifier }, given);

  test('nothing given, nothing known', () => {
    expect(facts({})).toEqual({});
    expect(facts({ participant: participant() }, NOBODY)).toEqual({});
  });

  test("what is no id is nobody's", () => {
    expect(facts({}, 'p1')).toEqual({
      personExists: false,
      courseKnown: false,
      recordFound: false,
      trained: none,
      status: null,
    });
  });

  test('an enrolment in the role asked for', () => {
    expect(facts({ participant: participant({ training_status: 'deferred' }) })).toEqual({
      personExists: true,
      courseKnown: true,
      recordFound: true,
      trained: ect,
      status: 'deferred',
    });
    expect(facts({ participant: participant({ training_status: 'paused' }) }).status).toBeUndefined();
    expect(facts({ participant: participant() }, ID.toUpperCase().replaceAll('-', ''))).toMatchObject({ trained: ect });
  });

  test('who is not seen is not trained, unless a challenged partnership hides them', () => {
    expect(facts({ participant: null, ...allShown })).toEqual({
      personExists: notVisible,
      courseKnown: notVisible,
      recordFound: notVisible,
      trained: none,
      status: notVisible,
    });
    expect(facts({ participant: null, ...challenged }).trained).toBe(notVisible);
    expect(facts({ participant: null }).trained).toBeUndefined();
    expect(facts({ participant: participant(), ...allShown }, ID, 'ecf-mentor')).toEqual({
      personExists: true,
      courseKnown: notVisible,
      recordFound: notVisible,
      trained: none,
      status: notVisible,
    });
    expect(facts({ participant: participant(), ...challenged }, ID, 'ecf-mentor').trained).toBe(notVisible);
  });

  test('a course that is none leads nowhere', () => {
    expect(facts({ participant: participant() }, ID, 'ect')).toEqual({
      personExists: true,
      courseKnown: false,
      recordFound: false,
      trained: none,
      status: null,
    });
  });

  test('a school may have removed anybody who is not there or on the way', () => {
    for (const participant_status of ['active', 'joining'])
      expect(facts({ participant: participant({ participant_status }) }).courseKnown).toBe(true);
    for (const participant_status of ['leaving', 'left', 'withdrawn', null])
      expect(facts({ participant: participant({ participant_status }) }).courseKnown).toBe(notVisible);
  });

  test('a challenged partnership may hide a later training of somebody who has left', () => {
    const left = { participant: participant({ participant_status: 'left' }) };
    expect([
      facts({ ...left, ...allShown }).status,
      facts({ ...left, ...challenged }).status,
      facts(left).status,
    ]).toEqual(['active', notVisible, undefined]);
  });

  test('a retired id works, but may mean a record that is not shown', () => {
    const merged = { participant: mergedParticipant(), ...allShown };
    for (const id of [ID, RETIRED])
      expect(facts(merged, id)).toEqual({
        personExists: true,
        courseKnown: true,
        recordFound: true,
        ...presuming('recordFound'),
        trained: notVisible,
        status: 'active',
      });
    expect(facts({ participant: mergedParticipant([{}, { training_status: 'deferred' }]), ...allShown }).status).toBe(
      notVisible,
    );
  });
});

describe('a new declaration', () => {
  const facts = (given: CheckInput, changes: object = {}) =>
    ecfDeclarationFacts(
      {
        participant_id: ID,
        declaration_type: 'started',
        declaration_date: '2025-10-01T09:00:00Z',
        course_identifier: 'ecf-induction',
        ...changes,
      },
      given,
      now,
    );

  test('nothing given, nothing known', () => {
    expect(facts({})).toEqual({});
  });

  test('somebody who is at the school', () => {
    expect(facts({ participant: participant(), declarations: [] })).toMatchObject({
      personExists: true,
      courseKnown: true,
      recordFound: true,
      trained: ect,
      live: [],
      unseenLive: [],
      resent: false,
      withdrawnAt: null,
      statusAtDate: notVisible,
      deferredAt: null,
      cohort: 2025,
      fundable: true,
      openStatement: undefined,
      milestone: { value: { start: '2025-07-01', end: null }, from: 'seed' },
      mentorFunding: { value: true, from: 'guidance' },
      detailedEvidence: { value: true, from: 'guidance' },
    });
    expect(facts({ participant: participant({ cohort: '2024' }) })).toMatchObject({
      milestone: { value: { start: '2024-06-01', end: '2024-12-31' }, from: 'guidance' },
    });
  });

  test('after somebody has left, another provider may have changed the schedule', () => {
    const left = facts({
      participant: participant({ participant_status: 'left' }),
      ...allShown,
      declarations: [],
      statements: [],
    });
    expect(facts({ participant: participant({ participant_status: 'joining' }) })).toMatchObject({
      milestone: { value: { start: '2025-07-01' } },
    });
    expect(left).toMatchObject({
      milestone: notVisible,
      mentorFunding: notVisible,
      detailedEvidence: notVisible,
      openStatement: notVisible,
      fundable: true,
      live: [],
      withdrawnAt: null,
    });
    expect(left).not.toHaveProperty('unseenLive');
    expect(left).not.toHaveProperty('carriesSchedule');
    expect(facts({ participant: mergedParticipant(), declarations: [], ...allShown })).toMatchObject({
      milestone: notVisible,
    });
  });

  test('a withdrawal, to the second, and what it says of the date', () => {
    const span = { earliest: Date.parse('2025-11-04T09:00:00Z'), latest: Date.parse('2025-11-04T09:00:00.999Z') };
    const date = { date: '2025-11-04T09:00:00Z' };
    expect(facts({ participant: participant({ training_status: 'withdrawn', withdrawal: date }) })).toMatchObject({
      withdrawnAt: span,
      unseenWithdrawnAt: null,
      statusAtDate: 'withdrawn',
      deferredAt: null,
    });
    const deferred = facts({ participant: participant({ training_status: 'deferred', deferral: date }) });
    expect(deferred).toMatchObject({ withdrawnAt: null, deferredAt: span, statusAtDate: notVisible });
    // a new partnership of the school can have brought back the training of before a withdrawal
    expect(deferred).not.toHaveProperty('unseenWithdrawnAt');
    // one that was withdrawn before it began: the training before it may count
    for (const participant_status of ['joining', 'leaving']) {
      expect(
        facts({
          participant: participant({ training_status: 'withdrawn', withdrawal: date, participant_status }),
          ...allShown,
        }),
      ).toMatchObject({ statusAtDate: notVisible });
    }
    expect(facts({ participant: participant({ training_status: 'withdrawn' }) })).toMatchObject({
      withdrawnAt: notVisible,
    });
    expect(facts({ participant: participant() })).not.toHaveProperty('unseenWithdrawnAt');
    expect(
      facts({
        participant: participant({ training_status: 'withdrawn', withdrawal: date, participant_status: 'left' }),
        ...challenged,
      }),
    ).toMatchObject({ withdrawnAt: notVisible, statusAtDate: notVisible });
  });

  test('live declarations of the person in the role, under the present id', () => {
    const declarations = [
      declared(),
      declared({ declaration_type: 'retained-1', state: 'voided' }),
      declared({ declaration_type: 'retained-2', state: 'ineligible' }),
      declared({ course_identifier: 'ecf-mentor' }),
      declared({ participant_id: NOBODY }),
    ];
    for (const id of [ID, RETIRED]) {
      expect(facts({ participant: mergedParticipant(), declarations }, { participant_id: id }).live).toEqual([
        {
          type: 'started',
          date: { earliest: Date.parse('2025-10-01T09:00:00Z'), latest: Date.parse('2025-10-01T09:00:00.999Z') },
        },
      ]);
    }
    expect(facts({ participant: participant() })).toMatchObject({ live: undefined, resent: undefined });
  });

  test('a billable one of the same second may be the very same', () => {
    const resent = (changes: Parameters<typeof declared>[0], draft: object = {}) =>
      facts({ participant: participant(), declarations: [declared(changes)] }, draft).resent;
    expect([
      resent({}),
      resent({ state: 'submitted' }),
      resent({ declaration_date: '2025-10-01T09:00:01Z' }),
      resent({}, { declaration_date: 'soon' }),
    ]).toEqual([notVisible, false, false, false]);
  });

  test('an open statement: none ahead is certain, one ahead may be payable already', () => {
    const open = (...statements: ReturnType<typeof statement>[]) =>
      facts({ participant: participant(), statements }).openStatement;
    expect(open(statement())).toBe(notVisible);
    expect(open(statement({ cut_off_date: '2026-01-15' }))).toBe(notVisible);
    for (const changes of [{ cut_off_date: '2026-01-14' }, { paid: true }, { cohort: '2024' }, { cut_off_date: null }])
      expect(open(statement(changes))).toBe(false);
  });

  test('two records in the role: which of them is meant is not visible', () => {
    expect(facts({ participant: mergedParticipant([{}, {}]), declarations: [] })).toMatchObject({
      recordFound: true,
      trained: notVisible,
      milestone: notVisible,
      fundable: notVisible,
      live: [],
    });
  });
});

describe('a schedule change', () => {
  const facts = (attributes: object, given: CheckInput = {}, changes: Partial<ReadEnrolment> = {}) =>
    ecfScheduleFacts(
      ID,
      { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-extended-september', ...attributes },
      { participant: participant(changes), ...given },
      now,
    );

  test('within the cohort', () => {
    expect(facts({}, { declarations: [] })).toMatchObject({
      status: 'active',
      cohortExists: { value: true, from: 'given' },
      scheduleExists: { value: true, from: 'seed' },
      freezeMove: { value: false },
      milestoneMissing: { value: false },
      declarationsFit: { value: true },
      sameSchedule: false,
      anyLive: false,
      changesCohort: false,
      targetPartnership: true,
      movedFromFrozen: false,
    });
    expect(facts({ schedule_identifier: 'ecf-standard-september' })).toMatchObject({
      sameSchedule: notVisible,
      anyLive: undefined,
    });
    expect(
      facts({ schedule_identifier: 'ecf-standard-september' }, allShown, { participant_status: 'left' }).sameSchedule,
    ).toBe(notVisible);
  });

  test('into another cohort', () => {
    const there = { partnerships: [partnership({ cohort: '2023' })] };
    expect(facts({ cohort: '2023' }, there)).toMatchObject({
      changesCohort: true,
      targetPartnership: true,
      cohortExists: { value: true, from: 'seed' },
    });
    expect(
      facts(
        { cohort: 2023 },
        {
          partnerships: [
            partnership({ cohort: '2023', status: 'challenged' }),
            partnership({ cohort: '2023', urn: '100002' }),
          ],
        },
      ),
    ).toMatchObject({ targetPartnership: false });
    expect(facts({ cohort: 2023 })).toMatchObject({ targetPartnership: undefined });
  });

  test('years and names that nobody knows', () => {
    expect(facts({ cohort: 'next' })).toMatchObject({
      cohortExists: { value: false, from: 'guidance' },
      scheduleExists: { value: false, from: 'guidance' },
      changesCohort: true,
    });
    expect(facts({ cohort: 2027 })).toMatchObject({
      cohortExists: { value: false, from: 'seed' },
      scheduleExists: { value: false, from: 'seed' },
    });
    expect(facts({ cohort: 2027 }, { cohorts: [{ year: 2025 }] })).toMatchObject({
      cohortExists: { value: false, from: 'given' },
    });
    expect(facts({ schedule_identifier: 'ecf-standard-october' })).toMatchObject({
      scheduleExists: { value: false, from: 'guidance' },
    });
    // a former name may be an alias in production
    expect(facts({ schedule_identifier: 'ecf-september-standard-2021' })).toMatchObject({
      scheduleExists: { value: false, from: 'seed' },
    });
    expect(facts({ schedule_identifier: 7 })).toMatchObject({ scheduleExists: { value: false, from: 'guidance' } });
    expect(facts({ schedule_identifier: 'ecf-standard-april' }, { schedules: [] })).toMatchObject({
      scheduleExists: { value: false, from: 'given' },
    });
    expect(ecfScheduleFacts(ID, { cohort: 2024 }, {}, now)).toEqual({ cohortExists: { value: true, from: 'seed' } });
  });

  test('without a training in the role the schedule is looked up in the cohort sent', () => {
    expect(facts({ course_identifier: 'x' }).scheduleExists).toBe(notVisible);
    expect(facts({ course_identifier: 'x', cohort: 2024 }).scheduleExists).toEqual({ value: true, from: 'seed' });
    expect(facts({ course_identifier: 'ecf-mentor', cohort: 2024 }, allShown)).toMatchObject({
      trained: none,
      sameSchedule: notVisible,
      anyLive: notVisible,
    });
  });

  test('whether declarations fit: misfits are certain, a fit only as long as all declarations are shown', () => {
    const fit = (declaration_date: string, attributes: object = {}, changes: Partial<ReadEnrolment> = {}) =>
      facts(
        { schedule_identifier: 'ecf-standard-september', cohort: 2024, ...attributes },
        { declarations: [declared({ declaration_date })], partnerships: [] },
        { cohort: '2024', ...changes },
      );
    expect(fit('2024-06-01T00:00:01Z')).toMatchObject({
      declarationsFit: { value: true },
      milestoneMissing: { value: false },
    });
    expect(fit('2025-01-01T00:00:00Z')).toMatchObject({ declarationsFit: { value: false, from: 'guidance' } });
    // the first instant is refused, and a served second may be just that
    expect(fit('2024-06-01T00:00:00Z')).toMatchObject({ declarationsFit: notVisible });
    expect(fit('2024-05-31T23:59:59Z')).toMatchObject({ declarationsFit: { value: false, from: 'guidance' } });
    expect(fit('2024-06-01T00:00:01Z', {}, { participant_status: 'left' })).toMatchObject({
      declarationsFit: notVisible,
      milestoneMissing: notVisible,
      anyLive: true,
    });
    expect(fit('2025-01-01T00:00:00Z', {}, { cohort_changed_after_payments_frozen: true })).toMatchObject({
      declarationsFit: notVisible,
      freezeMove: notVisible,
      movedFromFrozen: true,
    });
    const extended = [declared({ declaration_type: 'extended-1' })];
    expect(facts({ schedule_identifier: 'ecf-standard-april' }, { declarations: extended })).toMatchObject({
      milestoneMissing: { value: true, from: 'seed' },
      declarationsFit: { value: true },
    });
  });

  test('a move out of a frozen cohort', () => {
    const move = (
      changes: Partial<ReadEnrolment>,
      state = 'paid',
      declaration_type = 'started',
      cohort = 2024,
      course = 'ecf-induction',
    ) =>
      facts(
        { cohort, course_identifier: course },
        { declarations: [declared({ state, declaration_type, course_identifier: course })], partnerships: [] },
        changes,
      ).freezeMove;
    // the seed data set no date for 2022; production may
    expect(move({ cohort: '2022' })).toEqual({ value: false, from: 'seed' });
    expect(move({ cohort: '2021' })).toEqual({ value: true, from: 'guidance' });
    expect(move({ cohort: '2021' }, 'submitted')).toEqual({ value: false, from: 'given' });
    expect(move({ cohort: '2021' }, 'paid', 'completed')).toEqual({ value: false, from: 'given' });
    expect(move({ cohort: '2021', induction_end_date: '2024-07-01' })).toEqual({ value: false, from: 'given' });
    expect(move({ cohort: '2021' }, 'paid', 'started', 2023)).toEqual({ value: false, from: 'given' });
    expect(move({ cohort: '2023' })).toEqual({ value: false, from: 'seed' });
    expect(move({ cohort: '2024' })).toEqual({ value: false, from: 'guidance' });
    expect(move({ cohort: '2021', participant_type: 'mentor' }, 'paid', 'started', 2024, 'ecf-mentor')).toEqual({
      value: false,
      from: 'given',
    });
    expect(move({ cohort: '2021', participant_status: 'left' })).toBe(notVisible);
  });
});

describe('a void', () => {
  const facts = (given: CheckInput) => ecfVoidFacts(given, now);

  test('nothing given, nothing known; not found, not yours', () => {
    expect(facts({})).toEqual({});
    expect(facts({ declaration: null })).toEqual({ own: false });
  });

  test('whose it is: by name, or by a state that is shown of own ones only', () => {
    expect(facts({ declaration: declared(), leadProviderName: 'Acme Training' }).own).toBe(true);
    expect(facts({ declaration: declared(), leadProviderName: 'Other' }).own).toBe(false);
    expect(facts({ declaration: declared() }).own).toBe(notVisible);
    for (const state of ['ineligible', 'voided', 'awaiting-clawback', 'clawed-back'])
      expect(facts({ declaration: declared({ state }) })).toMatchObject({ own: true, state });
    expect(facts({ declaration: declared({ state: 'new' }) }).state).toBeUndefined();
  });

  test('a statement to claw back on', () => {
    const open = (...statements: ReturnType<typeof statement>[]) =>
      facts({ declaration: declared({ state: 'paid' }), statements }).openStatement;
    expect(open(statement({ cut_off_date: '2025-12-31', paid: true }))).toBe(false);
    expect(open(statement({ cut_off_date: '2025-12-31', paid: true }), statement({}, 'other'))).toBe(notVisible);
    expect(open(statement({ cut_off_date: '2025-12-31' }), statement({ cohort: '2024' }, 'other'))).toBe(false);
    expect(open(statement({}, 'other'))).toBe(notVisible);
    expect(facts({ declaration: declared() }).openStatement).toBeUndefined();
    expect(
      [undefined, null, 'x'].map(
        (clawback_statement_id) =>
          facts({ declaration: declared(clawback_statement_id === undefined ? {} : { clawback_statement_id }) })
            .refunded,
      ),
    ).toEqual([undefined, false, true]);
  });
});

describe('partnerships', () => {
  const wanted = { cohort: '2025', school_id: SCHOOL, delivery_partner_id: PARTNER };
  const create = (given: CheckInput, changes: object = {}) =>
    ecfPartnershipCreateFacts({ ...wanted, ...changes }, given);

  test('the cohort', () => {
    expect(create({})).toMatchObject({ cohortExists: { value: true, from: 'seed' } });
    expect(create({}, { cohort: '1999' })).toMatchObject({ cohortExists: { value: false, from: 'guidance' } });
    expect(create({}, { cohort: 2030 })).toMatchObject({ cohortExists: { value: false, from: 'seed' } });
    expect(create({}, { cohort: '' })).not.toHaveProperty('cohortExists');
  });

  test('the school', () => {
    expect(create({ school: school() })).toMatchObject({
      schoolExists: true,
      schoolLedOnly: false,
      schoolEligible: true,
      alreadyPartnered: false,
      takenByOther: false,
      programmeUnconfirmed: false,
    });
    // one in a partnership is served whether it is eligible or not, and a partnership may be kept for one participant
    expect(create({ school: school({ in_partnership: true }), partnerships: [] })).toMatchObject({
      schoolExists: true,
      schoolLedOnly: notVisible,
      schoolEligible: notVisible,
      alreadyPartnered: false,
      takenByOther: notVisible,
    });
    expect(create({ school: school({ in_partnership: true }), partnerships: [partnership()] })).toMatchObject({
      alreadyPartnered: true,
      takenByOther: false,
    });
    expect(create({ school: school({ in_partnership: true }) }).alreadyPartnered).toBeUndefined();
    expect(create({ school: school({ induction_programme_choice: 'not_yet_known' }) }).programmeUnconfirmed).toBe(
      notVisible,
    );
    expect(create({ school: school({ cohort: '2024' }) })).not.toHaveProperty('schoolExists');
    expect(create({ school: null })).toMatchObject({
      schoolExists: notVisible,
      schoolLedOnly: notVisible,
      schoolEligible: notVisible,
    });
  });

  test("a challenged partnership is in nobody's way", () => {
    expect(create({ partnerships: [partnership({ status: 'challenged' })] }).alreadyPartnered).toBe(false);
    expect(create({ partnerships: [partnership()] })).toMatchObject({ schoolExists: true, alreadyPartnered: true });
  });

  test('the delivery partner', () => {
    expect(create({ deliveryPartner: deliveryPartner() })).toMatchObject({ partnerExists: true, partnerLinked: true });
    expect(create({ deliveryPartner: deliveryPartner(['2024']) })).toMatchObject({ partnerLinked: false });
    expect(create({ deliveryPartner: deliveryPartner() }, { cohort: '' })).toMatchObject({ partnerLinked: false });
    expect(create({ deliveryPartner: null })).toMatchObject({ partnerExists: notVisible, partnerLinked: false });
    expect(create({ deliveryPartner: { ...deliveryPartner(), id: SCHOOL } })).not.toHaveProperty('partnerExists');
  });

  test('changing the delivery partner', () => {
    const update = (given: CheckInput) => ecfPartnershipUpdateFacts({ delivery_partner_id: PARTNER }, given);
    expect(update({})).toEqual({});
    expect(update({ partnership: null })).toEqual({ own: false });
    expect(update({ partnership: partnership(), deliveryPartner: deliveryPartner() })).toEqual({
      own: true,
      partnerExists: true,
      partnerLinked: true,
      challenged: false,
    });
    expect(
      update({ partnership: partnership({ status: 'challenged' }), deliveryPartner: deliveryPartner(['2024']) }),
    ).toMatchObject({ challenged: true, partnerLinked: false });
  });
});
