import { isUuid } from '../../../base/uuid.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import type { Scenario } from '../schema.ts';
import type { Written } from '../shape.ts';

/** What an id is known by: words are compared as they are, which is much faster than as UUIDs. */
export type KeyOf = (symbol: string) => string;

/**
 * A word and its own UUID mean the same record, and UUIDs are the same in upper and lower case. Only a scenario that
 * writes UUIDs pays for finding out which words they stand for.
 */
export function keysOf(rest: Written<Scenario>): KeyOf {
  let words: ReadonlyMap<Uuid, string> | null = null;
  return (symbol) => {
    if (symbol.length !== 36 || !isUuid(symbol)) return symbol;
    const uuid = symbol.toLowerCase();
    words ??= wordsOf(rest);
    return words.get(uuid) ?? uuid;
  };
}

function wordsOf(rest: Written<Scenario>): Map<Uuid, string> {
  const words = new Map<Uuid, string>();
  const add = (word: string | null | undefined): void => {
    if (word != null && !isUuid(word)) words.set(uuidOf(word), word);
  };
  for (const lp of rest.leadProviders ?? []) add(typeof lp === 'string' ? lp : lp?.id);
  for (const list of [rest.deliveryPartners, rest.schools, rest.partnerships, rest.statements, rest.declarations])
    for (const one of list ?? []) add(one?.id);
  for (const bulk of rest.bulk ?? [])
    for (let n = 1; n <= (bulk?.count ?? 0); n += 1) add(bulk?.idPrefix === undefined ? null : `${bulk.idPrefix}${n}`);
  for (const person of rest.participants ?? []) {
    add(person?.id);
    for (const change of person?.idChanges ?? []) {
      add(change?.from);
      add(change?.to);
    }
    for (const entry of person?.training ?? []) add(entry?.record);
  }
  return words;
}
