import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { isMember } from '../../kit/collections.ts';
import { listServer } from '../../kit/list-server.ts';
import { unfundedMentorColumns } from '../reading/columns.ts';
import { readUpdatedSince } from '../reading/filters.ts';
import { compareOf, readSort } from '../reading/sort.ts';
import { readUuid } from '../reading/uuid.ts';
import { latestMentorRecord, serveUnfundedMentor } from '../views/unfunded-mentor.ts';
import type { EcfWorld, User } from '../world.ts';
import { notFound } from './replies.ts';

const serveList = listServer<User, EcfWorld>('ecf');

/** docs/services/ecf.md 4.4. */
export function listUnfundedMentors(call: Call<EcfWorld>): Reply {
  const { world, lp, filter, params } = call;
  return serveList(call, () => {
    const since = readUpdatedSince(filter);
    return {
      all: () => world.reach.get(lp.id)?.unfundedMentors ?? [],
      tests: [since === null ? null : ({ updatedAt }) => updatedAt >= since],
      sort: compareOf(readSort(params, unfundedMentorColumns)),
      serve: (user) => serveUnfundedMentor(world, user),
    };
  });
}

export function getUnfundedMentor({ world, lp, id, filter }: Call<EcfWorld>): Reply {
  const since = readUpdatedSince(filter);
  const user = world.users.get(readUuid(id) ?? '');
  if (user === undefined || !isMember(world.reach.get(lp.id)?.unfundedMentors ?? [], user)) return notFound;
  if (since !== null && user.updatedAt < since) return notFound;
  // the single read looks the mentor up by that registration
  if (latestMentorRecord(world, user)?.preferredIdentity == null) return notFound;
  return ok(serveUnfundedMentor(world, user));
}
