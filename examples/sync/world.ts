/** What the three examples have in common: a world that lives, a client of one provider in it, and a copy. */
import { createClient, type Client } from 'lead-provider-sdk';
import { createMock, generateScenario, type Mock } from 'lead-provider-sdk/mock';
import { createSync, type Copy, type Sync } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';

export interface LivingWorld {
  readonly mock: Mock;
  readonly dfe: Client<'rect'>;
  readonly copy: Copy;
  readonly sync: Sync;
  /** The cohorts whose schools are read. */
  readonly cohorts: readonly number[];
}

export interface WorldOptions {
  /** Participants of the provider. */
  readonly people?: number;
  readonly seed?: number;
  /** Where the copy is kept. */
  readonly file?: string;
  /** Days for which the feed keeps changes. */
  readonly keepChangesDays?: number;
}

export async function livingWorld({
  people = 150,
  seed = 1,
  file = ':memory:',
  keepChangesDays = 400,
}: WorldOptions = {}): Promise<LivingWorld> {
  const sizes = { participants: people, declarations: people * 3, partnerships: 30, schools: 60 };
  const others = { transfers: 12, unfundedMentors: 8 };
  const mock = createMock({
    service: 'rect',
    scenario: generateScenario({ service: 'rect', seed, ...sizes, ...others }),
  });
  const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
  const dfe = createClient({ service: 'rect', ...to, budget: 'off' });
  const year = Number(mock.clock.now.slice(0, 4));
  const cohorts = [year - 1, year];
  const copy = await openCopy(file, { keepChangesDays });
  // against DfE itself the last option is left out: only a mock's clock is moved
  const sync = createSync(dfe, copy, { cohorts, now: () => Date.parse(mock.clock.now) });
  return { mock, dfe, copy, sync, cohorts };
}

/** Lets days pass: what schools, DfE and the providers do on them. */
export function letDaysPass(mock: Mock, days: number, seed: number): void {
  const steps = mock.live({ seed, perDay: 4, provider: true })[Symbol.iterator]();
  for (let day = 0; day < days; day += 1) steps.next();
}
