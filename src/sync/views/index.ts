import { createHash } from 'node:crypto';
import { write, type Steps } from '../store/steps.ts';
import { candidates } from './candidates.ts';
import { gone } from './gone.ts';
import { joiners } from './joiners.ts';
import { leavers } from './leavers.ts';
import { mentors } from './mentors.ts';
import { moneyMoved } from './money-moved.ts';
import { money } from './money.ts';
import { silent } from './silent.ts';
import { slid } from './slid.ts';
import { stuck } from './stuck.ts';
import type { Dialect, View } from './view.ts';

export type { Dialect, View } from './view.ts';

/** The views of a copy, in the order in which the docs tell them. Their only clock is `dfe_today`. */
export const views: readonly View[] = [
  ...[candidates, stuck, money, moneyMoved, slid],
  ...[leavers, joiners, mentors, gone, silent],
];

/** Drops every view and makes it anew. None rests on another. */
export function* makeViews(dialect: Dialect): Steps<void> {
  for (const view of views) {
    yield* write(`DROP VIEW IF EXISTS ${view.name}`);
    yield* write(`CREATE VIEW ${view.name} AS ${view.sql(dialect)}`);
  }
}

/** What changes when the text of any view does. */
export function viewsDigest(dialect: Dialect): string {
  const hash = createHash('sha1');
  for (const view of views) hash.update(`${view.name}\n${view.sql(dialect)}\n`);
  return hash.digest('base64url');
}
