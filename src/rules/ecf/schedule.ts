import { known, ruleBook, type Rule } from '../rule.ts';
import { scheduleIdentifiers } from '../schedules.ts';
import type { ScheduleInput } from '../shared/inputs.ts';
import { definitions, inReference, inTrainingStates, rowsOf } from '../source.ts';
import { isBlank, listed, roleOf, shown } from '../terms.ts';
import type { EcfScheduleFacts } from './action-facts.ts';
import { courseWanted, namesRole, subjectRules, withoutRecord, withoutTraining } from './subject.ts';

const define = ruleBook<EcfScheduleFacts, ScheduleInput>('ecf', 'schedule', ['targetProgramme']);
const source = rowsOf('ecf', '4.15', 'schedule-');
/** Rows of this table are named after their rule. */
const special = (row: string): string => inReference('ecf', `schedule-${row}`, '4.15, special outcomes');
const isReplacement = ({ schedule_identifier: name }: ScheduleInput): boolean =>
  typeof name === 'string' && name.startsWith('ecf-replacement-');
const cohortNamed = ({ cohort }: ScheduleInput): string =>
  isBlank(cohort) ? "the participant's cohort" : `cohort ${shown(cohort)}`;

export const ecfScheduleRules: readonly Rule<EcfScheduleFacts, ScheduleInput>[] = [
  ...subjectRules(define),
  define('4', {
    title: 'schedule_identifier',
    refuses: 'No schedule named',
    source: source('4'),
    needs: [],
    when: (_read, draft) => isBlank(draft.schedule_identifier),
    detail: `schedule_identifier is missing. Send one of ${listed(scheduleIdentifiers)}.`,
  }),
  define('5', {
    title: 'participant_id',
    refuses: 'A participant who is withdrawn',
    source: source('5', definitions('training_status withdrawn')),
    needs: ['status'],
    after: withoutTraining,
    when: (read, draft) => namesRole(draft) && read('status') === 'withdrawn',
    detail: 'The participant is withdrawn. Resume them before you change the schedule.',
  }),
  define('6x', {
    title: 'Resource not Found',
    status: 404,
    refuses: 'A schedule without a milestone for a type that has been declared',
    source: source('6'),
    needs: ['recordFound', 'scheduleExists', 'milestoneMissing', 'freezeMove'],
    after: withoutRecord,
    when(read, draft) {
      if (!namesRole(draft) || !read('recordFound') || !read('scheduleExists').value) return false;
      const missing = read('milestoneMissing');
      if (!missing.value) return false;
      const move = read('freezeMove');
      return !move.value && read.certain(true, missing, 'milestoneMissing') && read.certain(true, move, 'freezeMove');
    },
    detail: (_facts, draft) =>
      `${shown(draft.schedule_identifier)} has no milestone for a type that is declared for this participant. ` +
      'Void that declaration first, or choose a schedule that has the type.',
  }),
  define('6', {
    title: 'schedule_identifier',
    refuses:
      'A schedule into whose milestones the declarations do not fit; one dated at the very first instant does not',
    source: source('6'),
    needs: ['recordFound', 'scheduleExists', 'declarationsFit', 'freezeMove'],
    after: withoutRecord,
    when(read, draft) {
      if (!namesRole(draft) || !read('recordFound') || !read('scheduleExists').value) return false;
      const fit = read('declarationsFit');
      if (fit.value) return false;
      const move = read('freezeMove');
      return !move.value && read.certain(true, fit, 'declarationsFit') && read.certain(true, move, 'freezeMove');
    },
    detail: (_facts, draft) =>
      `A declaration of this participant is dated outside the milestones of ${shown(draft.schedule_identifier)} ` +
      `in ${cohortNamed(draft)}. Void it first, or choose another schedule.`,
  }),
  define('7', {
    title: 'schedule_identifier',
    refuses: 'The schedule the participant is on already',
    source: source('7'),
    needs: ['recordFound', 'sameSchedule'],
    after: withoutRecord,
    when: (read, draft) => namesRole(draft) && read('recordFound') && read('sameSchedule'),
    detail: (_facts, draft) =>
      `The participant is on ${shown(draft.schedule_identifier)} in that cohort already. If your earlier request ` +
      'got no answer, it took effect.',
  }),
  define('8', {
    title: 'schedule_identifier',
    refuses: 'A replacement schedule for an ECT, and any schedule for a course that is none',
    source: source('8'),
    needs: ['scheduleExists'],
    when(read, draft) {
      const role = roleOf(draft.course_identifier);
      return (role === null || (role === 'ect' && isReplacement(draft))) && read('scheduleExists').value;
    },
    detail: (_facts, draft) =>
      namesRole(draft)
        ? 'Replacement schedules are for mentors only. Send a standard, extended or reduced one for an ECT.'
        : `${shown(draft.schedule_identifier)} cannot be set without a course it is for: ${courseWanted(draft)}`,
  }),
  define('9x', {
    title: 'Internal server error',
    status: 500,
    refuses: 'A year that is not a cohort, for an ECT once moved out of a frozen cohort',
    source: special('9x'),
    needs: ['recordFound', 'movedFromFrozen', 'cohortExists'],
    after: withoutRecord,
    when(read, draft) {
      if (
        isBlank(draft.cohort) ||
        roleOf(draft.course_identifier) !== 'ect' ||
        !read('recordFound') ||
        !read('movedFromFrozen')
      )
        return false;
      const exists = read('cohortExists');
      return read.certain(!exists.value, exists, 'cohortExists');
    },
    detail: (_facts, draft) =>
      `There is no cohort ${shown(draft.cohort)}, and the service fails over it for somebody who was moved out of ` +
      'a frozen cohort.',
  }),
  define('9', {
    title: 'cohort',
    refuses: 'Another cohort for a participant with live declarations, unless payments of one of the two are frozen',
    source: source('9'),
    needs: ['recordFound', 'changesCohort', 'anyLive', 'freezeMove'],
    after: withoutRecord,
    when(read, draft) {
      if (!namesRole(draft) || !read('recordFound') || !read('changesCohort') || !read('anyLive')) return false;
      const move = read('freezeMove');
      return read.certain(!move.value, move, 'freezeMove');
    },
    detail: (_facts, draft) =>
      `The participant has declarations that stand, so they cannot be moved to ${cohortNamed(draft)}. Void those ` +
      'first if the present cohort is wrong.',
  }),
  define('10', {
    title: 'cohort',
    refuses: 'A cohort in which the provider has no standing partnership with the school',
    source: source('10'),
    needs: ['recordFound', 'targetPartnership'],
    after: withoutRecord,
    when: (read, draft) => namesRole(draft) && read('recordFound') && !read('targetPartnership'),
    detail: (facts, draft) =>
      known(facts, 'cohortExists')?.value === false
        ? `There is no cohort ${shown(draft.cohort)}.`
        : `You have no standing partnership with the participant's school in ${cohortNamed(draft)}. Confirm one first.`,
  }),
  define('11a', {
    title: 'Invalid action',
    alone: 'issue',
    refuses: 'A schedule that does not exist in the cohort, when nothing else is wrong',
    source: special('11a'),
    needs: ['scheduleExists'],
    after: 'any',
    when(read) {
      const exists = read('scheduleExists');
      return read.certain(!exists.value, exists, 'scheduleExists');
    },
    detail: (_facts, draft) =>
      `There is no schedule ${shown(draft.schedule_identifier)} in ${cohortNamed(draft)}. Send one of ` +
      `${listed(scheduleIdentifiers)}; the ecf- in front is part of the name.`,
  }),
  define('11b', {
    title: 'Invalid action',
    alone: 'issue',
    refuses: 'A cohort for which the school has no default programme',
    source: special('11b'),
    needs: ['targetProgramme'],
    after: 'any',
    when: (read) => !read('targetProgramme'),
    detail: (_facts, draft) =>
      `The school has no programme in ${cohortNamed(draft)} that the participant could go into. Ask the school to ` +
      'set one up.',
  }),
  define('G1', {
    title: 'participant_id',
    enforcedBy: 'guidance',
    refuses: 'A schedule change for a participant who is deferred',
    source: inTrainingStates('deferred'),
    needs: ['status'],
    when: (read, draft) => namesRole(draft) && read('status') === 'deferred',
    detail: "The participant is deferred, and DfE's guidance allows no updates until they resume. Resume them first.",
  }),
];
