import { ruleBook, type Rule, type RuleOperation } from '../rule.ts';
import type { ActionInput } from '../shared/inputs.ts';
import { definitions, inReference, inTrainingStates, rowsOf, type Rows } from '../source.ts';
import { deferralReasons, isBlank, listed, roleOf, shown, withdrawalReasons } from '../terms.ts';
import type { RectActionFacts, RectResumeFacts } from './action-facts.ts';

type Define<F extends RectActionFacts, D extends ActionInput> = ReturnType<typeof ruleBook<F, D>>;

/** Facts of the actions that no provider can read. */
export const hiddenActionFacts = ['startsToday'] as const;

/** The checks every participant action starts with: whether the participant is yours, and in that role. */
export function sharedActionRules<F extends RectActionFacts, D extends ActionInput>(
  define: Define<F, D>,
): Rule<F, D>[] {
  const source = rowsOf('rect', '4.2');
  return [
    define<'visible'>('404', {
      title: 'Resource not found',
      status: 404,
      refuses: 'A participant this provider does not see, a retired id included',
      source: inReference('rect', 'participant-404', '2.2, order inside the writing endpoints; for retired ids 8'),
      needs: ['visible'],
      when: (read) => !read('visible'),
      detail:
        'There is no such participant, or you have no training of theirs. If you stored the id long ago it may ' +
        'have been retired: look it up with filter[from_participant_id].',
    }),
    define('P1', {
      title: 'course_identifier',
      refuses: 'A missing or unknown course',
      source: source('P1'),
      needs: [],
      when: (_read, draft) => roleOf(draft.course_identifier) === null,
      detail: (_facts, draft) =>
        'course_identifier has to be ecf-induction (an ECT) or ecf-mentor, not ' +
        `${isBlank(draft.course_identifier) ? 'left out' : shown(draft.course_identifier)}.`,
    }),
    define<'trained'>('P2', {
      title: 'course_identifier',
      refuses: 'A role in which this provider does not train the participant',
      source: source('P2'),
      needs: ['trained'],
      after: ['course_identifier'],
      when(read, draft) {
        const role = roleOf(draft.course_identifier);
        return role !== null && !read('trained')[role];
      },
      detail: (_facts, draft) =>
        `You have no training of this participant in ${shown(draft.course_identifier)}. Send the course of an ` +
        'enrolment that GET /participants shows.',
    }),
  ];
}

/** Whether there is a training to judge. There is none when the role is unknown or not trained. */
export function hasTraining(trained: RectActionFacts['trained'], draft: ActionInput): boolean {
  const role = roleOf(draft.course_identifier);
  return role !== null && trained[role];
}

/** A reason is given, and it is on the list. The two refusals exclude each other. */
function reasonRules<F extends RectActionFacts>(
  define: Define<F, ActionInput>,
  rows: readonly [string, string],
  source: Rows,
  reasons: readonly string[],
): Rule<F, ActionInput>[] {
  const [blank, unknown] = rows;
  return [
    define(blank, {
      title: 'reason',
      refuses: 'No reason given',
      source: source(blank),
      needs: [],
      when: (_read, draft) => isBlank(draft.reason),
      detail: `reason is missing. Send one of ${listed(reasons)}.`,
    }),
    define(unknown, {
      title: 'reason',
      refuses: 'A reason that is not on the list',
      source: source(unknown),
      needs: [],
      when: (_read, draft) => !isBlank(draft.reason) && !reasons.some((reason) => reason === draft.reason),
      detail: (_facts, draft) => `${shown(draft.reason)} is not an accepted reason. Send one of ${listed(reasons)}.`,
    }),
  ];
}

/** No action before the training has gone on for a day. */
function startRules<F extends RectActionFacts>(
  define: Define<F, ActionInput>,
  rows: readonly [string, string],
  source: Rows,
  action: string,
): Rule<F, ActionInput>[] {
  const [later, today] = rows;
  return [
    define<'trained' | 'startsLater'>(later, {
      title: 'participant_id',
      refuses: 'A training that has not started',
      source: source(later),
      needs: ['trained', 'startsLater'],
      after: ['participant_id'],
      when: (read, draft) => hasTraining(read('trained'), draft) && read('startsLater'),
      detail:
        `The training starts in the future; nobody can be ${action} before it has begun. Try again the day ` +
        'after its first day.',
    }),
    define<'trained' | 'startsToday'>(today, {
      title: 'participant_id',
      refuses: 'A training that starts today',
      source: source(today),
      needs: ['trained', 'startsToday'],
      after: ['participant_id'],
      when: (read, draft) => hasTraining(read('trained'), draft) && read('startsToday'),
      detail: `The training starts today; the participant can be ${action} from tomorrow.`,
    }),
  ];
}

function statusRule<F extends RectActionFacts>(
  define: Define<F, ActionInput>,
  row: string,
  source: Rows,
  status: RectActionFacts['status'],
  detail: string,
  after: readonly string[] = [],
): Rule<F, ActionInput> {
  return define<'trained' | 'status'>(row, {
    title: 'participant_id',
    refuses: `A participant who is ${status}`,
    source: source(row, definitions(`training_status ${status}`)),
    needs: ['trained', 'status'],
    after,
    when: (read, draft) => hasTraining(read('trained'), draft) && read('status') === status,
    detail,
  });
}

