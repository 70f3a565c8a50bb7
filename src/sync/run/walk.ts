import type { Scope } from '../resources.ts';
import type { Applied } from '../store/apply.ts';
import { transaction } from '../store/events.ts';
import {
  checkpointOf,
  finishWalk,
  forgetSeen,
  markSeen,
  saveCheckpoint,
  walkNamed,
  watermarksOf,
} from '../store/walks.ts';
import { checkClock } from './check-clock.ts';
import { instant, type RunContext } from './context.ts';
import { gathered } from './gather.ts';
import { readPages, type ReadPage } from './pages.ts';
import { writeRecords } from './write-records.ts';

/** How long a whole walk that broke off can be gone on with. */
const RESUMABLE_MS = 48 * 3_600_000;

/** A walk that was applied to its last page. */
export interface Walked {
  /** The name by which what it saw is kept; null for a delta. */
  readonly walk: string | null;
  readonly startedAt: string;
  /** Whether it was whole and nothing slid across a border of its pages: only then does a missing record mean anything. */
  readonly isComplete: boolean;
}

/**
 * Reads a scope and writes what it reads, bundle by bundle; the last bundle moves the watermark in the same transaction.
 * Re-applying a page changes nothing, so a walk that broke off can be gone on with a page back. `since`: from when on;
 * null for the whole list.
 */
export async function walkScope(context: RunContext, scope: Scope, since: string | null): Promise<Walked> {
  const { connection, writer, clock, perPage, counts, options } = context;
  const isWhole = since === null;
  const { whole } = await connection.read(() => watermarksOf(scope));
  const notBefore = instant(clock.ms - RESUMABLE_MS);
  const resumed = isWhole ? await connection.read(() => checkpointOf(scope, perPage, notBefore)) : null;
  if (resumed !== null) counts.resumed = true;
  const walk = resumed?.walk ?? walkNamed(scope, writer.word);
  const from = resumed?.page ?? 1;
  let startedAt = resumed?.startedAt ?? null;
  let isVerified = true;
  let rows = 0;
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
    const applied = await connection.write(() =>
      transaction(writer, bundle.at(-1)?.at ?? at, function* (emit) {
        if (isWhole && resumed === null && bundle[0]?.number === 1) yield* forgetSeen(scope);
        const all: Applied[] = [];
        for (const page of bundle) {
          const { at: readAt, records } = page;
          const tellsAdded = options.seed === true;
          all.push(
            yield* writeRecords(context, scope.resource, records, { readAt, wholeBefore: whole, tellsAdded, emit }),
          );
          if (!isWhole) continue;
          yield* markSeen(walk, page.number, idsOf(page));
          yield* saveCheckpoint(scope, { walk, startedAt: at, page: page.number }, perPage, page.at);
        }
        if (isLast) yield* finishWalk(scope, at, isWhole && isVerified, isWhole);
        return all;
      }),
    );
    for (const { seen, added, changed, touchedOnly, back } of applied) {
      counts.add(scope.resource, { seen, added, changed, touchedOnly, back });
      rows += seen;
    }
    const last = bundle.findLast(({ records }) => records.length > 0)?.records.at(-1);
    if (last !== undefined) context.served.set(scope.resource, last);
    const { run } = writer;
    const page = bundle.at(-1)?.number ?? 0;
    options.onProgress?.({
      ...{ run, mode: context.mode, resource: scope.resource, cohort: scope.cohort, whole: isWhole, page, rows },
      requests: counts.requests + counts.followUps,
    });
  }
  return { walk: isWhole ? walk : null, startedAt: startedAt ?? clock.now(), isComplete: isWhole && isVerified };
}

const idsOf = ({ records }: ReadPage): readonly string[] => records.map(({ id }) => id);
