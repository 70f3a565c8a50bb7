import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Service } from 'lead-provider-sdk';
import { createMock, type Mock, type Snapshot } from 'lead-provider-sdk/mock';
import { FakeRuntime } from '../support/fake-runtime.ts';

/** Turns of the event loop in which nothing may happen before time goes on: reading a body takes a few. */
const QUIET_TURNS = 8;

/** One clock for a client and the service behind it, without the test framework: it goes on from timer to timer. */
export class VirtualTime extends FakeRuntime {
  override async run<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const isOver = (): boolean => over;
    const settled = promise.finally(() => {
      over = true;
    });
    settled.catch(() => undefined);
    // with no timer left, something real is under way: a module that is loaded, a body that is read
    for (let idle = 0; !isOver(); idle += 1) {
      await this.quiet();
      if (isOver() || this.step()) idle = 0;
      else if (idle > 100) await sleep(1);
      if (idle > 3000) throw new Error('nothing is left that could settle the promise');
    }
    return settled;
  }

  /** Lets all timers ring: what was under way comes to its end. */
  async finish(): Promise<void> {
    do await this.quiet();
    while (this.step());
  }

  async quiet(): Promise<void> {
    for (let i = 0; i < QUIET_TURNS; i += 1) await turn();
  }
}

/** One mock for each service, put back to its beginning for each combination. */
const mocks = new Map<Service, { readonly mock: Mock; readonly start: Snapshot }>();

export function freshMock(service: Service): Mock {
  let kept = mocks.get(service);
  if (kept === undefined) {
    const mock = createMock({ service });
    kept = { mock, start: mock.snapshot() };
    mocks.set(service, kept);
  }
  kept.mock.restore(kept.start);
  kept.mock.forgetRequests();
  return kept.mock;
}
