import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BulkOperation } from '../../../src/bulk/rows/operations.ts';
import type { SourceRow } from '../../../src/bulk/rows/source.ts';
import { Random } from '../../fuzz/random.ts';
import { Books, slotOf, type Wrong } from '../books.ts';
import { keptIn } from './by-hand.ts';
import { OPTIONS, type ChildOptions } from './child-options.ts';
import { intentOf } from './intents.ts';
import { CrashServer, type Heard } from './server.ts';

/** Longer than the service may still work on a write of the dead. */
const SETTLE_MS = 400;
const ROWS = 100;
/** Kills of one journal: more of them find nothing left to send. */
const A_JOURNAL = 8;

export const phases = ['planning', 'sending', 'settling'] as const;
export type Phase = (typeof phases)[number];

export interface Kills {
  readonly kills: number;
  readonly inFlight: number;
  readonly rows: number;
  readonly journals: number;
  readonly by: Readonly<Record<Phase, number>>;
  readonly wrong: readonly (Wrong & { readonly seed: number })[];
}

interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  /** The bundle of child.ts. */
  readonly child: string;
  readonly operation?: BulkOperation;
  readonly how?: ChildOptions['how'];
  /** Ends after so many things that are wrong: for code that is broken on purpose one will do. */
  readonly enough?: number;
}

/** Several plays as one. */
export function allOf(played: readonly Kills[]): Kills {
  const sum = (of: (one: Kills) => number): number => played.reduce((all, one) => all + of(one), 0);
  return {
    kills: sum(({ kills }) => kills),
    inFlight: sum(({ inFlight }) => inFlight),
    rows: sum(({ rows }) => rows),
    journals: sum(({ journals }) => journals),
    by: {
      planning: sum(({ by }) => by.planning),
      sending: sum(({ by }) => by.sending),
      settling: sum(({ by }) => by.settling),
    },
    wrong: played.flatMap(({ wrong }) => wrong),
  };
}

/** Kills runs in processes of their own, several times in each journal, until so many were killed. */
export async function playKills({ kills, enough = Infinity, seed, ...options }: KillOptions): Promise<Kills> {
  const played: Kills[] = [];
  for (let world = seed; ; world += 1) {
    const all = allOf(played);
    if (all.kills >= kills || all.wrong.length >= enough) return all;
    if (world > seed + kills + 5) throw new Error('Too few runs could be killed.');
    played.push(await playJournal(world, { ...options, kills: Math.min(A_JOURNAL, kills - all.kills) }));
  }
}

async function playJournal(
  seed: number,
  { kills: most, child: bundle, operation = 'declarations.create', how = 'bulk' }: Omit<KillOptions, 'seed' | 'enough'>,
): Promise<Kills> {
  const random = new Random(seed, 55);
  const { mock, rows, journal } = await intentOf(operation, 1 + (seed % 5), ROWS);
  const books = new Books();
  const server = new CrashServer(mock, books, random);
  if (operation === 'partnerships.create') server.isLook = (url) => url.includes('/partnerships');
  if (operation.startsWith('participants.')) server.isLook = (url) => url.includes('/participants/');
  const folder = dirname(journal);
  const common = {
    ...{ url: await server.open(), token: mock.token('lp1'), journal, operation, how, rows },
    settleAfterMs: SETTLE_MS,
  };
  const by: Record<Phase, number> = { planning: 0, sending: 0, settling: 0 };
  let [kills, inFlight, senders] = [0, 0, 0];
  let failed: string | null = null;
  const fresh = (): Child => {
    senders += 1;
    const options = join(folder, `child-${senders}.json`);
    writeFileSync(options, JSON.stringify({ ...common, sender: senders } satisfies ChildOptions));
    return new Child(senders, bundle, options);
  };
  // loaded while the one before it is at work, so that it begins while the service is still at the dead one's writes
  let next = fresh();
  try {
    for (;;) {
      const child = next;
      next = fresh();
      const phase: Phase =
        how === 'bulk' && !existsSync(journal) && by.planning < 1 && random.chance(0.6)
          ? 'planning'
          : random.chance(0.25)
            ? 'settling'
            : 'sending';
      const arm = kills < most ? armed(child, phase, random, folder) : null;
      server.hear = (heard) => arm?.hear(heard);
      child.beforeKill = () => server.inFlight(child.sender);
      await child.begin();
      const end = await child.ended;
      arm?.disarm();
      server.died(child.sender);
      if (end.isKilled) {
        kills += 1;
        by[phase] += 1;
        if (child.wasInFlight > 0) inFlight += 1;
        continue;
      }
      if (!end.isDone) failed = end.said;
      break;
    }
  } finally {
    await next.end();
    await server.close();
  }
  const wrong =
    failed !== null
      ? [{ kind: 'open' as const, what: `the run failed: ${failed.slice(0, 400)}` }]
      : how === 'bulk'
        ? books.judge(readFileSync(journal), journal)
        : handJudged(books, journal, rows);
  await rm(folder, { recursive: true });
  return {
    kills,
    inFlight,
    rows: rows.length,
    journals: 1,
    by,
    wrong: wrong.map((one) => ({ ...one, seed, what: `${operation}, ${one.what}` })),
  };
}

