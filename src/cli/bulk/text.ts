import type { BulkProgress, BulkResult, Planned } from '../../bulk/index.ts';
import { londonOffset } from '../../rules/time.ts';
import { tableOf } from '../copy/output.ts';

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** An instant as clocks in London show it, where cut-offs are counted: `Wed 30 September 2026, 23:55 in London`. */
export function inLondon(instant: string): string {
  const at = Date.parse(instant);
  // the fields of this one that are called UTC are those of London
  const there = new Date(at + londonOffset(at));
  const day = `${DAYS[there.getUTCDay()]} ${there.getUTCDate()} ${MONTHS[there.getUTCMonth()]} ${there.getUTCFullYear()}`;
  return `${day}, ${there.toISOString().slice(11, 16)} in London`;
}

/** What a plan says, for people. */
export function planText({ operation, counts, cost, unsure, rows, left }: Planned): string {
  const lines = Object.entries(counts).filter(([, count]) => count > 0);
  const fits = { yes: 'in time', tight: 'in time, but only just', no: 'NOT in time' }[cost.fits];
  const deadline = cost.deadline === null ? '' : `, ${fits} for ${inLondon(cost.deadline)}`;
  const reasons = new Map<string, number>();
  for (const { state, rule, why } of rows) {
    if (state === 'pending' || state === 'already') continue;
    const reason = `${state}: ${rule ?? why ?? ''}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const most = [...reasons].sort(([, a], [, b]) => b - a).slice(0, 8);
  return [
    `${operation}, ${many(rows.length, 'row')}\n`,
    tableOf(lines),
    unsure > 0 ? `  of those pending ${unsure} are not certain, and sent all the same\n` : '',
    `  ${many(cost.requests, 'request')}, about ${many(cost.minutes, 'minute')}${deadline}\n`,
    left !== undefined && left.length > 0
      ? `of the journal before, not in this file: ${many(left.length, 'row')} (${left.length === 1 ? 'line' : 'lines'} ${left.slice(0, 20).join(', ')}${left.length > 20 ? ', …' : ''})\n`
      : '',
    most.length > 0 ? `why not:\n${tableOf(most)}` : '',
  ].join('');
}

/** What became of all rows, for people. */
export function resultText({ operation, counts, slid, sends, rows, told }: BulkResult, file: string): string {
  const lines = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    `${operation}, ${many(rows.length, 'row')}, ${sends} sent in this run\n`,
    tableOf(lines),
    slid > 0 ? `  ${slid} landed on a later statement than expected\n` : '',
    `Row by row: ${file}\n`,
    told === false
      ? 'A run holds the copy, so it is not told what was sent: bulk import does that when it has ended.\n'
      : '',
  ].join('');
}

/** What a copy was told, for people. */
export const importText = (declarations: number): string =>
  declarations === 0
    ? 'The journal sent no declarations, so there is nothing that the copy had to be told.\n'
    : `The copy is told of ${many(declarations, 'declaration')} that the journal sent. lead-provider pull reads how they stand.\n`;

/** How far a run is, in a line. */
export function progressText({ rows, over, open, sends }: BulkProgress, requests: number, seconds: number): string {
  const rate = seconds > 1 ? `, ${(sends / seconds).toFixed(1)} a second` : '';
  const left = sends > 0 && seconds > 5 ? `, about ${spanOf(((rows - over) * seconds) / sends)} left` : '';
  return `${over} of ${rows} rows${open > 0 ? `, ${open} open` : ''}${rate}, ${requests} requests left in the window${left}`;
}

const spanOf = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
