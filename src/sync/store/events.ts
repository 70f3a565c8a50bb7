import type { Patch } from '../records/difference.ts';
import type { Silent } from '../records/silent.ts';
import type { Item, Resource } from '../resources.ts';
import { clearHistory } from './erase.ts';
import { fence, type Lease } from './lease.ts';
import { insert, write, type Steps, type Value } from './steps.ts';

/** What one event of the feed tells, before it has its place in it. */
export type NewEvent = {
  readonly resource: Resource;
  readonly id: string;
  readonly cohort: string | null;
} & (
  | { readonly kind: 'added' | 'back'; readonly now: Item }
  | {
      readonly kind: 'changed';
      readonly paths: readonly string[];
      readonly before: Patch;
      readonly after: Patch;
      readonly silent: Silent;
    }
  | { readonly kind: 'merged'; readonly into: string; readonly trainingRecords: readonly MovedRecord[] }
  | { readonly kind: 'vanished'; readonly last: Item; readonly ours: boolean | null }
  | { readonly kind: 'erased' }
);

/** A training record of a retired id, and the one of the same role that the current id has; null when it has none. */
export interface MovedRecord {
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
}

/** What a run writes under. */
export interface Writer {
  readonly lease: Lease;
  readonly run: number;
  /** The random word of the run, by which a cursor knows that it is of this feed. */
  readonly word: string;
}

/**
 * One transaction of a run: what `body` writes, and the events it makes, in the order of the feed. The numbers are taken
 * under the lease, so the order of `seq` is the order of commits.
 */
export function* transaction<T>(
  writer: Writer,
  at: string,
  body: (emit: (event: NewEvent) => void) => Steps<T>,
): Steps<T> {
  const last = yield* fence(writer.lease);
  const events: NewEvent[] = [];
  const result = yield* body((event) => void events.push(event));
  if (events.length === 0) return result;
  yield* insert(
    { table: 'dfe_changes', columns: COLUMNS },
    events.map((event, index) => [last + index + 1, writer.word, at, writer.run, ...told(event)]),
  );
  yield* write('UPDATE dfe_lease SET seq = ? WHERE one = 1', last + events.length);
  // an erasure clears what stands in the feed, and what the same transaction told of somebody stands there only now
  for (const resource of ['participants', 'unfundedMentors'] as const) {
    const erased = events.filter((event) => event.kind === 'erased' && event.resource === resource);
    const ids = erased.map(({ id }) => id);
    if (ids.length > 0) yield* clearHistory(resource, ids, () => true);
  }
  return result;
}

const COLUMNS = 'seq word at run resource record_id cohort kind paths before after silent data'.split(' ');

function told(event: NewEvent): readonly Value[] {
  const { resource, id, cohort, kind } = event;
  const head = [resource, id, cohort, kind];
  switch (kind) {
    case 'added':
    case 'back':
      return [...head, null, null, null, null, JSON.stringify(event.now)];
    case 'changed':
      return [
        ...head,
        JSON.stringify(event.paths),
        JSON.stringify(event.before),
        JSON.stringify(event.after),
        event.silent === false ? null : event.silent,
        null,
      ];
    case 'merged':
      return [
        ...head,
        null,
        null,
        null,
        null,
        JSON.stringify({ into: event.into, trainingRecords: event.trainingRecords }),
      ];
    case 'vanished':
      return [...head, null, null, null, null, JSON.stringify({ last: event.last, ours: event.ours })];
    case 'erased':
      return [...head, null, null, null, null, null];
  }
}
