import { memorySource, type Grants, type GrantSource, type Runtime } from '../budget/index.ts';
import type { RunScript } from './adapters.ts';
import { readReply, type Reply } from './reply.ts';
import { SCRIPT } from './script.ts';

export interface RedisSourceOptions {
  readonly limit: number;
  readonly windowMs: number;
  readonly key: string;
  /** Requests this process may grant by itself while Redis is away; null when it waits. */
  readonly share: number | null;
  readonly timeoutMs: number;
  readonly onDown: ((error: unknown) => void) | undefined;
}

/** How soon Redis is asked again while it is away: the first time, and at most. */
const FIRST_PROBE_MS = 50;
const LAST_PROBE_MS = 1000;

/** Grants from Redis, and from memory while it is away. */
export function redisSource(
  runtime: Runtime,
  run: RunScript,
  { limit, windowMs, key, share, timeoutMs, onDown }: RedisSourceOptions,
): GrantSource {
  // braces keep both keys in one slot of a cluster
  const keys = [`{${key}}:grants`, `{${key}}:state`];
  const name = crypto.randomUUID();
  // so many at a time: processes take turns
  const batch = Math.max(1, Math.ceil(limit / 20));
  const alone = share === null ? null : memorySource({ limit: share, windowMs }, runtime);
  const probeMs = Math.min(LAST_PROBE_MS, windowMs / 4);
  let asked = 0;
  /** The store as it last answered, and when. */
  let known = { store: '', at: -Infinity };
  let downSince: number | null = null;
  let probes = 0;
  let nextProbe = -Infinity;
  let blockedUntil = -Infinity;
  /** When this process granted requests by itself, until Redis knows. */
  let own: number[] = [];
  let reporting = false;

  async function ask(want: number, blockMs: number): Promise<Reply> {
    const started = runtime.now();
    asked += 1;
    const recent = own.filter((at) => at > started - windowMs);
    // those who were alone tell each other what they granted, before anybody is granted more
    const settleMs = recent.length > 0 ? 2 * probeMs + timeoutMs : 0;
    const args = [
      limit,
      windowMs,
      want,
      `${name}:${asked}`,
      Math.ceil(Math.max(blockMs, settleMs)),
      known.at > started - windowMs || downSince !== null ? known.store : '',
      Math.floor(started - (downSince ?? started)),
      ...recent.map((at) => Math.floor(started - at)),
    ];
    const reply = readReply(await within(run(SCRIPT, keys, args.map(String))));
    known = { store: reply.store, at: started };
    downSince = null;
    probes = 0;
    own = [];
    return reply;
  }

  function within(answer: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancel = runtime.later(() => reject(new Error(`Redis gave no answer within ${timeoutMs} ms.`)), timeoutMs);
      answer.then(resolve, reject).finally(cancel);
    });
  }

  function down(error: unknown): number {
    if (downSince === null) {
      // not when the question was asked: others may have been granted requests until Redis went
      downSince = runtime.now();
      try {
        onDown?.(error);
      } catch {
        // a report that fails must not stop the budget
      }
    }
    nextProbe = runtime.now() + Math.min(probeMs, FIRST_PROBE_MS * 2 ** probes);
    probes += 1;
    return downSince;
  }

  /** What was granted alone is told as soon as Redis is back, also when nobody waits for more by then. */
  function reportSoon(): void {
    if (reporting) return;
    reporting = true;
    runtime.later(() => {
      reporting = false;
      const now = runtime.now();
      own = own.filter((at) => at > now - windowMs);
      if (own.length === 0 || downSince === null) return;
      ask(0, 0).catch((error: unknown) => {
        down(error);
        reportSoon();
      });
    }, probeMs);
  }

  /** What may go while Redis is away. */
  function meanwhile(want: number, since: number): Grants {
    const now = runtime.now();
    const untilProbe = Math.max(nextProbe - now, 1);
    if (alone === null) return { granted: 0, waitMs: untilProbe, reason: 'store' };
    // what was granted through Redis, by whomever, has to leave the window first
    if (now < since + windowMs)
      return { granted: 0, waitMs: Math.min(untilProbe, since + windowMs - now), reason: 'store' };
    const { granted, waitMs } = alone.acquire(want);
    for (let i = 0; i < granted; i += 1) own.push(now);
    if (granted > 0) reportSoon();
    return { granted, waitMs: granted < want ? Math.min(Math.max(waitMs, 1), untilProbe) : 0, reason: 'store' };
  }

  return {
    async acquire(wanted) {
      const want = Math.min(wanted, batch);
      const now = runtime.now();
      if (now < blockedUntil) return { granted: 0, waitMs: blockedUntil - now, reason: 'blocked' };
      if (downSince !== null && now < nextProbe) return meanwhile(want, downSince);
      try {
        const { granted, waitMs, blocked } = await ask(want, 0);
        return { granted, waitMs: granted < want ? Math.max(waitMs, 1) : 0, reason: blocked ? 'blocked' : 'used' };
      } catch (error) {
        return meanwhile(want, down(error));
      }
    },
    block(ms) {
      // this process obeys at once, the others when Redis has heard of it
      blockedUntil = Math.max(blockedUntil, runtime.now() + ms);
      void ask(0, ms).catch(down);
    },
  };
}
