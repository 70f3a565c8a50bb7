import { enrolmentsOf, matched } from '../records/difference.ts';
import type { Prepared } from '../records/prepared.ts';
import type { Item, Resource } from '../resources.ts';
import { applyRecords, type Applied } from '../store/apply.ts';
import { erasePeople } from '../store/erase.ts';
import type { NewEvent } from '../store/events.ts';
import { idChangesIn, peopleNaming, unclosed, writeIdChanges } from '../store/id-changes.ts';
import type { Steps } from '../store/steps.ts';
import { owe } from '../store/todo.ts';
import type { RunContext } from './context.ts';
import { isErased } from './keep.ts';

export interface Written {
  readonly readAt: string;
  /** When the scope was last read whole before this run; null when it never was. */
  readonly wholeBefore: string | null;
  readonly tellsAdded: boolean;
  readonly emit: (event: NewEvent) => void;
}

/** Writes records that were read, and what follows from them: id changes, and reads that are owed. */
export function* writeRecords(
  context: RunContext,
  resource: Resource,
  records: readonly Prepared[],
  { readAt, wholeBefore, tellsAdded, emit }: Written,
): Steps<Applied> {
  const { client, provider, successors } = context;
  // first, because it says which of the differences below are a merge
  if (resource === 'participants')
    for (const { id, item } of records) for (const { from } of idChangesIn(item)) successors.set(from, id);
  const applied = yield* applyRecords(
    resource,
    records,
    {
      service: client.service,
      provider,
      readAt,
      wholeBefore: wholeBefore === null ? null : Date.parse(wholeBefore),
      tellsAdded: tellsAdded || wholeBefore !== null,
      isMerge: (from, to) => isSamePerson(successors, from, to),
    },
    emit,
  );
  if (resource === 'participants') {
    yield* followPeople(context, applied, readAt);
    yield* eraseSuccessors(context, records, readAt, emit);
  }
  return applied;
}

/** Whether one of two ids leads to the other, or both to a third. */
export function isSamePerson(successors: ReadonlyMap<string, string>, a: string, b: string): boolean {
  return endsOf(successors, a).some((id) => endsOf(successors, b).includes(id));
}

function endsOf(successors: ReadonlyMap<string, string>, id: string): readonly string[] {
  const passed = [id];
  for (let next = successors.get(id); next !== undefined && !passed.includes(next); next = successors.get(next))
    passed.push(next);
  return passed;
}

/** Id changes as they are served, and the people whose declarations may have come or gone with a move. */
function* followPeople({ owesPeople }: RunContext, { moved }: Applied, readAt: string): Steps<void> {
  const retired = yield* writeIdChanges(
    moved.map(({ now }) => now),
    readAt,
  );
  yield* owe('merge', 'participants', yield* unclosed(retired), readAt);
  const naming = yield* peopleNaming(retired);
  yield* owe('read', 'participants', naming.mentees, readAt);
  if (!owesPeople) return;
  const fresh = new Set(retired);
  const people = moved
    .filter(
      ({ before, now }) =>
        before === null || hasMoved(before, now) || idChangesIn(now).some(({ from }) => fresh.has(from)),
    )
    .map(({ id }) => id);
  yield* owe('person', 'declarations', [...people, ...naming.declared], readAt);
}

/** What of an enrolment can change without anybody's declarations coming or going. */
const NO_MOVE = new Set(['email', 'mentor_id']);

/** Whether a person's enrolments changed in more than name, e-mail and mentor. */
function hasMoved(before: Item, now: Item): boolean {
  return matched(enrolmentsOf(before), enrolmentsOf(now)).some(
    ([old, fresh]) =>
      old === null ||
      fresh === null ||
      [...new Set([...Object.keys(old), ...Object.keys(fresh)])].some(
        (name) => !NO_MOVE.has(name) && JSON.stringify(old[name]) !== JSON.stringify(fresh[name]),
      ),
  );
}

/** Somebody who was erased stays so under a later id, and what was stored under that before goes as well. */
function* eraseSuccessors(
  { erased }: RunContext,
  records: readonly Prepared[],
  at: string,
  emit: (event: NewEvent) => void,
): Steps<void> {
  if (erased.size === 0) return;
  const found = records.filter(({ id, item }) => !erased.has(id) && isErased(erased, 'participants', item));
  if (found.length === 0) return;
  const ids = yield* erasePeople(
    found.map(({ id }) => id),
    at,
    emit,
  );
  for (const id of ids) erased.add(id);
}
