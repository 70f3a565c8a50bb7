/** What the mock reads of a request. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export function incomingOf(request: Request): IncomingRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: request.headers,
    text: () => request.text(),
  };
}
