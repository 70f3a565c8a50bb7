import { isLeadProviderError, type LeadProviderError, type Service, type Settlement } from 'lead-provider-sdk';
import type { Mock } from 'lead-provider-sdk/mock';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { done, looks, type Fate, type LookFate } from './fates.ts';
import type { Dfe, WriteKind } from './kinds.ts';
import { VirtualTime } from './virtual.ts';

/** One thing somebody else does, this long after the write was first sent. */
export interface PlannedAct {
  readonly name: string;
  readonly afterMs: number;
}

export interface Plan {
  readonly service: Service;
  readonly kind: WriteKind;
  readonly onUnknown: 'throw' | 'settle';
  /** Whether the write is checked, so that it is known how its record was before. */
  readonly check: boolean;
  /** The client's `leadProviderName`; undefined when it has to learn it. */
  readonly name: string | undefined;
  /** What becomes of each request of the write; those after the last are simply done. */
  readonly fates: readonly Fate[];
  readonly act: PlannedAct | null;
  readonly looks: LookFate;
  readonly deadlineMs?: number;
}

/** One request of the write, by the books of the service. */
export interface SentWrite {
  readonly sentAt: number;
  /** When the service has judged it; null when it never came. */
  arrivedAt: number | null;
  /** The status of the service's own answer. */
  status: number | null;
}

/** How a call ended, and what the books say. */
export interface Result {
  readonly comes: 'ok' | LeadProviderError['outcome'];
  readonly value: unknown;
  readonly error: LeadProviderError | null;
  readonly endedAt: number;
  readonly sends: readonly SentWrite[];
  /** When the act of somebody else happened; null when it did not. */
  readonly actedAt: number | null;
  readonly reads: number;
  /** What `settle()` on the error said as soon as the call had ended, and when nothing could come any more. */
  readonly settledAtOnce: Settlement | null;
  readonly settledLater: Settlement | null;
}

const LATER_MS = 600_000;

/** Plays one combination to its end: until nothing is under way any more. */
export async function play(plan: Plan, mock: Mock): Promise<Result> {
  const time = new VirtualTime(Date.parse(mock.clock.now));
  const sends: SentWrite[] = [];
  let actedAt: number | null = null;
  let reads = 0;
  let quiet = false;

  const arrive = (request: Request): Promise<Response> => {
    mock.clock.set(time.now());
    return mock.fetch(request);
  };
  const isSent = ({ method, url }: Request): boolean =>
    method === plan.kind.method && plan.kind.path.test(new URL(url).pathname);

  const fetch = async (request: Request): Promise<Response> => {
    if (isSent(request)) return answerTo(request);
    const first = sends[0];
    const fate = first === undefined || quiet ? null : plan.looks.fails(time.now() - first.sentAt, (reads += 1));
    if (fate === 'lost') throw reset();
    if (fate === 'silent') return untilAborted(request);
    if (typeof fate === 'number') return new Response('{"error":"HTTP Token: Access denied"}', { status: fate });
    return arrive(request);
  };

  async function answerTo(request: Request): Promise<Response> {
    const fate = plan.fates[sends.length] ?? done;
    const sent: SentWrite = { sentAt: time.now(), arrivedAt: null, status: null };
    sends.push(sent);
    if (sends.length === 1 && plan.act !== null) time.later(() => void actNow(), plan.act.afterMs);
    const copy = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.method === 'PUT' && request.body === null ? null : await request.clone().text(),
    });
    const service = async (): Promise<Response> => {
      const response = await arrive(copy);
      sent.arrivedAt = time.now();
      sent.status = response.status;
      return response;
    };
    if (fate.reply === 'record') return service();
    let own: Response | null = null;
    if (fate.arrivesAfterMs === 0) own = await service();
    else if (fate.arrivesAfterMs !== null) time.later(() => void service(), fate.arrivesAfterMs);
    switch (fate.reply) {
      case 'lost':
        throw reset();
      case 'unreached':
        throw unreached();
      case 'silent':
        return untilAborted(request);
      case 'cut': {
        const text = (await own?.text()) ?? '';
        return new Response(text.slice(0, text.length / 2), { status: own?.status ?? 200 });
      }
      case 'stranger':
        return answer(200, JSON.stringify({ data: await stranger(plan, mock) }));
      default:
        return answer(fate.reply.status, fate.reply.body, fate.reply.type);
    }
  }

  const answer = (status: number, text: string, type = 'application/json'): Response =>
    new Response(status === 204 ? null : text, {
      status,
      headers: { 'content-type': type, date: new Date(time.now()).toUTCString() },
    });

  async function actNow(): Promise<void> {
    mock.clock.set(time.now());
    const run = plan.act === null ? undefined : plan.kind.acts[plan.act.name];
    if (await run?.(mock)) actedAt = time.now();
  }

  const connection = connect(
    {
      service: plan.service,
      baseUrl: 'http://localhost',
      token: mock.token('lp1'),
      validate: 'off',
      fetch,
      budget: memoryBudgetOn(time),
      budgetWarning: false,
      ...(plan.name !== undefined && { leadProviderName: plan.name }),
    },
    time,
  );
  const checks = { checks: plan.check ? 'service' : 'off' } as const;
  const dfe: Dfe =
    plan.service === 'rect' ? clientOver('rect', connection, checks) : clientOver('ecf', connection, checks);
  const { onUnknown, deadlineMs } = plan;
  const call = plan.kind.run(dfe, mock, { onUnknown, ...(deadlineMs !== undefined && { deadlineMs }) }).then(
    (value) => ({ comes: 'ok' as const, value, error: null, endedAt: time.now() }),
    (error: unknown) => {
      if (!isLeadProviderError(error)) throw error;
      return { comes: error.outcome, value: null, error, endedAt: time.now() };
    },
  );
  const ended = await time.run(call);
  const settledAtOnce = ended.error === null ? null : await time.run(ended.error.settle());
  await time.finish();
  await time.advance(LATER_MS);
  quiet = true;
  const settledLater = ended.error === null ? null : await time.run(ended.error.settle());
  return { ...ended, sends, actedAt, reads, settledAtOnce, settledLater };
}

/** A record of the kind that the write is answered with, about somebody or something else. */
async function stranger({ kind, service }: Plan, mock: Mock): Promise<unknown> {
  const ecf = service === 'ecf' ? '/ecf' : '';
  const [path, symbol] = kind.operation.startsWith('declarations.')
    ? ['/participant-declarations', 'd-paid']
    : kind.operation.startsWith('partnerships.')
      ? [`/partnerships${ecf}`, 'ps2']
      : [`/participants${ecf}`, 'ada'];
  return mock.peek('lp1', `/api/v3${path}/${mock.id(symbol)}`);
}

const reset = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
  });

const unreached = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }),
  });

function untilAborted({ signal }: Request): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

export const calm = looks[0] as LookFate;
