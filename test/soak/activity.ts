import { setTimeout as sleep } from 'node:timers/promises';
import { reason } from '../../src/base/reason.ts';
import type { FaultEffect, Snapshot } from '../../src/mock/index.ts';
import { Random } from '../fuzz/random.ts';
import { struckProvider, type Scene } from './client.ts';

/** Between two disturbances, in milliseconds. */
const LULL_MS = 20;
const MOST_SNAPSHOTS = 5;

const effects: readonly FaultEffect[] = [
  { kind: 'latency', ms: 30 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'html' },
  { kind: 'drop' },
  { kind: 'lose-reply' },
  { kind: 'late', afterMs: 40 },
  { kind: 'truncate' },
  { kind: 'slow-body', ms: 40, chunks: 3 },
  { kind: 'clamp', perPage: 2 },
  { kind: 'skew', ms: -90_000 },
];

/** Days that pass, clocks that are moved, faults, snapshots. Answers with how many acts the days held. */
export async function disturb(scene: Scene, seed: number): Promise<number> {
  const { mock } = scene;
  const random = new Random(seed, 7);
  const days = mock.live({ seed, perDay: 10, provider: true })[Symbol.iterator]();
  const kept: Snapshot[] = [mock.snapshot()];
  let acts = 0;
  const doings = {
    live() {
      acts += days.next().value?.acts.length ?? 0;
    },
    clock: () => mock.clock.advance({ hours: random.int(-12, 30), milliseconds: random.int(0, 999) }),
    fault: () =>
      mock.faults.add({ effect: random.pick(effects), leadProvider: struckProvider(scene), times: random.int(1, 4) }),
    clear: () => mock.faults.clear(),
    keep() {
      kept.push(mock.snapshot());
      if (kept.length > MOST_SNAPSHOTS) kept.shift();
    },
    restore: () => mock.restore(random.pick(kept)),
    changes: () => (random.chance(0.5) ? mock.changes.record({ keep: 1_000 }) : mock.changes.stop()),
  };
  const weights = { live: 8, clock: 3, fault: 6, clear: 0.5, keep: 1, restore: 0.7, changes: 0.5 } as const;
  while (performance.now() < scene.until) {
    const what = random.weighted(weights);
    try {
      doings[what]();
    } catch (error) {
      scene.problem(`${what}: ${error instanceof Error ? (error.stack ?? reason(error)) : reason(error)}`);
    }
    await sleep(LULL_MS);
  }
  mock.changes.stop();
  return acts;
}
