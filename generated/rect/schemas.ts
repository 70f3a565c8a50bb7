/* Made from spec/rect-v3.yaml (Lead provider API v3: Register early career teachers (rect)) by `npm run generate`.
 * zod schemas by @hey-api/openapi-ts. Do not edit: change the description and generate again. */

import * as z from 'zod';

/**
 * One refusal. There are no other members, no code and no status.
 */
export const ErrorItem = z.object({
    title: z.string(),
    detail: z.string()
});

/**
 * One or more refusals. The order follows the service's checks.
 */
export const Errors = z.object({
    errors: z.array(ErrorItem)
});

/**
 * An error told in one text, used where the API itself did not judge the request.
 */
export const ErrorMessage = z.object({
    error: z.string()
});

/**
 * Which page to serve. The answer holds no total and no links, and a page past the end is an empty list with status 200. Records with the same timestamp may change places between pages, so keep track of the ids already seen.
 */
export const Page = z.object({
    page: z.int().gte(1).exactOptional(),
    per_page: z.int().gte(1).lte(3000).exactOptional()
});

/**
 * Order of participants. Unknown values are ignored.
 *
 * - `created_at`: oldest record first (the order without `sort`, and the one that shifts least during a walk)
 * - `-created_at`: newest record first
 * - `updated_at`: longest unchanged first
 * - `-updated_at`: latest change first
 */
export const ParticipantsSort = z.enum([
    'created_at',
    '-created_at',
    'updated_at',
    '-updated_at'
]);

/**
 * Order of participants with transfers, by the participant's own timestamps. Unknown values are ignored.
 *
 * - `created_at`: oldest participant record first (the order without `sort`)
 * - `-created_at`: newest participant record first
 * - `updated_at`: participant longest unchanged first; not the served `updated_at`
 * - `-updated_at`: participant changed last first; not the served `updated_at`
 */
export const TransfersSort = z.enum([
    'created_at',
    '-created_at',
    'updated_at',
    '-updated_at'
]);

/**
 * Order of unfunded mentors. Unknown values are ignored.
 *
 * - `created_at`: oldest record first (the order without `sort`)
 * - `-created_at`: newest record first
 * - `updated_at`: longest unchanged first
 * - `-updated_at`: latest change first
 */
export const UnfundedMentorsSort = z.enum([
    'created_at',
    '-created_at',
    'updated_at',
    '-updated_at'
]);

/**
 * Order of partnerships. Unknown values are ignored.
 *
 * - `created_at`: oldest partnership first (the order without `sort`)
 * - `-created_at`: newest partnership first
 * - `updated_at`: longest unchanged first
 * - `-updated_at`: latest change first
 */
export const PartnershipsSort = z.enum([
    'created_at',
    '-created_at',
    'updated_at',
    '-updated_at'
]);

/**
 * Order of schools. Unknown values are ignored.
 *
 * - `created_at`: oldest school record first (the order without `sort`)
 * - `-created_at`: newest school record first
 * - `updated_at`: longest unchanged first
 * - `-updated_at`: latest change first
 */
export const SchoolsSort = z.enum([
    'created_at',
    '-created_at',
    'updated_at',
    '-updated_at'
]);

/**
 * Order of delivery partners. Unknown values are ignored.
 *
 * - `created_at`: oldest record first (the order without `sort`)
 * - `-created_at`: newest record first
 * - `updated_at`: longest unchanged first
 * - `-updated_at`: latest change first
 */
export const DeliveryPartnersSort = z.enum([
    'created_at',
    '-created_at',
    'updated_at',
    '-updated_at'
]);

/**
 * One cohort year, or several joined by commas. Items that are not all digits are dropped; when none is left the list is empty.
 */
export const CohortYears = z.string().regex(/^\d{4}(,\d{4})*$/);

/**
 * One cohort year, such as `2025`.
 */
export const CohortYear = z.string().regex(/^\d{4}$/);

/**
 * Only records changed at this moment or later. Write it in UTC with `Z`: the service decodes the value twice, so an offset such as `+01:00` turns into a space and answers 400, as does a date without a time. The service compares fractions of a second it does not serve, so polling with the last `updated_at` brings that record again.
 */
export const UpdatedSince = z.iso.datetime({ offset: true });

/**
 * The role in which the person is trained.
 *
 * - `ecf-induction`: early career teacher (ECT)
 * - `ecf-mentor`: mentor
 */
export const CourseIdentifier = z.enum(['ecf-induction', 'ecf-mentor']);

