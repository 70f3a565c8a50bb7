import { didYouMean } from '../base/nearest.ts';
import { ValidationError } from '../errors/index.ts';

/** Why a walk ends before its list does, or does not begin. */

/** Options of `pages` that there are not, or that cannot be meant. */
export function unfit(operation: string, dedupe: unknown, others: object): ValidationError {
  const issues = Object.keys(others).map((title) => ({
    title,
    detail: `No such option.${didYouMean(title, ['from', 'dedupe'])}`,
  }));
  if (typeof dedupe !== 'boolean') issues.push({ title: 'dedupe', detail: 'Has to be true or false.' });
  const details = issues.map(({ title, detail }) => `${title}: ${detail}`).join(' ');
  return new ValidationError(`${operation} was not sent. ${details}`, { operation, outcome: 'not-sent', issues });
}

export function stuck(operation: string, page: number): ValidationError {
  return new ValidationError(
    `${operation}: page ${page} is the same as the page before it. Something between you and the service answers ` +
      'every page alike (a cache?); the walk was stopped.',
    { operation, outcome: 'unknown' },
  );
}

export function repeating(operation: string, page: number): ValidationError {
  return new ValidationError(
    `${operation}: page ${page} and the two before it hold only what earlier pages held, in the same pages. Something ` +
      'between you and the service mixes pages up (a cache?); the walk was stopped.',
    { operation, outcome: 'unknown' },
  );
}

export function tooMany(operation: string, max: number): ValidationError {
  return new ValidationError(
    `${operation}: there are more than ${max} records. Nothing was cut off in silence: raise max, narrow the ` +
      'filters, or iterate instead of collecting.',
    { operation, outcome: 'unknown' },
  );
}

export function tooManyPages(operation: string, maxPages: number): ValidationError {
  return new ValidationError(
    `${operation}: the list goes on after ${maxPages} pages. Raise maxPages or perPage, or narrow the filters; to ` +
      'go on where this walk ended, use pages({ from }).',
    { operation, outcome: 'unknown' },
  );
}
