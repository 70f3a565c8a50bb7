import { zones, type Service } from '../../contract/service.ts';
import { dayOf } from '../../rules/time.ts';
import { ListCache, PageCache } from '../http/caches.ts';
import type { Call } from '../http/call.ts';
import { servePage } from '../http/page.ts';
import type { Reply } from '../http/reply.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Compare } from './compare.ts';

export type Test<T> = (item: T) => boolean;

/** One list of a provider, ready to be narrowed, sorted and cut. */
export interface List<T> {
  /** All the provider sees, in the list's own order. */
  readonly all: () => readonly T[];
  /** Null stands for a filter that does not apply. */
  readonly tests: readonly (Test<T> | null)[];
  /** Null stands for the list's own order. */
  readonly sort?: Compare<T> | null;
  /** What else than the query and the world decides what is listed: the day, say. */
  readonly by?: string;
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
export function listServer<T, W extends BaseWorld>(service: Service): (call: Call<W>, list: () => List<T>) => Reply {
  const lists = new ListCache<T>();
  const pages = new PageCache();
  // what is served hangs on the world, the provider, the day and the query, and on nothing else
  return (call, describe) => {
    const key = JSON.stringify([call.lp.id, dayOf(call.now, zones[service]), call.params]);
    return pages.serve(call.world, key, call.now, () => {
      let until = Infinity;
      const reply = make(call, describe(), (moment) => {
        until = Math.min(until, moment);
      });
      return { reply, until };
    });
  };

  function make(call: Call<W>, list: List<T>, turnsAt: (moment: number) => void): Reply {
    const { all, serve, arrange, until, sort = null, by = '' } = list;
    const tests = list.tests.filter((test) => test !== null);
    const serveItem =
      until === undefined
        ? serve
        : (item: T): unknown => {
            turnsAt(until(item));
            return serve(item);
          };
    const page = (items: readonly T[]): Reply => servePage(service, call.params, items, serveItem, arrange);
    if (tests.length === 0 && sort === null) return page(all());
    const key = JSON.stringify([call.lp.id, by, call.filter, call.params['sort']]);
    return page(
      lists.get(call.world, key, () => {
        const narrowed = all().filter((item) => tests.every((test) => test(item)));
        return sort === null ? narrowed : narrowed.sort(sort);
      }),
    );
  }
}
