import type { Scope } from '../resources.ts';
import type { Applied } from '../store/apply.ts';
import { transaction } from '../store/events.ts';
import type { Steps } from '../store/steps.ts';
import { forgetPeople } from '../store/todo.ts';
import {
  checkpointOf,
  finishWalk,
  forgetCheckpoint,
  forgetSeen,
  forgetWalk,
  markSeen,
  saveCheckpoint,
  walkNamed,
  watermarksOf,
} from '../store/walks.ts';
import { noteAbsences } from './absences.ts';
import { checkClock } from './check-clock.ts';
import { instant, type Counts, type RunContext } from './context.ts';
import { gathered } from './gather.ts';
import { readPages, type ReadPage } from './pages.ts';
import { writeRecords } from './write-records.ts';

/** How long a whole walk that broke off can be gone on with. */
const RESUMABLE_MS = 48 * 3_600_000;

/**
 * Reads a scope and writes what it reads, bundle by bundle; the last bundle ends the walk in the same transaction.
 * Re-applying a page changes nothing, so a walk that broke off can be gone on with a page back: the border before the last
 * page that was written is verified only when the next one is asked for. `since`: from when on; null for the whole list.
 */
export async function walkScope(context: RunContext, scope: Scope, since: string | null): Promise<void> {
  const { connection, writer, clock, perPage, counts, options } = context;
  const isWhole = since === null;
  const { whole } = await connection.read(() => watermarksOf(scope));
  const notBefore = instant(clock.ms - RESUMABLE_MS);
  const resumed = isWhole ? await connection.read(() => checkpointOf(scope, perPage, notBefore)) : null;
  if (resumed !== null) counts.resumed = true;
  const walk = resumed?.walk ?? walkNamed(scope, writer.word);
  const from = Math.max(1, (resumed?.page ?? 1) - 1);
  let startedAt = resumed?.startedAt ?? null;
  let isVerified = true;
  let rows = 0;
  let page = 0;
  const pages = readPages(context, scope, {
    since,
    from,
    verify: isWhole,
    onUnverified: () => {
      isVerified = false;
    },
  });

  for await (const { pages: bundle, isLast } of gathered(pages)) {
    const at = (startedAt ??= bundle[0]?.at ?? clock.now());
    checkClock(context);
    const { applied, held } = await connection.write(() =>
      transaction(writer, bundle.at(-1)?.at ?? at, function* (emit) {
        if (isWhole && resumed === null && bundle[0]?.number === 1) yield* forgetSeen(scope);
        const all: Omit<Applied, 'moved'>[] = [];
        for (const read of bundle) {
          const { at: readAt, number, records } = read;
          const tellsAdded = options.seed === true;
          const written = { readAt, wholeBefore: whole, tellsAdded, emit };
          const { seen, added, changed, touchedOnly, back } = yield* writeRecords(
            context,
            scope.resource,
            records,
            written,
          );
          // without the records, which would be kept until the transaction is over
          all.push({ seen, added, changed, touchedOnly, back });
          if (!isWhole) continue;
          yield* markSeen(walk, number, idsOf(read));
          // a border that would not hold still is not known to the run that goes on
          if (isVerified) yield* saveCheckpoint(scope, { walk, startedAt: at, page: number }, perPage, readAt);
          else yield* forgetCheckpoint(scope);
        }
        const over = isLast
          ? yield* endWalk(context, scope, {
              walk: isWhole ? walk : null,
              startedAt: at,
              isVerified,
              isResumed: resumed !== null,
            })
          : null;
        return { applied: all, held: over };
      }),
    );
    if (held !== null) counts.held.push(held);
    for (const { seen, added, changed, touchedOnly, back } of applied) {
      counts.add(scope.resource, { seen, added, changed, touchedOnly, back });
      rows += seen;
    }
    const last = bundle.findLast(({ records }) => records.length > 0)?.records.at(-1);
    if (last !== undefined) context.served.set(scope.resource, { id: last.id, cohort: last.cohort });
    const { run } = writer;
    // the last bundle can be empty, and the page that was written last is the one before
    page = bundle.at(-1)?.number ?? page;
    options.onProgress?.({
      ...{ run, mode: context.mode, resource: scope.resource, cohort: scope.cohort, whole: isWhole, page, rows },
      requests: counts.requests + counts.followUps,
    });
  }
}

/**
 * The end of a walk, all of it in the transaction of its last page: the watermark, what was missing, and that what it had
 * seen is needed no longer. A run that dies after it leaves nothing undone, and before it nothing half done.
 */
function* endWalk(
  context: RunContext,
  scope: Scope,
  {
    walk,
    startedAt,
    isVerified,
    isResumed,
  }: {
    readonly walk: string | null;
    readonly startedAt: string;
    readonly isVerified: boolean;
    readonly isResumed: boolean;
  },
): Steps<Counts['held'][number] | null> {
  const isComplete = walk !== null && isVerified;
  yield* finishWalk(scope, startedAt, isComplete, walk !== null);
  if (walk === null) return null;
  const held = isComplete ? yield* noteAbsences(context, scope, { walk, startedAt, at: context.clock.now() }) : null;
  // pages that were read before a run broke off are older than what people have done since
  if (isComplete && scope.resource === 'declarations' && !isResumed) yield* forgetPeople();
  yield* forgetWalk(walk);
  return held;
}

const idsOf = ({ records }: ReadPage): readonly string[] => records.map(({ id }) => id);
