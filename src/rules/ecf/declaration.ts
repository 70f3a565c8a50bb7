import { deferralGuidance, sequenceGuidance } from '../guidance.ts';
import { known, ruleBook, type Rule } from '../rule.ts';
import { isOutside } from '../schedules.ts';
import { evidenceDetail, evidenceFault } from '../shared/evidence.ts';
import { isReadable, readDate, type DateInput, type DeclarationInput } from '../shared/inputs.ts';
import { definitions, inReference, rowsOf } from '../source.ts';
import { declarationTypes, isBlank, listed, roleOf, shown, type LiveDeclaration, type Role } from '../terms.ts';
import { exactly, isAfter, isAtOrAfter, type Span } from '../time.ts';
import type { EcfDeclarationFacts } from './declaration-facts.ts';
import { courseWanted, namesRole } from './subject.ts';

const define = ruleBook<EcfDeclarationFacts, DeclarationInput>('ecf', 'declaration', [
  'unseenWithdrawnAt',
  'scheduleSettled',
  'carriesSchedule',
  'unseenLive',
  'sameTeacherLive',
]);
const source = rowsOf('ecf', '4.16', 'declaration-');
/** Rows of this table are named after their rule. */
const oddity = (row: string): string => inReference('ecf', `declaration-${row}`, '4.16, error-path oddities');

const dateOf = (draft: DeclarationInput): DateInput => readDate(draft.declaration_date, true);
/** Guidance says nothing about a course that is neither of the two. */
const guidedRole = (draft: DeclarationInput): Role => roleOf(draft.course_identifier) ?? 'ect';

const withdrawnDetail = (_facts: unknown, draft: DeclarationInput): string =>
  `The participant was withdrawn before ${shown(draft.declaration_date)}. Only dates before the withdrawal can be ` +
  'declared; if training goes on, resume the participant first.';

