import type { Prepared } from '../records/prepared.ts';
import type { Resource, Scope } from '../resources.ts';
import { noteUnlisted, unlistedBefore } from '../store/close.ts';
import { transaction, type NewEvent } from '../store/events.ts';
import type { Steps } from '../store/steps.ts';
import { watermarksOf } from '../store/walks.ts';
import type { RunContext } from './context.ts';
import { writeRecords } from './write-records.ts';

/** One transaction of what was read beside the walks. */
export async function commit<T>(
  { connection, writer, clock }: RunContext,
  body: (emit: (event: NewEvent) => void, at: string) => Steps<T>,
): Promise<T> {
  const at = clock.now();
  return connection.write(() => transaction(writer, at, (emit) => body(emit, at)));
}

/**
 * Writes records that were read one by one or for a person. `listed`: whether a list showed them; one that is served but
 * stands in no list is noted.
 */
export function* writeAsked(
  context: RunContext,
  resource: Resource,
  records: readonly Prepared[],
  { readAt, isAbsent, emit }: { readAt: string; isAbsent: boolean; emit: (event: NewEvent) => void },
): Steps<void> {
  if (records.length === 0) return;
  const cohort = records[0]?.cohort ?? null;
  const scope: Scope = { resource, cohort: cohort === null ? null : Number(cohort) };
  const { whole } = yield* watermarksOf(scope);
  const before = new Map<string, number>();
  if (isAbsent) for (const { id } of records) before.set(id, yield* unlistedBefore(resource, id, cohort));
  const applied = yield* writeRecords(context, resource, records, {
    readAt,
    wholeBefore: whole,
    tellsAdded: context.options.seed === true,
    emit,
  });
  for (const [id, times] of before) yield* noteUnlisted(resource, id, cohort, times);
  const { added, changed, touchedOnly, back } = applied;
  context.counts.add(resource, { added, changed, touchedOnly, back });
}
