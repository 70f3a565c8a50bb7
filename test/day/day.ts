import { isLeadProviderError } from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { memoryBudgetOn, wait, WINDOW_MS, type RateBudget } from '../../src/budget/index.ts';
import { MockTime } from '../support/mock-time.ts';
import { dayWorld } from './world.ts';

export const LIMIT = 980;
const HOUR_MS = 3_600_000;
const BEGIN = '2026-02-10T00:00:00Z';
/** Four in five declarations are sent at once, at nine; the rest comes in through the day. */
const RUSH = 0.8;
const RUSH_HOUR = 9;

/** A stretch of five minutes, from the moment the rush begins. */
export interface Stretch {
  readonly sent: number;
  /** Requests that waited for the budget when it ended. */
  readonly waiting: number;
}

export interface Day {
  /** What was asked for, and what the service holds: who was declared when, in order. */
  readonly intent: readonly string[];
  readonly held: readonly string[];
  /** Ids that calls answered with, in order, and those of the records. */
  readonly answered: readonly string[];
  readonly ids: readonly string[];
  /** Declarations that the service accepted, by its log. */
  readonly accepted: number;
  /** What calls were rejected with. */
  readonly failures: readonly string[];
  /** How many requests were struck, by what struck them. */
  readonly struck: Readonly<Record<string, number>>;
  /** Requests in all, and the most in any five minutes. */
  readonly requests: number;
  readonly busiest: number;
  /** How many requests the service's own limit refused. */
  readonly throttled: number;
  readonly rush: readonly Stretch[];
  readonly hours: number;
  /** Declarations struck by the outage, and the most requests that one of them took. */
  readonly hit: number;
  readonly mostOfHit: number;
}

export interface DaySettings {
  /** Whether each declaration is checked by the rules first, which takes two reads. */
  readonly checks?: boolean;
  /** Whether for two minutes from the rush on no request arrives, and half of those that do lose their answers. */
  readonly outage?: boolean;
}

const OUTAGE_MS = 120_000;

/** Two workers with one token declare so many teachers in a day on which things go wrong. */
export async function liveThrough(
  declarations: number,
  { checks = false, outage = false }: DaySettings = {},
): Promise<Day> {
  const mock = createMock({
    service: 'rect',
    keepRequests: 10_000,
    scenario: dayWorld(declarations, BEGIN),
    throttle: 'fixed',
  });
  const time = new MockTime(mock, [0.11, 0.47, 0.83, 0.29, 0.65]);
  const begin = time.now();
  const log = recorder(mock, time);
  const { budget, waiting } = watched(memoryBudgetOn(time));
  /** From the first write of the rush on. */
  let outageAt: number | null = null;
  const rows = new Map<string, number>();
  /** Participants whose declaration was struck by the outage. */
  const hit = new Set<string>();
  const through = async (request: Request): Promise<Response> => {
    const about = await aboutOf(request);
    for (const id of about) rows.set(id, (rows.get(id) ?? 0) + 1);
    if (outage && request.method === 'POST' && time.now() >= begin + RUSH_HOUR * HOUR_MS) outageAt ??= time.now();
    const isOut = outageAt !== null && time.now() < outageAt + OUTAGE_MS;
    if (!isOut) return log.fetch(request);
    for (const id of about) if (request.method === 'POST') hit.add(id);
    // every other request is done all the same
    if (log.count() % 2 === 0) await log.fetch(request);
    else log.lose();
    throw Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
    });
  };
  const settings = { budget, fetch: through, onUnknown: 'settle' } as const;
  const workers = [0, 1].map(() => time.client('rect', settings, [], checks ? 'documented' : 'off'));
  goWrong(mock);

  const failures: string[] = [];
  const answered: string[] = [];
  const intent: string[] = [];
  let left = 0;
  const failed = (error: unknown): void => {
    failures.push(isLeadProviderError(error) ? error.message : String(error));
  };

  const declare = async (i: number): Promise<void> => {
    const day = String(1 + (i % 28)).padStart(2, '0');
    const participant_id = mock.id(`t${i}`);
    const declaration_date = `2025-10-${day}T09:00:00Z`;
    intent.push(`${participant_id} started ${declaration_date}`);
    left += 1;
    const draft = {
      participant_id,
      declaration_type: 'started',
      course_identifier: 'ecf-induction',
      declaration_date,
      evidence_held: 'training-event-attended',
    } as const;
    const create = async (again: number): Promise<void> => {
      try {
        const made = await workers[i % workers.length]?.declarations.create(draft);
        if (made !== undefined) answered.push(made.id);
      } catch (error) {
        // what never left can be sent later, which is what a job does
        const isSafe = isLeadProviderError(error) && error.outcome === 'not-sent' && error.retryable;
        if (!isSafe || again === 0) return failed(error);
        await wait(time, OUTAGE_MS);
        await create(again - 1);
      }
    };
    await create(3);
    left -= 1;
  };

  /** Somebody looks at the newest records every hour. */
  const look = async (hour: number): Promise<void> => {
    const updated_since = new Date(begin + (hour - 1) * HOUR_MS).toISOString();
    await workers[0]?.declarations.list({ updated_since }).take(10).catch(failed);
  };

  const rush: Stretch[] = [];
  const watch = async (): Promise<void> => {
    do {
      const before = log.count();
      await wait(time, WINDOW_MS);
      rush.push({ sent: log.count() - before, waiting: waiting() });
    } while (left > 0);
  };

  const inHours = Math.floor((declarations * (1 - RUSH)) / 23);
  const calls: Promise<void>[] = [];
  let next = 0;
  const hours = async (): Promise<void> => {
    for (let hour = 0; hour < 24; hour += 1) {
      const due = hour === RUSH_HOUR ? declarations - 23 * inHours : inHours;
      calls.push(look(hour), ...Array.from({ length: due }, (_, k) => declare(next + k)));
      next += due;
      if (hour === RUSH_HOUR) calls.push(watch());
      await wait(time, HOUR_MS);
    }
    await Promise.all(calls);
  };
  await time.run(hours());
  await time.finish();

  const struck = Object.fromEntries(
    mock.faults.list.map(({ fault: { effect }, struck: count }) => [
      effect.kind === 'status' ? String(effect.status) : effect.kind,
      count,
    ]),
  );
  const records = await held(mock, declarations);
  return {
    intent: intent.sort(),
    held: records.map(({ said }) => said).sort(),
    answered: answered.sort(),
    ids: records.map(({ id }) => id).sort(),
    failures,
    struck,
    rush,
    accepted: log.accepted(),
    requests: log.count(),
    busiest: log.busiest(),
    throttled: log.statuses(429) - (struck['429'] ?? 0),
    hours: (time.now() - begin) / HOUR_MS,
    hit: hit.size,
    mostOfHit: Math.max(0, ...[...hit].map((id) => rows.get(id) ?? 0)),
  };
}

