import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient, isLeadProviderError, type Service } from 'lead-provider-sdk';
import type { Mock } from 'lead-provider-sdk/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writes, type Dfe, type WriteKind } from './kinds.ts';
import type { Far, SocketBooks, SocketFate } from './socket-server.ts';

/** The stories over real sockets, the services in a process of their own. Their books say what happened. */

// on a busy machine a look takes long: a look that fails is made again half a minute later, as it should be
const SETTLE_AFTER_MS = 1_500;
const TIMEOUT_MS = 10_000;

let child: ChildProcess | null = null;
let all: readonly Far[] = [];

// one process for all of them: starting one takes longer than what it is asked
beforeAll(async () => {
  child = fork(fileURLToPath(new URL('./socket-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) {
    all = JSON.parse(line) as readonly Far[];
    return;
  }
  throw new Error('the services did not start');
}, 60_000);
afterAll(() => void child?.kill());

interface End {
  readonly comes: string;
  readonly arrivals: number;
  readonly applied: number;
  readonly settled: string | null;
}

async function story(
  service: Service,
  kind: WriteKind,
  far: Far,
  fates: readonly SocketFate[],
  onUnknown: 'throw' | 'settle',
  deadlineMs?: number,
): Promise<End> {
  await fetch(`${far.url}/__begin`, { method: 'POST', body: JSON.stringify(fates) });
  const options = {
    baseUrl: far.url,
    token: far.token,
    onUnknown,
    settleAfterMs: SETTLE_AFTER_MS,
    timeoutMs: TIMEOUT_MS,
  };
  const dfe: Dfe =
    service === 'rect' ? createClient({ service: 'rect', ...options }) : createClient({ service: 'ecf', ...options });
  const ids: Pick<Mock, 'id'> = { id: (symbol) => far.ids[symbol] ?? '' };
  let settled: string | null = null;
  const comes = await kind.run(dfe, ids as Mock, deadlineMs === undefined ? {} : { deadlineMs }).then(
    () => 'ok',
    async (error: unknown) => {
      if (!isLeadProviderError(error)) throw error;
      settled = (await error.settle({ wait: true })).result;
      return error.outcome;
    },
  );
  const books = (await (await fetch(`${far.url}/__books`)).json()) as SocketBooks;
  return {
    comes,
    arrivals: books.arrivals,
    applied: books.statuses.filter((status) => status === 200).length,
    settled,
  };
}

const moments = ['unanswered', 'line', 'headers', 'head', 'middle', 'last'] as const;

const everyWrite = (['rect', 'ecf'] as const).flatMap((service) =>
  writes.map((kind): [string, Service, WriteKind] => [`${service} ${kind.operation}`, service, kind]),
);
const open: SocketFate[] = [{ arrivesAfterMs: null, closes: 'unanswered' }];

// each write has two services of its own, so they can all be under way at the same time
test.concurrent.each(everyWrite)('%s', { timeout: 120_000 }, async (_name, service, kind) => {
  const [one, other] = all.filter((far) => far.service === service && far.operation === kind.operation);
  if (one === undefined || other === undefined) throw new Error('there is no such service');
  const record = { comes: 'ok', arrivals: 1, applied: 1, settled: null };

  const closedInTheAnswer = async (): Promise<void> => {
    // done, and the socket closed at each moment of the answer
    for (const closes of moments)
      expect([closes, await story(service, kind, one, [{ arrivesAfterMs: 0, closes }], 'settle')]).toEqual([
        closes,
        record,
      ]);
  };

  const lateOrNever = async (): Promise<void> => {
    const play = (fates: readonly SocketFate[], onUnknown: 'throw' | 'settle', deadlineMs?: number): Promise<End> =>
      story(service, kind, other, fates, onUnknown, deadlineMs);

    // never done, and the socket closed
    expect(await play(open, 'throw')).toEqual({ comes: 'unknown', arrivals: 1, applied: 0, settled: 'not-applied' });
    expect(await play(open, 'settle')).toEqual({ ...record, arrivals: 2 });

    // done late
    const late: SocketFate[] = [{ arrivesAfterMs: 600, closes: 'unanswered' }];
    expect(await play(late, 'throw')).toEqual({ comes: 'unknown', arrivals: 1, applied: 1, settled: 'applied' });
    expect(await play(late, 'settle')).toEqual(record);

    // a success that is none
    const instead = { status: 200, body: '<html><title>Maintenance</title></html>' };
    const empty: SocketFate = { arrivesAfterMs: null, closes: 'never', instead };
    expect(await play([empty], 'settle')).toEqual({ ...record, arrivals: 2 });

    // a deadline in the middle: nothing is sent after it
    const stopped = { comes: 'unknown', arrivals: 1, applied: 0, settled: 'not-applied' };
    expect(await play(open, 'settle', 1_000)).toEqual(stopped);
  };

  await Promise.all([closedInTheAnswer(), lateOrNever()]);
});
