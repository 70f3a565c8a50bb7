import type { Service } from '../../contract/index.ts';
import type { Checked } from '../guard.ts';
import { together } from './gather.ts';

export type ParticipantAction = 'defer' | 'resume' | 'withdraw' | 'changeSchedule';

/**
 * One of the four participant actions: judged by the participant; a schedule change, when asked for by itself, by more.
 */
export function participantAction(
  service: Service,
  action: ParticipantAction,
  id: string,
  attributes: object,
): Checked {
  const { cohort }: { cohort?: unknown } = attributes;
  return {
    operation: `participants.${action}`,
    participantId: id,
    gather: (given, reads, depth) =>
      together(given, {
        participant: () => reads.participant(id),
        ...(action === 'changeSchedule' &&
          depth === 'all' && {
            declarations: () => reads.declarations(id),
            ...((service === 'ecf' || cohort !== undefined) && { partnerships: () => reads.partnerships() }),
          }),
      }),
    judge(rules, given, options) {
      switch (action) {
        case 'defer':
          return rules.checkDefer(service, id, attributes, given, options);
        case 'resume':
          return rules.checkResume(service, id, attributes, given, options);
        case 'withdraw':
          return rules.checkWithdraw(service, id, attributes, given, options);
        case 'changeSchedule':
          return rules.checkChangeSchedule(service, id, attributes, given, options);
      }
    },
  };
}