/**
 * The role of an enrolment.
 *
 * - `ect`: early career teacher, `ecf-induction` in requests
 * - `mentor`: mentor, `ecf-mentor` in requests
 */
export const ParticipantType = z.enum(['ect', 'mentor']);

/**
 * What the provider itself has reported about the training. It decides what the provider may do next.
 *
 * - `active`: in training. The provider may update the participant and submit declarations. A participant whose school
 * ended the training stays `active` here.
 * - `deferred`: on a break. By DfE's guidance the provider may neither update the participant nor submit declarations,
 * and must report when training resumes. The service itself accepts declarations, a withdrawal and a resumption.
 * - `withdrawn`: no longer in training with this provider. By DfE's guidance the provider may not update the participant,
 * and may only submit declarations dated before the withdrawal. The service itself also accepts a resumption.
 *
 * A draft of DfE's guidance had a fourth status, `completed`; it never appears on the wire.
 */
export const TrainingStatus = z.enum([
    'active',
    'deferred',
    'withdrawn'
]);

/**
 * Where the training stands today, from the dates that schools and providers gave. It changes with the calendar, without
 * moving `updated_at`, and can be wrong where a school entered a wrong date. Declarations do not depend on it.
 *
 * - `joining`: training with this provider starts after today. The schedule may be changed; deferring and withdrawing are
 * refused until the day after the start.
 * - `active`: in training, or completed without having left. The provider may do all that `training_status` allows.
 * - `leaving`: training with this provider has an end after today, even when it has not begun yet. Until then as
 * `active`.
 * - `left`: training with this provider has ended, or ends today, as it does on the day of a deferral or a withdrawal. A
 * schedule change is refused.
 *
 * DfE's guidance also names `withdrawn`; the service does not serve it.
 */
export const ParticipantStatus = z.enum([
    'joining',
    'active',
    'leaving',
    'left'
]);

/**
 * How far a declaration has come towards payment, and what its provider may still do with it. DfE's guidance writes the
 * last two values with underscores.
 *
 * - `submitted`: received, but the person is not yet known to be eligible for funding. May be viewed and voided.
 * - `eligible`: the person is eligible for funding and the declaration is on a statement. May be viewed and voided.
 * - `payable`: the statement's cut-off has passed and payment is approved. May be viewed and voided.
 * - `paid`: DfE has paid. May be viewed and voided; voiding asks for the money back.
 * - `voided`: taken back by the provider before payment. May only be viewed.
 * - `awaiting-clawback`: voided after payment, the money not yet deducted. May only be viewed.
 * - `clawed-back`: the money has been deducted on a later statement. May only be viewed.
 *
 * The guidance also names `ineligible` (a person without funding, or a duplicate; may be viewed and voided). The service
 * does not serve it: a duplicate is refused when it is submitted.
 */
export const DeclarationState = z.enum([
    'submitted',
    'eligible',
    'payable',
    'paid',
    'voided',
    'awaiting-clawback',
    'clawed-back'
]);

/**
 * The milestone that the declaration is for. From cohort 2025 a declaration may not be dated before one of an earlier type in
 * this list, and mentors have `started` and `completed` only.
 *
 * - `started`: has begun training
 * - `retained-1`: still in training at the first milestone after the start
 * - `retained-2`: still in training at the second milestone after the start
 * - `retained-3`: still in training at the third milestone after the start
 * - `retained-4`: still in training at the fourth milestone after the start
 * - `completed`: has finished training
 * - `extended-1`: first milestone of extended training; needs an extended schedule
 * - `extended-2`: second milestone of extended training; needs an extended schedule
 * - `extended-3`: third milestone of extended training; needs an extended schedule
 */
export const DeclarationType = z.enum([
    'started',
    'retained-1',
    'retained-2',
    'retained-3',
    'retained-4',
    'completed',
    'extended-1',
    'extended-2',
    'extended-3'
]);

/**
 * The evidence of engagement that the provider holds.
 *
 * - `training-event-attended`: took part in a training event
 * - `self-study-material-completed`: worked through self-study material
 * - `materials-engaged-with-offline`: used the materials away from the online platform (from cohort 2025)
 * - `75-percent-engagement-met`: reached three quarters of the expected engagement (from cohort 2025)
 * - `75-percent-engagement-met-reduced-induction`: the same in a reduced induction (from cohort 2025)
 * - `one-term-induction`: has an induction of a single term (from cohort 2025, ECT `completed` only)
 * - `other`: evidence of another kind
 */
