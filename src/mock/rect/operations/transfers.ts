import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { todayOf } from '../derive/today.ts';
import { transferChangedSince, transfersFor } from '../derive/transfers.ts';
import { listServer } from '../lists/serve-list.ts';
import { readSort } from '../lists/sorting.ts';
import { readUpdatedSince } from '../lists/updated-since.ts';
import { readUuid } from '../lists/uuid.ts';
import { notFound } from '../replies.ts';
import { serveTransfers } from '../views/transfer.ts';
import { viewOf, type Person, type RectWorld } from '../world.ts';
import { personColumns } from './person-columns.ts';

const serve = listServer<Person>();

export function listTransfers(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  const today = todayOf(call);
  return serve(call, () => {
    const since = readUpdatedSince(filter);
    return {
      all: () => viewOf(world, lp).transfers,
      tests: [since === null ? null : (person) => transferChangedSince(person, lp, since)],
      sort: readSort(params, personColumns),
      serve: (person) => serveTransfers(person, lp, today),
    };
  });
}

export function getTransfers(call: Call<RectWorld>): Reply {
  const { world, lp, id } = call;
  const person = world.persons.get(readUuid(id) ?? '');
  if (person === undefined || transfersFor(person, lp).length === 0) return notFound;
  return ok(serveTransfers(person, lp, todayOf(call)));
}
