import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Service } from '../../src/contract/index.ts';
import { createMock } from '../../src/mock/index.ts';
import { serve } from '../../src/mock/server.ts';
import { worldOf } from '../fuzz/world/world.ts';
import { disturb } from './activity.ts';
import { client, type Scene } from './client.ts';

export interface SoakReport {
  readonly service: Service;
  readonly requests: number;
  /** How often each status came; `broken` is a connection that broke where a fault may break it. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly acts: number;
  /** Heap in use after each round, with the same world put back. */
  readonly heap: readonly number[];
  readonly problems: readonly string[];
}

/** A world lasts this long; then another one is put in its place. */
const ROUND_MS = 5_000;
/** The first rounds fill caches and compile. */
const WARM_ROUNDS = 4;
/** What the heap may grow from the warm rounds to the last ones. */
const MOST_GROWTH = 1.15;

/** Lets clients, people and faults at one mock server for a while. */
export async function soak(
  service: Service,
  { ms, clients, seed }: { readonly ms: number; readonly clients: number; readonly seed: number },
): Promise<SoakReport> {
  const first = worldOf(service, seed, 0);
  const mock = createMock({ service, scenario: first.scenario, clock: 'running' });
  const server = await serve(mock);
  const statuses = new Map<string, number>();
  const problems: string[] = [];
  const heap: number[] = [];
  const end = performance.now() + ms;
  let acts = 0;
  try {
    for (let round = 0; performance.now() < end || round <= WARM_ROUNDS; round += 1) {
      const world = worldOf(service, seed, round % 10);
      mock.load(world.scenario);
      const scene: Scene = {
        mock,
        world,
        origin: server.url,
        until: performance.now() + Math.min(ROUND_MS, Math.max(500, ms / (2 * WARM_ROUNDS))),
        note(status) {
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        },
        problem: (text) => void problems.push(text),
      };
      const [did] = await Promise.all([
        disturb(scene, seed * 1_000 + round),
        ...Array.from({ length: clients }, (_, i) => client(scene, i, seed * 1_000 + round)),
      ]);
      acts += did;
      mock.faults.clear();
      mock.forgetRequests();
      mock.load(first.scenario);
      heap.push(heapInUse());
      if (problems.length > 20) break;
    }
  } finally {
    await server.close();
  }
  const warm = heap.slice(WARM_ROUNDS - 1, WARM_ROUNDS + 1);
  const growth = Math.min(...heap.slice(-2)) / Math.max(...warm);
  if (growth > MOST_GROWTH) problems.push(`the heap has grown to ${growth.toFixed(2)} times what it was`);
  const requests = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  return { service, requests, statuses, acts, heap, problems };
}

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function heapInUse(): number {
  if (typeof collect === 'function') for (let i = 0; i < 2; i += 1) Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}
