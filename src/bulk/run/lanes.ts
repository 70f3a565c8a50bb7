import { today } from '../plan/decision.ts';
import type { Row } from '../state/ledger.ts';
import type { RunContext } from './context.ts';
import { Looks } from './looks.ts';
import { Ready } from './ready.ts';
import { sendRow } from './send-row.ts';
import { FreshDeclarations } from './send-void.ts';
import { Width } from './width.ts';

/**
 * Sends all rows that can be sent, in several lanes; one person's rows are in one lane at a time. Looks at what is open go
 * on beside it. Ends when nothing can be sent and nothing be found out any more, or when the run stops.
 */
export async function sendAll(context: RunContext, lanes: number | 'auto'): Promise<void> {
  const width = new Width(lanes);
  const running: Promise<void>[] = [];
  let wide = 0;
  const ready = new Ready();
  const looks = new Looks(context);
  const fresh = new FreshDeclarations(context);
  const busy = new Set<string>();
  /** What a look has found out is noted row by row, and offered in the end. */
  let isLooking = false;
  /** Sent and held again in this run: the service has said that it is too early. */
  const heldAgain = new Set<number>();

  const offer = (key: string): void => {
    if (busy.has(key)) return;
    const head = context.queues.head(key, { missed: context.nextStatement });
    if (head !== null && isSendable(context, head, heldAgain)) ready.add(key, context.deadlineOf(head));
  };

  async function lane(): Promise<void> {
    for (;;) {
      if (context.isStopping) return;
      if (wide > width.wanted) {
        wide -= 1;
        return;
      }
      const isIdle = busy.size === 0 && !isLooking && looks.open().length === 0;
      // nothing is open any more that could tell that the service is at work again
      if (isIdle && ready.size > 0) context.breaker.settled(null);
      if (ready.size > 0 && context.breaker.isOpenForNew) {
        const key = ready.next();
        if (key !== null) {
          context.breaker.enter(key);
          await work(key);
        }
        continue;
      }
      if (ready.size === 0 && isIdle) return;
      await context.changed();
    }
  }

  /** Begins as many lanes as are wanted by now; those that are too many end by themselves. */
  function widen(): void {
    while (wide < width.wanted) {
      wide += 1;
      running.push(lane());
    }
  }

  async function work(key: string): Promise<void> {
    busy.add(key);
    let keyNow = key;
    try {
      const head = context.queues.head(key, { missed: context.nextStatement });
      if (head === null || !isSendable(context, head, heldAgain)) {
        context.breaker.left(key);
        return;
      }
      const began = context.writer.now();
      await sendRow(context, head, fresh);
      const { state, key: current } = context.ledger.row(head.planned.line);
      width.took(context.writer.now() - began, state === 'unknown');
      widen();
      keyNow = current;
      if (state === 'held') heldAgain.add(head.planned.line);
    } catch (error) {
      context.breaker.left(key);
      context.fail(error);
    } finally {
      busy.delete(key);
      offer(key);
      // of one whose id was retired, the queue that it has joined
      offer(keyNow);
      context.wake();
    }
  }

  async function look(): Promise<void> {
    for (;;) {
      if (context.isStopping) return;
      const due = looks.dueAt();
      if (due === null) {
        if (ready.size === 0 && busy.size === 0) return;
        await context.changed();
        continue;
      }
      const wait = due - context.writer.now();
      if (wait > 0) {
        await Promise.race([context.writer.sleep(wait, context.stop), context.changed()]);
        continue;
      }
      isLooking = true;
      try {
        await looks.look(context.abort ?? context.stop);
      } catch (error) {
        context.fail(error);
      }
      for (const key of context.queues.keys()) offer(key);
      isLooking = false;
      context.wake();
    }
  }

  for (const key of context.queues.keys()) offer(key);
  const onStop = (): void => context.wake();
  context.stop?.addEventListener('abort', onStop);
  try {
    widen();
    const looking = look();
    // more may begin while one is waited for
    for (let at = 0; at < running.length; at += 1) await running[at];
    await looking;
  } finally {
    context.stop?.removeEventListener('abort', onStop);
  }
}

function isSendable(context: RunContext, { state, until, planned }: Row, heldAgain: ReadonlySet<number>): boolean {
  if (state === 'pending' || (state === 'missed' && context.nextStatement)) return true;
  if (state !== 'held' || heldAgain.has(planned.line)) return false;
  return until === null || until <= today(context.writer.serviceNow());
}
