import { requestIdOf } from '../../client/hide.ts';
import type { WithoutToken } from './without-token.ts';

const COUNT = /^\d{1,10}$/;
const isDate = (value: string): boolean => new Date(value).toUTCString() === value;

/** The headers that are told of an answer, each with the values it may have: a server can put anything into any. */
const ALLOWED: Readonly<Record<string, (value: string) => boolean>> = {
  'content-type': (value) => /^(application\/(problem\+)?json|text\/(html|plain))(; ?charset=utf-8)?$/i.test(value),
  'content-length': (value) => COUNT.test(value),
  'retry-after': (value) => COUNT.test(value) || isDate(value),
  'x-runtime': (value) => /^\d{1,6}\.\d{1,9}$/.test(value),
  'x-lead-provider-mock': (value) => /^[a-z]{1,20}$/.test(value),
  ...Object.fromEntries(
    ['limit', 'remaining', 'reset']
      .flatMap((what) => [`ratelimit-${what}`, `x-ratelimit-${what}`])
      .map((name) => [name, (value: string) => COUNT.test(value)]),
  ),
};

export interface ShownHeaders {
  readonly requestId: string | null;
  /** The `Date` of the answer. */
  readonly serverDate: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is told of the headers of an answer. A value of another form than its header has is left out. */
export function shownHeaders(headers: Headers, token: string, { isFree }: WithoutToken): ShownHeaders {
  const id = requestIdOf(headers, token);
  const date = headers.get('date');
  const shown: Record<string, string> = {};
  for (const [name, isAllowed] of Object.entries(ALLOWED)) {
    const value = headers.get(name);
    if (value !== null && isAllowed(value) && isFree(value)) shown[name] = value;
  }
  return {
    requestId: id !== null && isFree(id) ? id : null,
    serverDate: date !== null && isDate(date) ? date : null,
    headers: shown,
  };
}
