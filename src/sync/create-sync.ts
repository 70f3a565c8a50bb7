import { isRecord } from '../base/guards.ts';
import { refuseUnknownOptions } from '../base/unknown-options.ts';
import { isService } from '../contract/service.ts';
import { insideOf, isSyncClient, type AnyClient } from './client.ts';
import { inside, type Copy } from './copy/copy.ts';
import { prune } from './copy/prune.ts';
import { resources } from './resources.ts';
import { holding } from './run/hold.ts';
import { run } from './run/run.ts';
import { fence } from './store/lease.ts';
import { first, textOrNull, type Steps } from './store/steps.ts';
import { SyncError } from './sync-error.ts';
import type { SyncOptions, SyncReport } from './types.ts';

/** Keeps a copy. One run at a time; readers may read at any time. */
export interface Sync {
  /**
   * Reads what was updated, what the calendar moved once a day, and what follows from both. Lists that were never read
   * whole are read whole. Several times a day, at random minutes.
   */
  delta(): Promise<SyncReport>;
  /** Reads every list whole. Once or twice a week. */
  full(): Promise<SyncReport>;
  /** A full run when the last one is so long ago, else a delta. */
  auto(options?: { readonly fullEvery?: { readonly days: number } }): Promise<SyncReport>;
}

const OPTIONS =
  'cohorts resources overlap daily absence trustUpdatedSince accept seed takeOver sameOwner signal onProgress onWarning now'.split(
    ' ',
  );

/**
 * Makes what keeps a copy of all that a client's provider is served. Nothing is read yet.
 *
 * @example
 * const copy = await openCopy('crm.db');
 * const sync = createSync(dfe, copy, { cohorts: [2024, 2025, 2026] });
 * const { resources, held } = await sync.auto({ fullEvery: { days: 3 } });
 * @throws {SyncError} for options that cannot be used; nothing was read then
 */
export function createSync(client: AnyClient, copy: Copy, options: SyncOptions = {}): Sync {
  return syncOver(client, copy, options);
}

/** As `createSync`, for tests: with pages of another size. */
export function syncOver(client: AnyClient, copy: Copy, options: SyncOptions, perPage?: number): Sync {
  checkOptions(client, options);
  if (!isSyncClient(client)) refuse('pass a client made by createClient as the first argument.');
  const { connection, personal, keepChangesDays } = copy[inside];
  const runIn = (mode: 'delta' | 'full'): Promise<SyncReport> =>
    holding(connection, options.takeOver === true, async (lease) => {
      const report = await run({ client, connection, lease, personal, mode, options, ...(perPage && { perPage }) });
      await connection.write(function* () {
        yield* fence(lease);
        yield* prune(Date.parse(report.serverAt), keepChangesDays);
      });
      return report;
    });
  return {
    delta: () => runIn('delta'),
    full: () => runIn('full'),
    async auto({ fullEvery = { days: 3 } } = {}) {
      if (!(fullEvery.days > 0)) refuse('fullEvery: "days" has to be a number above 0.');
      const last = await connection.read(lastFull);
      const due = last === null ? 0 : Date.parse(last) + fullEvery.days * 86_400_000;
      return runIn((options.now ?? Date.now)() >= due ? 'full' : 'delta');
    },
  };
}

/** When the last full run began that came to its end. */
function* lastFull(): Steps<string | null> {
  const row = yield* first("SELECT max(started_at) AS at FROM dfe_runs WHERE mode = 'full' AND ended_at IS NOT NULL");
  return row === null ? null : textOrNull(row, 'at');
}

function refuse(what: string): never {
  throw new SyncError('options', `createSync: ${what}`);
}

function checkOptions(client: AnyClient, options: SyncOptions): void {
  refuseUnknownOptions('createSync', options, OPTIONS);
  const reached = insideOf(client);
  if (!isRecord(client) || !isService(client.service) || reached === null)
    refuse('pass a client made by createClient as the first argument.');
  if (reached.serverDate({}) !== null)
    refuse('the client has a serverDate, which moves what is served. Make one without it: a copy is of the present.');
  const { cohorts, resources: kept, overlap, absence, accept } = options;
  if (
    cohorts !== undefined &&
    !(Array.isArray(cohorts) && cohorts.every((year) => Number.isInteger(year) && year >= 2020 && year < 2100))
  )
    refuse('"cohorts" has to be a list of years, such as [2025, 2026].');
  if (kept !== undefined && !(Array.isArray(kept) && kept.every((name) => resources.some((known) => known === name))))
    refuse(`"resources" has to be a list of ${resources.join(', ')}.`);
  const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (overlap?.atLeastMinutes !== undefined && !isCount(overlap.atLeastMinutes))
    refuse('"overlap.atLeastMinutes" has to be a number of minutes.');
  if (
    absence?.most !== undefined &&
    !(isCount(absence.most.rows) && isCount(absence.most.share) && absence.most.share <= 1)
  )
    refuse('"absence.most" has to be { rows, share }: a number of records, and a part of 1.');
  for (const [name, count] of Object.entries(accept ?? {}))
    if (!resources.some((known) => known === name) || !Number.isInteger(count) || !isCount(count))
      refuse(`"accept" has to name lists (${resources.join(', ')}) with the number of records that may be closed.`);
}
