import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Which test files get a process of their own. All others share the two that the run has, which saves each of them from
 * loading the sources anew: most of what a short file costs. They can share because they leave nothing behind.
 */

const root = new URL('../../', import.meta.url);

/** Who counts requests in the process-wide book of a token, or plays with time. */
const folders = /^test\/(budget|client|day|examples|faults|paging|telemetry)\//;

/** What changes things that all files of a process have in common, or reads what others could have changed. */
const shared =
  /\bvi\.(mock|doMock|stub|spyOn|useFake|setSystem|resetModules)|\bglobalThis\.\w+ =|\bprocess\.(chdir|on)\b|\b(createClient|memoryBudget)\(|\/mock-time\.ts'/;

/** Suites whose time is the time of the clock on the wall: they come last, when nothing else is under way. */
export const timed: readonly string[] = [
  'test/faults/sockets.test.ts',
  'test/redis/**/*.test.ts',
  'test/cli/*.test.ts',
  'test/sync/fence.test.ts',
  'test/sync/lease.test.ts',
];

export function apart(): string[] {
  return readdirSync(new URL('test', root), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((path) => path.endsWith('.test.ts') && !/^test\/(package|browser|redis|cli)\//.test(path))
    .filter((path) => folders.test(path) || shared.test(readFileSync(fileURLToPath(new URL(path, root)), 'utf8')))
    .filter((path) => !timed.includes(path))
    .sort();
}
