import { rectRules } from '../../../rules/rect/index.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import { PageCache } from '../../http/caches.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer, type Test } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import { todayOf } from '../derived/status.ts';
import { latestTraining, roles } from '../derived/training.ts';
import { changeSchedule, deferTraining, resumeTraining, withdrawTraining } from '../effects/training.ts';
import { actionFacts, resumeFacts, subjectOf, type ActionSubject } from '../facts/action-facts.ts';
import { askedTarget, scheduleFacts } from '../facts/schedule-facts.ts';
import { readAttributes } from '../reading/body.ts';
import { readCohorts, readText, readUpdatedSince } from '../reading/filters.ts';
import { personColumns, readSort } from '../reading/sort.ts';
import { findParticipant } from '../reading/who.ts';
import { serveParticipant } from '../views/participant.ts';
import { viewOf, type Person, type RectWorld, type Training } from '../world.ts';
import { notFound, refusal } from './replies.ts';

const serve = listServer<Person, RectWorld>('rect');
const singles = new PageCache();

export function listParticipants(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  const today = todayOf(call);
  return serve(call, () => {
    const cohorts = readCohorts(filter);
    const since = readUpdatedSince(filter);
    const latest =
      (test: (training: Training) => boolean): Test<Person> =>
      (person) =>
        roles.some((role) => {
          const training = latestTraining(person[role], lp);
          return training !== null && test(training);
        });
    return {
      all: () => viewOf(world, lp).participants,
      tests: [
        cohorts && latest(({ partnership }) => partnership !== null && cohorts.has(partnership.cohort.year)),
        since === null ? null : ({ updatedAt }) => updatedAt >= since,
        trainingStatusTest(readText(filter, 'training_status'), latest),
        successorTest(world, readText(filter, 'from_participant_id')),
      ],
      sort: readSort(params, personColumns, () => viewOf(world, lp).participants),
      serve: (person) => serveParticipant(world, person, lp, today),
    };
  });
}

/** Looks at the raw reports, so a person who was deferred and later withdrawn is found under both. */
function trainingStatusTest(
  status: string | null,
  latest: (test: (training: Training) => boolean) => Test<Person>,
): Test<Person> | null {
  if (status === null) return null;
  if (status === 'active') return latest(({ withdrawn, deferred }) => withdrawn === null && deferred === null);
  if (status === 'deferred') return latest(({ deferred }) => deferred !== null);
  if (status === 'withdrawn') return latest(({ withdrawn }) => withdrawn !== null);
  return () => false;
}

function successorTest(world: RectWorld, from: string | null): Test<Person> | null {
  if (from === null) return null;
  const id = readUuid(from);
  const successor = id === null ? undefined : world.successors.get(id);
  return (person) => person.id === successor;
}

export function getParticipant(call: Call<RectWorld>): Reply {
  const { world, lp, id, now, clock } = call;
  const today = todayOf(call);
  // the real day decides about the mentor
  return singles.serve(world, `${lp.id} ${today} ${todayOf({ now: clock })} ${id}`, now, () => {
    const person = findParticipant(world, lp, id);
    return { reply: person === null ? notFound : ok(serveParticipant(world, person, lp, today)) };
  });
}

export function deferParticipant(call: Call<RectWorld>): Reply {
  const attributes = readAttributes(call.body, ['reason', 'course_identifier']);
  const subject = subjectOf(call, attributes);
  const refusals = refusalsOf(rectRules.defer.rules, actionFacts(call, subject), attributes, call.now);
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  deferTraining(call.world, training, String(attributes.reason), call);
  return served(person, call);
}

export function withdrawParticipant(call: Call<RectWorld>): Reply {
  const attributes = readAttributes(call.body, ['reason', 'course_identifier']);
  const subject = subjectOf(call, attributes);
  const refusals = refusalsOf(rectRules.withdraw.rules, actionFacts(call, subject), attributes, call.now);
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  withdrawTraining(call.world, training, String(attributes.reason), call);
  return served(person, call);
}

export function resumeParticipant(call: Call<RectWorld>): Reply {
  const attributes = readAttributes(call.body, ['course_identifier']);
  const subject = subjectOf(call, attributes);
  const refusals = refusalsOf(rectRules.resume.rules, resumeFacts(call, subject), attributes, call.now);
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  resumeTraining(call.world, training, call);
  return served(person, call);
}

export function changeParticipantSchedule(call: Call<RectWorld>): Reply {
  const attributes = readAttributes(call.body, ['schedule_identifier', 'cohort', 'course_identifier']);
  const subject = subjectOf(call, attributes);
  const target = askedTarget(call.world, subject.training, attributes);
  const refusals = refusalsOf(rectRules.schedule.rules, scheduleFacts(call, subject, target), attributes, call.now);
  if (refusals.length > 0) return refusal(refusals);
  const { person, training } = found(subject);
  const { cohort, schedule, partnership } = target;
  if (cohort === null || schedule === null || partnership === null)
    throw new Error('mock: a schedule change was let through that leads nowhere');
  changeSchedule(call.world, training, { cohort, schedule, partnership }, call);
  return served(person, call);
}

/** The rules have already refused a request about no person or no training. */
function found({ person, training }: ActionSubject): { person: Person; training: Training } {
  if (person === null || training === null)
    throw new Error('mock: an action was let through that has nothing to act on');
  return { person, training };
}

function served(person: Person, call: Call<RectWorld>): Reply {
  return ok(serveParticipant(call.world, person, call.lp, todayOf(call)));
}