/** The participants a request is about. */
async function aboutOf(request: Request): Promise<readonly string[]> {
  const said = request.method === 'POST' ? await request.clone().text() : decodeURIComponent(request.url);
  return [...said.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id);
}

/** A budget that tells how many wait for it. */
function watched(budget: RateBudget): { readonly budget: RateBudget; readonly waiting: () => number } {
  let waiting = 0;
  return {
    waiting: () => waiting,
    budget: {
      async take(options) {
        waiting += 1;
        return budget.take(options).finally(() => {
          waiting -= 1;
        });
      },
      block: (ms) => budget.block(ms),
    },
  };
}

/**
 * 2 % 429, 1 % 5xx, 0.2 % lost replies. The 429 come from a gateway that asks for a few seconds: one of the service's own
 * stops everybody until its five minutes are over, and then little could be seen of how the budget is used.
 */
function goWrong(mock: Mock): void {
  mock.faults.add({
    probability: 0.02,
    effect: { kind: 'status', status: 429, headers: { 'retry-after': '5' } },
  });
  mock.faults.add({ probability: 0.004, effect: { kind: 'status', status: 500 } });
  mock.faults.add({ probability: 0.003, effect: { kind: 'status', status: 503 } });
  mock.faults.add({ probability: 0.003, effect: { kind: 'html' } });
  mock.faults.add({ probability: 0.002, effect: { kind: 'lose-reply' } });
}

/** Keeps what the mock's log, which is bounded, would forget. */
function recorder(mock: Mock, time: MockTime) {
  const moments: number[] = [];
  const counts = new Map<number, number>();
  let accepted = 0;
  const read = (): void => {
    for (const { status, operation, rules } of mock.requests) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
      // a lost reply is logged as 0; nothing refused it
      if (operation === 'declarations.create' && (status === 200 || status === 0) && rules.length === 0) accepted += 1;
    }
    mock.forgetRequests();
  };
  return {
    fetch: (request: Request): Promise<Response> => {
      moments.push(time.now());
      if (moments.length % 1000 === 0) read();
      return time.fetch(request);
    },
    count: () => moments.length,
    /** A request that never arrived. */
    lose: () => void moments.push(time.now()),
    accepted: () => (read(), accepted),
    statuses: (status: number) => (read(), counts.get(status) ?? 0),
    busiest: () => busiestOf(moments),
  };
}

/** The most moments that lie in any one window. They are in order. */
function busiestOf(moments: readonly number[]): number {
  let most = 0;
  let oldest = 0;
  for (const [i, moment] of moments.entries()) {
    while ((moments[oldest] ?? moment) + WINDOW_MS <= moment) oldest += 1;
    most = Math.max(most, i - oldest + 1);
  }
  return most;
}

async function held(mock: Mock, atMost: number): Promise<{ readonly id: string; readonly said: string }[]> {
  const found: { id: string; said: string }[] = [];
  // one page more than intent fills, so that a doubled declaration cannot hide
  for (let page = 1; page <= Math.ceil(atMost / 3000) + 1; page += 1) {
    const data = await mock.peek('lp1', `/api/v3/participant-declarations?page[page]=${page}&page[per_page]=3000`);
    for (const record of Array.isArray(data) ? (data as { id: string; attributes: Record<string, unknown> }[]) : []) {
      const { participant_id, declaration_type, declaration_date } = record.attributes;
      found.push({
        id: record.id,
        said: `${String(participant_id)} ${String(declaration_type)} ${String(declaration_date)}`,
      });
    }
  }
  return found;
}