export const EvidenceHeld = z.enum([
    'training-event-attended',
    'self-study-material-completed',
    'materials-engaged-with-offline',
    '75-percent-engagement-met',
    '75-percent-engagement-met-reduced-induction',
    'one-term-induction',
    'other'
]);

/**
 * Evidence that declarations of cohorts before 2025 may name, for every type but `started`.
 *
 * - `training-event-attended`: took part in a training event
 * - `self-study-material-completed`: worked through self-study material
 * - `other`: evidence of another kind
 */
export const EvidenceBefore2025 = z.enum([
    'training-event-attended',
    'self-study-material-completed',
    'other'
]);

/**
 * Evidence of engagement that declarations may name from cohort 2025.
 *
 * - `training-event-attended`: took part in a training event
 * - `self-study-material-completed`: worked through self-study material
 * - `materials-engaged-with-offline`: used the materials away from the online platform
 * - `other`: evidence of another kind
 */
export const EvidenceFrom2025Engagement = z.enum([
    'training-event-attended',
    'self-study-material-completed',
    'materials-engaged-with-offline',
    'other'
]);

/**
 * Evidence that the threshold of engagement was reached, from cohort 2025: for an ECT's `retained-2` and a mentor's `completed`.
 *
 * - `75-percent-engagement-met`: reached three quarters of the expected engagement
 * - `75-percent-engagement-met-reduced-induction`: the same in a reduced induction
 */
export const EvidenceFrom2025Threshold = z.enum(['75-percent-engagement-met', '75-percent-engagement-met-reduced-induction']);

/**
 * Evidence that an ECT's `completed` may name from cohort 2025.
 *
 * - `75-percent-engagement-met`: reached three quarters of the expected engagement
 * - `75-percent-engagement-met-reduced-induction`: the same in a reduced induction
 * - `one-term-induction`: has an induction of a single term
 */
export const EvidenceFrom2025Completion = z.enum([
    '75-percent-engagement-met',
    '75-percent-engagement-met-reduced-induction',
    'one-term-induction'
]);

/**
 * Why a declaration does not count for funding. Published by the service, but never served so far.
 *
 * - `duplicate_declaration`: another declaration of the same type exists for the person
 */
export const IneligibleForFundingReason = z.enum(['duplicate_declaration']);

/**
 * What kind of move a transfer is.
 *
 * - `new_school`: to another school, with the same provider
 * - `new_provider`: to another school, with another provider (or with none at one of the two schools)
 * - `unknown`: no training after the move is known yet
 */
export const TransferType = z.enum([
    'new_school',
    'new_provider',
    'unknown'
]);

/**
 * Whether a transfer is over. It changes with the calendar.
 *
 * - `incomplete`: the old training ends, or the new one starts, after today
 * - `complete`: neither date lies after today; an `unknown` transfer can be complete
 */
export const TransferStatus = z.enum(['incomplete', 'complete']);

/**
 * Why a participant withdrew.
 *
 * - `left-teaching-profession`: has given up teaching
 * - `moved-school`: now works at another school
 * - `mentor-no-longer-being-mentor`: no longer mentors; refused for ECTs
 * - `switched-to-school-led`: the school now runs the programme itself
 * - `changed-lead-provider`: now trains with another lead provider
 * - `other`: none of the above
 */
export const WithdrawalReason = z.enum([
    'left-teaching-profession',
    'moved-school',
    'mentor-no-longer-being-mentor',
    'switched-to-school-led',
    'changed-lead-provider',
    'other'
]);

/**
 * Why a participant deferred.
 *
 * - `bereavement`: the loss of somebody close
 * - `long-term-sickness`: ill for a long time
 * - `parental-leave`: on leave to look after a new child
 * - `career-break`: taking a break from work
 * - `other`: none of the above
 */
export const DeferralReason = z.enum([
    'bereavement',
    'long-term-sickness',
    'parental-leave',
    'career-break',
    'other'
]);

/**
 * A schedule: the time in which training is expected to be done, with the milestone dates that DfE checks declarations
 * against. Each cohort has its own set. The prefix `ecf-` is always needed.
 *
 * - `ecf-standard-january`: usual length, starting in January
 * - `ecf-standard-april`: usual length, starting in April
 * - `ecf-standard-september`: usual length, starting in September
 * - `ecf-extended-january`: longer than usual, starting in January
 * - `ecf-extended-april`: longer than usual, starting in April
 * - `ecf-extended-september`: longer than usual, starting in September
 * - `ecf-reduced-january`: shorter than usual, starting in January; ECTs only
 * - `ecf-reduced-april`: shorter than usual, starting in April; ECTs only
 * - `ecf-reduced-september`: shorter than usual, starting in September; ECTs only
 * - `ecf-replacement-january`: for a mentor who takes over from another, starting in January; mentors only
 * - `ecf-replacement-april`: for a mentor who takes over from another, starting in April; mentors only
 * - `ecf-replacement-september`: for a mentor who takes over from another, starting in September; mentors only
 */
