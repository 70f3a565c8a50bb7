import fc from 'fast-check';
import {
  rectRules,
  type RectActionFacts,
  type RectDeclarationFacts,
  type RectPartnershipCreateFacts,
  type RectResumeFacts,
  type RectScheduleFacts,
} from '../../../src/rules/rect/index.ts';
import { scheduleIdentifiers } from '../../../src/rules/schedules.ts';
import type { ActionInput, DeclarationInput } from '../../../src/rules/shared/inputs.ts';
import { declarationTypes } from '../../../src/rules/terms.ts';
import { exactly } from '../../../src/rules/time.ts';
import { blankOr, describeProperties, flag, givenly, instant } from '../support/properties.ts';

const bool = fc.boolean();
const trained = fc.constantFrom(
  { ect: true, mentor: false },
  { ect: true, mentor: false },
  { ect: true, mentor: true },
  { ect: false, mentor: true },
  { ect: false, mentor: false },
);
const status = fc.constantFrom('active' as const, 'deferred' as const, 'withdrawn' as const);
const course = blankOr('ecf-induction', 'ecf-induction', 'ecf-mentor');
const since = fc.option(instant.map(exactly), { freq: 2 });
const live = fc.array(fc.record({ type: fc.constantFrom<string>(...declarationTypes), date: instant.map(exactly) }), {
  maxLength: 2,
});
const date = fc.oneof(
  { weight: 6, arbitrary: instant.map((at) => new Date(at).toISOString()) },
  { weight: 3, arbitrary: instant.map((at) => new Date(at + 60_000).toISOString().replace(/\.\d+Z$/, '')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>('2025-11-04', 'soon', '2027-01-01T00:00:00Z', true, 20251104, '', undefined),
  },
);

const declarationFacts: fc.Arbitrary<RectDeclarationFacts> = fc.record({
  personExists: bool,
  trained,
  cohort: fc.constantFrom(2024, 2025),
  withdrawnAt: since,
  deferredAt: since,
  milestone: givenly(
    fc.constantFrom(
      null,
      { start: '2025-06-01', end: null },
      { start: '2025-06-01', end: '2025-12-31' },
      { start: '2026-01-01', end: null },
    ),
  ),
  live,
  unseenLive: live,
  mentorFunding: flag,
  detailedEvidence: flag,
  trainingInFrozenCohort: flag,
  fundable: bool,
  openStatement: bool,
});
const declarationDraft: fc.Arbitrary<DeclarationInput> = fc.record({
  participant_id: blankOr('p', 'p', 'p'),
  declaration_type: blankOr<unknown>(...declarationTypes),
  declaration_date: date,
  course_identifier: course,
  evidence_held: blankOr('training-event-attended', 'other', '75-percent-engagement-met'),
});
describeProperties<RectDeclarationFacts, DeclarationInput>(
  'rect.declaration',
  rectRules.declaration.rules,
  { facts: declarationFacts, draft: declarationDraft },
  ['personExists', 'unseenLive'],
  1000,
);

const shared = {
  visible: fc.constantFrom(true, true, true, false),
  trained,
  status,
  startsLater: bool,
  startsToday: bool,
};
const draft: fc.Arbitrary<ActionInput> = fc.record({
  course_identifier: course,
  reason: blankOr('other', 'bereavement', 'mentor-no-longer-being-mentor'),
});
const action: fc.Arbitrary<RectActionFacts> = fc.record(shared);
describeProperties<RectActionFacts, ActionInput>('rect.defer', rectRules.defer.rules, { facts: action, draft }, [
  'startsToday',
]);
describeProperties<RectActionFacts, ActionInput>('rect.withdraw', rectRules.withdraw.rules, { facts: action, draft }, [
  'startsToday',
]);
const resumption: fc.Arbitrary<RectResumeFacts> = fc.record({
  ...shared,
  otherTrainingToday: bool,
  finishedToday: bool,
  schoolPeriodOver: bool,
  overlapsOther: bool,
});
// these four can be told in some cases ("leaving"), so they are hidden rather than never seen
describeProperties<RectResumeFacts, ActionInput>('rect.resume', rectRules.resume.rules, { facts: resumption, draft }, [
  'startsToday',
  'otherTrainingToday',
  'finishedToday',
  'schoolPeriodOver',
  'overlapsOther',
]);

const scheduleFacts: fc.Arbitrary<RectScheduleFacts> = fc.record({
  ...shared,
  scheduleExists: fc.option(flag),
  sameSchedule: bool,
  startedBefore: bool,
  declarationsFit: flag,
  changesCohort: bool,
  targetPartnership: bool,
  targetFrozen: flag,
  returnsToFrozen: bool,
  completed: bool,
  left: bool,
  laterTraining: bool,
  statementOfOldCohort: bool,
  overlapsOther: bool,
});
describeProperties(
  'rect.schedule',
  rectRules.schedule.rules,
  {
    facts: scheduleFacts,
    draft: fc.record({
      course_identifier: course,
      schedule_identifier: blankOr<unknown>(...scheduleIdentifiers),
      cohort: blankOr<unknown>(2025, '2025'),
    }),
  },
  ['startsToday', 'laterTraining', 'startedBefore', 'statementOfOldCohort', 'overlapsOther'],
);

describeProperties(
  'rect.void',
  rectRules.void.rules,
  {
    facts: fc.record({
      own: bool,
      statementAhead: bool,
      noRoomToReopen: bool,
      state: fc.constantFrom(
        'submitted' as const,
        'eligible' as const,
        'payable' as const,
        'paid' as const,
        'voided' as const,
        'awaiting-clawback' as const,
        'clawed-back' as const,
      ),
    }),
    draft: fc.constant({}),
  },
  ['noRoomToReopen'],
);

const createFacts: fc.Arbitrary<RectPartnershipCreateFacts> = fc.record({
  cohortExists: flag,
  cohortStartsLater: flag,
  cohortEnabled: flag,
  schoolExists: bool,
  schoolEligible: bool,
  partnerExists: bool,
  partnerLinked: bool,
  alreadyPartnered: bool,
  schoolLed: bool,
});
describeProperties(
  'rect.partnership-create',
  rectRules['partnership-create'].rules,
  {
    facts: createFacts,
    draft: fc.record({
      cohort: blankOr<unknown>(2025, '2025'),
      school_id: blankOr('s'),
      delivery_partner_id: blankOr('d'),
    }),
  },
  [],
);
describeProperties(
  'rect.partnership-update',
  rectRules['partnership-update'].rules,
  {
    facts: fc.record({ own: bool, partnerExists: bool, partnerLinked: bool, partnerTaken: bool }),
    draft: fc.record({ delivery_partner_id: blankOr('d') }),
  },
  [],
);
