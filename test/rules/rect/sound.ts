import type {
  RectActionFacts,
  RectDeclarationFacts,
  RectPartnershipCreateFacts,
  RectPartnershipUpdateFacts,
  RectResumeFacts,
  RectScheduleFacts,
  RectVoidFacts,
} from '../../../src/rules/rect/index.ts';
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
const ect = { ect: true, mentor: false };

export const declaration: Sound<RectDeclarationFacts, DeclarationInput> = {
  now,
  draft: {
    participant_id: '6c1f0d8e-7d0c-4a6e-9a3b-0d8f3f1c2b4a',
    declaration_type: 'started',
    declaration_date: '2025-11-04T09:00:00Z',
    course_identifier: 'ecf-induction',
    evidence_held: 'training-event-attended',
  },
  facts: {
    personExists: true,
    trained: ect,
    cohort: 2025,
    withdrawnAt: null,
    deferredAt: null,
    milestone: given({ start: '2025-06-01', end: null }),
    live: [],
    unseenLive: [],
    mentorFunding: given(true),
    detailedEvidence: given(true),
    trainingInFrozenCohort: given(false),
    fundable: true,
    openStatement: true,
  },
};

const action: RectActionFacts = {
  visible: true,
  trained: ect,
  status: 'active',
  startsLater: false,
  startsToday: false,
};

export const defer: Sound<RectActionFacts, ActionInput> = {
  now,
  draft: { course_identifier: 'ecf-induction', reason: 'career-break' },
  facts: action,
};

export const withdraw: Sound<RectActionFacts, ActionInput> = {
  now,
  draft: { course_identifier: 'ecf-induction', reason: 'moved-school' },
  facts: action,
};

export const resume: Sound<RectResumeFacts, ActionInput> = {
  now,
  draft: { course_identifier: 'ecf-induction' },
  facts: {
    ...action,
    status: 'deferred',
    otherTrainingToday: false,
    finishedToday: false,
    schoolPeriodOver: false,
    overlapsOther: false,
  },
};

export const schedule: Sound<RectScheduleFacts, ScheduleInput> = {
  now,
  draft: { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-extended-september' },
  facts: {
    ...action,
    scheduleExists: given(true),
    sameSchedule: false,
    startedBefore: true,
    declarationsFit: given(true),
    changesCohort: false,
    targetPartnership: true,
    targetFrozen: given(false),
    returnsToFrozen: false,
    completed: false,
    left: false,
    laterTraining: false,
    statementOfOldCohort: false,
    overlapsOther: false,
  },
};

export const voiding: Sound<RectVoidFacts, object> = {
  now,
  draft: {},
  facts: { own: true, state: 'eligible', statementAhead: true, noRoomToReopen: false },
};

export const partnershipCreate: Sound<RectPartnershipCreateFacts, PartnershipInput> = {
  now,
  draft: {
    cohort: '2025',
    school_id: '0b8b4c3e-30cf-4e0c-9f51-5f3a0f4f7a55',
    delivery_partner_id: 'a3f3ab5b-5a86-4b6e-a5d1-20c1cf2b1b61',
  },
  facts: {
    cohortExists: given(true),
    cohortStartsLater: given(false),
    cohortEnabled: given(true),
    schoolExists: true,
    schoolEligible: true,
    partnerExists: true,
    partnerLinked: true,
    alreadyPartnered: false,
    schoolLed: false,
  },
};

export const partnershipUpdate: Sound<RectPartnershipUpdateFacts, PartnershipUpdateInput> = {
  now,
  draft: { delivery_partner_id: 'a3f3ab5b-5a86-4b6e-a5d1-20c1cf2b1b61' },
  facts: { own: true, partnerExists: true, partnerLinked: true, partnerTaken: false },
};
