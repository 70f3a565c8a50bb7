import { ecfRules } from '../../../rules/ecf/index.ts';
import { judge } from '../../../rules/judge.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { changeSchedule } from '../effects/training.ts';
import { scheduleFacts } from '../facts/schedule-facts.ts';
import { targetOf } from '../facts/schedule-target.ts';
import { readAttributes } from '../reading/body.ts';
import { resolveParticipant } from '../reading/who.ts';
import { serveParticipant } from '../views/participant.ts';
import type { EcfWorld } from '../world.ts';
import { refusal } from './replies.ts';
import { answering } from './serve-list.ts';

/** docs/services/ecf.md 4.15. */
export function changeParticipantSchedule({ world, lp, id, body, now }: Call<EcfWorld>): Reply {
  return answering(() => {
    const attributes = readAttributes(body);
    const found = resolveParticipant(world, id, attributes['course_identifier']);
    const target = targetOf(world, lp, found.profile, attributes, now);
    const judgements = judge(ecfRules.schedule.rules, scheduleFacts(world, lp, found, target, now), attributes, now);
    if (judgements.length > 0) return refusal(judgements);
    const { profile } = found;
    const { record, schedule, schoolCohort, programme, isFreezeMove } = target;
    if (profile === null || record === null || schedule === null || schoolCohort === null || programme === null) {
      throw new Error('mock: a schedule change passed its rules without all it needs');
    }
    changeSchedule(world, profile, record, { schedule, schoolCohort, programme, isFreezeMove }, now);
    return ok(serveParticipant(world, profile.user, lp, now, 'newest'));
  });
}
