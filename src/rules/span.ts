/**
 * An instant that is known up to a span of time. The services serve whole seconds, so a time read from them lies
 * anywhere in its second; a client's clock is right within some uncertainty. What a service knows itself is exact.
 */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

export const exactly = (at: number): Span => ({ earliest: at, latest: at });

/** A time as a service serves it: somewhere in that second. Null when the text is no instant. */
export function served(text: string): Span | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : { earliest: at, latest: /[.,]\d/.test(text) ? at : at + 999 };
}

/** Whether `a` is later than `b`; undefined when the spans leave it open. */
export function isAfter(a: Span, b: Span): boolean | undefined {
  if (a.earliest > b.latest) return true;
  return a.latest <= b.earliest ? false : undefined;
}

/** Whether `a` is `b` or later; undefined when the spans leave it open. */
export function isAtOrAfter(a: Span, b: Span): boolean | undefined {
  if (a.earliest >= b.latest) return true;
  return a.latest < b.earliest ? false : undefined;
}
