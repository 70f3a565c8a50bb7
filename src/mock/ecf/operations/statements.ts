import type { Call } from '../../http/call.ts';
import type { Params } from '../../http/incoming.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer } from '../../kit/list-server.ts';
import type { Statement } from '../../world/records.ts';
import { readCohorts, readText, readUpdatedSince, wants } from '../reading/filters.ts';
import { readUuid } from '../reading/uuid.ts';
import { serveStatement } from '../views/statement.ts';
import type { EcfWorld } from '../world.ts';
import { notFound } from './replies.ts';

const serveList = listServer<Statement, EcfWorld>('ecf');

/** docs/services/ecf.md 4.6: output fees only, by payment date; this list takes no `sort`. */
export function listStatements(call: Call<EcfWorld>): Reply {
  const { world, lp, filter } = call;
  return serveList(call, () => {
    const cohorts = readCohorts(filter);
    const since = readUpdatedSince(filter);
    const isRightType = wantsEcf(filter);
    return {
      all: () => world.statementsOf.get(lp.id) ?? [],
      tests: [
        (statement) =>
          isRightType && isOutputIn(statement, cohorts) && (since === null || statement.updatedAt >= since),
      ],
      sort: (a, b) => (a.payment < b.payment ? -1 : a.payment > b.payment ? 1 : 0),
      serve: serveStatement,
    };
  });
}

/** Whether a statement is one of output fees in a wanted cohort. */
export function isOutputIn({ output, cohort }: Statement, cohorts: ReadonlySet<number> | null): boolean {
  return output && wants(cohorts, cohort.year);
}

/** Shows service-fee statements too, which the list hides. */
export function getStatement({ world, lp, id, filter }: Call<EcfWorld>): Reply {
  const statement = world.statements.get(readUuid(id) ?? '');
  return statement?.lp === lp && wantsEcf(filter) ? ok(serveStatement(statement)) : notFound;
}

function wantsEcf(filter: Params): boolean {
  const type = readText(filter, 'type');
  return type === null || type === 'ecf';
}
