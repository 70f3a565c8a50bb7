import { setImmediate as turn } from 'node:timers/promises';
import type { Client, ClientEvent, ClientOptions, Service } from 'lead-provider-sdk';
import type { Mock } from 'lead-provider-sdk/mock';
import { afterEach, vi } from 'vitest';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { FakeRuntime } from './fake-runtime.ts';
// loaded here for the reason that fake-runtime.ts gives
import '../../src/resources/writing/checked-write.ts';

/** Turns of the event loop in which nothing may happen before time goes on: reading a body takes a few. */
const QUIET_TURNS = 8;

// once in a process: whoever uses this has one of its own (apart.ts), and elsewhere nobody would put the timer back
afterEach(() => {
  vi.unstubAllGlobals();
});

/**
 * One clock for a client, a mock and the mock's faults: what a fault of time waits for passes on it, too. Holds until
 * the test ends.
 */
export class MockTime extends FakeRuntime {
  constructor(
    private readonly mock: Mock,
    chance?: readonly number[],
  ) {
    super(Date.parse(mock.clock.now), chance);
    vi.stubGlobal('setTimeout', (callback: () => void, ms = 0) => this.later(callback, ms));
  }

  /** The mock, at the client's present. */
  readonly fetch = (request: Request): Promise<Response> => {
    this.mock.clock.set(this.now());
    return this.mock.fetch(request);
  };

  client<S extends Service>(
    service: S,
    options: Partial<Omit<ClientOptions<S>, 'environment' | 'baseUrl'>> = {},
    events: ClientEvent[] = [],
    checks: 'documented' | 'off' = 'off',
  ): Client<S> {
    const connection = connect(
      {
        service,
        baseUrl: 'http://localhost',
        token: this.mock.token('lp1'),
        validate: 'off',
        fetch: this.fetch,
        onEvent: (event) => events.push(event),
        ...options,
      },
      this,
    );
    return clientOver<S>(service, connection, { checks });
  }

  /** Lets time pass until a promise is settled, from timer to timer. */
  override async run<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const isOver = (): boolean => over;
    const settled = promise.finally(() => {
      over = true;
    });
    settled.catch(() => undefined);
    while (!isOver()) {
      await this.quiet();
      if (!isOver() && !this.step()) throw new Error('nothing is left that could settle the promise');
    }
    return settled;
  }

  /** Lets all timers ring: what was under way comes to its end. */
  async finish(): Promise<void> {
    do await this.quiet();
    while (this.step());
  }

  private async quiet(): Promise<void> {
    for (let i = 0; i < QUIET_TURNS; i += 1) await turn();
  }
}
