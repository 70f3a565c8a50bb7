import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import { todayOf } from '../derived/status.ts';
import { transferChangedSince, transfersFor } from '../derived/transfers.ts';
import { readUpdatedSince } from '../reading/filters.ts';
import { personColumns, readSort } from '../reading/sort.ts';
import { serveTransfers } from '../views/transfer.ts';
import { viewOf, type Person, type RectWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serve = listServer<Person, RectWorld>('rect');

export function listTransfers(call: Call<RectWorld>): Reply {
  const { world, lp, filter, params } = call;
  const today = todayOf(call);
  return serve(call, () => {
    const since = readUpdatedSince(filter);
    return {
      all: () => viewOf(world, lp).transfers,
      tests: [since === null ? null : (person) => transferChangedSince(person, lp, since)],
      sort: readSort(params, personColumns, () => viewOf(world, lp).transfers),
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
