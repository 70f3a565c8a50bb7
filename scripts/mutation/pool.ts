import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Wanted, Went } from './worker.ts';

/** How a run of tests ended. */
export type Ended = Went | 'timed out' | 'crashed';

/** Where the workers find their tests. */
export interface Place {
  readonly root: string;
  /** A configuration of vitest. */
  readonly config: string;
  readonly env?: Readonly<Record<string, string>>;
}

const STARTS_WITHIN_MS = 60_000;

/** One worker and, when it hangs or dies, the next. */
export class Hand {
  #child: ChildProcess | null = null;

  constructor(readonly place: Place) {}

  /** Runs tests; a run that takes longer than `withinMs` is given up, with its process. */
  async run(wanted: Wanted, withinMs: number): Promise<Ended> {
    const child = this.#child ?? (await this.#start());
    const ended = await next(child, withinMs, () => child.send(wanted));
    if (ended === 'timed out' || ended === 'crashed') this.end();
    return isWent(ended) || ended === 'timed out' ? ended : 'crashed';
  }

  /** Ends the worker, and the processes of tests that it has. */
  end(): void {
    const pid = this.#child?.pid;
    this.#child = null;
    if (pid === undefined) return;
    try {
      // its tests run in processes of its group, and one that loops hears of nothing else
      process.kill(-pid, 'SIGKILL');
    } catch {
      // it has ended before
    }
  }

  async #start(): Promise<ChildProcess> {
    const { root, config, env = {} } = this.place;
    const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [config, root], {
      cwd: root,
      detached: true,
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    if ((await next(child, STARTS_WITHIN_MS, () => undefined)) !== 'ready') {
      this.end();
      throw new Error(
        `The worker that runs the tests of ${config} did not start: run \`npx vitest --config ${config}\`.`,
      );
    }
    return child;
  }
}

function next(child: ChildProcess, withinMs: number, begin: () => void): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (value: unknown): void => {
      clearTimeout(timer);
      child.off('message', settle);
      child.off('exit', crashed);
      resolve(value);
    };
    const crashed = (): void => settle('crashed');
    const timer = setTimeout(() => settle('timed out'), withinMs);
    child.on('message', settle);
    child.on('exit', crashed);
    begin();
  });
}

function isWent(value: unknown): value is Went {
  return typeof value === 'object' && value !== null && 'failed' in value;
}

/** Does all of a list, with several hands at once: each takes the next when it is free. */
export async function withHands<Item>(
  hands: readonly Hand[],
  items: Iterable<Item>,
  work: (hand: Hand, item: Item) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  try {
    await Promise.all(
      hands.map(async (hand) => {
        for (let one = left.next(); one.done !== true; one = left.next()) await work(hand, one.value);
      }),
    );
  } finally {
    for (const hand of hands) hand.end();
  }
}