export const ScheduleIdentifier = z.enum([
    'ecf-standard-january',
    'ecf-standard-april',
    'ecf-standard-september',
    'ecf-extended-january',
    'ecf-extended-april',
    'ecf-extended-september',
    'ecf-reduced-january',
    'ecf-reduced-april',
    'ecf-reduced-september',
    'ecf-replacement-january',
    'ecf-replacement-april',
    'ecf-replacement-september'
]);

/**
 * Why a mentor is no longer eligible for funded training.
 *
 * - `completed_declaration_received`: a `completed` declaration came in
 * - `completed_during_early_roll_out`: finished mentor training in the early roll-out of the programme
 * - `started_not_completed`: began mentor training before and did not finish it
 */
export const MentorIneligibleReason = z.enum([
    'completed_declaration_received',
    'completed_during_early_roll_out',
    'started_not_completed'
]);

/**
 * How a school runs its programme for a cohort.
 *
 * - `not_yet_known`: nobody is registered for the cohort yet
 * - `provider_led`: a lead provider trains at least one participant
 * - `school_led`: the school trains all its ECTs itself; it is refused for a partnership
 */
export const InductionProgrammeChoice = z.enum([
    'not_yet_known',
    'provider_led',
    'school_led'
]);

/**
 * How much an ECT works.
 *
 * - `full_time`: full time
 * - `part_time`: part time
 */
export const WorkingPattern = z.enum(['full_time', 'part_time']);

/**
 * One id change of a participant. The retired id is not redirected: reading it answers 404, declaring for it is refused, and existing declarations are served with the new id, without their `updated_at` moving.
 */
export const ParticipantIdChange = z.object({
    from_participant_id: z.guid(),
    to_participant_id: z.guid(),
    changed_at: z.iso.datetime({ offset: true })
});

/**
 * A reported withdrawal.
 */
export const Withdrawal = z.object({
    reason: WithdrawalReason,
    date: z.iso.datetime({ offset: true })
});

/**
 * A reported deferral.
 */
export const Deferral = z.object({
    reason: DeferralReason,
    date: z.iso.datetime({ offset: true })
});

/**
 * The person's latest training with this provider in one role, whether it lies ahead, runs or is over.
 */
export const Enrolment = z.object({
    training_record_id: z.guid(),
    email: z.string().nullable(),
    mentor_id: z.guid().nullable(),
    school_urn: z.string(),
    participant_type: ParticipantType,
    cohort: z.string(),
    training_status: TrainingStatus,
    participant_status: ParticipantStatus,
    eligible_for_funding: z.boolean().nullable(),
    pupil_premium_uplift: z.boolean(),
    sparsity_uplift: z.boolean(),
    schedule_identifier: ScheduleIdentifier,
    delivery_partner_id: z.guid(),
    withdrawal: Withdrawal.nullable(),
    deferral: Deferral.nullable(),
    created_at: z.iso.datetime({ offset: true }),
    induction_end_date: z.iso.date().nullable(),
    most_recent_induction_period_end_date: z.iso.date().nullable(),
    overall_induction_start_date: z.iso.date().nullable(),
    mentor_funding_end_date: z.iso.date().nullable(),
    mentor_ineligible_for_funding_reason: MentorIneligibleReason.nullable(),
    cohort_changed_after_payments_frozen: z.boolean(),
    working_pattern: WorkingPattern.nullable()
});

/**
 * What is known about a participant.
 */
export const ParticipantAttributes = z.object({
    full_name: z.string(),
    teacher_reference_number: z.string().nullable(),
    updated_at: z.iso.datetime({ offset: true }),
    ecf_enrolments: z.array(Enrolment),
    participant_id_changes: z.array(ParticipantIdChange)
});

/**
 * A person registered for training, as an ECT, a mentor or both. One record per person, one enrolment per role.
 */
export const Participant = z.object({
    id: z.guid(),
    type: z.enum(['participant']),
    attributes: ParticipantAttributes
});

/**
 * One participant.
 */
export const ParticipantResponse = z.object({
    data: Participant
});

/**
 * A page of participants.
 */
