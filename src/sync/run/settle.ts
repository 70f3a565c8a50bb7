import { DAY_MS } from '../../base/days.ts';
import { resources, type Resource } from '../resources.ts';
import { closeGone, closeMerged } from '../store/close.ts';
import { declarationsOf } from '../store/lookups.ts';
import { countOwed, done, failed, owe, owed, type Todo, type TodoKind } from '../store/todo.ts';
import { ask } from './ask.ts';
import { commit, writeAsked } from './commit.ts';
import { instant, type RunContext } from './context.ts';
import { asideFrom, instead } from './people.ts';

/** At most a fifth of a window of requests a run for records that somebody agreed to close though they were many. */
const MOST_ACCEPTED = 196;
/** One of them can take so many: itself, one whose answer is known, and who has taken its place. */
const MOST_FOR_ONE = 3;

/** How often what follow-ups bring about is followed up in the same run. */
const ROUNDS = 4;

/** What is owed of a kind now. */
export async function owedNow(context: RunContext, kind: TodoKind, resource: Resource): Promise<readonly Todo[]> {
  const dayAgo = instant(context.clock.ms - DAY_MS);
  return context.connection.read(() => owed(kind, resource, context.writer.run, dayAgo));
}

/** Asks whether ids that id changes name are retired; those that are make way for their owners. */
export async function settleMerges(context: RunContext): Promise<void> {
  const { run } = context.writer;
  for (const todo of await owedNow(context, 'merge', 'participants')) {
    const said = await ask(context, 'participants', todo.id, null);
    await commit(context, function* (emit, at) {
      if (said.kind === 'failed') return yield* failed(todo, { why: said.why, at, run });
      if (said.kind === 'served')
        yield* writeAsked(context, 'participants', [said.record], { readAt: said.readAt, isAbsent: false, emit });
      else if (yield* closeMerged(todo.id, { at, provider: context.provider, emit }))
        context.counts.add('participants', { merged: 1 });
      yield* done(todo);
    });
  }
}

/** Reads participants again of whom something changed without a touch: the mentees of a mentor who was merged. */
export async function settleReads(context: RunContext): Promise<void> {
  const { run } = context.writer;
  for (const todo of await owedNow(context, 'read', 'participants')) {
    const said = await ask(context, 'participants', todo.id, null);
    await commit(context, function* (emit, at) {
      if (said.kind === 'failed') return yield* failed(todo, { why: said.why, at, run });
      if (said.kind === 'served')
        yield* writeAsked(context, 'participants', [said.record], { readAt: said.readAt, isAbsent: false, emit });
      else yield* owe('absent', 'participants', [todo.id], at);
      yield* done(todo);
    });
  }
}

/** Asks for records that were missing from their list: they are served after all, go on under another id, or are gone. */
export async function settleAbsent(context: RunContext, resource: Resource): Promise<void> {
  for (const todo of await listedAside(context, resource, await owedNow(context, 'absent', resource)))
    await settleOne(context, resource, todo);
  await withinAccepted(context, async (left) => {
    const some = (await owedNow(context, 'accepted', resource)).slice(0, left());
    for (const todo of left() < MOST_FOR_ONE ? [] : await listedAside(context, resource, some)) {
      if (left() < MOST_FOR_ONE) break;
      await settleOne(context, resource, todo);
    }
  });
}

async function listedAside(context: RunContext, resource: Resource, todos: readonly Todo[]): Promise<readonly Todo[]> {
  return resource === 'declarations' ? asideFrom(context, todos) : todos;
}

/** Counts the requests of `work` as those of accepted records: `left` of them may still be made in this run. */
async function withinAccepted({ counts }: RunContext, work: (left: () => number) => Promise<void>): Promise<void> {
  const before = counts.followUps;
  const used = counts.forAccepted;
  try {
    await work(() => MOST_ACCEPTED - used - (counts.followUps - before));
  } finally {
    counts.forAccepted = used + (counts.followUps - before);
  }
}

async function settleOne(context: RunContext, resource: Resource, todo: Todo): Promise<void> {
  const { id, cohort } = todo;
  const { run } = context.writer;
  const said = await ask(context, resource, id, cohort);
  const owner = said.kind === 'missing' && resource === 'participants' ? await instead(context, id) : null;
  await commit(context, function* (emit, at) {
    if (said.kind === 'failed') return yield* failed(todo, { why: said.why, at, run });
    if (owner?.kind === 'failed') return yield* failed(todo, { why: owner.why, at, run });
    if (said.kind === 'served')
      yield* writeAsked(context, resource, [said.record], { readAt: said.readAt, isAbsent: true, emit });
    if (owner?.kind === 'served') {
      yield* writeAsked(context, 'participants', [owner.record], { readAt: owner.readAt, isAbsent: false, emit });
      if (yield* closeMerged(id, { at, provider: context.provider, emit })) context.counts.add(resource, { merged: 1 });
    } else if (
      said.kind === 'missing' &&
      (yield* closeGone(resource, id, cohort, { at, provider: context.provider, emit }))
    ) {
      context.counts.add(resource, { vanished: 1 });
      // theirs may have gone with them, or be another provider's to see now
      if (resource === 'participants' && context.owesPeople)
        yield* owe('person', 'declarations', [...(yield* declarationsOf([id])).keys()], at);
    }
    yield* done(todo);
  });
}

/**
 * Empties what is owed, from this run and from those before it, and what that brings about in turn. What cannot be had is
 * kept for the next run.
 */
export async function settleAll(
  context: RunContext,
  settlePeople: (context: RunContext) => Promise<void>,
): Promise<void> {
  let before = -1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { open } = await context.connection.read(countOwed);
    if (open === 0 || open === before) return;
    before = open;
    await settleMerges(context);
    await settleReads(context);
    await settlePeople(context);
    for (const resource of resources) await settleAbsent(context, resource);
  }
}
