import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { compareCopies, readCopy, type CopyComparison } from '../../src/compare/index.ts';
import { createClient } from '../../src/index.ts';
import { createMock, type Mock, type Scenario } from '../../src/mock/index.ts';
import type { SyncClient } from '../../src/sync/client.ts';
import { syncOver } from '../../src/sync/create-sync.ts';
import { openFile } from '../../src/sync/sqlite/drivers.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import type { SyncOptions } from '../../src/sync/types.ts';

export type Service = 'ecf' | 'rect';

export interface Pulled {
  readonly file: string;
  readonly mock: Mock;
  /** Runs once more. */
  again(): Promise<void>;
}

const root = mkdtempSync(join(tmpdir(), 'lead-provider-compare-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let files = 0;

export const fresh = (): string => join(root, `${(files += 1)}.db`);

/** A world served by one of the services, and a copy of it. */
export async function pulled(
  service: Service,
  scenario: Scenario,
  { personal, ...options }: SyncOptions & { readonly personal?: 'none' } = {},
): Promise<Pulled> {
  const mock = createMock({ service, scenario });
  const common = { baseUrl: 'https://mock.test', token: mock.token('lp1'), budget: 'off', retries: 0 } as const;
  const fetch = (request: Request): Promise<Response> => mock.fetch(request);
  const dfe: SyncClient =
    service === 'rect' ? createClient({ ...common, fetch, service }) : createClient({ ...common, fetch, service });
  const file = fresh();
  const run = async (): Promise<void> => {
    const copy = await openCopy(file, personal === undefined ? {} : { personal });
    const now = (): number => Date.parse(mock.clock.now);
    await syncOver(dfe, copy, { now, cohorts: [2023, 2024, 2025], ...options }, 3000).full();
    await copy.close();
  };
  await run();
  return { file, mock, again: run };
}

export async function compared(from: string, to: string, match: 'id' | 'trn' = 'id'): Promise<CopyComparison> {
  const [one, other] = [await readCopy(from), await readCopy(to)];
  try {
    return compareCopies(one, other, { match });
  } finally {
    one.close();
    other.close();
  }
}

/** A copy of a copy, in which something is written by hand. */
export async function changed(file: string, ...statements: readonly string[]): Promise<string> {
  const other = fresh();
  copyFileSync(file, other);
  const database = await openFile(other);
  for (const sql of statements) database.exec(sql);
  database.close();
  return other;
}
