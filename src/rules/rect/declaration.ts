import { deferralGuidance, sequenceGuidance } from '../guidance.ts';
import { known, ruleBook, type Rule } from '../rule.ts';
import { isOutside } from '../schedules.ts';
import { evidenceDetail, evidenceMisfits } from '../shared/evidence.ts';
import { isOutOfOrder, isReadable, readDate, type DateInput, type DeclarationInput } from '../shared/inputs.ts';
import { definitions, inReference, rowsOf } from '../source.ts';
import {
  declarationTypes,
  isBlank,
  isDeclarationType,
  listed,
  roleOf,
  shown,
  type LiveDeclaration,
  type Role,
} from '../terms.ts';
import { exactly, isAfter, isAtOrAfter } from '../time.ts';
import type { RectDeclarationFacts } from './declaration-facts.ts';
import { secondLook } from './second-look.ts';

const define = ruleBook<RectDeclarationFacts, DeclarationInput>('rect', 'declaration', ['personExists', 'unseenLive']);
const source = rowsOf('rect', '4.3');
/** A row of the table that says how a date is read. Each row is named after its rule. */
const parsing = (row: string): string => inReference('rect', row, '4.3.1');

/** The service looks at mentor training when the course is missing or unknown. */
const workingRole = (draft: DeclarationInput): Role => roleOf(draft.course_identifier) ?? 'mentor';
const dateOf = (draft: DeclarationInput): DateInput => readDate(draft.declaration_date, false);

const guidance = [
  ...deferralGuidance(define, workingRole, dateOf),
  sequenceGuidance(
    define,
    workingRole,
    dateOf,
    (cohort) => cohort < 2025,
    inReference('rect', 'documented-9', `9, row 9; ${definitions('schedule and declaration')}`),
  ),
];

