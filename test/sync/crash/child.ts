import { createClient } from '../../../src/index.ts';
import type { SyncClient } from '../../../src/sync/client.ts';
import { syncOver } from '../../../src/sync/create-sync.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { openCopy } from '../../../src/sync/sqlite/index.ts';
import { OPTIONS, type ChildOptions } from './child-options.ts';
import { deadlyDatabase } from './database.ts';
import { readInto } from './reader.ts';

/**
 * One run in a process of its own, with a reader beside it. It ends with the code 0 when the run did, and is killed by
 * itself at a point, or from outside whenever that comes.
 */
const { service, url, token, file, journal, mode, perPage, now, point } = JSON.parse(
  process.env[OPTIONS] ?? '{}',
) as ChildOptions;
const common = { baseUrl: url, token, budget: 'off', allowHttp: true } as const;
const dfe: SyncClient =
  service === 'rect' ? createClient({ ...common, service }) : createClient({ ...common, service });
const copy = await openCopy(deadlyDatabase(await openFile(file), point));
const reading = await openCopy(file);
const stop = readInto(reading, journal);
const sync = syncOver(dfe, copy, { cohorts: [2025], seed: true, now: () => Date.parse(now) }, perPage);
process.send?.('begins');
const report = await sync[mode]();
await stop();
process.send?.({ resumed: report.resumed, todo: report.todo, held: report.held.length });
process.disconnect();
