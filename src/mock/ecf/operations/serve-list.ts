import { dayOf } from '../../../rules/time.ts';
import type { Call } from '../../http/call.ts';
import { ListCache } from '../../http/list-cache.ts';
import { PageCache } from '../../http/page-cache.ts';
import { servePage } from '../../http/page.ts';
import type { Reply } from '../../http/reply.ts';
import { Refused } from '../reading/refused.ts';
import type { Order } from '../reading/sort.ts';
import type { EcfWorld } from '../world.ts';
import { refuseRequest } from './replies.ts';

export type Test<T> = (item: T) => boolean;

/** One list of a provider, ready to be narrowed, sorted and cut. */
export interface List<T> {
  /** All the provider sees, in the list's own order. */
  readonly all: () => readonly T[];
  /** Null stands for a filter that does not apply. */
  readonly tests: readonly (Test<T> | null)[];
  readonly order?: Order<T>;
  readonly serve: (item: T) => unknown;
  /**
   * When what is served of an item turns into something else though the world stays as it is; default the end of the
   * day.
   */
  readonly until?: (item: T) => number;
  /** Order inside a page, where it differs from the order of the pages. */
  readonly arrange?: ((page: readonly T[]) => readonly T[]) | undefined;
}

/**
 * Makes the server of one list, which keeps what it has narrowed or sorted, and the pages it has served, until the
 * world changes.
 */
export function listServer<T>(): (call: Call<EcfWorld>, describe: () => List<T>) => Reply {
  const cache = new ListCache<T>();
  const pages = new PageCache();
  return (call, describe) => {
    const key = JSON.stringify([call.lp.id, dayOf(call.now, 'utc'), call.params]);
    return pages.serve(call.world, key, call.now, () => {
      let until = Infinity;
      const reply = make(call, describe, (moment) => {
        until = Math.min(until, moment);
      });
      return { reply, until };
    });
  };

  function make(call: Call<EcfWorld>, describe: () => List<T>, turnsAt: (moment: number) => void): Reply {
    return answering(() => {
      const { all, tests, order = 'own', serve, arrange, until } = describe();
      const applied = tests.filter((test) => test !== null);
      const sort = typeof order === 'string' ? null : order;
      const served =
        until === undefined
          ? serve
          : (item: T): unknown => {
              turnsAt(until(item));
              return serve(item);
            };
      const page = (items: readonly T[]): Reply => servePage('ecf', call.params, items, served, arrange);
      if (applied.length === 0 && sort === null) return page(all());
      const key = JSON.stringify([call.lp.id, call.filter, call.params['sort']]);
      const items = cache.get(call.world, key, () => {
        const narrowed = all().filter((item) => applied.every((test) => test(item)));
        return sort === null ? narrowed : narrowed.sort(sort);
      });
      return page(items);
    });
  }
}

/** Answers what was refused while a query or a body was read. */
export function answering(answer: () => Reply): Reply {
  try {
    return answer();
  } catch (cause) {
    if (cause instanceof Refused) return refuseRequest(cause.row, cause.detail);
    throw cause;
  }
}
