import { existsSync, readFileSync } from 'node:fs';
import type { AnyClient } from '../../src/bulk/client.ts';
import { run as runBulk, type BulkResult } from '../../src/bulk/index.ts';
import type { RunOptions } from '../../src/bulk/run/run.ts';

/** No run of a test is under way for so long. */
const LONGEST_MS = 60_000;

/**
 * `run`, which says how far it had come when it does not end. A test that hangs tells nothing: the journal and the requests
 * do.
 */
export function run(client: AnyClient, journal: string, options: RunOptions = {}): Promise<BulkResult> {
  let progress: unknown = null;
  const running = runBulk(client, journal, { onProgress: (told) => (progress = told), ...options });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const lines = existsSync(journal) ? readFileSync(journal, 'utf8').trim().split('\n').slice(-12) : ['no journal'];
      reject(new Error(['A run does not end.', JSON.stringify(progress), ...lines].join('\n')));
    }, LONGEST_MS);
    running.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
