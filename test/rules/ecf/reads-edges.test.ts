import { describe, expect, test } from 'vitest';
import {
  ecfDeclarationFacts,
  ecfPartnershipCreateFacts,
  ecfPartnershipUpdateFacts,
  ecfScheduleFacts,
  ecfVoidFacts,
} from '../../../src/rules/ecf/from-reads/index.ts';
import type { CheckInput, ReadEnrolment, ReadParticipant } from '../../../src/rules/reads.ts';
import { notVisible } from '../../../src/rules/rule.ts';
import { exactly } from '../../../src/rules/time.ts';
import {
  declared,
  deliveryPartner,
  enrolment,
  ID,
  participant as merged,
  PARTNER,
  partnership,
  SCHOOL,
  school,
  statement,
} from '../support/reads.ts';

/** Which reads decide a fact, which leave it open, and which belong to somebody or something else. */

const now = exactly(Date.parse('2026-01-15T12:00:00Z'));
const NOBODY = '99999999-2222-4333-8444-555555555555';
const participant = (changes: Partial<ReadEnrolment> = {}): ReadParticipant => ({
  id: ID,
  attributes: { ecf_enrolments: [enrolment(changes)], participant_id_changes: [] },
});
const active = (changes: Parameters<typeof partnership>[0] = {}) => partnership({ status: 'active', ...changes });

describe('a new partnership', () => {
  const wanted = { cohort: '2025', school_id: SCHOOL, delivery_partner_id: PARTNER };
  const create = (given: CheckInput, changes: object = {}) =>
    ecfPartnershipCreateFacts({ ...wanted, ...changes }, given);
  const cohortExists = { value: true, from: 'seed' };

  test('without the school: only a partnership of this school and cohort that stands says that there is one', () => {
    expect(create({ partnerships: [active()] })).toEqual({ cohortExists, schoolExists: true, alreadyPartnered: true });
    for (const other of [active({ school_id: PARTNER }), active({ cohort: '2024' }), active({ status: 'challenged' })])
      expect(create({ partnerships: [other] })).toEqual({ cohortExists, alreadyPartnered: false });
    expect(create({})).toEqual({ cohortExists, alreadyPartnered: undefined });
  });

  test('with a school that was not found: an id that is none belongs to no school', () => {
    const open = {
      schoolLedOnly: notVisible,
      schoolEligible: notVisible,
      takenByOther: notVisible,
      programmeUnconfirmed: notVisible,
      alreadyPartnered: undefined,
    };
    expect(create({ school: null })).toEqual({ cohortExists, ...open, schoolExists: notVisible });
    for (const school_id of ['100001', 7, undefined])
      expect(create({ school: null }, { school_id })).toEqual({ cohortExists, ...open, schoolExists: false });
  });

  test('with another school, or the school of another year: it says nothing', () => {
    for (const other of [{ ...school(), id: PARTNER }, school({ cohort: '2024' })])
      expect(create({ school: other, partnerships: [] })).toEqual({ cohortExists, alreadyPartnered: false });
  });

  test('with the school, in a partnership or not', () => {
    const free = {
      cohortExists,
      schoolExists: true,
      schoolLedOnly: false,
      schoolEligible: true,
      alreadyPartnered: false,
      takenByOther: false,
      programmeUnconfirmed: false,
    };
    expect(create({ school: school() })).toEqual(free);
    // a partnership of the past that the school is no longer in
    expect(create({ school: school(), partnerships: [active()] })).toEqual(free);
    expect(create({ school: school({ in_partnership: true }), partnerships: [active()] })).toEqual({
      ...free,
      schoolLedOnly: notVisible,
      schoolEligible: notVisible,
      alreadyPartnered: true,
    });
    expect(create({ school: school({ in_partnership: true }) })).toMatchObject({ takenByOther: notVisible });
  });

  test('years: the service begins with 2020, and says nothing sure of years to come', () => {
    const exists = (cohort: unknown, given: CheckInput = {}) => create(given, { cohort }).cohortExists;
    expect(exists(2019)).toEqual({ value: false, from: 'guidance' });
    expect(exists(2020)).toEqual({ value: true, from: 'seed' });
    expect(exists(2029)).toEqual({ value: false, from: 'seed' });
    expect(exists(2019, { cohorts: [{ year: 2025 }] })).toEqual({ value: false, from: 'given' });
    for (const blank of ['', null, undefined]) expect(create({}, { cohort: blank })).not.toHaveProperty('cohortExists');
  });

  test('the delivery partner of another id says nothing, one of another cohort is not linked', () => {
    expect(create({ deliveryPartner: { ...deliveryPartner(), id: SCHOOL } })).toEqual(create({}));
    expect(create({ deliveryPartner: deliveryPartner([]) })).toMatchObject({
      partnerExists: true,
      partnerLinked: false,
    });
    expect(create({ deliveryPartner: deliveryPartner(['2024', '2025']) })).toMatchObject({ partnerLinked: true });
  });

  test('a change of partner: without a status it is not known whether the partnership is challenged', () => {
    const update = (status?: string) =>
      ecfPartnershipUpdateFacts(
        { delivery_partner_id: PARTNER },
        { partnership: status === undefined ? partnership() : partnership({ status }) },
      ).challenged;
    expect([update(), update('active'), update('challenged')]).toEqual([undefined, false, true]);
  });
});

