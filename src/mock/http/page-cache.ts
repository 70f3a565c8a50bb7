import type { BaseWorld } from '../world/base-world.ts';
import { ListCache } from './list-cache.ts';
import { isHash } from './params.ts';
import type { Reply } from './reply.ts';

/** A page, and the time of the mock for which it says what is so: from when it was made until something in it turns. */
export interface PageOfTime {
  readonly reply: Reply;
  readonly from: number;
  readonly until: number;
}

/** A larger page would be dear to keep, and who asks for it walks on. */
const MOST_KEPT = 500;

/**
 * Keeps served pages, or single records, until the world changes or their time is over, so that they are not put
 * together and written again.
 */
export class PageCache {
  readonly #pages = new ListCache<PageOfTime>();

  /**
   * The page under a key, put together when it is not known. The key has to name all that `make` reads beside world and
   * time.
   */
  serve(
    world: BaseWorld,
    key: string,
    now: number,
    make: () => { readonly reply: Reply; readonly until?: number },
  ): Reply {
    const [known] = this.#pages.find(world, key) ?? [];
    // time can go backwards here
    if (known !== undefined && known.from <= now && now < known.until) return known.reply;
    const { reply, until = Infinity } = make();
    if (reply.status !== 200 || sizeOf(reply) > MOST_KEPT) return reply;
    const kept = { ...reply, isKept: true };
    this.#pages.put(world, key, [{ reply: kept, from: now, until }]);
    return kept;
  }
}

function sizeOf({ json }: Reply): number {
  return isHash(json) && Array.isArray(json['data']) ? json['data'].length : 0;
}