export const ParticipantListResponse = z.object({
    data: z.array(Participant)
});

/**
 * Filters of the participant list. An empty value counts as not sent.
 */
export const ParticipantsFilter = z.object({
    cohort: CohortYears.exactOptional(),
    updated_since: UpdatedSince.exactOptional(),
    training_status: TrainingStatus.exactOptional(),
    from_participant_id: z.guid().exactOptional()
});

/**
 * Which role is deferred, and why.
 */
export const DeferAttributes = z.object({
    reason: DeferralReason,
    course_identifier: CourseIdentifier
});

/**
 * A deferral to report.
 */
export const DeferRequest = z.object({
    data: z.object({
        type: z.enum(['participant-defer']),
        attributes: DeferAttributes
    })
});

/**
 * Which role is resumed.
 */
export const ResumeAttributes = z.object({
    course_identifier: CourseIdentifier
});

/**
 * A resumption to report.
 */
export const ResumeRequest = z.object({
    data: z.object({
        type: z.enum(['participant-resume']),
        attributes: ResumeAttributes
    })
});

/**
 * Which role is withdrawn, and why.
 */
export const WithdrawAttributes = z.object({
    reason: WithdrawalReason,
    course_identifier: CourseIdentifier
});

/**
 * A withdrawal to report.
 */
export const WithdrawRequest = z.object({
    data: z.object({
        type: z.enum(['participant-withdraw']),
        attributes: WithdrawAttributes
    })
});

/**
 * The new schedule for one role.
 */
export const ChangeScheduleAttributes = z.object({
    schedule_identifier: ScheduleIdentifier,
    course_identifier: CourseIdentifier,
    cohort: CohortYear.exactOptional()
});

/**
 * A change of schedule or cohort to report.
 */
export const ChangeScheduleRequest = z.object({
    data: z.object({
        type: z.enum(['participant-change-schedule']),
        attributes: ChangeScheduleAttributes
    })
});

/**
 * The side being left.
 */
export const TransferLeaving = z.object({
    school_urn: z.string(),
    provider: z.string().nullable(),
    date: z.iso.date()
});

/**
 * The side being joined.
 */
export const TransferJoining = z.object({
    school_urn: z.string(),
    provider: z.string().nullable(),
    date: z.iso.date()
});

/**
 * One move away from a school.
 */
export const Transfer = z.object({
    training_record_id: z.guid(),
    transfer_type: TransferType,
    status: TransferStatus,
    created_at: z.iso.datetime({ offset: true }),
    leaving: TransferLeaving,
    joining: TransferJoining.nullable()
});

/**
 * The transfers, and when one of them last changed.
 */
export const ParticipantTransfersAttributes = z.object({
    updated_at: z.iso.datetime({ offset: true }),
    transfers: z.array(Transfer)
});

/**
 * One participant with the transfers that concern this provider.
 */
export const ParticipantTransfers = z.object({
    id: z.guid(),
    type: z.enum(['participant-transfer']),
    attributes: ParticipantTransfersAttributes
});

/**
 * One participant's transfers.
 */
export const ParticipantTransfersResponse = z.object({
    data: ParticipantTransfers
});

/**
 * A page of participants with their transfers.
 */
export const ParticipantTransfersListResponse = z.object({
    data: z.array(ParticipantTransfers)
});

/**
 * Filters of the transfer list. An empty value counts as not sent.
 */
export const TransfersFilter = z.object({
    updated_since: UpdatedSince.exactOptional()
});

/**
 * How to reach an unfunded mentor.
 */
export const UnfundedMentorAttributes = z.object({
    full_name: z.string(),
    email: z.string().nullable(),
    teacher_reference_number: z.string().nullable(),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true })
});

/**
 * A mentor of this provider's ECTs whom this provider has never trained.
 */
export const UnfundedMentor = z.object({
    id: z.guid(),
    type: z.enum(['unfunded-mentor']),
    attributes: UnfundedMentorAttributes
});

/**
 * One unfunded mentor.
 */
export const UnfundedMentorResponse = z.object({
    data: UnfundedMentor
});

/**
 * A page of unfunded mentors.
 */
export const UnfundedMentorListResponse = z.object({
    data: z.array(UnfundedMentor)
});

/**
 * Filters of the list of unfunded mentors. An empty value counts as not sent.
 */
export const UnfundedMentorsFilter = z.object({
    updated_since: UpdatedSince.exactOptional()
});

/**
 * What was declared and what became of it. There is no cohort: take it from the statement, or list with `filter[cohort]`.
 */
