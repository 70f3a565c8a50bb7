import {
  isLeadProviderError,
  type ClientEvent,
  type LeadProviderError,
  type SendOptions,
  type Service,
} from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { MockTime } from '../support/mock-time.ts';
import type { Comes } from './faults.ts';
import type { Dfe, Kind } from './kinds.ts';

/** What became of a call. */
export interface Ended {
  readonly comes: Comes;
  readonly value: unknown;
  readonly error: LeadProviderError | null;
}

/** A mock, a client of it, and one clock for both. */
export interface Bench {
  readonly mock: Mock;
  readonly time: MockTime;
  readonly dfe: Dfe;
  readonly events: readonly ClientEvent[];
  run(kind: Kind, options?: SendOptions): Promise<Ended>;
  /** How often an operation reached the service, or died on the way. */
  sent(kind: Kind): number;
  /** Every record a provider is served, without the times at which something was done. */
  world(): Promise<string>;
}

export function bench(service: Service): Bench {
  const mock = createMock({ service, throttle: 'fixed' });
  const time = new MockTime(mock);
  const events: ClientEvent[] = [];
  const options = { budget: memoryBudgetOn(time) };
  const dfe = service === 'rect' ? time.client('rect', options, events) : time.client('ecf', options, events);
  return {
    mock,
    time,
    dfe,
    events,
    async run(kind, sending) {
      const ended = kind.run(dfe, mock, sending).then(
        (value): Ended => ({ comes: 'ok', value, error: null }),
        (error: unknown): Ended => {
          if (!isLeadProviderError(error)) throw error;
          return { comes: error.outcome, value: null, error };
        },
      );
      return time.run(ended);
    },
    sent: (kind) => mock.requests.filter(({ operation }) => operation === kind.operation).length,
    world: () => worldOf(mock),
  };
}

const TIMES = new Set(['created_at', 'updated_at', 'date', 'cohort_changed_at']);

async function worldOf(mock: Mock): Promise<string> {
  const lists: unknown[] = [];
  const ecf = mock.service === 'ecf' ? '/ecf' : '';
  for (const path of [
    `participants${ecf}`,
    `participants${ecf}/transfers`,
    'participant-declarations',
    `partnerships${ecf}`,
    `schools${ecf}`,
  ]) {
    const sized = `/api/v3/${path}?page[per_page]=3000${path.startsWith('schools') ? '&filter[cohort]=2025' : ''}`;
    const data = await mock.peek('lp1', sized);
    if (!Array.isArray(data)) throw new Error(`${path} is no list`);
    lists.push(data);
  }
  return JSON.stringify(lists, (name, value: unknown) => (TIMES.has(name) ? undefined : value), 1);
}

/** The world before and after an operation that nothing disturbs. */
export async function worlds(
  service: Service,
  kind: Kind,
): Promise<{ readonly undone: string; readonly done: string }> {
  const calm = bench(service);
  const undone = await calm.world();
  const { error } = await calm.run(kind);
  if (error !== null) throw error;
  return { undone, done: await calm.world() };
}
