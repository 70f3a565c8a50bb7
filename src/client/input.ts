import { isRecord } from '../base/guards.ts';
import { ValidationError, type Issue } from '../errors/index.ts';
import type { ClientOptions, Limits } from './options.ts';

/** Throws the error for input that is refused before anything is sent. */
export function refuse(operation: string, issues: readonly Issue[]): never {
  const details = issues.map((issue) => `${issue.title}: ${issue.detail}`).join(' ');
  // creating a client never sends anything
  const what = operation === 'createClient' ? 'createClient cannot use its options.' : `${operation} was not sent.`;
  throw new ValidationError(`${what} ${details}`, { operation, outcome: 'not-sent', issues });
}

/** Refuses options that there are not, with what was probably meant: in plain JavaScript a slip of the pen goes by. */
export function checkNames(operation: string, given: unknown, names: readonly string[]): void {
  if (!isRecord(given)) refuse(operation, [{ title: 'options', detail: 'Has to be an object.' }]);
  const issues = Object.keys(given)
    .filter((title) => !names.includes(title))
    .map((title) => ({ title, detail: `No such option.${meant(title, names)}` }));
  if (issues.length > 0) refuse(operation, issues);
}

/** The name that has most pairs of neighbouring letters in common with a text. */
function meant(text: string, names: readonly string[]): string {
  const alike = (name: string): number => Array.from(text).filter((_, i) => name.includes(text.slice(i, i + 2))).length;
  const [best = ''] = [...names].sort((a, b) => alike(b) - alike(a));
  return alike(best) * 2 > text.length ? ` Did you mean ${best}?` : '';
}

/** Refuses times and counts that make no sense. */
export function checkLimits(
  operation: string,
  options: Limits & Partial<Pick<ClientOptions, 'maxResponseBytes' | 'maxUnderWay' | 'settleAfterMs'>>,
): void {
  const { timeoutMs, deadlineMs, retries, maxResponseBytes, maxUnderWay = 1, settleAfterMs } = options;
  const counts = typeof retries === 'object' ? Object.values(retries) : [retries];
  const issues: Issue[] = [
    ...Object.entries({ timeoutMs, deadlineMs, maxResponseBytes, settleAfterMs })
      .filter(([, value]) => value !== undefined && !(value > 0))
      .map(([title]) => ({ title, detail: 'Has to be a number above 0.' })),
    ...(counts.every((count) => count === undefined || (Number.isInteger(count) && count >= 0))
      ? []
      : [{ title: 'retries', detail: 'Has to be a whole number of at least 0, or such numbers by operation.' }]),
    ...(Number.isInteger(maxUnderWay) && maxUnderWay >= 1
      ? []
      : [{ title: 'maxUnderWay', detail: 'Has to be a whole number of at least 1.' }]),
  ];
  if (issues.length > 0) refuse(operation, issues);
}

const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * An instant as both services read it in a query or a header: UTC with `Z`. An offset such as `+01:00` is converted,
 * because `rect` decodes query values twice and would read the plus as a space. Null when the value is not an instant,
 * names a day that is none, or has no zone.
 */
export function toInstant(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'string' || !ZONED.test(value)) return null;
  const at = new Date(value.replace(',', '.'));
  // the parser counts a day that the month does not have into the next month
  if (Number.isNaN(at.getTime()) || new Date(value.slice(0, 10)).getUTCDate() !== Number(value.slice(8, 10)))
    return null;
  return /Z$/i.test(value) ? value.toUpperCase() : at.toISOString();
}
