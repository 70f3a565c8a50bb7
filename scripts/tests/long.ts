/** `npm run test:long`: the suites that play with chance, in full. What follows `--` goes to vitest. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sizedFiles } from './sized-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', ...sizedFiles(root), ...process.argv.slice(2)],
  { cwd: root, env: { ...process.env, LONG: '1' }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
