import { isRecord } from '../../src/base/guards.ts';
import type { Fate } from './fates.ts';
import type { Plan, Result, SentWrite } from './stage.ts';

/**
 * Judges how a call ended by the books of the service and by what `docs/writes.md` promises. Nothing here looks at how
 * the client came to its answer.
 *
 * - `lost`: settling ended without the record, though nothing was ever applied, nobody acted, there was no deadline, and
 *   the service would have taken the next request
 * - `doubled`: two requests of one call took effect
 * - `undone`: a request that was sent after somebody else's act took effect over it
 * - `misjudged`: the end contradicts the books, or is `unknown` where the story has another result
 */
export type Fault = 'lost' | 'doubled' | 'undone' | 'misjudged';

export interface Judgement {
  readonly faults: readonly { readonly fault: Fault; readonly why: string }[];
  /** The call ended as `unknown`, and the stories allow that. */
  readonly unknown: boolean;
  /** The service did something after somebody else's act that had been sent before it: no client can prevent that. */
  readonly overtaken: boolean;
}

const SETTLE_AFTER_MS = 180_000;
/** Within this time of the first request, no clock tells what came before what. */
const ROUGHLY_MS = 10_000;

const applied = ({ status }: SentWrite): boolean => status === 200;

export function judge(plan: Plan, result: Result): Judgement {
  const { comes, sends, actedAt, endedAt, error } = result;
  const done = sends.filter(applied);
  const faults: { fault: Fault; why: string }[] = [];
  const say = (fault: Fault, why: string): void => void faults.push({ fault, why });

  // what was done to the service
  if (done.length > 1) say('doubled', `${done.length} requests took effect`);
  const isOver = (sent: SentWrite): boolean => actedAt !== null && sent.sentAt > actedAt && sent !== sends[0];
  if (isOnRecord(plan) && done.some(isOver)) say('undone', 'a request took effect over a later act');
  const overtaken = done.some(
    ({ sentAt, arrivedAt }) => actedAt !== null && sentAt < actedAt && arrivedAt !== null && arrivedAt > actedAt,
  );

  // requests beside an open one
  sends.slice(1).forEach((sent, index) => {
    const before = sends[index];
    const fate = plan.fates[index];
    if (before === undefined || fate === undefined || !isOpen(fate)) return;
    if (sent.sentAt - before.sentAt < SETTLE_AFTER_MS) say('doubled', 'sent again while the first was still open');
  });

  // what was said of it
  const holds = (moment: number): boolean => done.some(({ arrivedAt }) => arrivedAt !== null && arrivedAt <= moment);
  const acted = actedAt !== null;
  const open = sends.some((_, index) => isOpen(plan.fates[index]));
  switch (comes) {
    case 'ok':
      if (!holds(endedAt) && !(acted && isAsAskedByOthers(plan))) say('misjudged', 'success without effect');
      if (!isRecord(result.value)) say('misjudged', 'success without a record');
      break;
    case 'applied':
      if (!holds(endedAt)) say('misjudged', 'applied without effect');
      if (!isRecord(error?.record)) say('misjudged', 'applied without the record');
      break;
    case 'refused':
      if (done.length > 0) say('misjudged', 'refused, but it took effect');
      if (open && plan.onUnknown === 'throw') say('misjudged', 'refused after an open request');
      break;
    case 'not-sent':
      if (sends.some((_, index) => plan.fates[index]?.reply !== 'unreached')) say('misjudged', 'not sent, but it was');
      break;
    case 'not-applied':
      if (error?.touched === true ? !acted : done.length > 0) say('misjudged', 'not applied, but it was');
      if (error?.retryable !== (error?.touched !== true)) say('misjudged', 'retryable is not the opposite of touched');
      break;
    case 'unknown':
      if (!open) say('misjudged', 'unknown, though every answer was clear');
      if (plan.onUnknown === 'settle' && !mayStayUnknown(plan, result))
        say('misjudged', 'unknown where the story knows');
      if (error?.write == null) say('misjudged', 'unknown without the write to keep');
      break;
  }

  // what settle() says
  const { settledAtOnce, settledLater } = result;
  for (const [when, settlement, moment] of [
    ['at once', settledAtOnce, endedAt],
    ['later', settledLater, Infinity],
  ] as const) {
    if (settlement === null || comes === 'refused' || comes === 'not-sent') continue;
    const { result: said, touched } = settlement;
    if (said === 'applied' && !holds(moment) && !(acted && isAsAskedByOthers(plan)))
      say('misjudged', `settle() ${when}: applied without effect`);
    if (said === 'not-applied' && (touched === true ? !acted : done.length > 0))
      say('misjudged', `settle() ${when}: not applied, but it was`);
    if (when === 'later' && said === 'unknown' && !mayStayUnknown(plan, result, true))
      say('misjudged', 'settle() later: unknown where the story knows');
  }

  // what was never done
  if (
    plan.onUnknown === 'settle' &&
    comes !== 'ok' &&
    done.length === 0 &&
    !acted &&
    plan.deadlineMs === undefined &&
    !plan.looks.always &&
    wouldBeTaken(plan.fates)
  )
    say('lost', `ended as ${comes}, though the next request would have been taken`);

  return { faults, unknown: comes === 'unknown', overtaken };
}

const MERGED = 'DfE merges the participant';
const RENAMED = 'the school changes the name';

/** Whether the act is one on what the write changes: a merge only moves it, and a new declaration changes no person. */
function isOnRecord({ kind, act }: Plan): boolean {
  return act?.name !== MERGED && !(kind.operation === 'declarations.create' && act?.name === RENAMED);
}

/** Whether the answer of a request leaves open what it did. */
function isOpen(fate: Fate | undefined): boolean {
  if (fate === undefined || fate.reply === 'record' || fate.reply === 'unreached') return false;
  return typeof fate.reply === 'string' || ![400, 401, 403, 422, 429].includes(fate.reply.status);
}

/** Whether one of the first three requests arrives, and everything before it leaves the outcome open. */
function wouldBeTaken(fates: readonly Fate[]): boolean {
  for (let sends = 0; sends < 3; sends += 1) {
    const fate = fates[sends];
    if (fate === undefined || fate.arrivesAfterMs !== null) return true;
    if (!isOpen(fate)) return false;
  }
  return false;
}

/** Acts after which the record is as the write asked for, whoever asked. */
function isAsAskedByOthers(plan: Plan): boolean {
  return plan.kind.operation === 'partnerships.update' ? false : SAME.has(plan.act?.name ?? '');
}
const SAME = new Set<string>();

/** The stories whose result is `unknown`. `later`: looks work again, and nothing can arrive any more. */
function mayStayUnknown(plan: Plan, result: Result, later = false): boolean {
  const { looks, check, name, act, deadlineMs, kind } = plan;
  if (!later && (looks.always || deadlineMs !== undefined)) return true;
  const first = result.sends[0];
  if (first === undefined) return true;
  if (name === UNLEARNABLE) return true;
  if (check) return false;
  // without a check nobody knows how the record was: what was done to it can have been done before
  if (kind.operation === 'declarations.create') {
    const made = result.sends.find(applied)?.arrivedAt ?? Infinity;
    return act?.name === 'a colleague voids it' && made - first.sentAt <= ROUGHLY_MS + 1000;
  }
  return result.actedAt !== null || result.sends.some(applied);
}

/** A plan whose world has nothing that tells the provider's name. */
export const UNLEARNABLE = '(nothing tells it)';
