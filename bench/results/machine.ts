import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What the numbers were taken on, and of. */
export interface Machine {
  /** The short hash of the commit; null outside of a Git checkout. */
  readonly commit: string | null;
  /** Whether files differ from that commit. */
  readonly withChanges: boolean;
  /** When the run began, as `YYYY-MM-DD`. */
  readonly date: string;
  readonly node: string;
  readonly platform: string;
  readonly cores: number;
  /** Processes that wanted to run, on average over a minute, before the first and after the last measurement. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** The bench keeps two processes busy at most: the one that asks, and the server it asks. */
const OWN_LOAD = 2;

/** Processes that wanted to run, on average over the last minute. */
export const loadNow = (): number => loadavg()[0] ?? NaN;

/** Looks at the machine before the run. What it gives looks again, after the run. */
export function lookAtMachine(loadBefore: number): () => Machine {
  const before = {
    ...checkout(),
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: cpus().length,
    loadBefore,
  };
  return () => ({ ...before, loadAfter: loadNow() });
}

/** Why the numbers of a run are not to be trusted, in words; null when the machine was quiet. */
export function whyLoaded({ cores, loadBefore, loadAfter }: Machine): string | null {
  const most = { before: cores / 2, after: cores + OWN_LOAD };
  const reasons = [
    loadBefore > most.before
      ? `the load average before the start was ${loadBefore.toFixed(2)}, over half of ${cores} cores`
      : [],
    loadAfter > most.after
      ? `the load average after the end was ${loadAfter.toFixed(2)}, over ${cores} cores and the bench's own ${OWN_LOAD}`
      : [],
  ].flat();
  return reasons.length === 0 ? null : reasons.join('; ');
}

function checkout(): Pick<Machine, 'commit' | 'withChanges'> {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    // the page itself is written by each run
    const changed = git('status', '--porcelain', '--', '.', ':!bench/RESULTS.md');
    return { commit: git('rev-parse', '--short', 'HEAD'), withChanges: changed !== '' };
  } catch {
    return { commit: null, withChanges: false };
  }
}
