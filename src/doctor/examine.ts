import type { RateBudget } from '../budget/index.ts';
import { connect } from '../client/connect.ts';
import { redisBudget } from '../redis/index.ts';
import { askerOver } from './asker.ts';
import * as book from './checks/book.ts';
import { budget } from './checks/budget.ts';
import { copy } from './checks/copy.ts';
import { description } from './checks/description.ts';
import * as filters from './checks/filters.ts';
import { orders, sorting } from './checks/orders.ts';
import * as pages from './checks/pages.ts';
import { schemas } from './checks/schemas.ts';
import * as server from './checks/server.ts';
import { countedFetch } from './counted-fetch.ts';
import { lookAtRedis } from './redis/look.ts';
import type { Redis } from './redis/resp.ts';
import type { Check, Context, DoctorOptions, Line } from './types.ts';

/** A window of the budget and a little: after it no call waits any more, and all others are given up. */
const LONGEST_WAIT_MS = 330_000;

/** In the order in which they are told; what an earlier one read is not asked for again. */
const checks: readonly Check[] = [
  server.environment,
  server.token,
  server.service,
  ...schemas,
  server.provider,
  server.mediaType,
  pages.pageUsual,
  pages.pageMost,
  pages.pageZero,
  pages.pageBeyond,
  filters.filterShape,
  filters.filterRequired,
  filters.filterUnknown,
  filters.filterCohort,
  filters.filterDate,
  filters.filterSince,
  filters.filterStatus,
  ...orders,
  sorting,
  book.cohorts,
  book.schedules,
  book.statements,
  description,
  server.clock,
  copy,
  budget,
];

export interface Examination {
  readonly lines: readonly Line[];
  /** Requests that were sent. */
  readonly requests: number;
  /** Whether the server gave any answer. */
  readonly isAnswered: boolean;
}

/**
 * Looks at a service, a copy and a Redis. Sends reads alone, 40 at most, behind everything else that waits for the same
 * budget; nothing it finds is thrown.
 * @throws {ValidationError} for options that cannot be right; nothing was sent then
 */
export async function examine(options: DoctorOptions): Promise<Examination> {
  const now = options.now ?? Date.now;
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const sent = countedFetch(send, now);
  const { lines: ofRedis, redis } = await lookAtRedis(options);
  try {
    const connection = connect({
      service: options.service,
      ...options.server,
      token: options.token,
      allowHttp: options.allowHttp === true,
      fetch: sent.fetch,
      validate: 'off',
      budgetWarning: false,
      deadlineMs: LONGEST_WAIT_MS,
      ...(redis !== null && { budget: budgetIn(redis, options.redis?.key) }),
    });
    const asker = askerOver(connection, sent);
    const { service } = options;
    const context: Context = { service, origin: connection.origin, asker, now, options };
    const lines: Line[] = [];
    for (const check of checks) lines.push(...[await check(context)].flat());
    return { lines: [...lines, ...ofRedis], requests: sent.count(), isAnswered: sent.heads.length > 0 };
  } finally {
    redis?.close();
  }
}

/** So that what is sent here is counted where everybody's requests are. */
function budgetIn(redis: Redis, key: string | undefined): RateBudget {
  return redisBudget((script, keys, args) => redis.send('EVAL', script, String(keys.length), ...keys, ...args), {
    ...(key !== undefined && { key }),
  });
}
