import type {
  EcfActionFacts,
  EcfDeclarationFacts,
  EcfPartnershipCreateFacts,
  EcfPartnershipUpdateFacts,
  EcfScheduleFacts,
  EcfSubjectFacts,
  EcfVoidFacts,
} from '../../../src/rules/ecf/index.ts';
import type { Datum } from '../../../src/rules/rule.ts';
import type {
  ActionInput,
  DeclarationInput,
  PartnershipInput,
  PartnershipUpdateInput,
  ScheduleInput,
} from '../../../src/rules/shared/inputs.ts';
import type { Sound } from '../support/cases.ts';

/** For each operation a request in which nothing is wrong. */

const now = Date.parse('2026-01-15T12:00:00Z');
const given = <T>(value: T): Datum<T> => ({ value, from: 'given' });

const subject: EcfSubjectFacts = {
  personExists: true,
  courseKnown: true,
  recordFound: true,
  trained: { ect: true, mentor: false },
};

export const declaration: Sound<EcfDeclarationFacts, DeclarationInput> = {
  now,
  draft: {
    participant_id: '6c1f0d8e-7d0c-4a6e-9a3b-0d8f3f1c2b4a',
    declaration_type: 'started',
    declaration_date: '2025-11-04T09:00:00Z',
    course_identifier: 'ecf-induction',
    evidence_held: 'training-event-attended',
  },
  facts: {
    ...subject,
    withdrawnAt: null,
    unseenWithdrawnAt: null,
    statusAtDate: 'active',
    deferredAt: null,
    cohort: 2025,
    milestone: given({ start: '2025-07-01', end: null }),
    scheduleSettled: true,
    carriesSchedule: true,
    live: [],
    unseenLive: [],
    resent: false,
    fundable: true,
    openStatement: true,
    mentorFunding: given(true),
    detailedEvidence: given(true),
    sameTeacherLive: false,
  },
};

const action: EcfActionFacts = { ...subject, status: 'active' };

export const defer: Sound<EcfActionFacts, ActionInput> = {
  now,
  draft: { course_identifier: 'ecf-induction', reason: 'career-break' },
  facts: action,
};

export const withdraw: Sound<EcfActionFacts, ActionInput> = {
  now,
  draft: { course_identifier: 'ecf-induction', reason: 'moved-school' },
  facts: action,
};

export const resume: Sound<EcfActionFacts, ActionInput> = {
  now,
  draft: { course_identifier: 'ecf-induction' },
  facts: { ...action, status: 'deferred' },
};

export const schedule: Sound<EcfScheduleFacts, ScheduleInput> = {
  now,
  draft: { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-extended-september' },
  facts: {
    ...action,
    cohortExists: given(true),
    scheduleExists: given(true),
    freezeMove: given(false),
    milestoneMissing: given(false),
    declarationsFit: given(true),
    sameSchedule: false,
    anyLive: false,
    changesCohort: false,
    targetPartnership: true,
    movedFromFrozen: false,
    targetProgramme: true,
  },
};

export const voiding: Sound<EcfVoidFacts, object> = {
  now,
  draft: {},
  facts: { own: true, state: 'eligible', refunded: false, openStatement: true },
};

export const partnershipCreate: Sound<EcfPartnershipCreateFacts, PartnershipInput> = {
  now,
  draft: {
    cohort: '2025',
    school_id: '0b8b4c3e-30cf-4e0c-9f51-5f3a0f4f7a55',
    delivery_partner_id: 'a3f3ab5b-5a86-4b6e-a5d1-20c1cf2b1b61',
  },
  facts: {
    cohortExists: given(true),
    schoolExists: true,
    schoolLedOnly: false,
    schoolEligible: true,
    alreadyPartnered: false,
    takenByOther: false,
    programmeUnconfirmed: false,
    partnerExists: true,
    partnerLinked: true,
  },
};

export const partnershipUpdate: Sound<EcfPartnershipUpdateFacts, PartnershipUpdateInput> = {
  now,
  draft: { delivery_partner_id: 'a3f3ab5b-5a86-4b6e-a5d1-20c1cf2b1b61' },
  facts: { own: true, partnerExists: true, partnerLinked: true, challenged: false, keptWithPartner: false },
};
