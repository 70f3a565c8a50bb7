import type { Call } from '../../http/call.ts';
import { ListCache } from '../../http/list-cache.ts';
import { PageCache } from '../../http/page-cache.ts';
import { servePage } from '../../http/page.ts';
import { refuseRequest } from '../../http/refuse-request.ts';
import type { Reply } from '../../http/reply.ts';
import { todayOf } from '../derive/today.ts';
import type { RectWorld } from '../world.ts';
import type { Compare } from './sorting.ts';
import { UnreadableFilter } from './updated-since.ts';

export type Test<T> = (item: T) => boolean;

/** One list of a provider, ready to be narrowed, sorted and cut. */
export interface List<T> {
  /** All the provider sees, in the list's own order. */
  readonly all: () => readonly T[];
  /** Null stands for a filter that does not apply. */
  readonly tests: readonly (Test<T> | null)[];
  readonly sort?: Compare<T> | null;
  /** What else than the query and the world decides what is listed: the day, say. */
  readonly by?: string;
  readonly serve: (item: T) => unknown;
}

/**
 * Makes the server of one list, which keeps what it has narrowed or sorted, and the pages it has served, until the
 * world changes.
 */
export function listServer<T>(): (call: Call<RectWorld>, list: () => List<T>) => Reply {
  const cache = new ListCache<T>();
  const pages = new PageCache();
  // what is served hangs on the world, the provider, the day and the query, and on nothing else
  return (call, describe) =>
    pages.serve(call.world, JSON.stringify([call.lp.id, todayOf(call), call.params]), call.now, () => ({
      reply: make(call, describe),
    }));

  function make(call: Call<RectWorld>, describe: () => List<T>): Reply {
    let list: List<T>;
    try {
      list = describe();
    } catch (cause) {
      if (cause instanceof UnreadableFilter) {
        return refuseRequest('rect', '9g');
      }
      throw cause;
    }
    const { all, serve, sort = null, by = '' } = list;
    const tests = list.tests.filter((test) => test !== null);
    if (tests.length === 0 && sort === null) return servePage('rect', call.params, all(), serve);
    const key = JSON.stringify([call.lp.id, by, call.filter, call.params['sort']]);
    const items = cache.get(call.world, key, () => {
      const narrowed = all().filter((item) => tests.every((test) => test(item)));
      return sort === null ? narrowed : narrowed.sort(sort);
    });
    return servePage('rect', call.params, items, serve);
  }
}
