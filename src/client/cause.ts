/**
 * The system's code, which `fetch` hides in the cause (or, for a host with several addresses, in the cause's errors).
 */
export function codeOf(error: Error): string | null {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) {
    const inner: unknown = error.errors[0];
    if (inner instanceof Error) return codeOf(inner);
  }
  return error.cause instanceof Error ? codeOf(error.cause) : null;
}

/** What went wrong, in a word or a sentence. */
export function reasonOf(cause: unknown, secret: string): string {
  return hide(cause instanceof Error ? (codeOf(cause) ?? cause.message) : String(cause), secret);
}

/**
 * A copy of a cause to put on an error. A `fetch` of the user's may hang the request, its headers included, on what it
 * throws; kept are name, message, code, stack and the causes below.
 */
export function withoutSecret(cause: unknown, secret: string, depth = 0): unknown {
  if (!(cause instanceof Error)) return hide(String(cause), secret);
  const copy = new Error(hide(cause.message, secret));
  const code = codeOf(cause);
  Object.defineProperty(copy, 'name', { value: cause.name, enumerable: false });
  Object.defineProperty(copy, 'stack', { value: hide(cause.stack ?? '', secret), enumerable: false });
  if (code !== null) Object.assign(copy, { code });
  if (cause.cause !== undefined && depth < 3) copy.cause = withoutSecret(cause.cause, secret, depth + 1);
  return copy;
}

function hide(text: string, secret: string): string {
  return secret === '' ? text : text.replaceAll(secret, '[token]');
}
