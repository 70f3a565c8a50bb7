import type { Clock } from './clock.ts';
import type { FaultBook } from './faults/fault-book.ts';
import type { RequestLog } from './http/request-log.ts';
import type { News } from './inside.ts';

/** Tells what happens in a mock to those who show it. Where nobody listens it costs a look at an empty set. */
export class Watchers {
  /** Counts how often another world was put in place or the clock was set back. */
  epoch = 1;
  readonly #listeners = new Set<(news: News) => void>();

  constructor(
    private readonly log: RequestLog,
    faults: FaultBook,
  ) {
    faults.onChanged = () => {
      if (this.#listeners.size > 0) this.#tell({ kind: 'faults', faults: faults.list });
    };
  }

  /** The clock was moved from a moment. */
  moved(clock: Clock, from: number): void {
    if (clock.ms < from) this.epoch += 1;
    this.#tell({ kind: 'present' });
  }

  /** Another world was put in place. */
  replaced(): void {
    this.epoch += 1;
    this.#tell({ kind: 'present' });
  }

  watch(listener: (news: News) => void): () => void {
    // the same function may listen twice, and is ended once for each
    const own = (news: News): void => listener(news);
    this.#listeners.add(own);
    this.log.onAdded = (request) => this.#tell({ kind: 'request', request });
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size === 0) this.log.onAdded = null;
    };
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}