export const DeclarationAttributes = z.object({
    participant_id: z.guid(),
    declaration_type: DeclarationType,
    course_identifier: CourseIdentifier,
    declaration_date: z.iso.datetime({ offset: true }),
    mentor_id: z.guid().nullable(),
    state: DeclarationState,
    updated_at: z.iso.datetime({ offset: true }),
    created_at: z.iso.datetime({ offset: true }),
    delivery_partner_id: z.guid(),
    statement_id: z.guid().nullable(),
    clawback_statement_id: z.guid().nullable(),
    ineligible_for_funding_reason: IneligibleForFundingReason.nullable(),
    uplift_paid: z.boolean(),
    evidence_held: EvidenceHeld.nullable(),
    lead_provider_name: z.string()
});

/**
 * A provider's word to DfE that it holds evidence of a participant's engagement for a milestone. Only declarations trigger output payments.
 */
export const Declaration = z.object({
    id: z.guid(),
    type: z.enum(['participant-declaration']),
    attributes: DeclarationAttributes
});

/**
 * One declaration.
 */
export const DeclarationResponse = z.object({
    data: Declaration
});

/**
 * A page of declarations.
 */
export const DeclarationListResponse = z.object({
    data: z.array(Declaration)
});

/**
 * Filters of the declaration list. An empty value counts as not sent.
 */
export const DeclarationsFilter = z.object({
    cohort: CohortYears.exactOptional(),
    updated_since: UpdatedSince.exactOptional(),
    participant_id: z.string().exactOptional(),
    delivery_partner_id: z.string().exactOptional()
});

/**
 * The participant declared for. A retired id is refused with 422.
 */
export const DeclarationParticipantId = z.guid();

/**
 * When the milestone was reached, with `Z` or an offset: without one the service reads it in two time zones. Not later than now, within the schedule's milestone window and, for a withdrawn participant, before the withdrawal.
 */
export const DeclarationDate = z.iso.datetime({ offset: true });

/**
 * The `started` declaration of an ECT, cohorts before 2025. Evidence is not recorded; what is sent is discarded.
 */
export const DeclarationBefore2025EctStarted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['started']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction'])
});

/**
 * The `retained-1` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctRetained1 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-1']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `retained-2` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctRetained2 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-2']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `retained-3` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctRetained3 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-3']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `retained-4` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctRetained4 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-4']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `completed` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctCompleted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['completed']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `extended-1` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctExtended1 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-1']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `extended-2` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctExtended2 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-2']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `extended-3` declaration of an ECT, cohorts before 2025.
 */
export const DeclarationBefore2025EctExtended3 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-3']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `started` declaration of a mentor, cohorts before 2025. Evidence is not recorded; what is sent is discarded.
 */
export const DeclarationBefore2025MentorStarted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['started']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor'])
});

/**
 * The `retained-1` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorRetained1 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-1']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `retained-2` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorRetained2 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-2']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `retained-3` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorRetained3 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-3']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `retained-4` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorRetained4 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-4']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `completed` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorCompleted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['completed']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `extended-1` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorExtended1 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-1']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `extended-2` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorExtended2 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-2']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `extended-3` declaration of a mentor, cohorts before 2025.
 */
export const DeclarationBefore2025MentorExtended3 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-3']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceBefore2025
});

/**
 * The `started` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctStarted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['started']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `retained-1` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctRetained1 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-1']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `retained-2` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctRetained2 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-2']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Threshold
});

/**
 * The `retained-3` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctRetained3 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-3']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `retained-4` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctRetained4 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['retained-4']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `completed` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctCompleted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['completed']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Completion
});

/**
 * The `extended-1` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctExtended1 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-1']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `extended-2` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctExtended2 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-2']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `extended-3` declaration of an ECT, cohorts from 2025 on.
 */
export const DeclarationFrom2025EctExtended3 = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['extended-3']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-induction']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `started` declaration of a mentor, cohorts from 2025 on.
 */
export const DeclarationFrom2025MentorStarted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['started']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceFrom2025Engagement
});

/**
 * The `completed` declaration of a mentor, cohorts from 2025 on.
 */
export const DeclarationFrom2025MentorCompleted = z.object({
    participant_id: DeclarationParticipantId,
    declaration_type: z.enum(['completed']),
    declaration_date: DeclarationDate,
    course_identifier: z.enum(['ecf-mentor']),
    evidence_held: EvidenceFrom2025Threshold
});

/**
 * A declaration to submit.
 */
