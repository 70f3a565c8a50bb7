import type { Prepared } from '../records/prepared.ts';
import { unclosed } from '../store/id-changes.ts';
import { declarationsOf, participantOf } from '../store/lookups.ts';
import { done, failed, owe, type Todo } from '../store/todo.ts';
import { prepared, stops, whyOf, type Said } from './ask.ts';
import { commit, writeAsked } from './commit.ts';
import type { RunContext } from './context.ts';
import { owedNow } from './settle.ts';

/** The most ids that one request may name. */
const A_REQUEST = 100;
/** More declarations than this that are missing at once are no consequence of people moving. */
const MOST_MISSING = 50;

/** The declarations of some people, read whole. */
interface ReadDeclarations {
  readonly kind: 'served';
  readonly records: readonly Prepared[];
  readonly readAt: string;
}

/** Reads the declarations of people who moved, and finds those that are theirs no longer. */
export async function settlePeople(context: RunContext): Promise<void> {
  const todos = await owedNow(context, 'person', 'declarations');
  const missing: { readonly todo: Todo; readonly ids: readonly string[] }[] = [];
  for (const some of chunks(todos, A_REQUEST)) {
    const read = await readOf(
      context,
      some.map(({ id }) => id),
    );
    if (read.kind === 'failed') {
      await commit(context, function* (_, at) {
        for (const todo of some) yield* failed(todo, { why: read.why, at, run: context.writer.run });
      });
      continue;
    }
    const served = new Set(read.records.map(({ id }) => id));
    const shown = new Set(read.records.map(({ item }) => String(item.attributes['participant_id']).toLowerCase()));
    const known = await commit(context, function* (emit) {
      yield* writeAsked(context, 'declarations', read.records, { readAt: read.readAt, isAbsent: false, emit });
      const left = yield* declarationsOf(some.map(({ id }) => id));
      for (const todo of some) if (!left.has(todo.id)) yield* done(todo);
      return left;
    });
    for (const todo of some) {
      const ids = known.get(todo.id) ?? [];
      if (ids.length > 0 && !shown.has(todo.id)) await readSuccessor(context, todo.id);
      if (ids.length > 0) missing.push({ todo, ids: ids.filter((id) => !served.has(id)) });
    }
  }
  await closeMissing(context, missing);
}

/** Declarations that a person does not have any more are asked for one by one, unless they are too many for that. */
async function closeMissing(
  context: RunContext,
  missing: readonly { readonly todo: Todo; readonly ids: readonly string[] }[],
): Promise<void> {
  if (missing.length === 0) return;
  // those that were found with a successor meanwhile are nobody's to look for
  const still = await context.connection.read(() => declarationsOf(missing.map(({ todo }) => todo.id)));
  const left = missing.map(({ todo, ids }) => ({
    todo,
    ids: ids.filter((id) => still.get(todo.id)?.includes(id) === true),
  }));
  const absent = left.reduce((sum, { ids }) => sum + ids.length, 0);
  const isHeld = absent > MOST_MISSING;
  if (isHeld) {
    const of = [...still.values()].reduce((sum, ids) => sum + ids.length, 0);
    context.counts.held.push({ resource: 'declarations', absent, of });
  }
  await commit(context, function* (_, at) {
    for (const { todo, ids } of left) {
      if (!isHeld) yield* owe('absent', 'declarations', ids, at);
      yield* done(todo);
    }
  });
}

/** A retired id has an empty list: then whoever has taken its place has the declarations. */
async function readSuccessor(context: RunContext, id: string): Promise<void> {
  const known = context.successors.get(id);
  const asked = known === undefined ? await instead(context, id) : null;
  const owner = known ?? (asked?.kind === 'served' ? asked.record.id : null);
  if (owner === null) return;
  const read = await readOf(context, [owner]);
  await commit(context, function* (emit, at) {
    if (asked?.kind === 'served') {
      const { readAt } = asked;
      yield* writeAsked(context, 'participants', [asked.record], { readAt, isAbsent: false, emit });
      // whether the id itself is retired is asked before anything of it is closed
      yield* owe('merge', 'participants', yield* unclosed([id]), at);
    }
    if (read.kind === 'served')
      yield* writeAsked(context, 'declarations', read.records, { readAt: read.readAt, isAbsent: false, emit });
    else yield* owe('person', 'declarations', [owner], at);
  });
}

/** The participant who has taken the place of an id that is not served any more; null when nobody has. */
export async function instead(context: RunContext, id: string): Promise<Said | null> {
  const { client, counts, clock, options } = context;
  const readAt = clock.now();
  counts.followUps += 1;
  try {
    const [owner] = await client.participants
      .list({ from_participant_id: id }, { priority: 'low', ...(options.signal && { signal: options.signal }) })
      .take(1);
    if (owner === undefined || owner.id.toLowerCase() === id) return null;
    return { kind: 'served', record: prepared(context, 'participants', owner, null), readAt };
  } catch (error) {
    if (stops(error)) throw error;
    return { kind: 'failed', why: whyOf(error) };
  }
}

/** Reads all declarations of some people. */
async function readOf(
  context: RunContext,
  people: readonly string[],
): Promise<ReadDeclarations | { readonly kind: 'failed'; readonly why: string }> {
  const { client, clock, counts, perPage, options } = context;
  const readAt = clock.now();
  const records: Prepared[] = [];
  try {
    const list = client.declarations.list(
      { participant_id: [...people] },
      { perPage, priority: 'low', ...(options.signal && { signal: options.signal }) },
    );
    for await (const { items } of list.pages({ dedupe: false })) {
      counts.followUps += 1;
      for (const item of items) records.push(prepared(context, 'declarations', item, null));
    }
    return { kind: 'served', records, readAt };
  } catch (error) {
    if (stops(error)) throw error;
    return { kind: 'failed', why: whyOf(error) };
  }
}

/**
 * Of declarations that were missing from their list, those that are not served with the others of their people either. A
 * hundred people take one request, so few are left to be asked for by themselves.
 */
export async function asideFrom(context: RunContext, todos: readonly Todo[]): Promise<readonly Todo[]> {
  if (todos.length < 2) return todos;
  const person = await context.connection.read(() => participantOf(todos.map(({ id }) => id)));
  const people = [...new Set(person.values())].sort();
  const left = new Map(todos.map((todo) => [todo.id, todo]));
  for (const some of chunks(people, A_REQUEST)) {
    const read = await readOf(context, some);
    if (read.kind === 'failed') continue;
    const found = read.records.flatMap(({ id }) => left.get(id) ?? []);
    await commit(context, function* (emit) {
      const { readAt } = read;
      const [absent, others] = [true, false].map((is) => read.records.filter(({ id }) => left.has(id) === is));
      yield* writeAsked(context, 'declarations', absent ?? [], { readAt, isAbsent: true, emit });
      yield* writeAsked(context, 'declarations', others ?? [], { readAt, isAbsent: false, emit });
      for (const todo of found) yield* done(todo);
    });
    for (const { id } of found) left.delete(id);
  }
  return [...left.values()];
}

function* chunks<T>(values: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size);
}
