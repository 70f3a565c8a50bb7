/** The form in which every server writes the time of an answer: `Tue, 10 Feb 2026 12:00:00 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The service's clock as an answer tells it, in milliseconds; null when it does not. An answer kept by a cache is as old
 * as its `Age` says; one whose age cannot be read tells no time.
 */
export function clockIn(headers: Headers): number | null {
  const date = headers.get('date') ?? '';
  const age = headers.get('age') ?? '0';
  if (!HTTP_DATE.test(date) || !/^\d+$/.test(age)) return null;
  const at = Date.parse(date) + Number(age) * 1000;
  return Number.isNaN(at) ? null : at;
}
