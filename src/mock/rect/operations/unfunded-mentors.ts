import type { Day } from '../../../rules/time.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import type { Provider } from '../../world/records.ts';
import { unfundedMentorships } from '../derived/mentors.ts';
import { todayOf } from '../derived/status.ts';
import { readUpdatedSince } from '../reading/filters.ts';
import { personColumns, readSort } from '../reading/sort.ts';
import { serveUnfundedMentor } from '../views/unfunded-mentor.ts';
import { viewOf, type Person, type RectWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serve = listServer<Person, RectWorld>('rect');

export function listUnfundedMentors(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  const today = todayOf(call);
  return serve(call, () => {
    const since = readUpdatedSince(filter);
    return {
      all: () => viewOf(world, lp).mentors,
      tests: [
        (person) => isUnfundedMentor(world, person, lp, today),
        since === null ? null : ({ unfundedUpdatedAt }) => unfundedUpdatedAt >= since,
      ],
      sort: readSort(
        params,
        { ...personColumns, updated_at: (person) => person.unfundedUpdatedAt },
        () => viewOf(world, lp).mentors,
      ),
      by: today,
      serve: (person) => serveUnfundedMentor(world, person, lp, today),
    };
  });
}

export function isUnfundedMentor(world: RectWorld, person: Person, lp: Provider, today: Day): boolean {
  return unfundedMentorships(world, person, lp, today).length > 0;
}

export function getUnfundedMentor(call: Call<RectWorld>): Reply {
  const { world, lp, id } = call;
  const today = todayOf(call);
  const person = world.persons.get(readUuid(id) ?? '');
  if (person === undefined || !isUnfundedMentor(world, person, lp, today)) return notFound;
  return ok(serveUnfundedMentor(world, person, lp, today));
}
