import { compareTexts } from '../../base/compare-texts.ts';
import type { Uuid } from '../ids.ts';
import type { DeliveryPartner, School, Statement } from '../world/records.ts';
import type { Listed } from './look.ts';

/** How a list goes. */
export interface Order<T extends { readonly id: Uuid }> {
  /** Tells the cursors of one list from those of others. */
  readonly list: string;
  readonly keyIs: 'number' | 'string';
  /** What it goes by first. It stands in a cursor, so it is short whatever the record holds. */
  readonly key: (record: T) => number | string;
  /** 1 where the smallest comes first; ids go the same way. */
  readonly direction: 1 | -1;
  /** Decides among records of the same key. When it can't, ids do. */
  readonly then?: (a: T, b: T) => number;
}

export function compareIn<T extends { readonly id: Uuid }>({ key, then, direction }: Order<T>, a: T, b: T): number {
  return (
    compareKeys(key(a), key(b)) * direction ||
    // what decides among equals tells its own direction
    (then?.(a, b) ?? 0) ||
    compareTexts(a.id, b.id) * direction
  );
}

/** Keys of one list are of one type. */
export function compareKeys(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The newest first. */
export function newestFirst<T extends Listed>(list: string): Order<T> {
  return { list, keyIs: 'number', key: ({ createdAt }) => createdAt, direction: -1 };
}

/** A name can be of any length, a cursor not. */
const SHORT = 32;

function byName<T extends { readonly id: Uuid; readonly name: string }>(list: string): Order<T> {
  return {
    list,
    keyIs: 'string',
    key: ({ name }) => name.slice(0, SHORT),
    direction: 1,
    then: (a, b) => compareTexts(a.name, b.name),
  };
}

export const schoolOrder: Order<School> = byName('c');
export const partnerOrder: Order<DeliveryPartner> = byName('k');

/** Those of the newest months first. */
export const statementOrder: Order<Statement> = {
  list: 's',
  keyIs: 'number',
  key: ({ year, month }) => year * 12 + month,
  direction: -1,
  then: (a, b) => compareTexts(a.lp.symbol, b.lp.symbol) || a.cohort.year - b.cohort.year || compareTexts(a.id, b.id),
};
