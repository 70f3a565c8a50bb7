import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { isMember } from '../../kit/collections.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUpdatedSince } from '../reading/filters.ts';
import { readUuid } from '../reading/uuid.ts';
import { serveTransfers } from '../views/transfer.ts';
import type { EcfWorld, User } from '../world.ts';
import { notFound } from './replies.ts';

const serveList = listServer<User, EcfWorld>('ecf');

/** docs/services/ecf.md 4.3. This list takes no `sort`; with `updated_since` it goes by the time of the last change. */
export function listTransfers(call: Call<EcfWorld>): Reply {
  const { world, lp, filter, now } = call;
  return serveList(call, () => {
    const since = readUpdatedSince(filter);
    return {
      all: () => world.reach.get(lp.id)?.transfers ?? [],
      tests: [since === null ? null : ({ updatedAt }) => updatedAt >= since],
      sort: since === null ? null : (a, b) => a.updatedAt - b.updatedAt,
      serve: (user) => serveTransfers(world, user, lp, now),
    };
  });
}

export function getTransfers({ world, lp, id, filter, now }: Call<EcfWorld>): Reply {
  const since = readUpdatedSince(filter);
  const user = world.users.get(readUuid(id) ?? '');
  if (user === undefined || !isMember(world.reach.get(lp.id)?.transfers ?? [], user)) return notFound;
  return since !== null && user.updatedAt < since ? notFound : ok(serveTransfers(world, user, lp, now));
}