/** What is wrong with what the loop by hand has kept. */
function handJudged(books: Books, progress: string, rows: readonly SourceRow[]): readonly Wrong[] {
  const kept = new Map(keptIn(progress).map((one) => [one.line, one]));
  return rows.flatMap(({ line, draft }): readonly Wrong[] => {
    const one = kept.get(line);
    const slot = slotOf(draft['participant_id'] ?? '', draft);
    if (one === undefined && books.of(slot).length === 0) return [{ kind: 'lost', what: `line ${line}: never sent` }];
    return books.ended(slot, `line ${line}`, typeof one?.id === 'string', one?.id ?? null);
  });
}

/** Kills a child at a random moment of a phase of its life. */
function armed(
  child: Child,
  phase: Phase,
  random: Random,
  folder: string,
): { hear(heard: Heard): void; disarm(): void } {
  const timers: NodeJS.Timeout[] = [];
  const strike = (withinMs: number): void => void timers.push(setTimeout(() => child.kill(), random.next() * withinMs));
  const kind = phase === 'sending' ? 'write' : phase === 'settling' ? 'look' : 'GET';
  let left = phase === 'sending' ? random.int(2, 26) : phase === 'settling' ? random.int(1, 2) : random.int(1, 5);
  // in the last part of a plan nothing is read any more, and its file is written
  const writing = phase === 'planning' && random.chance(0.5) ? watch(folder) : null;
  writing?.on('change', (_event, name) => {
    if (String(name).startsWith('run.jsonl') && left > 0) {
      left = 0;
      strike(3);
    }
  });
  return {
    hear(heard) {
      if (writing !== null || heard.sender !== child.sender || heard.kind !== kind) return;
      left -= 1;
      if (left === 0) strike(phase === 'sending' ? 200 : phase === 'settling' ? 450 : 15);
    },
    disarm() {
      for (const timer of timers) clearTimeout(timer);
      writing?.close();
    },
  };
}

export interface Ended {
  readonly isKilled: boolean;
  readonly isDone: boolean;
  readonly said: string;
}

export class Child {
  readonly sender: number;
  readonly ended: Promise<Ended>;
  /** Asked right before it is killed. */
  beforeKill: () => number = () => 0;
  wasInFlight = 0;
  readonly #process: ChildProcess;
  readonly #ready: Promise<unknown>;

  constructor(sender: number, bundle: string, options: string) {
    this.sender = sender;
    const one = fork(bundle, {
      env: { ...process.env, [OPTIONS]: options },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process = one;
    let said = '';
    one.stderr?.on('data', (some: Buffer) => (said += some.toString()));
    this.ended = once(one, 'exit').then(([code, signal]: unknown[]) => ({
      isKilled: signal === 'SIGKILL',
      isDone: code === 0,
      said,
    }));
    this.#ready = Promise.race([once(one, 'message'), this.ended]);
  }

  async begin(): Promise<void> {
    await this.#ready;
    this.#process.send('begin', () => undefined);
  }

  kill(): void {
    this.wasInFlight = this.beforeKill();
    this.#process.kill('SIGKILL');
  }

  async end(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.ended;
  }
}
