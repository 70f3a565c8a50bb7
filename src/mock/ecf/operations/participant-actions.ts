import { ecfRules } from '../../../rules/ecf/index.ts';
import { judge } from '../../../rules/judge.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { setTrainingStatus } from '../effects/training.ts';
import { actionFacts } from '../facts/action-facts.ts';
import { readAttributes } from '../reading/body.ts';
import { resolveParticipant } from '../reading/who.ts';
import { serveParticipant } from '../views/participant.ts';
import type { EcfWorld, TrainingStatus } from '../world.ts';
import { refusal } from './replies.ts';
import { answering } from './serve-list.ts';

/** docs/services/ecf.md 4.12 to 4.14. */
export const deferParticipant = (call: Call<EcfWorld>): Reply => act(call, ecfRules.defer.rules, 'deferred');
export const resumeParticipant = (call: Call<EcfWorld>): Reply => act(call, ecfRules.resume.rules, 'active');
export const withdrawParticipant = (call: Call<EcfWorld>): Reply => act(call, ecfRules.withdraw.rules, 'withdrawn');

function act(
  { world, lp, id, body, now }: Call<EcfWorld>,
  rules: typeof ecfRules.defer.rules,
  state: TrainingStatus,
): Reply {
  return answering(() => {
    const attributes = readAttributes(body);
    const found = resolveParticipant(world, id, attributes['course_identifier']);
    const judgements = judge(rules, actionFacts(found, lp), attributes, now);
    if (judgements.length > 0) return refusal(judgements);
    const { profile } = found;
    const record = profile === null ? null : latestWritten(profile, lp);
    if (profile === null || record === null)
      throw new Error('mock: an action passed its rules without training to act on');
    const { reason } = attributes;
    setTrainingStatus(
      world,
      profile,
      record,
      lp,
      state,
      state !== 'active' && typeof reason === 'string' ? reason : null,
      now,
    );
    return ok(serveParticipant(world, profile.user, lp, now, 'newest'));
  });
}
