import type { Left } from '../client.ts';
import type { BulkOperation } from '../rows/operations.ts';
import { sendBy, type Decision } from './decision.ts';

/** What a bulk write costs, before anything is sent. */
export interface Cost {
  /** Requests of the sending phase, without looks at what became of lost answers. */
  readonly requests: number;
  /** Minutes, by what the client's budget has left now and its limit, when nobody else sends from now on. */
  readonly minutes: number;
  /** Whether it is over before the earliest deadline: `tight` when less than a fifth of the time is left over. */
  readonly fits: 'yes' | 'tight' | 'no';
  /** The earliest moment by which a row has to be sent; null when none has one. */
  readonly deadline: string | null;
}

/** Both services count requests of a token in windows of five minutes: of a client without a budget, or with one that does not tell. */
const SERVICE: Left = { limit: 1000, windowMs: 300_000, left: 1000, fullInMs: 0 };
/** The window that runs already, of which somebody may have used all, where the budget does not count others. */
const RUNNING_MS = 300_000;
/** To send what a window allows takes a while, too. */
const SENDING_MINUTES = 1;

const PER_ROW: Readonly<Record<'one' | 'void' | 'action', number>> = { one: 1, void: 1.01, action: 2 };

export function costOf(
  operation: BulkOperation,
  decisions: readonly Decision[],
  now: number,
  marginMinutes: number | null,
  budget: Left | null,
): Cost {
  const open = decisions.filter(({ state }) => state === 'pending');
  const kind = operation.startsWith('participants.') ? 'action' : operation === 'declarations.void' ? 'void' : 'one';
  const requests = Math.ceil(open.length * PER_ROW[kind]);
  const minutes = requests === 0 ? 0 : Math.ceil(minutesFor(requests, budget ?? SERVICE, 0));
  const byDeadline = open
    .flatMap(({ expected }) =>
      expected === null || marginMinutes === null ? [] : [sendBy(expected.cutOff, marginMinutes)],
    )
    .sort((a, b) => a - b);
  const [earliest] = byDeadline;
  if (earliest === undefined) return { requests, minutes, fits: 'yes', deadline: null };
  // rows are sent by their deadlines, so those of the earliest one come first
  const first = byDeadline.filter((at) => at === earliest).length;
  const usedByOthersMs = budget?.isShared === true ? 0 : RUNNING_MS;
  const needed = minutesFor(Math.ceil(first * PER_ROW[kind]), budget ?? SERVICE, usedByOthersMs);
  const left = (earliest - now) / 60_000;
  const fits = needed > left ? 'no' : needed > left * 0.8 ? 'tight' : 'yes';
  return { requests, minutes, fits, deadline: new Date(earliest).toISOString() };
}

/** What fits goes at once; the rest once the budget is full again, and then in whole windows. */
function minutesFor(requests: number, { limit, windowMs, left, fullInMs }: Left, usedByOthersMs: number): number {
  const readyMs = Math.max(requests <= left ? 0 : fullInMs, usedByOthersMs);
  return (readyMs + (Math.ceil(requests / limit) - 1) * windowMs) / 60_000 + SENDING_MINUTES;
}
