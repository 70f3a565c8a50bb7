import { appendFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';

/**
 * Before each file of tests: which mutant is awake. The name comes with the process: `MUTANT`. With `MUTATION_REACHED`, a
 * file, none is, and each file of tests notes which it passed by: in each of its tests, and outside of them.
 */
const awake = process.env['MUTANT'];
const noted = process.env['MUTATION_REACHED'];

/** What a file of tests notes: ids of mutants, and of each test of vitest the places of ids in that list. */
export interface Noted {
  readonly test: string;
  readonly ids: readonly string[];
  /** While the file was loaded, and before and after all of its tests. */
  readonly outside: readonly number[];
  readonly cases: readonly { readonly id: string; readonly ms: number; readonly reached: readonly number[] }[];
}

if (noted === undefined) {
  Reflect.set(globalThis, '__mutant', (id: string) => id === awake);
} else {
  const places = new Map<string, number>();
  const outside = new Set<number>();
  const cases = new Map<string, { began: number; ms: number; reached: Set<number> }>();
  // tests of a file may run at once: what happens meanwhile is of all of them
  let running: Set<number>[] = [];
  Reflect.set(globalThis, '__mutant', (id: string) => {
    let place = places.get(id);
    if (place === undefined) places.set(id, (place = places.size));
    if (running.length === 0) outside.add(place);
    else for (const reached of running) reached.add(place);
    return false;
  });
  beforeEach(({ task }) => {
    const one = { began: performance.now(), ms: 0, reached: new Set<number>() };
    cases.set(task.id, one);
    running.push(one.reached);
  });
  afterEach(({ task }) => {
    const one = cases.get(task.id);
    if (one === undefined) return;
    one.ms = Math.round(performance.now() - one.began);
    running = running.filter((reached) => reached !== one.reached);
  });
  afterAll(() => {
    const note: Noted = {
      test: expect.getState().testPath ?? '',
      ids: [...places.keys()],
      outside: [...outside],
      cases: [...cases].map(([id, { ms, reached }]) => ({ id, ms, reached: [...reached] })),
    };
    appendFileSync(noted, `${JSON.stringify(note)}\n`);
  });
}
