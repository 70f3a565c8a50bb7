import type { Fetch } from '../../client/index.ts';
import { createClient } from '../../resources/create-client.ts';
import { createSync, type Copy, type Progress, type Sync, type SyncReport } from '../../sync/index.ts';
import { tableOf } from '../../sync/resources.ts';
import { openCopy } from '../../sync/sqlite/index.ts';
import { CommandFailure } from '../command-failure.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { tokenOf } from '../server-options.ts';
import { codeOfError, codeOfReport, exit, wordsFor } from './exit-codes.ts';
import { interruptible } from './interruptible.ts';
import { localClock } from './local-clock.ts';
import { put, putJson } from './output.ts';
import { pullOptions, type PullOptions } from './pull-options.ts';
import { pullProgress, type PullProgress } from './pull-progress.ts';
import { reportText } from './pull-report.ts';

/** `lead-provider pull`: one run that keeps a copy. */
export async function pullCommand(args: readonly string[]): Promise<void> {
  const options = pullOptions(args);
  let isUnderWay = false;
  try {
    const token = await tokenOf('pull', options.tokenFile);
    const { service, server, recording } = options;
    await withEvidence({ command: 'pull', service, server, token }, recording, (fetch) =>
      pull(options, token, fetch, () => {
        isUnderWay = true;
      }),
    );
  } catch (error) {
    const code = codeOfError(error, { isUnderWay });
    const words =
      code === exit.interrupted
        ? 'interrupted. What was read is kept: run the same command again, and it goes on where it stopped.'
        : wordsFor(error).replace(/^pull: /, '');
    if (options.json) await putJson({ event: 'failed', exitCode: code, message: words });
    throw new CommandFailure(`pull: ${words}`, code);
  }
}

async function pull(options: PullOptions, token: string, fetch: Fetch | undefined, began: () => void): Promise<void> {
  // told apart from what comes later: until the copy is open nothing was sent or written
  let progress: PullProgress | null = null;
  const client = createClient({
    service: options.service,
    ...options.server,
    token,
    allowHttp: options.allowHttp,
    budgetWarning: false,
    ...(fetch !== undefined && { fetch }),
    onEvent: ({ type }) => {
      if (type === 'request') progress?.sent();
    },
  });
  const copy = await openCopy(options.out, options.personal === undefined ? {} : { personal: options.personal });
  try {
    const now = await localClock('baseUrl' in options.server ? options.server.baseUrl : undefined, fetch);
    const known = await knownRows(copy);
    progress = pullProgress(process.stderr, ({ resource, cohort }) => (cohort === null ? known(resource) : null));
    const report = await interruptible(async (signal) => {
      const sync = createSync(client, copy, {
        ...syncOptions(options),
        ...(now !== null && { now }),
        signal,
        onProgress(told) {
          if (options.json) void putJson({ event: 'progress', ...told });
          else progress?.told(told);
        },
        onWarning(warning) {
          progress?.end();
          process.stderr.write(`lead-provider pull: ${warning}\n`);
        },
      });
      began();
      return runOf(sync, options);
    }).finally(() => progress?.end());
    await tell(report, options.json);
    process.exitCode = codeOfReport(report);
  } finally {
    await copy.close();
  }
}

function syncOptions({ cohorts, only, daily, accept, sameOwner, takeOver, trustUpdatedSince }: PullOptions) {
  return {
    ...{ cohorts, daily, accept, sameOwner, takeOver, trustUpdatedSince },
    ...(only !== undefined && { resources: only }),
  };
}

function runOf(sync: Sync, { mode, fullEvery }: PullOptions): Promise<SyncReport> {
  if (mode === 'full') return sync.full();
  return mode === 'auto' ? sync.auto({ fullEvery: { days: fullEvery } }) : sync.delta();
}

/** How many records of each list that was read whole the copy holds; null for any other, whose length is not known. */
async function knownRows(copy: Copy): Promise<(resource: Progress['resource']) => number | null> {
  const counts = new Map<string, number>();
  const whole = await copy.query('SELECT scope FROM dfe_scopes WHERE whole_start IS NOT NULL');
  for (const [resource, table] of Object.entries(tableOf)) {
    if (!whole.some(({ scope }) => scope === resource)) continue;
    const [row] = await copy.query(`SELECT count(*) AS number FROM ${table} WHERE gone_at IS NULL`);
    counts.set(resource, Number(row?.['number'] ?? 0));
  }
  return (resource) => counts.get(resource) ?? null;
}

async function tell(report: SyncReport, json: boolean): Promise<void> {
  if (json) await putJson({ event: 'report', ...report });
  else await put(reportText(report));
}
