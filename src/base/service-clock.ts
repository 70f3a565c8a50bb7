/**
 * The service's clock as an answer tells it, in milliseconds; null when it does not. An answer kept by a cache is as old
 * as its `Age` says; one whose age cannot be read tells no time.
 */
export function clockIn(headers: Headers): number | null {
  const at = httpDate(headers.get('date'));
  const age = headers.get('age') ?? '0';
  return at !== null && /^\d{1,9}$/.test(age) ? at + Number(age) * 1000 : null;
}

/** The one form of date that RFC 9110 lets servers write, which is also how `toUTCString` writes it. */
export function httpDate(text: string | null): number | null {
  if (text === null) return null;
  if (text === last.text) return last.at;
  const at = Date.parse(text);
  last = { text, at: !Number.isNaN(at) && new Date(at).toUTCString() === text ? at : null };
  return last.at;
}

/** Answers of one second carry one date, which is read once. */
let last: { readonly text: string; readonly at: number | null } = { text: '', at: null };
