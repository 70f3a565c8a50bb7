import { memorySource, type Grants, type GrantSource, type Release, type Runtime } from '../budget/index.ts';
import type { RunScript } from './adapters.ts';
import { Changes } from './changes.ts';
import { askLeft } from './left.ts';
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
/** How long slots given back are collected, unless the next question takes them along before. */
const COLLECT_MS = 30;

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
  const changes = new Changes();
  let asked = 0;
  let lease = 0;
  /** The store as it last answered, and when. */
  let known = { store: '', count: 0, at: -Infinity };
  let downSince: number | null = null;
  let probes = 0;
  let nextProbe = -Infinity;
  let blockedUntil = -Infinity;
  /** When this process last granted a request by itself, until Redis knows. */
  let ownAt = -Infinity;
  let owned = 0;
  let telling = false;
  let sooner = (): void => undefined;

  async function ask(want: number, blockMs: number): Promise<Reply & { readonly leases: readonly Release[] }> {
    const started = runtime.now();
    const question = `${name}:${(asked += 1)}`;
    // those who were alone tell each other what they granted, before anybody is granted more
    const settleMs = ownAt > started - windowMs - lease ? 2 * probeMs + timeoutMs : 0;
    const remembered = known.at > started - windowMs - lease || downSince !== null;
    const { args, heard } = changes.tell(started);
    const numbers = [limit, windowMs, want, lease, question, Math.ceil(Math.max(blockMs, settleMs))];
    const memory = [remembered ? known.store : '', known.count, Math.floor(started - (downSince ?? started))];
    const answer = Promise.resolve(run(SCRIPT, keys, [...[...numbers, ...memory].map(String), ...args])).then(
      readReply,
    );
    const reply = await within(answer, ({ granted }) => {
      // nobody waits for these any more, but perhaps for their slots
      for (let i = 1; i <= granted; i += 1) changes.uncount(`${question}:${i}`, true);
      tellSoon();
      if (granted > 0) sooner();
    });
    const { store, count } = reply;
    known = { store, count: store === known.store ? Math.max(count, known.count) : count, at: started };
    downSince = null;
    probes = 0;
    if (ownAt <= started) ownAt = -Infinity;
    heard();
    const leases = Array.from({ length: reply.granted }, (_, i) => giveBack(`${question}:${i + 1}`));
    return { ...reply, leases };
  }

  /** The answer, if it comes in time; `late` is called with one that does not. */
  function within<R>(answer: Promise<R>, late: (reply: R) => void): Promise<R> {
    return new Promise((resolve, reject) => {
      let open = true;
      const cancel = runtime.later(() => {
        open = false;
        reject(new Error(`Redis gave no answer within ${timeoutMs} ms.`));
      }, timeoutMs);
      answer
        .then((reply) => {
          if (open) resolve(reply);
          else late(reply);
        })
        .catch(reject)
        .finally(cancel);
    });
  }

  function giveBack(member: string, known = true): Release {
    return ({ after = 0, uncounted } = {}) => {
      if (uncounted === true) changes.uncount(member, known);
      else changes.set(member, runtime.now() + windowMs + after);
      tellSoon();
    };
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

  /**
   * Slots given back are told a moment later, all at once. What was granted alone is told as soon as Redis is back, also
   * when nobody waits for more by then.
   */
  function tellSoon(): void {
    if (telling) return;
    telling = true;
    runtime.later(
      () => {
        telling = false;
        if (changes.size === 0) return;
        ask(0, 0).catch((error: unknown) => {
          down(error);
          // slots that Redis has granted come free by themselves
          if (ownAt > runtime.now() - windowMs - lease) tellSoon();
        });
      },
      downSince === null ? Math.min(COLLECT_MS, probeMs) : probeMs,
    );
  }

  /** What may go while Redis is away. */
  function meanwhile(want: number, since: number): Grants {
    const now = runtime.now();
    const untilProbe = Math.max(nextProbe - now, 1);
    if (alone === null) return { leases: [], waitMs: untilProbe, reason: 'store' };
    // what was granted through Redis, by whomever, has to leave the window first
    const free = since + windowMs + lease;
    if (now < free) return { leases: [], waitMs: Math.min(untilProbe, free - now), reason: 'store' };
    const { leases, waitMs } = alone.acquire(want, lease);
    const own = leases.map((release): Release => {
      const member = `${name}:own:${(owned += 1)}`;
      changes.set(member, now + windowMs + lease);
      const tell = giveBack(member, false);
      return (how) => {
        release(how);
        tell(how);
      };
    });
    if (own.length > 0) {
      ownAt = now;
      tellSoon();
    }
    return {
      leases: own,
      waitMs: own.length < want ? Math.min(Math.max(waitMs, 1), untilProbe) : 0,
      reason: 'store',
    };
  }

  return {
    async acquire(wanted, leaseMs) {
      const want = Math.min(wanted, batch);
      const now = runtime.now();
      lease = Math.ceil(leaseMs);
      if (now < blockedUntil) return { leases: [], waitMs: blockedUntil - now, reason: 'blocked' };
      if (downSince !== null && now < nextProbe) return meanwhile(want, downSince);
      try {
        const { leases, waitMs, blocked } = await ask(want, 0);
        return {
          leases,
          waitMs: leases.length < want ? Math.max(waitMs, 1) : 0,
          reason: blocked ? 'blocked' : 'used',
        };
      } catch (error) {
        return meanwhile(want, down(error));
      }
    },
    async left() {
      // what has to leave the window before anything is certain again
      const unknown = { limit, windowMs, left: 0, fullInMs: windowMs + lease };
      const now = runtime.now();
      if (downSince !== null && now < nextProbe) return unknown;
      try {
        // the slots given back a moment ago are told first
        if (changes.size > 0 || downSince !== null) await ask(0, 0);
        const told = await within(askLeft(run, keys, limit, windowMs), () => undefined);
        const isRemembered = known.at > now - windowMs - lease;
        if (isRemembered && (told.store !== known.store || told.count < known.count))
          return { ...unknown, isShared: true };
        const heldMs = Math.max(0, blockedUntil - runtime.now());
        const left = heldMs > 0 ? 0 : told.left;
        return { limit, windowMs, left, fullInMs: Math.max(told.fullInMs, heldMs), isShared: true };
      } catch (error) {
        down(error);
        return unknown;
      }
    },
    block(ms) {
      // this process obeys at once, the others when Redis has heard of it
      blockedUntil = Math.max(blockedUntil, runtime.now() + ms);
      void ask(0, ms).catch(down);
    },
    listen(callback) {
      sooner = callback;
    },
  };
}
