import { rectRules } from '../../../rules/rect/index.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { readAttributes } from '../attributes.ts';
import { todayOf } from '../derive/today.ts';
import { changeSchedule, deferTraining, resumeTraining, withdrawTraining } from '../effects/training.ts';
import { actionFacts, resumeFacts, subjectOf, type ActionSubject } from '../facts/action-facts.ts';
import { askedTarget, scheduleFacts } from '../facts/schedule-facts.ts';
import { refusal } from '../replies.ts';
import { serveParticipant } from '../views/participant.ts';
import type { Person, RectWorld, Training } from '../world.ts';

export function deferParticipant(call: Call<RectWorld>): Reply {
  const read = readAttributes(call.body, ['reason', 'course_identifier']);
  if ('bad' in read) return read.bad;
  const subject = subjectOf(call, read.attributes);
  const refusals = refusalsOf(rectRules.defer.rules, actionFacts(call, subject), read.attributes, call.now);
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  deferTraining(call.world, training, String(read.attributes.reason), call);
  return served(person, call);
}

export function withdrawParticipant(call: Call<RectWorld>): Reply {
  const read = readAttributes(call.body, ['reason', 'course_identifier']);
  if ('bad' in read) return read.bad;
  const subject = subjectOf(call, read.attributes);
  const refusals = refusalsOf(rectRules.withdraw.rules, actionFacts(call, subject), read.attributes, call.now);
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  withdrawTraining(call.world, training, String(read.attributes.reason), call);
  return served(person, call);
}

export function resumeParticipant(call: Call<RectWorld>): Reply {
  const read = readAttributes(call.body, ['course_identifier']);
  if ('bad' in read) return read.bad;
  const subject = subjectOf(call, read.attributes);
  const refusals = refusalsOf(rectRules.resume.rules, resumeFacts(call, subject), read.attributes, call.now);
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  resumeTraining(call.world, training, call);
  return served(person, call);
}

export function changeParticipantSchedule(call: Call<RectWorld>): Reply {
  const read = readAttributes(call.body, ['schedule_identifier', 'cohort', 'course_identifier']);
  if ('bad' in read) return read.bad;
  const subject = subjectOf(call, read.attributes);
  const target = askedTarget(call.world, subject.training, read.attributes);
  const refusals = refusalsOf(
    rectRules.schedule.rules,
    scheduleFacts(call, subject, target),
    read.attributes,
    call.now,
  );
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  const { cohort, schedule, partnership } = target;
  if (cohort === null || schedule === null || partnership === null)
    throw new Error('mock: a schedule change was let through that leads nowhere');
  changeSchedule(call.world, training, { cohort, schedule, partnership }, call);
  return served(person, call);
}

/** The rules refuse what is about nobody or no training. */
function found({ person, training }: ActionSubject): { person: Person; training: Training } {
  if (person === null || training === null)
    throw new Error('mock: an action was let through that has nothing to act on');
  return { person, training };
}

function served(person: Person, call: Call<RectWorld>): Reply {
  return ok(serveParticipant(person, call.lp, todayOf(call)));
}
