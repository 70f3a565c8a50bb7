import type { WrapperName } from '../../contract/routes.ts';
import { dayOf } from '../../rules/time.ts';
import type { Dfe, Schools } from '../actors/types.ts';
import type { MockClock } from '../clock.ts';
import type { MockService } from '../http/call.ts';
import { Crash } from '../http/page.ts';
import { UnreadableRequest } from '../http/reply.ts';
import { fingerprint, uuidOf } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Provider } from '../world/records.ts';
import { randomOf, type Random } from '../worlds/random.ts';
import type { Stage } from './act.ts';
import { datedActs, nextMorning } from './calendar.ts';
import { settle, type Settled } from './options.ts';
import { playAct } from './play.ts';
import type { Live, LiveAct, LivedDay } from './types.ts';

/** The mock that lives. The world is asked for at each step, because another one can be put in its place. */
export interface LiveHost<W extends BaseWorld> {
  readonly service: MockService<W>;
  readonly clock: MockClock & { readonly ms: number };
  world(): W;
  dfe(): Dfe;
  schools(): Schools;
  /** Whether the scenario gives this word to something. */
  isWritten(word: string): boolean;
  /** Does something in the name of an act, so that what it changes is recorded. */
  readonly during: <T>(act: string, work: () => T) => T;
}

export function createLive<W extends BaseWorld>(host: LiveHost<W>): Live {
  return (options) => {
    const settled = settle(options, host.world().providers);
    return { [Symbol.iterator]: () => days(host, settled) };
  };
}

/**
 * Chance is made anew for each day from the seed and the date, and everything else that matters is in the world. So a
 * day does not depend on whether the loop was left and begun again, or the world put back, on the way to it.
 */
function* days<W extends BaseWorld>(host: LiveHost<W>, settled: Settled): Generator<LivedDay, void, undefined> {
  for (;;) {
    if (settled.isStanding) {
      // the count makes acts of the same moment different ones, and is kept with the world as the rest is
      const { ms } = host.clock;
      const random = randomFor(`${settled.seed}:${ms}:${nextWord(host.world())}`);
      yield { date: dayOf(ms, 'london'), acts: someActs(host, settled, random) };
      continue;
    }
    const { date, at } = nextMorning(host.clock.ms);
    host.clock.set(at);
    const random = randomFor(`${settled.seed}:${date}`);
    yield { date, acts: liveDay(host, settled, random) };
  }
}

const randomFor = (what: string): Random => randomOf(parseInt(fingerprint(`live:${what}`).slice(0, 8), 16));

function liveDay<W extends BaseWorld>(host: LiveHost<W>, settled: Settled, random: Random): LiveAct[] {
  return [...datedActs(stageOf(host, settled, random)), ...someActs(host, settled, random)];
}

function someActs<W extends BaseWorld>(host: LiveHost<W>, settled: Settled, random: Random): LiveAct[] {
  const acts: LiveAct[] = [];
  for (let i = 0; i < settled.perDay; i += 1) {
    const act = playAct(stageOf(host, settled, random));
    // in a world where nothing is possible, nothing will be a moment later
    if (act === null) break;
    acts.push(act);
  }
  return acts;
}

/** The present moment, for one act. */
function stageOf<W extends BaseWorld>(host: LiveHost<W>, { isOwnActing, lp }: Settled, random: Random): Stage {
  const { service } = host;
  const world = host.world();
  const now = host.clock.ms;
  // the jobs of past nights are no act of anybody's
  service.tick?.(world, now);
  const side = service.live(world);
  const own = lp === null ? world.providers[0] : world.providers.find(({ symbol }) => symbol === lp);
  return {
    world,
    side,
    random,
    now,
    today: dayOf(now, 'london'),
    dfe: host.dfe(),
    schools: host.schools(),
    own: own ?? null,
    isOwnActing,
    freshWord() {
      for (;;) {
        const word = nextWord(world);
        if (!side.hasPerson(uuidOf(word)) && !host.isWritten(word)) return word;
      }
    },
    send: (provider, operation, id, attributes) => send(host, world, { provider, operation, id, attributes }),
  };
}

/** Counted in the world, so that a world that was put back goes on as it did. */
function nextWord({ ids: { counts } }: BaseWorld): string {
  const count = (counts.get('live') ?? 0) + 1;
  counts.set('live', count);
  return `live-${count}`;
}

interface Write {
  readonly provider: Provider;
  readonly operation: WrapperName;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A write as the service takes it, past the wire: it is in no log, no throttle counts it and no fault strikes it. */
function send<W extends BaseWorld>({ service, clock, during }: LiveHost<W>, world: W, write: Write): boolean {
  const { provider, operation, id, attributes } = write;
  const handle = service.handlers[operation];
  if (handle === undefined) throw new Error(`mock: ${service.service} has no handler for ${operation}`);
  const { ms } = clock;
  const body = { data: { type: operation, attributes } };
  try {
    const call = { world, lp: provider, now: ms, clock: ms, id, params: {}, filter: {}, body };
    return during(operation, () => handle(call)).status < 400;
  } catch (refusal) {
    // the service's own ways of answering 400 and 500, before anything has changed
    if (refusal instanceof Crash || refusal instanceof UnreadableRequest) return false;
    throw refusal;
  }
}
