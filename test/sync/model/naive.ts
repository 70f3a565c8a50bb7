import type { SyncClient } from '../../../src/sync/client.ts';
import type { Item } from '../../../src/sync/resources.ts';
import { keyOf, type World } from './truth.ts';

/**
 * The loop that everybody writes first: ask each list for what was updated since the newest `updated_at` seen, and put it
 * over what was there.
 */
export class NaiveCopy {
  readonly world = new Map<string, Item>();
  readonly #newest = new Map<string, string>();

  constructor(
    private readonly client: SyncClient,
    private readonly cohorts: readonly number[],
  ) {}

  async delta(): Promise<void> {
    const { client } = this;
    const every = client.service === 'ecf' ? { cohort: Array.from({ length: 10 }, (_, at) => 2020 + at) } : {};
    const lists = [
      ['statements', null, (since: object) => client.statements.list({ ...every, ...since })],
      ['partnerships', null, (since: object) => client.partnerships.list({ ...every, ...since })],
      ['participants', null, (since: object) => client.participants.list({ ...every, ...since })],
      ['unfundedMentors', null, (since: object) => client.unfundedMentors.list(since)],
      ['transfers', null, (since: object) => client.transfers.list(since)],
      ['declarations', null, (since: object) => client.declarations.list(since)],
      ['deliveryPartners', null, () => client.deliveryPartners.list(every)],
      ...this.cohorts.map(
        (cohort) => ['schools', cohort, (since: object) => client.schools.list({ cohort, ...since })] as const,
      ),
    ] as const;
    for (const [resource, cohort, list] of lists) {
      const name = `${resource} ${cohort}`;
      const since = this.#newest.get(name);
      let newest = since ?? '';
      for await (const item of list(since === undefined ? {} : { updated_since: since }) as AsyncIterable<Item>) {
        this.world.set(keyOf(resource, item.id, cohort), item);
        const at = String(item.attributes['updated_at']);
        if (at > newest) newest = at;
      }
      if (newest !== '') this.#newest.set(name, newest);
    }
  }

  get copy(): World {
    return this.world;
  }
}
