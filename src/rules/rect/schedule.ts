import { ruleBook, type Rule } from '../rule.ts';
import { scheduleIdentifiers } from '../schedules.ts';
import type { ScheduleInput } from '../shared/inputs.ts';
import { definitions, inReference, inTrainingStates, rowsOf } from '../source.ts';
import { isBlank, listed, roleOf, shown } from '../terms.ts';
import type { RectScheduleFacts } from './action-facts.ts';
import { hasTraining, hiddenActionFacts, sharedActionRules } from './actions.ts';

const define = ruleBook<RectScheduleFacts, ScheduleInput>('rect', 'schedule', [
  ...hiddenActionFacts,
  'laterTraining',
  'startedBefore',
  'statementOfOldCohort',
  'overlapsOther',
]);
const source = rowsOf('rect', '4.2.4');
const isKind = (draft: ScheduleInput, kind: string): boolean =>
  typeof draft.schedule_identifier === 'string' && draft.schedule_identifier.startsWith(`ecf-${kind}-`);
const trainedIn = (trained: RectScheduleFacts['trained'], draft: ScheduleInput, role: 'ect' | 'mentor'): boolean =>
  roleOf(draft.course_identifier) === role && trained[role];

export const rectScheduleRules: readonly Rule<RectScheduleFacts, ScheduleInput>[] = [
  ...sharedActionRules(define),
  define('S1a', {
    title: 'schedule_identifier',
    refuses: 'No schedule named',
    source: source('S1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.schedule_identifier),
    detail: `schedule_identifier is missing. Send one of ${listed(scheduleIdentifiers)}.`,
  }),
  define('S1b', {
    title: 'schedule_identifier',
    refuses: 'A schedule that does not exist',
    source: source('S1'),
    needs: [],
    when: (_read, draft) =>
      !isBlank(draft.schedule_identifier) && !scheduleIdentifiers.some((name) => name === draft.schedule_identifier),
    detail: (_facts, draft) =>
      `${shown(draft.schedule_identifier)} is not a schedule. Send one of ${listed(scheduleIdentifiers)}; the ecf- ` +
      'in front is part of the name.',
  }),
  define('S1c', {
    title: 'schedule_identifier',
    refuses: 'A schedule that the cohort does not have',
    source: source('S1'),
    needs: ['scheduleExists'],
    when(read, draft) {
      if (isBlank(draft.schedule_identifier)) return false;
      const exists = read('scheduleExists');
      return exists === null || read.certain(!exists.value, exists, 'scheduleExists');
    },
    detail: (_facts, draft) =>
      `The cohort has no schedule ${shown(draft.schedule_identifier)}. Send another schedule, or the cohort it ` +
      'belongs to.',
  }),
  define('S1d', {
    title: 'schedule_identifier',
    refuses: 'The schedule the participant is on already',
    source: source('S1'),
    needs: ['trained', 'sameSchedule'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('sameSchedule'),
    detail: (_facts, draft) =>
      `The participant is on ${shown(draft.schedule_identifier)} in that cohort already. If your earlier request ` +
      'got no answer, it took effect.',
  }),
  define('S1e', {
    title: 'schedule_identifier',
    refuses: 'A replacement schedule for an ECT',
    source: source('S1'),
    needs: ['trained'],
    when: (read, draft) => trainedIn(read('trained'), draft, 'ect') && isKind(draft, 'replacement'),
    detail: 'Replacement schedules are for mentors only. Send a standard, extended or reduced one for an ECT.',
  }),
  define('S1f', {
    title: 'schedule_identifier',
    refuses: 'A reduced schedule for a mentor',
    source: source('S1'),
    needs: ['trained'],
    when: (read, draft) => trainedIn(read('trained'), draft, 'mentor') && isKind(draft, 'reduced'),
    detail: 'Reduced schedules are for ECTs only. Send a standard, extended or replacement one for a mentor.',
  }),
  define('S1g', {
    title: 'schedule_identifier',
    refuses:
      "A schedule into whose milestones the training's declarations, in any state, do not fit, when the training " +
      'starts today or later',
    source: source('S1'),
    needs: ['trained', 'startedBefore', 'declarationsFit'],
    when(read, draft) {
      if (!hasTraining(read('trained'), draft)) return false;
      const fit = read('declarationsFit');
      return !fit.value && !read('startedBefore') && read.certain(true, fit, 'declarationsFit');
    },
    detail: (_facts, draft) =>
      `A declaration of this training is dated outside the milestones of ${shown(draft.schedule_identifier)}. ` +
      'Choose another schedule; to void it does not help.',
  }),
  define('S2a', {
    title: 'cohort',
    refuses: 'A cohort in which the provider has no partnership with the school',
    source: source('S2'),
    needs: ['trained', 'changesCohort', 'targetPartnership'],
    after: ['cohort'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('changesCohort') && !read('targetPartnership'),
    detail: (_facts, draft) =>
      `You have no partnership with the participant's school in cohort ${shown(draft.cohort)}. Confirm one first.`,
  }),
  define('S2b', {
    title: 'cohort',
    refuses: 'A cohort whose payments are frozen, unless the participant was moved out of just that one',
    source: source('S2'),
    needs: ['trained', 'targetFrozen', 'returnsToFrozen'],
    after: ['cohort'],
    when(read, draft) {
      if (!hasTraining(read('trained'), draft)) return false;
      const frozen = read('targetFrozen');
      return frozen.value && !read('returnsToFrozen') && read.certain(true, frozen, 'targetFrozen');
    },
    detail:
      'Payments of the cohort are frozen, so nobody can be moved into it or within it. Send an open cohort, ' +
      'together with a schedule of that cohort.',
  }),
  define('S3a', {
    title: 'participant_id',
    refuses: 'A participant who has completed, unless an ECT moves to a reduced schedule that the cohort has',
    source: source('S3', 'Definitions and states (early draft): completed'),
    needs: ['trained', 'completed', 'scheduleExists'],
    after: ['participant_id'],
    when(read, draft) {
      if (!hasTraining(read('trained'), draft) || !read('completed')) return false;
      if (roleOf(draft.course_identifier) !== 'ect' || !isKind(draft, 'reduced')) return true;
      // the exception is for a reduced schedule that the target cohort has
      const exists = read('scheduleExists');
      return exists !== null && read.certain(!exists.value, exists, 'scheduleExists');
    },
    detail:
      'The participant has completed, so the schedule can no longer be changed; an ECT can still move to a ' +
      'reduced one.',
  }),
  define('S3b', {
    title: 'participant_id',
    refuses: 'A participant who has left',
    source: source('S3'),
    needs: ['trained', 'left'],
    after: ['participant_id'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('left'),
    detail:
      'The participant has left (participant_status left). If you deferred them, resume them first; if the school ' +
      'reported it, ask the school.',
  }),
  define('S3c', {
    title: 'participant_id',
    refuses: 'A participant who is withdrawn',
    source: source('S3', definitions('training_status withdrawn')),
    needs: ['trained', 'status'],
    after: ['participant_id'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('status') === 'withdrawn',
    detail: 'The participant is withdrawn. Resume them before you change the schedule.',
  }),
  define('S3d', {
    title: 'participant_id',
    refuses: 'A participant with a training, at any provider, that starts later',
    source: source('S3'),
    needs: ['trained', 'laterTraining'],
    after: ['participant_id'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('laterTraining'),
    detail:
      'The participant has a later training, so this one can no longer be changed. If that training is yours, ' +
      'change it once it is your latest; otherwise it is for the other provider.',
  }),
  // refusals left to the database: they name no attribute
  define('S3x', {
    title: 'Unprocessable content',
    alone: 'error',
    refuses:
      'Another cohort for a training that is changed in place while its declarations stand on a statement of the ' +
      'present one',
    source: inReference('rect', 's3x', '4.2.4, unmapped 422'),
    needs: ['trained', 'changesCohort', 'statementOfOldCohort'],
    after: 'any',
    when: (read, draft) => hasTraining(read('trained'), draft) && read('changesCohort') && read('statementOfOldCohort'),
    detail:
      'Declarations of this training stand on a statement of its present cohort, so it cannot be taken out of it. ' +
      'If it started today, try again tomorrow; otherwise ask DfE.',
  }),
  define('S3y', {
    title: 'Unprocessable content',
    alone: 'error',
    refuses:
      'A change that would begin a new training today and run into another one of the participant, as a mentor ' +
      'may have at another school',
    source: inReference('rect', 's3y', '0, no overlap, and 4.2.4, effects'),
    needs: ['trained', 'overlapsOther'],
    after: 'any',
    when: (read, draft) => hasTraining(read('trained'), draft) && read('overlapsOther'),
    detail:
      'The training that would begin today overlaps another training of the participant. Ask the schools to ' +
      'correct the dates.',
  }),
  define('G1', {
    title: 'participant_id',
    enforcedBy: 'guidance',
    refuses: 'A schedule change for a participant who is deferred',
    source: inTrainingStates('deferred'),
    needs: ['trained', 'status'],
    when: (read, draft) => hasTraining(read('trained'), draft) && read('status') === 'deferred',
    detail: "The participant is deferred, and DfE's guidance allows no updates until they resume. Resume them first.",
  }),
];