export const rectDeclarationRules: readonly Rule<RectDeclarationFacts, DeclarationInput>[] = [
  define('D1', {
    title: 'participant_id',
    refuses: 'A declaration that names no participant',
    source: source('D1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.participant_id),
    detail: 'participant_id is missing. Send the id of the participant as GET /participants serves it.',
  }),
  define('D2', {
    title: 'participant_id',
    refuses: 'A participant nobody has heard of',
    source: source('D2'),
    needs: ['personExists'],
    after: ['participant_id', 'course_identifier'],
    when: (read) => !read('personExists'),
    detail:
      'No participant has this participant_id. Check it, or look the id up with filter[from_participant_id] in ' +
      'case it was retired.',
  }),
  define('D3', {
    title: 'course_identifier',
    refuses: 'A missing or unknown course',
    source: source('D3'),
    needs: [],
    after: 'any',
    when: (_read, draft) => roleOf(draft.course_identifier) === null,
    detail: (_facts, draft) =>
      'course_identifier has to be ecf-induction (an ECT) or ecf-mentor, not ' +
      `${isBlank(draft.course_identifier) ? 'left out' : shown(draft.course_identifier)}.`,
  }),
  define('D4', {
    title: 'declaration_date',
    refuses: 'A declaration without a date',
    source: source('D4'),
    needs: [],
    after: 'any',
    when: (_read, draft) => isBlank(draft.declaration_date),
    detail: 'declaration_date is missing. Send the moment of the evidence, such as 2025-11-04T09:00:00Z.',
  }),
  define('D5', {
    title: 'course_identifier',
    refuses: 'A course other than the one this provider trains the participant in',
    source: source('D5'),
    needs: ['trained'],
    after: ['course_identifier', 'participant_id', 'declaration_type', 'declaration_date'],
    when: (read, draft) => !read('trained')[workingRole(draft)] && (read('trained').ect || read('trained').mentor),
    detail: (_facts, draft) =>
      `You do not train this participant in ${shown(draft.course_identifier)}, only in the other role. Send the ` +
      'course of an enrolment that GET /participants shows.',
  }),
  define('D6', {
    title: 'declaration_type',
    refuses: 'A declaration without a type',
    source: source('D6'),
    needs: [],
    after: 'any',
    when: (_read, draft) => isBlank(draft.declaration_type),
    detail: `declaration_type is missing. Send one of ${listed(declarationTypes)}.`,
  }),
  define('D7', {
    title: 'declaration_type',
    refuses: 'A type that does not exist',
    source: source('D7'),
    needs: [],
    after: 'any',
    when: (_read, draft) => !isBlank(draft.declaration_type) && !isDeclarationType(draft.declaration_type),
    detail: (_facts, draft) =>
      `${shown(draft.declaration_type)} is not a declaration type. Send one of ${listed(declarationTypes)}.`,
  }),
  define('D8', {
    title: 'declaration_type',
    refuses: 'A type already declared for the participant in this role, by any provider',
    source: source('D8'),
    needs: ['trained', 'live', 'unseenLive'],
    after: ['declaration_type', 'declaration_date'],
    when(read, draft) {
      if (!read('trained')[workingRole(draft)]) return false;
      const taken = (one: LiveDeclaration): boolean => one.type === draft.declaration_type;
      return read('live').some(taken) || read('unseenLive').some(taken);
    },
    detail: (_facts, draft) =>
      `A ${shown(draft.declaration_type)} declaration of this participant already stands and has been or will be ` +
      'paid. If yours was sent before, it counts; if the other is wrong, it has to be voided first.',
  }),
  define('D9x', {
    title: 'Bad request',
    status: 400,
    refuses: 'A date that cannot be read, when the service comes to compare it with the clock',
    source: parsing('d9x'),
    needs: [],
    after: ['declaration_date', 'declaration_type', 'participant_id', 'course_identifier'],
    when: (_read, draft) => dateOf(draft).kind === 'incomparable',
    detail: 'declaration_date cannot be read as a date. Send a text such as 2025-11-04T09:00:00Z.',
  }),
  define('D9y', {
    title: 'Internal server error',
    status: 500,
    refuses: 'The JSON value true for a date',
    source: parsing('d9y'),
    needs: [],
    after: ['declaration_date', 'declaration_type', 'participant_id', 'course_identifier'],
    when: (_read, draft) => dateOf(draft).kind === 'true',
    detail:
      'declaration_date is the value true, which makes the service fail. Send a text such as 2025-11-04T09:00:00Z.',
  }),
  define('D9', {
    title: 'declaration_date',
    refuses: 'A date in the future',
    source: source('D9'),
    needs: [],
    after: ['declaration_date', 'declaration_type', 'participant_id', 'course_identifier'],
    when(read, draft, now) {
      const date = dateOf(draft);
      return isReadable(date) && read.decided(isAfter(exactly(date.at), now), 'now');
    },
    detail: (_facts, draft) =>
      `declaration_date ${shown(draft.declaration_date)} is still to come. Declare once it has passed.`,
  }),
  define('D10x', {
    title: 'Bad request',
    status: 400,
    refuses: 'A date that cannot be read, when the service comes to compare it with a milestone',
    source: parsing('d9x'),
    needs: ['trained', 'milestone'],
    after: ['declaration_date', 'declaration_type', 'cohort'],
    when: (read, draft) =>
      !isBlank(draft.declaration_date) &&
      !isReadable(dateOf(draft)) &&
      read('trained')[workingRole(draft)] &&
      read('milestone').value !== null,
    detail: 'declaration_date cannot be read as a date. Send a text such as 2025-11-04T09:00:00Z.',
  }),
  define('D10', {
    title: 'declaration_date',
    refuses: "A date outside the milestone of the training's schedule (London days)",
    source: source('D10', definitions('schedule')),
    needs: ['trained', 'milestone'],
    after: ['declaration_date', 'declaration_type', 'cohort'],
    when(read, draft) {
      const date = dateOf(draft);
      if (!isReadable(date) || !read('trained')[workingRole(draft)]) return false;
      const milestone = read('milestone');
      if (milestone.value === null) return false;
      return read.certain(isOutside(date.at, milestone.value, 'london'), milestone, 'milestone');
    },
    detail(facts, draft) {
      const window = known(facts, 'milestone')?.value;
      const span = window ? ` (${window.start} to ${window.end ?? 'no last day'})` : '';
      return (
        `declaration_date ${shown(draft.declaration_date)} lies outside the ${shown(draft.declaration_type)} ` +
        `milestone of the participant's schedule${span}. Correct the date, or the schedule if that is what ` +
        'is wrong.'
      );
    },
  }),
  define('D11', {
    title: 'declaration_date',
    refuses: 'A date in another form than YYYY-MM-DDThh:mm:ss with an optional fraction and offset',
    source: source('D11'),
    needs: [],
    after: ['declaration_date'],
    when: (_read, draft) => !isBlank(draft.declaration_date) && dateOf(draft).kind !== 'instant',
    detail: (_facts, draft) =>
      `declaration_date ${shown(draft.declaration_date)} has the wrong form. Send date and time to the second ` +
      'with an offset, such as 2025-11-04T09:00:00Z.',
  }),
  define('D12', {
    title: 'declaration_type',
    refuses: 'Anything but started and completed for a mentor of a cohort with mentor funding (2025 and later)',
    source: source('D12'),
    needs: ['trained', 'mentorFunding'],
    after: ['declaration_type', 'cohort'],
    when(read, draft) {
      if (workingRole(draft) !== 'mentor' || !read('trained').mentor) return false;
      if (draft.declaration_type === 'started' || draft.declaration_type === 'completed') return false;
      const flag = read('mentorFunding');
      return read.certain(flag.value, flag, 'mentorFunding');
    },
    detail: (_facts, draft) =>
      `Mentors of this cohort are declared as started and completed only, not ${shown(draft.declaration_type)}.`,
  }),
  define('D13', {
    title: 'evidence_held',
    refuses: 'Missing evidence, or evidence that does not go with the cohort, the role and the type',
    source: inReference('rect', 'section-4-3-2', '4.3, row D13, and 4.3.2'),
    needs: ['trained', 'detailedEvidence'],
    after: 'any',
    when(read, draft) {
      const role = workingRole(draft);
      if (!read('trained')[role]) return false;
      const flag = read('detailedEvidence');
      const refused = evidenceMisfits(draft, role, flag.value);
      // when the evidence is refused under both settings of the flag, the provenance of the flag does not matter
      return refused && evidenceMisfits(draft, role, !flag.value)
        ? true
        : read.certain(refused, flag, 'detailedEvidence');
    },
    detail: (facts, draft) => evidenceDetail(draft, workingRole(draft), known(facts, 'detailedEvidence')),
  }),
  define('D14x', {
    title: 'Bad request',
    status: 400,
    refuses: 'A missing or unreadable date when the training is withdrawn',
    source: parsing('d14x'),
    needs: ['trained', 'withdrawnAt'],
    after: ['participant_id'],
    when: (read, draft) =>
      !isReadable(dateOf(draft)) && read('trained')[workingRole(draft)] && read('withdrawnAt') !== null,
    detail: 'declaration_date cannot be compared with the withdrawal. Send a text such as 2025-11-04T09:00:00Z.',
  }),
  define('D14', {
    title: 'participant_id',
    refuses: 'A date on or after the withdrawal from training',
    source: source('D14', definitions('training_status withdrawn')),
    needs: ['trained', 'withdrawnAt'],
    after: ['participant_id'],
    when(read, draft) {
      const date = dateOf(draft);
      if (!isReadable(date) || !read('trained')[workingRole(draft)]) return false;
      const withdrawn = read('withdrawnAt');
      return withdrawn !== null && read.decided(isAtOrAfter(exactly(date.at), withdrawn), 'withdrawnAt');
    },
    detail: (_facts, draft) =>
      `The participant was withdrawn before ${shown(draft.declaration_date)}. Only dates before the withdrawal ` +
      'can be declared; if training goes on, resume the participant first.',
  }),
  define('D15', {
    title: 'cohort',
    refuses: 'A participant whose present training, at any provider, is in a cohort that is closed for payments',
    source: source('D15'),
    needs: ['personExists', 'trainingInFrozenCohort'],
    after: ['cohort'],
    when(read, draft) {
      if (isBlank(draft.participant_id) || !read('personExists')) return false;
      const frozen = read('trainingInFrozenCohort');
      return read.certain(frozen.value, frozen, 'trainingInFrozenCohort');
    },
    detail:
      'The participant is still in a cohort whose payments are frozen. Move them to an open cohort with a ' +
      'schedule change before you declare.',
  }),
  define('D16', {
    title: 'cohort',
    refuses: 'A participant eligible for funding whose cohort has no open output statement left',
    source: source('D16'),
    needs: ['trained', 'fundable', 'openStatement'],
    after: ['declaration_type', 'cohort'],
    when: (read, draft) => read('trained')[workingRole(draft)] && read('fundable') && !read('openStatement'),
    detail:
      'You have no open output statement for the cohort of this participant with a cut-off date of today or ' +
      'later, so nothing can be paid for it. Ask DfE whether the contract of that cohort has ended.',
  }),
  define('D17', {
    title: 'declaration_type',
    refuses: 'A type for which the schedule has no milestone',
    source: source('D17'),
    needs: ['trained', 'milestone'],
    after: ['declaration_date', 'declaration_type', 'participant_id', 'course_identifier', 'cohort'],
    when(read, draft) {
      if (!read('trained')[workingRole(draft)]) return false;
      const milestone = read('milestone');
      return read.certain(milestone.value === null, milestone, 'milestone');
    },
    detail: (_facts, draft) =>
      `The participant's schedule has no ${shown(draft.declaration_type)} milestone. extended-1 to extended-3 ` +
      'exist on extended schedules only; change the schedule first if that is what is meant.',
  }),
  define('D18', {
    title: 'declaration_date',
    refuses: 'From cohort 2025 on, a date before that of an earlier type or after that of a later one',
    source: source('D18'),
    needs: ['trained', 'cohort', 'live', 'unseenLive'],
    after: ['declaration_date', 'declaration_type'],
    when(read, draft) {
      const date = dateOf(draft);
      if (
        !isReadable(date) ||
        isBlank(draft.declaration_type) ||
        !read('trained')[workingRole(draft)] ||
        read('cohort') < 2025
      )
        return false;
      return (
        read.decided(isOutOfOrder(read('live'), draft.declaration_type, date.stored, declarationTypes), 'live') ||
        read.decided(
          isOutOfOrder(read('unseenLive'), draft.declaration_type, date.stored, declarationTypes),
          'unseenLive',
        )
      );
    },
    detail: (_facts, draft) =>
      `declaration_date ${shown(draft.declaration_date)} is out of sequence with another declaration of this ` +
      `participant: ${listed(declarationTypes)} have to be dated in this order. Correct the date.`,
  }),
  define('D19', {
    title: 'participant_id',
    refuses: 'A participant this provider does not and did not train, a retired id included',
    source: source('D19'),
    needs: ['trained'],
    after: ['participant_id'],
    when: (read) => !read('trained').ect && !read('trained').mentor,
    detail:
      'You have no training of a participant with this participant_id. If you stored the id long ago it may have ' +
      'been retired: look it up with filter[from_participant_id].',
  }),
  secondLook(define, workingRole, dateOf, parsing('d10y')),
  ...guidance,
];
