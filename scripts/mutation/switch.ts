import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

/**
 * Before each file of tests: which mutant is awake. The name comes with the process: `MUTANT`. With `MUTATION_REACHED`, a
 * file, none is, and each file of tests notes which it passed by.
 */
const awake = process.env['MUTANT'];
const noted = process.env['MUTATION_REACHED'];

if (noted === undefined) {
  Reflect.set(globalThis, '__mutant', (id: string) => id === awake);
} else {
  const reached = new Set<string>();
  Reflect.set(globalThis, '__mutant', (id: string) => {
    reached.add(id);
    return false;
  });
  afterAll(() => {
    appendFileSync(noted, `${JSON.stringify({ test: expect.getState().testPath, reached: [...reached] })}\n`);
  });
}