const book = <F extends RectActionFacts>(
  operation: RuleOperation,
  hidden: readonly (keyof F & string)[],
): Define<F, ActionInput> => ruleBook<F, ActionInput>('rect', operation, hidden);

const defer = book<RectActionFacts>('defer', hiddenActionFacts);
const DEFER = rowsOf('rect', '4.2.1');
export const rectDeferRules: readonly Rule<RectActionFacts, ActionInput>[] = [
  ...sharedActionRules(defer),
  ...reasonRules(defer, ['F1', 'F2'], DEFER, deferralReasons),
  statusRule(
    defer,
    'F3',
    DEFER,
    'deferred',
    'The participant is deferred already. If your earlier request got no answer, it took effect.',
  ),
  statusRule(
    defer,
    'F4',
    DEFER,
    'withdrawn',
    'The participant is withdrawn; only an active one can be deferred. Resume them first if they are training again.',
    ['participant_id'],
  ),
  ...startRules(defer, ['F5', 'F6'], DEFER, 'deferred'),
];

const withdraw = book<RectActionFacts>('withdraw', hiddenActionFacts);
const WITHDRAW = rowsOf('rect', '4.2.2');
export const rectWithdrawRules: readonly Rule<RectActionFacts, ActionInput>[] = [
  ...sharedActionRules(withdraw),
  ...reasonRules(withdraw, ['W1', 'W2'], WITHDRAW, withdrawalReasons.rect),
  statusRule(
    withdraw,
    'W3',
    WITHDRAW,
    'withdrawn',
    'The participant is withdrawn already. If your earlier request got no answer, it took effect.',
  ),
  ...startRules(withdraw, ['W4', 'W5'], WITHDRAW, 'withdrawn'),
  withdraw('W6', {
    title: 'reason',
    refuses: 'A reason for mentors, given for an ECT',
    source: WITHDRAW('W6'),
    needs: [],
    after: 'any',
    when: (_read, draft) =>
      roleOf(draft.course_identifier) === 'ect' && draft.reason === 'mentor-no-longer-being-mentor',
    detail: 'mentor-no-longer-being-mentor is a reason for mentors only. Send another one for an ECT.',
  }),
  withdraw('G1', {
    title: 'participant_id',
    enforcedBy: 'guidance',
    advises: true,
    refuses: 'Withdrawing a participant who is deferred (advice only)',
    source: inTrainingStates('deferred'),
    needs: ['trained', 'status'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('status') === 'deferred',
    detail:
      "The participant is deferred. DfE's guidance speaks of no updates to deferred participants, but somebody " +
      'who will not come back has to be withdrawn, and the service takes it.',
  }),
];

const resume = book<RectResumeFacts>('resume', [
  'otherTrainingToday',
  'finishedToday',
  'schoolPeriodOver',
  'overlapsOther',
]);
const RESUME = rowsOf('rect', '4.2.3');
export const rectResumeRules: readonly Rule<RectResumeFacts, ActionInput>[] = [
  ...sharedActionRules(resume),
  statusRule(
    resume,
    'R1',
    RESUME,
    'active',
    'The participant is active, so there is nothing to resume. If your earlier request got no answer, it took ' +
      'effect; if the school moved them away, only the school can bring them back.',
    ['participant_id'],
  ),
  resume('R2', {
    title: 'participant_id',
    refuses: 'A participant who is in other training at the school today',
    source: RESUME('R2'),
    needs: ['trained', 'otherTrainingToday'],
    after: ['participant_id'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('otherTrainingToday'),
    detail:
      'The participant is in other training at this school today, with another provider or led by the school. Ask ' +
      'the school which is right.',
  }),
  resume('R3', {
    title: 'participant_id',
    refuses: 'A training that finishes today, as after a deferral or withdrawal made today',
    source: RESUME('R3'),
    needs: ['trained', 'finishedToday'],
    after: ['participant_id'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('finishedToday'),
    detail:
      'The training was deferred or withdrawn today, or ends today; the participant can be resumed from tomorrow.',
  }),
  resume('R4', {
    title: 'participant_id',
    refuses: 'A participant whose stay at the school is over',
    source: RESUME('R4'),
    needs: ['trained', 'schoolPeriodOver'],
    after: ['participant_id'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('schoolPeriodOver'),
    detail:
      "The participant's stay at the school has ended. Ask the school to register them again if they are training " +
      'there.',
  }),
  resume('R4x', {
    title: 'Unprocessable content',
    alone: 'error',
    refuses: 'A new training that would run into another one of the participant',
    source: inReference('rect', 'r4x', '4.2.3, unmapped 422'),
    needs: ['trained', 'overlapsOther'],
    after: 'any',
    when: (read, draft) => hasTraining(read('trained'), draft) && read('overlapsOther'),
    detail:
      'The resumed training would overlap another training of the participant. Ask the schools to correct the dates.',
  }),
  resume('G1', {
    title: 'participant_id',
    enforcedBy: 'guidance',
    advises: true,
    refuses: 'Resuming a participant who is withdrawn (advice only)',
    source: inTrainingStates('withdrawn'),
    needs: ['trained', 'status'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('status') === 'withdrawn',
    detail:
      "The participant is withdrawn. DfE's guidance speaks of no updates to withdrawn participants, but the " +
      'service lets somebody who is training again be resumed.',
  }),
];
