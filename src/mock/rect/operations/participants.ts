import type { Call } from '../../http/call.ts';
import { PageCache } from '../../http/page-cache.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { todayOf } from '../derive/today.ts';
import { latestTraining, roles } from '../derive/training.ts';
import { readCohorts, readText } from '../lists/filters.ts';
import { listServer, type Test } from '../lists/serve-list.ts';
import { readSort } from '../lists/sorting.ts';
import { readUpdatedSince } from '../lists/updated-since.ts';
import { readUuid } from '../lists/uuid.ts';
import { notFound } from '../replies.ts';
import { serveParticipant } from '../views/participant.ts';
import { viewOf, type Person, type RectWorld, type Training } from '../world.ts';
import { findParticipant } from './find-participant.ts';
import { personColumns } from './person-columns.ts';

const serve = listServer<Person>();
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
      sort: readSort(params, personColumns),
      serve: (person) => serveParticipant(person, lp, today),
    };
  });
}

/** Looks at the raw reports, so somebody deferred and later withdrawn is found under both. */
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
  const { world, lp, id, now } = call;
  const today = todayOf(call);
  return singles.serve(world, `${lp.id} ${today} ${id}`, now, () => {
    const person = findParticipant(world, lp, id);
    return { reply: person === null ? notFound : ok(serveParticipant(person, lp, today)) };
  });
}
