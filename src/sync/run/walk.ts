import { enrolmentsOf, matched } from '../records/difference.ts';
import type { Item, Scope } from '../resources.ts';
import { applyRecords, type Applied } from '../store/apply.ts';
import { transaction } from '../store/events.ts';
import { writeIdChanges } from '../store/id-changes.ts';
import type { Steps } from '../store/steps.ts';
import { owe } from '../store/todo.ts';
import {
  checkpointOf,
  finishWalk,
  forgetSeen,
  markSeen,
  saveCheckpoint,
  walkNamed,
  watermarksOf,
  type Checkpoint,
  type Watermarks,
} from '../store/walks.ts';
import { instant, type RunContext } from './context.ts';
import { gathered } from './gather.ts';
import { readPages, type ReadPage } from './pages.ts';

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

/** What is learned from records as they are written, beside the records themselves. */
export interface WalkPlan {
  /** From when on; null for the whole list. */
  readonly since: string | null;
  readonly isMerge: (from: string, to: string) => boolean;
  /** Whether the declarations of people who moved are owed: not when this run reads all of them anyway. */
  readonly owesPeople: boolean;
  readonly tellsAdded: boolean;
}

/**
 * Reads a scope and writes what it reads, bundle by bundle; the last bundle moves the watermark in the same transaction.
 * Re-applying a page changes nothing, so a walk that broke off can be gone on with a page back.
 */
export async function walkScope(context: RunContext, scope: Scope, plan: WalkPlan): Promise<Walked> {
  const { connection, writer, clock, perPage, counts } = context;
  const isWhole = plan.since === null;
  const known = await connection.read(() => watermarksOf(scope));
  const resumed = isWhole
    ? await connection.read(() => checkpointOf(scope, perPage, instant(Date.parse(clock.now()) - RESUMABLE_MS)))
    : null;
  if (resumed !== null) counts.resumed = true;
  const walk = resumed?.walk ?? walkNamed(scope, writer.word);
  let startedAt = resumed?.startedAt ?? null;
  let isVerified = true;
  const pages = readPages(context, scope, {
    since: plan.since,
    from: resumed === null ? 1 : Math.max(1, resumed.page),
    verify: isWhole,
    onUnverified: () => {
      isVerified = false;
    },
  });

  for await (const bundle of gathered(pages)) {
    const first = bundle[0];
    startedAt ??= first?.at ?? clock.now();
    const at = startedAt;
    const applied = await connection.write(() =>
      transaction(writer, bundle.at(-1)?.at ?? at, function* (emit) {
        if (isWhole && resumed === null && first?.number === 1) yield* forgetSeen(scope);
        const all: Applied[] = [];
        for (const page of bundle) all.push(yield* applyPage(page, emit));
        return all;

        function* applyPage(page: ReadPage, tell: typeof emit): Steps<Applied> {
          const applied = yield* applyRecords(
            scope.resource,
            page.records,
            applying(context, known, plan, page.at),
            tell,
          );
          if (scope.resource === 'participants') yield* followPeople(applied, page, plan);
          if (isWhole) {
            yield* markSeen(
              walk,
              page.number,
              page.records.map(({ id }) => id),
            );
            const reached: Checkpoint = { walk, startedAt: at, page: page.number };
            yield* saveCheckpoint(scope, reached, perPage, page.at);
          }
          return applied;
        }
      }),
    );
    for (const { seen, added, changed, touchedOnly, back } of applied)
      counts.add(scope.resource, { seen, added, changed, touchedOnly, back });
  }

  const began = startedAt ?? clock.now();
  await connection.write(() =>
    transaction(writer, clock.now(), function* () {
      yield* finishWalk(scope, began, isWhole && isVerified);
    }),
  );
  return { walk: isWhole ? walk : null, startedAt: began, isComplete: isWhole && isVerified };
}

function applying(
  { client, provider }: RunContext,
  { whole }: Watermarks,
  { isMerge, tellsAdded }: WalkPlan,
  readAt: string,
): Parameters<typeof applyRecords>[2] {
  return {
    service: client.service,
    provider,
    readAt,
    wholeBefore: whole === null ? null : Date.parse(whole),
    tellsAdded: tellsAdded || whole !== null,
    isMerge,
  };
}

/** Id changes as they are served, and the people whose declarations may have come or gone with a move. */
function* followPeople({ moved }: Applied, page: ReadPage, plan: WalkPlan): Steps<void> {
  const retired = yield* writeIdChanges(
    moved.map(({ now }) => now),
    page.at,
  );
  yield* owe(
    'merge',
    'participants',
    retired.map((id) => ({ id, cohort: null })),
    page.at,
  );
  if (!plan.owesPeople) return;
  const people = moved.filter(({ before, now }) => before === null || hasMoved(before, now)).map(({ id }) => id);
  yield* owe(
    'person',
    'declarations',
    people.map((id) => ({ id, cohort: null })),
    page.at,
  );
}

/** What of an enrolment can change without anybody's declarations coming or going. */
const NO_MOVE = new Set(['email', 'mentor_id']);

/** Whether a person's enrolments changed in more than name, e-mail and mentor. */
export function hasMoved(before: Item, now: Item): boolean {
  return matched(enrolmentsOf(before), enrolmentsOf(now)).some(
    ([old, fresh]) =>
      old === null ||
      fresh === null ||
      [...new Set([...Object.keys(old), ...Object.keys(fresh)])].some(
        (name) => !NO_MOVE.has(name) && JSON.stringify(old[name]) !== JSON.stringify(fresh[name]),
      ),
  );
}
