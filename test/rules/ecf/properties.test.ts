import fc from 'fast-check';
import {
  ecfRules,
  type EcfActionFacts,
  type EcfDeclarationFacts,
  type EcfPartnershipCreateFacts,
  type EcfScheduleFacts,
} from '../../../src/rules/ecf/index.ts';
import { scheduleIdentifiers } from '../../../src/rules/schedules.ts';
import type { ActionInput, DeclarationInput } from '../../../src/rules/shared/inputs.ts';
import { declarationTypes } from '../../../src/rules/terms.ts';
import { exactly } from '../../../src/rules/time.ts';
import { blankOr, describeProperties, flag, givenly, instant } from '../support/properties.ts';

const bool = fc.boolean();
const mostly = fc.constantFrom(true, true, true, true, false);
const hardly = mostly.map((value) => !value);
const trained = fc.constantFrom(
  { ect: true, mentor: true },
  { ect: true, mentor: true },
  { ect: true, mentor: false },
  { ect: false, mentor: true },
  { ect: false, mentor: false },
);
const status = fc.constantFrom('active' as const, 'deferred' as const, 'withdrawn' as const, null);
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
const subject = { personExists: mostly, courseKnown: mostly, recordFound: mostly, trained };

const declarationFacts: fc.Arbitrary<EcfDeclarationFacts> = fc.record({
  ...subject,
  withdrawnAt: since,
  unseenWithdrawnAt: since,
  statusAtDate: status,
  deferredAt: since,
  cohort: fc.constantFrom(2024, 2025),
  milestone: givenly(
    fc.constantFrom(
      { start: '2025-06-01', end: null },
      { start: '2025-06-01', end: '2026-01-31' },
      { start: '2026-01-01', end: null },
      null,
    ),
  ),
  scheduleSettled: fc.constant(true),
  carriesSchedule: mostly,
  live,
  unseenLive: live,
  resent: bool,
  fundable: bool,
  openStatement: bool,
  mentorFunding: flag,
  detailedEvidence: flag,
  sameTeacherLive: bool,
});
const declarationDraft: fc.Arbitrary<DeclarationInput> = fc.record({
  participant_id: blankOr('p', 'p', 'p'),
  declaration_type: blankOr<unknown>(...declarationTypes),
  declaration_date: date,
  course_identifier: fc.oneof(
    { weight: 9, arbitrary: course },
    { weight: 1, arbitrary: fc.constant('npq-senior-leadership') },
  ),
  evidence_held: blankOr('training-event-attended', 'other', '75-percent-engagement-met'),
});
describeProperties<EcfDeclarationFacts, DeclarationInput>(
  'ecf.declaration',
  ecfRules.declaration.rules,
  { facts: declarationFacts, draft: declarationDraft },
  ['unseenWithdrawnAt', 'scheduleSettled', 'carriesSchedule', 'unseenLive', 'sameTeacherLive'],
  1000,
);

const draft: fc.Arbitrary<ActionInput> = fc.record({
  course_identifier: course,
  reason: blankOr('other', 'bereavement', 'moved-school'),
});
const action: fc.Arbitrary<EcfActionFacts> = fc.record({ ...subject, status });
describeProperties<EcfActionFacts, ActionInput>('ecf.defer', ecfRules.defer.rules, { facts: action, draft }, []);
describeProperties<EcfActionFacts, ActionInput>('ecf.withdraw', ecfRules.withdraw.rules, { facts: action, draft }, []);
describeProperties<EcfActionFacts, ActionInput>('ecf.resume', ecfRules.resume.rules, { facts: action, draft }, []);

const scheduleFacts: fc.Arbitrary<EcfScheduleFacts> = fc.record({
  ...subject,
  status,
  cohortExists: flag,
  scheduleExists: flag,
  freezeMove: flag,
  milestoneMissing: givenly(hardly),
  declarationsFit: flag,
  sameSchedule: bool,
  anyLive: bool,
  changesCohort: bool,
  targetPartnership: bool,
  movedFromFrozen: bool,
  targetProgramme: bool,
});
describeProperties(
  'ecf.schedule',
  ecfRules.schedule.rules,
  {
    facts: scheduleFacts,
    draft: fc.record({
      course_identifier: course,
      schedule_identifier: blankOr<unknown>(...scheduleIdentifiers),
      cohort: blankOr<unknown>(2025, '2025'),
    }),
  },
  ['targetProgramme'],
  600,
);

describeProperties(
  'ecf.void',
  ecfRules.void.rules,
  {
    facts: fc.record({
      own: mostly,
      refunded: bool,
      openStatement: bool,
      state: fc.constantFrom(
        'submitted' as const,
        'eligible' as const,
        'ineligible' as const,
        'payable' as const,
        'paid' as const,
        'paid' as const,
        'voided' as const,
        'awaiting-clawback' as const,
        'clawed-back' as const,
      ),
    }),
    draft: fc.constant({}),
  },
  [],
);

const createFacts: fc.Arbitrary<EcfPartnershipCreateFacts> = fc.record({
  cohortExists: givenly(mostly),
  schoolExists: mostly,
  schoolLedOnly: hardly,
  schoolEligible: mostly,
  alreadyPartnered: bool,
  takenByOther: bool,
  programmeUnconfirmed: bool,
  partnerExists: mostly,
  partnerLinked: mostly,
});
describeProperties(
  'ecf.partnership-create',
  ecfRules['partnership-create'].rules,
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
  'ecf.partnership-update',
  ecfRules['partnership-update'].rules,
  {
    facts: fc.record({
      own: mostly,
      partnerExists: mostly,
      partnerLinked: mostly,
      challenged: bool,
      keptWithPartner: bool,
    }),
    draft: fc.record({ delivery_partner_id: blankOr('d') }),
  },
  ['keptWithPartner'],
);
