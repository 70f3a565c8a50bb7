import { isLeadProviderError } from '../../errors/index.ts';
import {
  CopyBusyError,
  CopyError,
  FeedGapError,
  LeaseLostError,
  SyncError,
  type SyncReport,
} from '../../sync/index.ts';
import { UsageError } from '../usage-error.ts';

/** How a command over a copy ends; the first that fits. */
export const exit = {
  done: 0,
  /** It could not go on: no room, the token refused, the service down. */
  failed: 1,
  /** It cannot be carried out as written, or the copy is another's or unusable. Nothing was done. */
  usage: 2,
  /** It is done, and a person has to look at something. */
  person: 3,
  /** Another run holds the copy, or has taken it over. */
  busy: 4,
  /** It is done, and reads are still owed: the next run makes them. */
  todo: 5,
  interrupted: 6,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Minutes by which clocks may differ before a run warns: see `checkClock`. */
const CLOCK_MS = 600_000;

/**
 * The code for an error. `isUnderWay`: whether a run had begun; what is wrong with a copy before that is a matter of how
 * the command was written.
 */
export function codeOfError(error: unknown, { isUnderWay }: { readonly isUnderWay: boolean }): ExitCode {
  if (error instanceof UsageError) return exit.usage;
  if (error instanceof CopyBusyError || error instanceof LeaseLostError) return exit.busy;
  if (error instanceof SyncError) return error.reason === 'clock' ? exit.person : exit.usage;
  if (error instanceof FeedGapError) return exit.person;
  if (error instanceof CopyError) {
    if (/BUSY|LOCKED/.test(error.code ?? '')) return exit.busy;
    return isUnderWay || /FULL|IOERR|ENOSPC|EIO/.test(error.code ?? '') ? exit.failed : exit.usage;
  }
  if (isAborted(error)) return exit.interrupted;
  if (isLeadProviderError(error, 'validation') && !isUnderWay) return exit.usage;
  return exit.failed;
}

/** The code for a run that came to its end. */
export function codeOfReport({ todo, held, stuck, clockOffsetMs }: SyncReport): ExitCode {
  if (todo > 0) return exit.todo;
  const isClockOff = clockOffsetMs !== null && Math.abs(clockOffsetMs) > CLOCK_MS;
  return held.length > 0 || stuck > 0 || isClockOff ? exit.person : exit.done;
}

function isAborted(error: unknown): boolean {
  return isLeadProviderError(error, 'aborted') || (error instanceof Error && error.name === 'AbortError');
}

/**
 * What an error says on a screen or in a log: the messages that this package wrote itself, which hold nothing of a
 * record. Of any other the kind and the place, because its words may quote what was served.
 */
export function wordsFor(error: unknown, kept = 'What was read before is kept: run the same command again.'): string {
  if (error instanceof UsageError || error instanceof SyncError || error instanceof CopyError) return error.message;
  if (error instanceof FeedGapError) return error.message;
  if (isLeadProviderError(error)) {
    // this is about our own options; what the services say about a request can name a person
    if (error.kind === 'validation') return error.message;
    if (error.kind === 'http' && (error.status === 401 || error.status === 403))
      return `the service refuses the token (status ${error.status} at ${error.operation}). Is it of this service and environment?`;
    const tries = error.attempts > 1 ? ` in ${error.attempts} tries` : '';
    const what = error.kind === 'http' ? `status ${error.status}` : error.kind;
    return `${error.operation} failed${tries}: ${what}. ${kept}`;
  }
  if (!(error instanceof Error)) return 'something failed that is no error.';
  const place = /\n\s+at .*?([\w.-]+:\d+:\d+)\)?/.exec(error.stack ?? '')?.[1];
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `an unexpected ${error.name}${code}${place === undefined ? '' : ` at ${place}`}.`;
}