describe('a void', () => {
  test('looks at the cohort of its own statement, and says nothing without statements', () => {
    const open = (statements?: CheckInput['statements']) =>
      ecfVoidFacts({ declaration: declared({ state: 'paid' }), ...(statements && { statements }) }, now).openStatement;
    expect(open()).toBeUndefined();
    expect(open([])).toBe(notVisible);
    expect(open([statement({ paid: true })])).toBe(false);
    expect(open([statement({ cut_off_date: '2026-01-15' })])).toBe(notVisible);
    expect(open([statement({ cut_off_date: '2026-01-14' })])).toBe(false);
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

  test('of somebody with another id: what fits the declarations of one record may not fit those of the other', () => {
    const given = { declarations: [declared()], partnerships: [active()] };
    expect(facts({}, given)).toMatchObject({ anyLive: true, milestoneMissing: { value: false } });
    expect(facts({}, { ...given, participant: merged() })).toMatchObject({
      declarationsFit: notVisible,
      milestoneMissing: notVisible,
      anyLive: notVisible,
    });
    const early = { declarations: [declared({ declaration_date: '2025-01-01T09:00:00Z' })], partnerships: [active()] };
    expect(facts({}, early)).toMatchObject({ declarationsFit: { value: false } });
    expect(facts({}, { ...early, participant: merged() })).toMatchObject({ declarationsFit: notVisible });
    const extended = { ...early, declarations: [declared({ declaration_type: 'extended-1' })] };
    const standard = { schedule_identifier: 'ecf-standard-april' };
    expect(facts(standard, extended)).toMatchObject({ milestoneMissing: { value: true } });
    expect(facts(standard, { ...extended, participant: merged() })).toMatchObject({ milestoneMissing: notVisible });
  });

  test('names: given schedules decide, and a former name ends with its year', () => {
    const exists = (schedule_identifier: unknown, schedules?: CheckInput['schedules']) =>
      facts({ schedule_identifier }, schedules && { schedules }).scheduleExists;
    const own = [{ cohort: 2025, identifier: 'ecf-own', milestones: new Map() }];
    expect(exists('ecf-own', own)).toEqual({ value: true, from: 'given' });
    expect(exists('ecf-other', own)).toEqual({ value: false, from: 'given' });
    expect(exists('ecf-standard-september', own)).toEqual({ value: false, from: 'given' });
    expect(exists('ecf-standard-september')).toEqual({ value: true, from: 'seed' });
    expect(exists('ecf-own')).toEqual({ value: false, from: 'guidance' });
    expect(exists('ecf-september-2021')).toEqual({ value: false, from: 'seed' });
    expect(exists('ecf-2021-september')).toEqual({ value: false, from: 'guidance' });
    for (const none of [undefined, 7, true]) expect(exists(none)).toEqual({ value: false, from: 'guidance' });
    expect(exists(7, own)).toEqual({ value: false, from: 'given' });
  });

  test('a partnership in the other cohort: of the same school, and not challenged', () => {
    const there = (partnerships?: CheckInput['partnerships'], changes: Partial<ReadEnrolment> = {}) =>
      facts({ cohort: 2024 }, partnerships && { partnerships }, changes).targetPartnership;
    expect(there([active({ cohort: '2024' })])).toBe(true);
    expect(there([active()])).toBe(false);
    expect(there([active({ cohort: '2024', urn: '100002' })])).toBe(false);
    expect(there([active({ cohort: '2024', status: 'challenged' })])).toBe(false);
    expect(there()).toBeUndefined();
    expect(there([active({ cohort: '2024' })], { school_urn: null })).toBe(notVisible);
    expect(facts({ cohort: 2025 }, {}, { school_urn: null }).targetPartnership).toBe(true);
  });

  test('out of a frozen cohort: by billable declarations of this participant as an ECT, of any spelling of the id', () => {
    const move = (...declarations: ReturnType<typeof declared>[]) =>
      facts({ cohort: 2024 }, { declarations }, { cohort: '2021' }).freezeMove;
    const no = { value: false, from: 'given' };
    expect(move()).toEqual(no);
    expect(move(declared())).toEqual({ value: true, from: 'guidance' });
    expect(move(declared({ participant_id: ID.toUpperCase() }))).toEqual({ value: true, from: 'guidance' });
    expect(move(declared({ participant_id: NOBODY }))).toEqual(no);
    expect(move(declared({ course_identifier: 'ecf-mentor' }))).toEqual(no);
    expect(move(declared({ state: 'voided' }))).toEqual(no);
    expect(move(declared(), declared({ participant_id: NOBODY, declaration_type: 'completed' }))).toMatchObject({
      value: true,
    });
    expect(facts({ cohort: 2024 }, {}, { cohort: '2021' }).freezeMove).toBeUndefined();
    expect(facts({ cohort: 2024 }, {}, { cohort: '2021', participant_status: 'joining' }).freezeMove).toBeUndefined();
    expect(
      facts({ cohort: 2024 }, { declarations: [] }, { cohort: '2021', participant_status: 'joining' }).freezeMove,
    ).toBe(notVisible);
  });
});

describe('a declaration that may be sent again', () => {
  const resent = (...declarations: ReturnType<typeof declared>[]) =>
    ecfDeclarationFacts(
      {
        participant_id: ID,
        declaration_type: 'started',
        declaration_date: '2025-10-01T09:00:00.999Z',
        course_identifier: 'ecf-induction',
      },
      { participant: participant(), declarations },
      now,
    ).resent;

  test('is a billable one of the same participant, course, type and second', () => {
    expect(resent()).toBe(false);
    expect(resent(declared())).toBe(notVisible);
    for (const state of ['payable', 'paid']) expect(resent(declared({ state }))).toBe(notVisible);
    for (const other of [
      { state: 'voided' },
      { declaration_type: 'retained-1' },
      { course_identifier: 'ecf-mentor' },
      { participant_id: NOBODY },
      { declaration_date: '2025-10-01T09:00:00.5Z' },
      { declaration_date: '2025-10-01T08:59:59Z' },
      { declaration_date: 'then' },
    ])
      expect(resent(declared(other))).toBe(false);
  });
});
