/** The line that tells of a request that was answered: `GET /api/v3/statements 200 3 ms`. */
export function requestLine(request: {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}): string {
  const { method, path, status, ms } = request;
  // a path can hold bytes that a terminal takes for orders
  const shown = path.replace(/[^\x21-\x7e]/g, (one) => encodeURIComponent(one));
  return `${method} ${shown} ${status === 0 ? '(connection broken)' : status} ${Math.round(ms)} ms\n`;
}
