import { registry } from '../../src/base/registry.ts';

/**
 * Before each file of tests that shares its process with others: what another file left behind must not hold this one up.
 */

// requests that tests left under way, of clients they took for dead, keep places of the process for ever, and a client of
// this file would wait for one
registry('places.1').clear();

// a replaced timer that nobody puts back rings for nobody: whatever waits then waits for ever, in whichever file comes next
const timers = registry<unknown>('test.timers');
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'] as const) {
  const present: unknown = globalThis[name];
  if (!timers.has(name)) timers.set(name, present);
  else if (timers.get(name) !== present)
    throw new Error(
      `A file of tests before this one in the process has left ${name} replaced. See test/support/apart.ts.`,
    );
}
