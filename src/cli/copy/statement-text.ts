import type { StatementReport } from '../../sync/index.ts';
import { tableOf } from './output.ts';

type Cell = string | number;

/** Counts alone: the declarations, with names, are in `--csv`. */
export function statementText(report: StatementReport): string {
  const { statement, asOf } = report;
  const { id, month, year, cohort, cutOffDate, paymentDate, paid, goneAt } = statement;
  return (
    `Statement ${id}: ${month ?? ''} ${year ?? ''}, cohort ${cohort ?? '?'}, cut-off ${cutOffDate ?? '?'}, ` +
    `payment ${paymentDate ?? '?'}, ${paid ? 'paid' : 'not paid'}${goneAt === null ? '' : `, not served since ${goneAt}`}\n` +
    `As of ${asOf.lastRunEndedAt ?? 'no run that ended'}, days counted from ${asOf.day ?? '?'}\n` +
    `${standing(report)}${since(report)}${notOnIt(report)}${cutOffs(report)}${states(report)}`
  );
}

function standing({ payments, clawbacks, declared, clawedBackHere }: StatementReport): string {
  const counts = [
    ...payments.map((count) => ({ kind: 'payment', ...count })),
    ...clawbacks.map((count) => ({ kind: 'clawback', ...count })),
  ].map(({ kind, role, type, state, uplift, declarations: number }): Cell[] => [
    kind,
    ...[role, type, state].map((word) => word ?? ''),
    uplift ? 'uplift' : '',
    number,
  ]);
  const from = clawedBackHere.from.map(({ firstPaidOn, declarations }): Cell[] => [
    ...['first paid on', firstPaidOn?.month ?? '', firstPaidOn?.year ?? '', firstPaidOn?.id ?? 'no statement'],
    declarations,
  ]);
  return (
    (counts.length === 0
      ? 'Nothing stands on it.\n'
      : tableOf([['kind', 'role', 'type', 'state', 'uplift', 'declarations'], ...counts])) +
    `${declared} declared, ${clawedBackHere.declarations} clawed back here\n${tableOf(from)}`
  );
}

function since({ moved, voidedSince }: StatementReport): string {
  const header = ['certain', 'perhaps before the cut-off'];
  const lines = [...moved.counts.map(({ what, certain, uncertain }): Cell[] => [what, certain, uncertain])];
  const voided = voidedSince.counts.map(({ role, type, certain, uncertain }): Cell[] => [
    `voided ${role ?? ''} ${type ?? ''}`.trimEnd(),
    certain,
    uncertain,
  ]);
  const both = (one: { readonly certain: number; readonly uncertain: number }): string =>
    `${one.certain} for certain, ${one.uncertain} perhaps before the cut-off`;
  return (
    `Voided since the cut-off: ${both(voidedSince)}\n${voided.length === 0 ? '' : tableOf([['', ...header], ...voided])}` +
    `Moved since the cut-off, those among them: ${both(moved)}\n${lines.length === 0 ? '' : tableOf([['', ...header], ...lines])}`
  );
}

function notOnIt({ stuck, slid }: StatementReport): string {
  const stuckPart = stuck.known
    ? `Stuck in submitted, of the cohort: ${stuck.declarations}, and ${stuck.withoutCohort} without a training record\n` +
      tableOf(
        stuck.counts.map(({ why, declarations, longestDays }) => [why, declarations, `longest ${longestDays} days`]),
      )
    : 'Stuck in submitted: not known\n';
  const slidPart = slid.known
    ? `Slid to a later statement: ${slid.declarations}, of ${slid.sends} sent in bulk for this one\n` +
      tableOf(
        slid.onto.map(({ statement: { id, month, year }, declarations }) => [
          ...['onto', month ?? '', year ?? '', id],
          declarations,
        ]),
      )
    : 'Slid to a later statement: not known (no bulk sends for it in the copy)\n';
  return stuckPart + slidPart;
}

function cutOffs({ nextCutOffs }: StatementReport): string {
  if (!nextCutOffs.known) return 'Next cut-offs: not known\n';
  const rows = nextCutOffs.statements.flatMap(({ cutOffDate, counts, candidates, lastChance, notFundable }) => [
    [cutOffDate, 'all', '', candidates, lastChance, notFundable],
    ...counts.map((count): Cell[] => [
      ...['', count.role, count.type],
      ...[count.candidates, count.lastChance, count.notFundable],
    ]),
  ]);
  const later = nextCutOffs.later === 0 ? '' : `, ${nextCutOffs.later} later ones not shown`;
  return (
    `Next cut-offs of the cohort, with candidates, who are not to be added up over cut-offs${later}\n` +
    (rows.length === 0
      ? '  none\n'
      : tableOf([['cut-off', 'role', 'type', 'candidates', 'last chance', 'not fundable yet'], ...rows]))
  );
}

function states({ states: { states: names, days } }: StatementReport): string {
  if (days.length === 0) return '';
  const rows = days.map(({ day, counts }): Cell[] => [day, ...names.map((name) => counts[name] ?? 0)]);
  return `States at the end of the days on which a change was seen\n${tableOf([['', ...names], ...rows])}`;
}
