import type { Observed } from '../../capture/observed.ts';
import type { Ask, Unreachable } from '../types.ts';
import { Builder } from './builder.ts';
import { askFilters } from './filters.ts';
import { askLists } from './lists.ts';
import { askMoved, askRequests } from './requests.ts';
import { askSingles } from './singles.ts';
import { askSorts } from './sorts.ts';

export interface Reads {
  readonly asks: readonly Ask[];
  readonly unreachable: readonly Unreachable[];
}

/** What to ask, made from what was observed, and what cannot be asked for want of something to ask about. */
export function planReads(observed: Observed, { movesClock = true } = {}): Reads {
  const builder = new Builder(observed);
  askLists(builder);
  askSingles(builder);
  askFilters(builder);
  askSorts(builder);
  askRequests(builder);
  if (movesClock) askMoved(builder);
  const asks = [
    ...new Map(builder.asks.map((ask) => [JSON.stringify({ ...ask, name: '', head: '', keys: [] }), ask])).values(),
  ];
  return { asks, unreachable: builder.unreachable };
}

/** The reads of a service, made from what was observed of it. */
export function asksFor(observed: Observed): readonly Ask[] {
  return planReads(observed).asks;
}
