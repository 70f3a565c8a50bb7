import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { unfundedMentorships } from '../derive/mentors.ts';
import { todayOf } from '../derive/today.ts';
import { listServer } from '../lists/serve-list.ts';
import { readSort } from '../lists/sorting.ts';
import { readUpdatedSince } from '../lists/updated-since.ts';
import { readUuid } from '../lists/uuid.ts';
import { notFound } from '../replies.ts';
import { serveUnfundedMentor } from '../views/unfunded-mentor.ts';
import { viewOf, type Person, type RectWorld } from '../world.ts';
import { personColumns } from './person-columns.ts';

const serve = listServer<Person>();

export function listUnfundedMentors(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  const today = todayOf(call);
  return serve(call, () => {
    const since = readUpdatedSince(filter);
    return {
      all: () => viewOf(world, lp).mentors,
      tests: [
        (person) => unfundedMentorships(world, person, lp, today).length > 0,
        since === null ? null : ({ unfundedUpdatedAt }) => unfundedUpdatedAt >= since,
      ],
      sort: readSort(params, { ...personColumns, updated_at: (person) => person.unfundedUpdatedAt }),
      by: today,
      serve: (person) => serveUnfundedMentor(world, person, lp, today),
    };
  });
}

export function getUnfundedMentor(call: Call<RectWorld>): Reply {
  const { world, lp, id } = call;
  const today = todayOf(call);
  const person = world.persons.get(readUuid(id) ?? '');
  if (person === undefined || unfundedMentorships(world, person, lp, today).length === 0) return notFound;
  return ok(serveUnfundedMentor(world, person, lp, today));
}
