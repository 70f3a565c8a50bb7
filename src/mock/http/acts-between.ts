import { object, optional, outOfRange, wrongType, type Shape } from '../kit/shapes.ts';
import type { ReceivedRequest } from './request-log.ts';

/** A request that has arrived and is not answered yet. */
export type ArrivedRequest = Pick<
  ReceivedRequest,
  'number' | 'at' | 'method' | 'path' | 'query' | 'operation' | 'leadProvider'
>;

/** What happens between two requests. Nothing else happens from `before` to `after`. */
export interface BetweenRequests {
  /** Right before a request is answered, or its connection broken: the answer is that of the world it leaves behind. */
  readonly before?: (request: ArrivedRequest) => void;
  /** Right after, when the request is the last of `mock.requests`, and before its answer is handed over. */
  readonly after?: (request: ReceivedRequest) => void;
}

interface Entry {
  readonly acts: BetweenRequests;
  failure: Error | null;
}

const act: Shape<(request: ArrivedRequest) => void> = (value, at) => {
  if (typeof value !== 'function') throw wrongType(at, 'a function', value);
  return (request) => {
    const result: unknown = Reflect.apply(value, undefined, [request]);
    if (typeof result === 'object' && result !== null && 'then' in result)
      throw new TypeError(`${at} has to be done when it returns, and gave a promise.`);
  };
};

const shape = object<BetweenRequests>({ before: optional(act), after: optional(act) });

/** Keeps what a test does between requests, and does it. */
export class ActsBetween {
  readonly #entries = new Set<Entry>();

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Answers with what takes it away again. */
  add(given: unknown): () => void {
    const acts = shape(given, 'mock.between:');
    if (acts.before === undefined && acts.after === undefined)
      throw outOfRange('mock.between:', 'has to be given "before" or "after", or both.');
    const entry = { acts, failure: null };
    this.#entries.add(entry);
    return () => void this.#entries.delete(entry);
  }

  before(request: ArrivedRequest): void {
    for (const entry of this.#entries) {
      if (entry.failure !== null) throw entry.failure;
      this.#run(entry, 'before', request, () => entry.acts.before?.(request));
    }
  }

  after(request: ReceivedRequest): void {
    for (const entry of this.#entries)
      if (entry.failure === null) this.#run(entry, 'after', request, () => entry.acts.after?.(request));
  }

  /** What has thrown once makes every further request fail: a client that tries again must not hide it. */
  #run(entry: Entry, when: 'before' | 'after', { number, operation }: ArrivedRequest, work: () => void): void {
    try {
      work();
    } catch (cause) {
      entry.failure = new Error(
        `The mock did not answer, because the "${when}" that mock.between was given threw at request ${number} ` +
          `(${operation ?? 'no operation'}): see the cause. It answers nothing until that is taken away.`,
        { cause },
      );
      throw entry.failure;
    }
  }
}
