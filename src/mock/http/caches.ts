import type { BaseWorld } from '../world/base-world.ts';
import { isHash } from './incoming.ts';
import type { Reply } from './reply.ts';

interface CacheEntry<T> {
  readonly version: number;
  readonly items: readonly T[];
}

/** Lists kept per world. A walk through a list and a poll or two need few; the oldest are dropped. */
const MAX_KEPT = 32;

/**
 * Keeps filtered and sorted lists until the world changes, so that the hundredth page of a walk costs what the first
 * costs. The cache is beside the world and not in it, because a world is plain data.
 */
export class ListCache<T> {
  readonly #worlds = new WeakMap<BaseWorld, Map<string, CacheEntry<T>>>();

  /** The value kept under a key, if the world has not changed since. */
  find(world: BaseWorld, key: string): readonly T[] | null {
    const known = this.#worlds.get(world)?.get(key);
    return known?.version === world.version ? known.items : null;
  }

  /**
   * The list under a key, made anew when the world has changed since. The key has to contain everything that `make`
   * reads.
   */
  get(world: BaseWorld, key: string, make: () => readonly T[]): readonly T[] {
    const known = this.find(world, key);
    if (known !== null) return known;
    const items = make();
    this.put(world, key, items);
    return items;
  }

  put(world: BaseWorld, key: string, items: readonly T[]): void {
    const kept = this.#worlds.get(world) ?? new Map<string, CacheEntry<T>>();
    this.#worlds.set(world, kept);
    kept.delete(key);
    kept.set(key, { version: world.version, items });
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_KEPT) break;
      kept.delete(oldest);
    }
  }
}

/**
 * A page, and the span of the mock's time in which it is right: from when it was made until something in it changes.
 */
export interface PageOfTime {
  readonly reply: Reply;
  readonly from: number;
  readonly until: number;
}

/** A larger page costs too much to keep, and a client that asks for one goes on to the next page. */
const MOST_KEPT = 500;

/**
 * Keeps served pages, or single records, until the world changes or their time is over, so that they need not be made
 * and written again.
 */
export class PageCache {
  readonly #pages = new ListCache<PageOfTime>();

  /**
   * The page under a key, made when it is not kept. The key has to contain everything that `make` reads, except world
   * and time.
   */
  serve(
    world: BaseWorld,
    key: string,
    now: number,
    make: () => { readonly reply: Reply; readonly until?: number },
  ): Reply {
    const [known] = this.#pages.find(world, key) ?? [];
    // the mock's time can go backwards
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
