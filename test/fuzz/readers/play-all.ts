import type { Fault } from './play.ts';
import { Watched } from './watched.ts';

export interface Sum {
  readonly name: string;
  runs: number;
  corpus: number;
  refused: number;
  readonly faults: Fault[];
}

export interface PlayOptions {
  readonly names: readonly string[];
  readonly seed: number;
  /** Runs of each reader at most. */
  readonly runs: number;
  /** Milliseconds for all of them together, in equal shares. */
  readonly ms: number;
  readonly onShare?: (sums: readonly Sum[]) => void;
  readonly onFault?: (fault: Fault) => void;
}

const SHARE_MS = 2000;
/** A reader that fails so often has been understood. */
const ENOUGH = 40;

/** Plays all readers in turn, each as long as the others. */
export async function playAll({ names, seed, runs, ms, onShare, onFault }: PlayOptions): Promise<readonly Sum[]> {
  const sums = names.map((name): Sum => ({ name, runs: 0, corpus: 0, refused: 0, faults: [] }));
  const spent = new Map<string, number>();
  const watched = new Watched();
  const until = Date.now() + ms;
  const share = Math.min(SHARE_MS, ms / names.length);
  try {
    for (;;) {
      const open = sums.filter((sum) => sum.runs < runs && sum.faults.length < ENOUGH);
      // the one that had least so far, so that one slow input is no other's loss
      const [sum] = open.sort((a, b) => (spent.get(a.name) ?? 0) - (spent.get(b.name) ?? 0));
      if (sum === undefined || (Date.now() >= until && sums.every((one) => one.runs > 0))) break;
      const began = Date.now();
      const played = await watched.play({
        ...{ reader: sum.name, seed, from: sum.runs, count: runs - sum.runs, ms: share },
      });
      spent.set(sum.name, (spent.get(sum.name) ?? 0) + Date.now() - began);
      sum.runs += played.runs;
      sum.refused += played.refused;
      sum.corpus = Math.max(sum.corpus, played.corpus);
      sum.faults.push(...played.faults);
      for (const fault of played.faults) onFault?.(fault);
      onShare?.(sums);
    }
  } finally {
    watched.close();
  }
  return sums;
}

const KINDS = { crash: 'crashes', hang: 'hangs', foreign: 'foreign errors' } as const;

/** `0 crashes, 0 hangs, 0 foreign errors` */
export function countsOf(faults: readonly Fault[]): string {
  return (['crash', 'hang', 'foreign'] as const)
    .map((kind) => `${faults.filter((fault) => fault.kind === kind).length} ${KINDS[kind]}`)
    .join(', ');
}

export const lineOf = ({ name, runs, corpus, faults }: Sum): string =>
  `${name}: ${runs.toLocaleString('en-GB')} runs, ${corpus} corpus, ${countsOf(faults)}`;
