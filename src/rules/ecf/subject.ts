import { ruleBook, type Rule } from '../rule.ts';
import { inReference } from '../source.ts';
import { isBlank, roleOf, shown } from '../terms.ts';
import type { EcfSubjectFacts } from './action-facts.ts';

interface Course {
  readonly course_identifier?: unknown;
}

export type Define<F, D> = ReturnType<typeof ruleBook<F, D>>;

/** A course that is neither of the two leads to no record, whatever the id is. */
export const namesRole = ({ course_identifier }: Course): boolean => roleOf(course_identifier) !== null;

export const courseWanted = ({ course_identifier }: Course): string =>
  'course_identifier has to be ecf-induction (an ECT) or ecf-mentor, not ' +
  `${isBlank(course_identifier) ? 'left out' : shown(course_identifier)}.`;

/** Errors that say that there is no record. No rule about the record can refuse beside them. */
export const withoutRecord = ['course_identifier'];
/** Errors that say that there is no training. */
export const withoutTraining = ['participant_id', 'course_identifier'];

/**
 * Rows 1 to 3 of every participant action: whether the id leads to a person, in that role, whom this provider trains.
 */
export function subjectRules<F extends EcfSubjectFacts, D extends Course>(define: Define<F, D>): Rule<F, D>[] {
  return [
    define<'personExists'>('1', {
      title: 'participant_id',
      refuses: 'A participant nobody has heard of',
      source: inReference('ecf', 'participant-identity', '4.11, identity present'),
      needs: ['personExists'],
      after: 'any',
      when: (read) => !read('personExists'),
      detail: 'No participant has or had this id. Check it against GET /participants/ecf.',
    }),
    define<'courseKnown'>('2a', {
      row: '2a',
      title: 'course_identifier',
      refuses: 'A role in which the person is registered at no school, or a course that is none',
      source: inReference('ecf', 'participant-course', '4.11, course'),
      needs: ['courseKnown'],
      after: 'any',
      when: (read, draft) => !namesRole(draft) || !read('courseKnown'),
      detail: (_facts, draft) =>
        namesRole(draft)
          ? `No school has the participant registered for ${shown(draft.course_identifier)}. Send the course of ` +
            'an enrolment that GET /participants/ecf shows; somebody whom the school has removed can no longer be ' +
            'written to.'
          : courseWanted(draft),
    }),
    define('2b', {
      row: '2b',
      title: 'course_identifier',
      refuses: 'No course given',
      source: inReference('ecf', 'defer-2', '4.12, row 2, and alike in 4.13 to 4.15'),
      needs: [],
      when: (_read, draft) => isBlank(draft.course_identifier),
      detail: 'course_identifier is missing. Send ecf-induction (an ECT) or ecf-mentor.',
    }),
    define<'trained'>('3', {
      title: 'participant_id',
      refuses: 'A participant with whom this provider has no training in the role',
      source: inReference('ecf', 'participant-record', '4.11, induction record'),
      needs: ['trained'],
      after: 'any',
      when(read, draft) {
        const role = roleOf(draft.course_identifier);
        return role !== null && !read('trained')[role];
      },
      detail: (_facts, draft) =>
        `You have no training of this participant for ${shown(draft.course_identifier)}. If you stored the id ` +
        'long ago it may have been retired: look it up with filter[from_participant_id].',
    }),
  ];
}
