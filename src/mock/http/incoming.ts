/** What the mock reads of a request. A `Request` is one; the Node server hands over less. */
export interface Incoming {
  readonly method: string;
  /** Absolute; its host is not looked at. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}
