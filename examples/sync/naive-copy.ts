import { keyOf, type List, type Records } from './lists.ts';

/** The loop that everybody writes first: what was updated since the newest `updated_at` seen, put over what was there. */
export class NaiveCopy {
  readonly records: Records = new Map();
  readonly #newest = new Map<List, string>();

  constructor(private readonly lists: readonly List[]) {}

  async run(): Promise<void> {
    for (const list of this.lists) {
      let newest = this.#newest.get(list) ?? '';
      for await (const item of list.read(newest === '' ? undefined : newest)) {
        this.records.set(keyOf(list, item.id), item);
        const at = item.attributes['updated_at'];
        if (typeof at === 'string' && at > newest) newest = at;
      }
      if (list.resource !== 'deliveryPartners') this.#newest.set(list, newest);
    }
  }
}
