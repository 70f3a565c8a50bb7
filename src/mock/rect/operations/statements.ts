import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { byCreation } from '../../kit/collections.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import type { Provider, Statement } from '../../world/records.ts';
import { readCohorts, readUpdatedSince } from '../reading/filters.ts';
import { serveStatement } from '../views/statement.ts';
import type { RectWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serve = listServer<Statement, RectWorld>('rect');

/** Output statements of the provider, by payment date. This list takes no `sort`. */
export function listStatements(call: Call<RectWorld>): Reply {
  const { world, lp, filter } = call;
  return serve(call, () => {
    const cohorts = readCohorts(filter);
    const since = readUpdatedSince(filter);
    return {
      all: () => [...world.statements.values()],
      tests: [
        (statement) => isOutputOf(statement, lp),
        cohorts && (({ cohort }) => cohorts.has(cohort.year)),
        since === null ? null : ({ updatedAt }) => updatedAt >= since,
      ],
      sort: (a, b) => (a.payment < b.payment ? -1 : a.payment > b.payment ? 1 : byCreation(a, b)),
      serve: serveStatement,
    };
  });
}

export function isOutputOf(statement: Statement, lp: Provider): boolean {
  return statement.lp === lp && statement.output;
}

export function getStatement({ world, lp, id }: Call<RectWorld>): Reply {
  const statement = world.statements.get(readUuid(id) ?? '');
  return statement !== undefined && isOutputOf(statement, lp) ? ok(serveStatement(statement)) : notFound;
}
