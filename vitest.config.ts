import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/browser/chromium.ts';
import { docSamples } from './test/docs/vite-plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [docSamples()],
  resolve: {
    alias: [
      { find: /^lead-provider-sdk$/, replacement: at('./src/index.ts') },
      { find: /^lead-provider-sdk\/(rules|redis|telemetry)$/, replacement: at('./src/$1/index.ts') },
      { find: /^lead-provider-sdk\/mock$/, replacement: at('./src/mock/index.ts') },
      { find: /^lead-provider-sdk\/mock\/(msw|server)$/, replacement: at('./src/mock/$1.ts') },
      { find: /^lead-provider-sdk\/(types|schemas)\/(rect|ecf)$/, replacement: at('./generated/$2/$1.ts') },
    ],
  },
  test: {
    testTimeout: 30_000,
    typecheck: { enabled: false },
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/package/**', 'test/browser/**'],
        },
      },
      // these see the package as users get it: built, packed and installed, once for all of them
      {
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/install.ts'],
          hookTimeout: 120_000,
        },
      },
      // needs a browser: without one it is left out of the whole run, and says so when it is asked for by name
      ...(findChromium() !== null || process.argv.includes('browser')
        ? [{ extends: true as const, test: { name: 'browser', include: ['test/browser/**/*.test.ts'] } }]
        : []),
    ],
  },
});