export const CreateDeclarationRequest = z.object({
    data: z.object({
        type: z.enum(['participant-declaration']),
        attributes: z.union([
            DeclarationBefore2025EctStarted,
            DeclarationBefore2025EctRetained1,
            DeclarationBefore2025EctRetained2,
            DeclarationBefore2025EctRetained3,
            DeclarationBefore2025EctRetained4,
            DeclarationBefore2025EctCompleted,
            DeclarationBefore2025EctExtended1,
            DeclarationBefore2025EctExtended2,
            DeclarationBefore2025EctExtended3,
            DeclarationBefore2025MentorStarted,
            DeclarationBefore2025MentorRetained1,
            DeclarationBefore2025MentorRetained2,
            DeclarationBefore2025MentorRetained3,
            DeclarationBefore2025MentorRetained4,
            DeclarationBefore2025MentorCompleted,
            DeclarationBefore2025MentorExtended1,
            DeclarationBefore2025MentorExtended2,
            DeclarationBefore2025MentorExtended3,
            DeclarationFrom2025EctStarted,
            DeclarationFrom2025EctRetained1,
            DeclarationFrom2025EctRetained2,
            DeclarationFrom2025EctRetained3,
            DeclarationFrom2025EctRetained4,
            DeclarationFrom2025EctCompleted,
            DeclarationFrom2025EctExtended1,
            DeclarationFrom2025EctExtended2,
            DeclarationFrom2025EctExtended3,
            DeclarationFrom2025MentorStarted,
            DeclarationFrom2025MentorCompleted
        ])
    })
});

/**
 * Who works together, and for which cohort.
 */
export const PartnershipAttributes = z.object({
    cohort: z.string(),
    urn: z.string(),
    school_id: z.guid(),
    delivery_partner_id: z.guid(),
    delivery_partner_name: z.string(),
    induction_tutor_name: z.string().nullable(),
    induction_tutor_email: z.string().nullable(),
    participants_currently_training: z.int(),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true })
});

/**
 * The agreement of a school, a delivery partner and a lead provider to train the school's participants of one cohort.
 */
export const Partnership = z.object({
    id: z.guid(),
    type: z.enum(['partnership']),
    attributes: PartnershipAttributes
});

/**
 * One partnership.
 */
export const PartnershipResponse = z.object({
    data: Partnership
});

/**
 * A page of partnerships.
 */
export const PartnershipListResponse = z.object({
    data: z.array(Partnership)
});

/**
 * Filters of the partnership list. An empty value counts as not sent.
 */
export const PartnershipsFilter = z.object({
    cohort: CohortYears.exactOptional(),
    updated_since: UpdatedSince.exactOptional(),
    delivery_partner_id: z.string().exactOptional()
});

/**
 * The cohort, the school and the delivery partner.
 */
export const CreatePartnershipAttributes = z.object({
    cohort: CohortYear,
    school_id: z.guid(),
    delivery_partner_id: z.guid()
});

/**
 * A partnership to confirm.
 */
export const CreatePartnershipRequest = z.object({
    data: z.object({
        type: z.enum(['partnership']),
        attributes: CreatePartnershipAttributes
    })
});

/**
 * The new delivery partner.
 */
export const UpdatePartnershipAttributes = z.object({
    delivery_partner_id: z.guid()
});

/**
 * A change to a partnership.
 */
export const UpdatePartnershipRequest = z.object({
    data: z.object({
        type: z.enum(['partnership']),
        attributes: UpdatePartnershipAttributes
    })
});

/**
 * What a provider needs to know about a school before a partnership.
 */
export const SchoolAttributes = z.object({
    name: z.string(),
    urn: z.string(),
    cohort: z.string(),
    in_partnership: z.boolean(),
    induction_programme_choice: InductionProgrammeChoice,
    expression_of_interest: z.boolean(),
    induction_tutor_name: z.string().nullable(),
    induction_tutor_email: z.string().nullable(),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true })
});

/**
 * A school as seen for one cohort.
 */
export const School = z.object({
    id: z.guid(),
    type: z.enum(['school']),
    attributes: SchoolAttributes
});

/**
 * One school.
 */
export const SchoolResponse = z.object({
    data: School
});

/**
 * A page of schools.
 */
export const SchoolListResponse = z.object({
    data: z.array(School)
});

/**
 * Filters of the school list.
 */
export const SchoolsFilter = z.object({
    cohort: CohortYear,
    urn: z.string().exactOptional(),
    updated_since: UpdatedSince.exactOptional()
});

/**
 * The filter of a single school.
 */
