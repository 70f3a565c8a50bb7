import { priorities, type Priority } from './budget.ts';

/** Every 20th grant goes to the lowest priority that waits, so that a long run of writes cannot block it for ever. */
const LOWEST_FIRST = 20;

/** The waiting requests: by priority, and within one priority, callers in turn. All steps take constant time. */
export class WaitingLine<W> {
  readonly #lanes = new Map<Priority, Map<object, Set<W>>>(
    priorities.map((priority) => [priority, new Map<object, Set<W>>()]),
  );
  #size = 0;
  #served = 0;

  get size(): number {
    return this.#size;
  }

  add(waiter: W, priority: Priority, caller: object): void {
    const lane = this.#lanes.get(priority);
    const own = lane?.get(caller);
    if (own !== undefined) own.add(waiter);
    else lane?.set(caller, new Set([waiter]));
    this.#size += 1;
  }

  remove(waiter: W, priority: Priority, caller: object): void {
    const lane = this.#lanes.get(priority);
    const own = lane?.get(caller);
    if (own?.delete(waiter) !== true) return;
    this.#size -= 1;
    if (own.size === 0) lane?.delete(caller);
  }

  /** Takes out the next request; undefined when none waits. */
  next(): W | undefined {
    this.#served += 1;
    const lanes = [...this.#lanes.values()];
    if (this.#served % LOWEST_FIRST === 0) lanes.reverse();
    for (const lane of lanes) {
      for (const [caller, own] of lane) {
        for (const waiter of own) {
          own.delete(waiter);
          this.#size -= 1;
          // the caller goes to the end of the turn
          lane.delete(caller);
          if (own.size > 0) lane.set(caller, own);
          return waiter;
        }
      }
    }
    return undefined;
  }
}
