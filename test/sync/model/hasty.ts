import { systemRuntime, type Runtime } from '../../../src/budget/index.ts';
import type { Random } from './random.ts';

/** How often faster than ours the clock goes by which a client waits. */
export const HASTE = 1000;

/** What a client waits for is soon over, and how long it spreads its tries can be had again. */
export function hasty(random: Random): Runtime {
  return {
    now: () => systemRuntime.now(),
    random: () => random.next(),
    later: (callback, ms) => systemRuntime.later(callback, ms / HASTE),
  };
}