export const ecfDeclarationRules: readonly Rule<EcfDeclarationFacts, DeclarationInput>[] = [
  define('0', {
    title: 'course_identifier',
    alone: 'issue',
    refuses: 'A course of the national professional qualifications',
    source: source('0'),
    needs: [],
    when: (_read, draft) => typeof draft.course_identifier === 'string' && draft.course_identifier.startsWith('npq-'),
    detail:
      'National professional qualifications (NPQ) are no longer declared here. Send ecf-induction (an ECT) or ' +
      'ecf-mentor.',
  }),
  define('1', {
    title: 'participant_id',
    refuses: 'A participant nobody has heard of, or none',
    source: source('1'),
    needs: ['personExists'],
    after: 'any',
    when: (read, draft) => isBlank(draft.participant_id) || !read('personExists'),
    detail: (_facts, draft) =>
      isBlank(draft.participant_id)
        ? 'participant_id is missing. Send the id of the participant as GET /participants/ecf serves it.'
        : 'No participant has or had this participant_id. Check it against GET /participants/ecf.',
  }),
  define('2x', {
    title: 'Bad request',
    status: 400,
    refuses: 'A missing or unreadable date when the participant is withdrawn',
    source: oddity('2x'),
    needs: ['recordFound', 'withdrawnAt', 'unseenWithdrawnAt'],
    when(read, draft) {
      if (isReadable(dateOf(draft)) || isNoText(draft) || !namesRole(draft) || !read('recordFound')) return false;
      return read('withdrawnAt') !== null || read('unseenWithdrawnAt') !== null;
    },
    detail:
      'declaration_date cannot be compared with the withdrawal of the participant. Send a text such as ' +
      '2025-11-04T09:00:00Z.',
  }),
  define('2y', {
    title: 'Internal server error',
    status: 500,
    refuses: 'A date on or after the withdrawal, but before any training of this provider had started',
    source: oddity('2y'),
    needs: ['recordFound', 'withdrawnAt', 'statusAtDate'],
    when(read, draft) {
      const date = dateOf(draft);
      if (!isReadable(date) || !namesRole(draft) || !read('recordFound')) return false;
      const withdrawn = read('withdrawnAt');
      return (
        withdrawn !== null &&
        read.decided(isAtOrAfter(exactly(date.at), withdrawn), 'withdrawnAt') &&
        read('statusAtDate') === null
      );
    },
    detail: (_facts, draft) =>
      `The participant was withdrawn before ${shown(draft.declaration_date)}, and their training with you had not ` +
      'started then. Correct the date.',
  }),
  define('2a', {
    title: 'participant_id',
    refuses: 'A date on or after the withdrawal from training',
    source: source('2', definitions('training_status withdrawn')),
    needs: ['recordFound', 'withdrawnAt', 'statusAtDate'],
    when: (read, draft) =>
      isAfterWithdrawal(
        draft,
        () => read('recordFound'),
        () => read('withdrawnAt'),
        (at, since) => read.decided(isAtOrAfter(at, since), 'withdrawnAt'),
      ) && read('statusAtDate') !== 'active',
    detail: withdrawnDetail,
  }),
  define('2b', {
    title: 'participant_id',
    refuses: 'A date on or after a withdrawal that a later training of this provider hides, but before that training',
    source: source('2'),
    needs: ['recordFound', 'unseenWithdrawnAt', 'statusAtDate'],
    when: (read, draft) =>
      isAfterWithdrawal(
        draft,
        () => read('recordFound'),
        () => read('unseenWithdrawnAt'),
        (at, since) => read.decided(isAtOrAfter(at, since), 'unseenWithdrawnAt'),
      ) && read('statusAtDate') !== 'active',
    detail: withdrawnDetail,
  }),
  define('3x', {
    title: 'Internal server error',
    status: 500,
    refuses: 'A date that is not a text',
    source: oddity('3x'),
    needs: [],
    when: (_read, draft) => isNoText(draft),
    detail:
      'declaration_date has to be a text such as 2025-11-04T09:00:00Z; the service fails over any other JSON value.',
  }),
  define('3', {
    title: 'declaration_date',
    refuses: 'No date, or one that cannot be read',
    source: source('3'),
    needs: [],
    when: (_read, draft) => !isReadable(dateOf(draft)),
    detail: (_facts, draft) =>
      'declaration_date ' +
      `${isBlank(draft.declaration_date) ? 'is missing' : `${shown(draft.declaration_date)} cannot be read as a date`}. ` +
      'Send the moment of the evidence, such as 2025-11-04T09:00:00Z.',
  }),
  define('4', {
    title: 'declaration_type',
    refuses: 'A declaration without a type',
    source: source('4'),
    needs: [],
    when: (_read, draft) => isBlank(draft.declaration_type),
    detail: `declaration_type is missing. Send one of ${listed(declarationTypes)}.`,
  }),
  define('5', {
    title: 'declaration_date',
    refuses: 'A date in the future',
    source: source('5'),
    needs: [],
    when(read, draft, now) {
      const date = dateOf(draft);
      return isReadable(date) && read.decided(isAfter(exactly(date.at), now), 'now');
    },
    detail: (_facts, draft) =>
      `declaration_date ${shown(draft.declaration_date)} is still to come. Declare once it has passed.`,
  }),
  define('6', {
    title: 'declaration_date',
    refuses: 'A date in another form than YYYY-MM-DDThh:mm:ss with an optional fraction and offset',
    source: source('6'),
    needs: [],
    when: (_read, draft) => !isBlank(draft.declaration_date) && dateOf(draft).kind !== 'instant',
    detail: (_facts, draft) =>
      `declaration_date ${shown(draft.declaration_date)} has the wrong form. Send date and time to the second ` +
      'with an offset, such as 2025-11-04T09:00:00Z.',
  }),
  define('7', {
    title: 'declaration_date',
    refuses: "A date outside the milestone of the participant's schedule (UTC days)",
    source: source('7', definitions('schedule')),
    needs: ['recordFound', 'milestone', 'scheduleSettled'],
    when(read, draft) {
      const date = dateOf(draft);
      if (!isReadable(date) || !namesRole(draft) || !read('recordFound')) return false;
      const milestone = read('milestone');
      return (
        read.certain(milestone.value !== null && isOutside(date.at, milestone.value, 'utc'), milestone, 'milestone') ||
        !read('scheduleSettled')
      );
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
  define('8', {
    title: 'cohort',
    refuses: 'A participant eligible for funding whose cohort has no open output statement left',
    source: source('8'),
    needs: ['recordFound', 'fundable', 'resent', 'openStatement', 'scheduleSettled'],
    when: (read, draft) =>
      namesRole(draft) &&
      read('recordFound') &&
      (read('fundable') || read('resent')) &&
      (!read('openStatement') || !read('scheduleSettled')),
    detail:
      'You have no open output statement for the cohort of this participant with a cut-off date of today or ' +
      'later, so nothing can be paid for it. Ask DfE whether the contract of that cohort has ended.',
  }),
  define('9', {
    title: 'declaration_type',
    refuses: 'A type for which the schedule has no milestone',
    source: source('9'),
    needs: ['recordFound', 'milestone', 'scheduleSettled'],
    when(read, draft) {
      if (!namesRole(draft) || !read('recordFound')) return false;
      if (isBlank(draft.declaration_type)) return true;
      const milestone = read('milestone');
      return read.certain(milestone.value === null, milestone, 'milestone') || !read('scheduleSettled');
    },
    detail: (_facts, draft) =>
      "The participant's schedule has no milestone for " +
      `${isBlank(draft.declaration_type) ? 'a missing type' : shown(draft.declaration_type)}. extended-1 to ` +
      'extended-3 exist on extended schedules only; change the schedule first if that is what is meant.',
  }),
  define('10', {
    title: 'base',
    refuses: 'A type already declared for the participant in this role, by any provider',
    source: source('10'),
    needs: ['recordFound', 'live', 'unseenLive'],
    when(read, draft) {
      if (!namesRole(draft) || !read('recordFound')) return false;
      const taken = (one: LiveDeclaration): boolean => one.type === draft.declaration_type;
      return read('live').some(taken) || read('unseenLive').some(taken);
    },
    detail: (_facts, draft) =>
      `A ${shown(draft.declaration_type)} declaration of this participant already stands and has been or will be ` +
      'paid. If yours was sent before, it counts; if the other is wrong, it has to be voided first.',
  }),
  define('11', {
    title: 'declaration_type',
    refuses: 'Anything but started and completed for a mentor of a cohort with mentor funding (2025 and later)',
    source: source('11'),
    needs: ['recordFound', 'mentorFunding', 'scheduleSettled'],
    when(read, draft) {
      if (
        roleOf(draft.course_identifier) !== 'mentor' ||
        draft.declaration_type === 'started' ||
        draft.declaration_type === 'completed' ||
        !read('recordFound')
      )
        return false;
      const flag = read('mentorFunding');
      return read.certain(flag.value, flag, 'mentorFunding') || !read('scheduleSettled');
    },
    detail: (_facts, draft) =>
      'Mentors of this cohort are declared as started and completed only, not ' +
      `${isBlank(draft.declaration_type) ? 'without a type' : shown(draft.declaration_type)}.`,
  }),
  define('12', {
    title: 'course_identifier',
    refuses: 'A role in which the person is registered at no school, or a course that is none',
    source: source('12'),
    needs: ['courseKnown'],
    after: 'any',
    when: (read, draft) => !namesRole(draft) || !read('courseKnown'),
    detail: (_facts, draft) =>
      namesRole(draft)
        ? `No school has the participant registered for ${shown(draft.course_identifier)}. Send the course of an ` +
          'enrolment that GET /participants/ecf shows; nobody whom the school has removed can be declared.'
        : courseWanted(draft),
  }),
  define('13a', {
    title: 'participant_id',
    refuses: 'A participant with whom this provider has no training in the role',
    source: source('13'),
    needs: ['trained'],
    after: 'any',
    when(read, draft) {
      const role = roleOf(draft.course_identifier);
      return role !== null && !read('trained')[role];
    },
    detail: (_facts, draft) =>
      `You have no training of this participant for ${shown(draft.course_identifier)}. If you stored the id long ` +
      'ago it may have been retired: look it up with filter[from_participant_id].',
  }),
  define('13b', {
    title: 'participant_id',
    refuses: 'A participant who has moved on to a schedule that no training with this provider had',
    source: source('13'),
    needs: ['carriesSchedule'],
    after: 'any',
    when: (read, draft) => namesRole(draft) && !read('carriesSchedule'),
    detail:
      'The participant is now on a schedule on which you never trained them, so you can no longer declare for ' +
      'them. Ask DfE.',
  }),
  define('14a', {
    title: 'evidence_held',
    refuses: 'Missing evidence',
    source: inReference('ecf', 'section-4-16-1', '4.16, row 14, and 4.16.1'),
    needs: [],
    after: 'any',
    // every cohort asks for evidence, with or without the detailed kinds
    when: (_read, draft) => evidenceFault(draft, true) === 'missing',
    detail: (facts, draft) => evidenceDetail(draft, roleOf(draft.course_identifier), known(facts, 'detailedEvidence')),
  }),
  define('14b', {
    title: 'evidence_held',
    refuses: 'Evidence that does not go with the cohort, the role and the type',
    source: inReference('ecf', 'section-4-16-1', '4.16, row 14, and 4.16.1'),
    needs: ['detailedEvidence', 'scheduleSettled'],
    after: 'any',
    when(read, draft) {
      const [plain, detailed] = [evidenceFault(draft, false) === 'misfit', evidenceFault(draft, true) === 'misfit'];
      // when both kinds of cohort give the same result, the flag does not matter
      if (plain === detailed) return plain;
      const flag = read('detailedEvidence');
      return read.certain(flag.value ? detailed : plain, flag, 'detailedEvidence') || !read('scheduleSettled');
    },
    detail: (facts, draft) => evidenceDetail(draft, roleOf(draft.course_identifier), known(facts, 'detailedEvidence')),
  }),
  define('S4x', {
    title: 'Internal server error',
    status: 500,
    refuses:
      'A duplicate of another account of the same teacher, not eligible for funding, when there is no open ' +
      'statement to put it on',
    source: inReference('ecf', 'declaration-s4x', '4.16.2, step 4'),
    needs: ['fundable', 'openStatement', 'sameTeacherLive'],
    after: 'any',
    when: (read) => !read('fundable') && !read('openStatement') && read('sameTeacherLive'),
    detail:
      'Another account with the same teacher reference number holds a declaration of this type, and there is no ' +
      'open statement to record the duplicate on. Ask DfE.',
  }),
  ...deferralGuidance(define, guidedRole, dateOf),
  sequenceGuidance(
    define,
    guidedRole,
    dateOf,
    () => true,
    inReference('ecf', 'documented-order', `9, order of declarations; ${definitions('schedule and declaration')}`),
  ),
];

/** A date that is neither text nor empty. The service cannot even try to read it. */
function isNoText({ declaration_date: date }: DeclarationInput): boolean {
  return typeof date !== 'string' && !isBlank(date);
}

function isAfterWithdrawal(
  draft: DeclarationInput,
  recordFound: () => boolean,
  withdrawnAt: () => Span | null,
  reached: (at: Span, since: Span) => boolean,
): boolean {
  const date = dateOf(draft);
  if (!isReadable(date) || !namesRole(draft) || !recordFound()) return false;
  const since = withdrawnAt();
  return since !== null && reached(exactly(date.at), since);
}
