import { zones, type Service } from '../../contract/service.ts';
import { dayOf } from '../../rules/time.ts';
import { ListCache, PageCache } from '../http/caches.ts';
import type { Call } from '../http/call.ts';
import { servePage } from '../http/page.ts';
import type { Reply } from '../http/reply.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Compare } from './compare.ts';

export type Test<T> = (item: T) => boolean;

/** One list of a provider, ready to be filtered, sorted and cut. */
export interface List<T> {
  /** All records the provider sees, in the list's own order. */
  readonly all: () => readonly T[];
  /** Null means a filter that does not apply. */
  readonly tests: readonly (Test<T> | null)[];
  /** Null means the list's own order. */
  readonly sort?: Compare<T> | null;
  /** What else, besides the query and the world, decides what is listed: for example the day. */
  readonly by?: string;
  readonly serve: (item: T) => unknown;
  /** When the view of an item changes although the world does not; default the end of the day. */
  readonly until?: (item: T) => number;
  /** Order inside a page, where it differs from the order of the pages. */
  readonly arrange?: ((page: readonly T[]) => readonly T[]) | undefined;
}

/**
 * Makes the server of one list. It keeps the lists it has filtered or sorted, and the pages it has served, until the
 * world changes.
 */
export function listServer<T, W extends BaseWorld>(service: Service): (call: Call<W>, list: () => List<T>) => Reply {
  const lists = new ListCache<T>();
  const pages = new PageCache();
  // what is served depends only on the world, the provider, the day and the query, and under a moved clock on the real day
  return (call, describe) => {
    const day = dayOf(call.now, zones[service]);
    const real = call.clock === call.now ? day : dayOf(call.clock, zones[service]);
    const key = JSON.stringify([call.lp.id, day, real, call.params]);
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
