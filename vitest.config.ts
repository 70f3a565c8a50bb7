import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/browser/chromium.ts';
import { docSamples } from './test/docs/vite-plugin.ts';
import { apart, timed } from './test/support/apart.ts';
import { mutant } from './test/sync/mutants/plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const alone = apart();

export default defineConfig({
  plugins: [docSamples(), mutant()],
  resolve: {
    alias: [
      { find: /^lead-provider-sdk$/, replacement: at('./src/index.ts') },
      { find: /^lead-provider-sdk\/(rules|redis|telemetry|sync|bulk)$/, replacement: at('./src/$1/index.ts') },
      { find: /^lead-provider-sdk\/mock$/, replacement: at('./src/mock/index.ts') },
      { find: /^lead-provider-sdk\/mock\/(msw|server)$/, replacement: at('./src/mock/$1.ts') },
      { find: /^lead-provider-sdk\/sync\/(sqlite|postgres)$/, replacement: at('./src/sync/$1/index.ts') },
      { find: /^lead-provider-sdk\/(types|schemas)\/(rect|ecf)$/, replacement: at('./generated/$2/$1.ts') },
    ],
  },
  test: {
    // no test measures time: this is for what hangs, on the slowest machine
    testTimeout: 120_000,
    hookTimeout: 120_000,
    typecheck: { enabled: false },
    // vitest would leave one core to itself, which is half of the machine where there are two
    maxWorkers: Math.max(2, availableParallelism()),
    // those that run together mostly wait: for a socket, a window, a deadline
    maxConcurrency: 20,
    projects: [
      // these leave nothing behind in their process, so they share it, and what it has loaded
      {
        extends: true,
        test: {
          name: 'source',
          // in full, what they leave on the heap is more than one process may have
          isolate: process.env['LONG'] === '1',
          setupFiles: ['test/support/fresh-process.ts'],
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/package/**', 'test/browser/**', ...alone, ...timed],
        },
      },
      { extends: true, test: { name: 'apart', include: alone } },
      // these see the package as users get it: built, packed and installed, once for all of them
      {
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/install.ts'],
        },
      },
      // needs a browser: without one it is left out of the whole run, and says so when it is asked for by name
      ...(findChromium() !== null || process.argv.includes('browser')
        ? [{ extends: true as const, test: { name: 'browser', include: ['test/browser/**/*.test.ts'] } }]
        : []),
      // these wait for the clock on the wall, so they run when all others have ended
      { extends: true, test: { name: 'timed', include: [...timed], sequence: { groupOrder: 1 } } },
    ],
  },
});
