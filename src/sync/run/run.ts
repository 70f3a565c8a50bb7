import { randomBytes } from 'node:crypto';
import { dayOf } from '../../rules/time.ts';
import { insideOf, type SyncClient } from '../client.ts';
import type { Scope } from '../resources.ts';
import { erasedIds } from '../store/erase.ts';
import { transaction, type Writer } from '../store/events.ts';
import { explainMerges } from '../store/explain.ts';
import { closeChains, successorsKnown } from '../store/id-changes.ts';
import type { Lease } from '../store/lease.ts';
import { writeRuleBook } from '../store/rule-book.ts';
import { beginRun, endRun } from '../store/runs.ts';
import { set, setting, type Personal } from '../store/schema.ts';
import type { CopyConnection, Steps } from '../store/steps.ts';
import { countOwed } from '../store/todo.ts';
import { isBegun, watermarksOf } from '../store/walks.ts';
import type { SyncOptions, SyncReport } from '../types.ts';
import { Counts, RunClock, type RunContext } from './context.ts';
import { checkOwner } from './owner.ts';
import { settlePeople } from './people.ts';
import { isSandbox, readingOf, scopesOf, type Reading } from './plan.ts';
import { owedNow, settleAbsent, settleAll, settleMerges, settleReads } from './settle.ts';
import { walkScope } from './walk.ts';
import { isSamePerson } from './write-records.ts';

/** More people than this whose declarations are owed take more requests than the whole list. */
const MOST_PEOPLE = 3000;

export interface RunInput {
  readonly client: SyncClient;
  readonly connection: CopyConnection;
  readonly lease: Lease;
  readonly personal: Personal;
  readonly mode: 'delta' | 'full';
  readonly options: SyncOptions;
  readonly perPage?: number;
}

/** One run, on one page: who asks, each list in its order, what follows from it, and the end. */
export async function run(input: RunInput): Promise<SyncReport> {
  const context = await begin(input);
  const { counts, options } = context;
  for (const scope of scopesOf(options)) {
    options.signal?.throwIfAborted();
    const reading = await readingNow(context, scope);
    if (reading === 'not') continue;
    await walkScope(context, scope, reading === 'whole' ? null : reading.since);
    if (scope.resource === 'participants') {
      await settleMerges(context);
      await settleReads(context);
    }
    if (scope.resource === 'declarations') await settlePeople(context);
    await settleAbsent(context, scope.resource);
  }
  await settleAll(context, settlePeople);
  return end(context, counts);
}

async function begin({
  client,
  connection,
  lease,
  personal,
  mode,
  options,
  perPage = 3000,
}: RunInput): Promise<RunContext> {
  await checkOwner(client, connection, lease, options);
  const clock = new RunClock(options.now);
  const word = randomBytes(6).toString('base64url');
  const number = await connection.write(() => beginRun(lease, { mode, word, at: clock.now() }));
  const writer: Writer = { lease, run: number, word };
  const provider =
    (await connection.read(() => setting('provider'))) ??
    (await client.whoAmI(options.signal && { signal: options.signal }));
  await connection.write(() =>
    transaction(writer, clock.now(), function* () {
      if (provider !== null) yield* set('provider', provider);
      yield* writeRuleBook(client.service);
    }),
  );
  const successors = await connection.read(successorsKnown);
  const context: RunContext = {
    ...{ mode, client, connection, writer, options, provider, personal, perPage, clock, successors },
    counts: new Counts(),
    controls: new Map(),
    erased: await connection.read(erasedIds),
    served: new Map(),
    owesPeople: true,
  };
  // a first walk that no run can leave out reads them all: whoever goes on after a crash begins it, too
  context.owesPeople = !(await connection.read(() => isUnread({ resource: 'declarations', cohort: null })));
  return context;
}

/** Whether a scope was never read, nor begun to be read. */
function* isUnread(scope: Scope): Steps<boolean> {
  const { last } = yield* watermarksOf(scope);
  return last === null && !(yield* isBegun(scope));
}

async function readingNow(context: RunContext, scope: Scope): Promise<Reading> {
  const { client, connection, mode, clock, options } = context;
  const watermarks = await connection.read(() => watermarksOf(scope));
  if (scope.resource === 'declarations' && watermarks.whole !== null) {
    const people = await owedNow(context, 'person', 'declarations');
    if (people.length > MOST_PEOPLE) return 'whole';
  }
  const isTrusted = options.trustUpdatedSince === true || !isSandbox(insideOf(client)?.origin ?? '');
  return readingOf(scope, watermarks, { service: client.service, mode, now: clock.ms, isTrusted, options });
}

async function end(context: RunContext, counts: Counts): Promise<SyncReport> {
  const { connection, writer, clock, mode } = context;
  const { open, stuck } = await connection.read(countOwed);
  const serverAt = clock.now();
  const report: SyncReport = {
    ...{ run: writer.run, mode, resumed: counts.resumed, requests: counts.requests, followUps: counts.followUps },
    ...{ serverAt, todo: open, stuck, clockOffsetMs: clock.offset, resources: counts.resources, held: counts.held },
  };
  await connection.write(() =>
    transaction(writer, serverAt, function* () {
      yield* closeChains();
      yield* explainMerges(writer.run, (from, to) => isSamePerson(context.successors, from, to));
      yield* endRun(writer.run, { at: serverAt, day: dayOf(clock.ms, 'london'), report: JSON.stringify(report) });
    }),
  );
  return report;
}
