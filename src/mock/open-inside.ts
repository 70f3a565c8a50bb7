import type { Clock } from './clock.ts';
import type { MockService } from './http/call.ts';
import { offerInside } from './inside.ts';
import { partiesOf } from './look/present.ts';
import { recordsOf } from './look/records.ts';
import type { LoadedMock } from './mock.ts';
import type { Watchers } from './watchers.ts';
import type { BaseWorld } from './world/base-world.ts';

interface Parts<W extends BaseWorld> {
  readonly service: MockService<W>;
  readonly clock: Clock;
  readonly watchers: Watchers;
  readonly isRunning: boolean;
  readonly world: () => W;
}

/** Lets the control side look into a mock. */
export function openInside<W extends BaseWorld>(fetch: LoadedMock['fetch'], parts: Parts<W>): void {
  const { service, clock, watchers, isRunning, world } = parts;
  offerInside(fetch, {
    records: recordsOf(service, world, () => clock.ms),
    parties: () => partiesOf(world()),
    get epoch() {
      return watchers.epoch;
    },
    isRunning,
    watch: (listener) => watchers.watch(listener),
  });
}