export const SchoolFilter = z.object({
    cohort: CohortYear
});

/**
 * The delivery partner's name, and when it may be used.
 */
export const DeliveryPartnerAttributes = z.object({
    name: z.string(),
    cohort: z.array(z.string()),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true })
});

/**
 * An organisation that delivers training for lead providers.
 */
export const DeliveryPartner = z.object({
    id: z.guid(),
    type: z.enum(['delivery-partner']),
    attributes: DeliveryPartnerAttributes
});

/**
 * One delivery partner.
 */
export const DeliveryPartnerResponse = z.object({
    data: DeliveryPartner
});

/**
 * A page of delivery partners.
 */
export const DeliveryPartnerListResponse = z.object({
    data: z.array(DeliveryPartner)
});

/**
 * Filters of the list of delivery partners. An empty value counts as not sent.
 */
export const DeliveryPartnersFilter = z.object({
    cohort: CohortYears.exactOptional()
});

/**
 * Which period the statement is for, and whether it has been paid.
 */
export const StatementAttributes = z.object({
    month: z.string(),
    year: z.string(),
    cohort: z.string(),
    cut_off_date: z.iso.date(),
    payment_date: z.iso.date(),
    paid: z.boolean(),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true })
});

/**
 * What DfE pays for one payment period of a cohort.
 */
export const Statement = z.object({
    id: z.guid(),
    type: z.enum(['statement']),
    attributes: StatementAttributes
});

/**
 * One statement.
 */
export const StatementResponse = z.object({
    data: Statement
});

/**
 * A page of statements.
 */
export const StatementListResponse = z.object({
    data: z.array(Statement)
});

/**
 * Filters of the statement list. An empty value counts as not sent.
 */
export const StatementsFilter = z.object({
    cohort: CohortYears.exactOptional(),
    updated_since: UpdatedSince.exactOptional()
});

/**
 * The schema of each operation's answer.
 */
export const answers = {
    'declarations.create': DeclarationResponse,
    'declarations.get': DeclarationResponse,
    'declarations.list': DeclarationListResponse,
    'declarations.void': DeclarationResponse,
    'deliveryPartners.get': DeliveryPartnerResponse,
    'deliveryPartners.list': DeliveryPartnerListResponse,
    'participants.changeSchedule': ParticipantResponse,
    'participants.defer': ParticipantResponse,
    'participants.get': ParticipantResponse,
    'participants.list': ParticipantListResponse,
    'participants.resume': ParticipantResponse,
    'participants.transfers': ParticipantTransfersResponse,
    'participants.withdraw': ParticipantResponse,
    'partnerships.create': PartnershipResponse,
    'partnerships.get': PartnershipResponse,
    'partnerships.list': PartnershipListResponse,
    'partnerships.update': PartnershipResponse,
    'schools.get': SchoolResponse,
    'schools.list': SchoolListResponse,
    'statements.get': StatementResponse,
    'statements.list': StatementListResponse,
    'transfers.list': ParticipantTransfersListResponse,
    'unfundedMentors.get': UnfundedMentorResponse,
    'unfundedMentors.list': UnfundedMentorListResponse
};

/**
 * The values that enumerated attributes of each write take.
 */
export const values = {
    "declarations.create": { "course_identifier": ["ecf-induction","ecf-mentor"], "declaration_type": ["started","retained-1","retained-2","retained-3","retained-4","completed","extended-1","extended-2","extended-3"], "evidence_held": ["training-event-attended","self-study-material-completed","other","materials-engaged-with-offline","75-percent-engagement-met","75-percent-engagement-met-reduced-induction","one-term-induction"] },
    "participants.changeSchedule": { "course_identifier": ["ecf-induction","ecf-mentor"], "schedule_identifier": ["ecf-standard-january","ecf-standard-april","ecf-standard-september","ecf-extended-january","ecf-extended-april","ecf-extended-september","ecf-reduced-january","ecf-reduced-april","ecf-reduced-september","ecf-replacement-january","ecf-replacement-april","ecf-replacement-september"] },
    "participants.defer": { "course_identifier": ["ecf-induction","ecf-mentor"], "reason": ["bereavement","long-term-sickness","parental-leave","career-break","other"] },
    "participants.resume": { "course_identifier": ["ecf-induction","ecf-mentor"] },
    "participants.withdraw": { "course_identifier": ["ecf-induction","ecf-mentor"], "reason": ["left-teaching-profession","moved-school","mentor-no-longer-being-mentor","switched-to-school-led","changed-lead-provider","other"] }
};
