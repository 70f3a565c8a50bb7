import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outboxJournal } from '../../../src/bulk/index.ts';
import { Random } from '../../fuzz/random.ts';
import { Books, type Wrong } from '../books.ts';
import { entriesOf, judgeOutbox } from '../outbox/judge.ts';
import type { OutboxChildOptions } from './child-options.ts';
import { intentOf } from './intents.ts';
import { Child } from './kills.ts';
import { CrashServer, type Heard } from './server.ts';

/** Longer than the service may still work on a write of the dead. */
const SETTLE_MS = 400;
const LEASE_MS = 600;
const ROWS = 100;
const HOSTS = 2;
/** Kills of one outbox: more of them find nothing left to send. */
const AN_OUTBOX = 10;

export interface OutboxKills {
  readonly kills: number;
  readonly inFlight: number;
  readonly wrong: readonly (Wrong & { readonly seed: number })[];
}

interface Options {
  readonly kills: number;
  readonly seed: number;
  /** The bundle of outbox-child.ts. */
  readonly child: string;
  /** Ends after so many things that are wrong: for code that is broken on purpose one will do. */
  readonly enough?: number;
}

/** Kills hosts that drain one outbox two at a time, until so many were killed. */
export async function playOutboxKills({ kills, seed, child, enough = Infinity }: Options): Promise<OutboxKills> {
  let all: OutboxKills = { kills: 0, inFlight: 0, wrong: [] };
  for (let world = seed; all.kills < kills && all.wrong.length < enough; world += 1) {
    if (world > seed + kills + 5) throw new Error('Too few hosts could be killed.');
    const one = await playOutbox(world, Math.min(AN_OUTBOX, kills - all.kills), child);
    all = {
      kills: all.kills + one.kills,
      inFlight: all.inFlight + one.inFlight,
      wrong: [...all.wrong, ...one.wrong],
    };
  }
  return all;
}

async function playOutbox(seed: number, most: number, bundle: string): Promise<OutboxKills> {
  const random = new Random(seed, 77);
  const { mock, rows, journal } = await intentOf('declarations.create', 1 + (seed % 5), ROWS);
  const folder = dirname(journal);
  const path = join(folder, 'outbox.db');
  const outbox = await outboxJournal(path);
  await outbox.add(entriesOf(rows));
  const books = new Books();
  const server = new CrashServer(mock, books, random);
  const common = { url: await server.open(), token: mock.token('lp1'), outbox: path };
  let [kills, armed, inFlight, senders] = [0, 0, 0, 0];
  const failed: string[] = [];
  const alive = new Map<number, (heard: Heard) => void>();
  server.hear = (heard) => alive.get(heard.sender)?.(heard);
  const fresh = (): Child => {
    senders += 1;
    const options: OutboxChildOptions = { ...common, sender: senders, settleAfterMs: SETTLE_MS, leaseMs: LEASE_MS };
    const file = join(folder, `child-${senders}.json`);
    writeFileSync(file, JSON.stringify(options));
    return new Child(senders, bundle, file);
  };
  // one after the other, until one of them finds that nothing is left
  const place = async (): Promise<void> => {
    // loaded while the one before it is at work, so that it begins while the service is still at the dead one's writes
    let next = fresh();
    try {
      for (;;) {
        const child = next;
        next = fresh();
        const strike = armed < most ? striker(child, random) : null;
        if (strike !== null) {
          armed += 1;
          alive.set(child.sender, (heard) => strike.hear(heard));
        }
        child.beforeKill = () => server.inFlight(child.sender);
        await child.begin();
        const end = await child.ended;
        strike?.disarm();
        alive.delete(child.sender);
        server.died(child.sender);
        if (!end.isKilled) {
          if (strike !== null) armed -= 1;
          if (!end.isDone) failed.push(end.said);
          return;
        }
        kills += 1;
        if (child.wasInFlight > 0) inFlight += 1;
      }
    } finally {
      await next.end();
    }
  };
  try {
    await Promise.all(Array.from({ length: HOSTS }, place));
    const wrong =
      failed.length > 0
        ? failed.map((said) => ({ kind: 'open' as const, what: `a host failed: ${said.slice(0, 400)}` }))
        : judgeOutbox(books, await outbox.rows());
    return { kills, inFlight, wrong: wrong.map((one) => ({ ...one, seed })) };
  } finally {
    await server.close();
    await outbox.close();
    await rm(folder, { recursive: true });
  }
}

/** Kills a host at a random moment after some of its writes, or of its looks for what the dead have sent. */
function striker(child: Child, random: Random): { hear(heard: Heard): void; disarm(): void } {
  const kind = random.chance(0.2) ? 'look' : 'write';
  let left = kind === 'look' ? random.int(1, 2) : random.int(1, 8);
  let timer: NodeJS.Timeout | undefined;
  return {
    hear(heard) {
      if (heard.kind !== kind) return;
      left -= 1;
      if (left === 0) timer = setTimeout(() => child.kill(), random.next() * 200);
    },
    disarm: () => clearTimeout(timer),
  };
}
