import type { CopyComparison, Finding, NotCompared } from '../../compare/index.ts';
import { tableOf } from './output.ts';

/** Ids, states and dates alone: names, e-mails, TRNs and reasons are never in a finding. */
export function comparisonText(found: CopyComparison): string {
  const { findings, matched, notCompared, asOf } = found;
  const both = Object.values(matched).reduce((sum, number) => sum + number, 0);
  return [
    `ecf as of ${asOf.from ?? 'no finished run'}, rect as of ${asOf.to ?? 'no finished run'}: ${both} records are in both\n`,
    ...notCompared.map((one) => `${notComparedText(one)}\n`),
    summary(findings),
    tableOf(countsOf(findings)),
    ...findings.map((one) => `${lineOf(one)}\n`),
    found.rekeyed.length === 0 ? '' : `${found.rekeyed.length} have another id in rect; --json lists them\n`,
  ].join('');
}

function summary(findings: readonly Finding[]): string {
  if (findings.length > 0) return `${findings.length} ${findings.length === 1 ? 'difference' : 'differences'}\n`;
  return 'nothing differs in what was compared\n';
}

function notComparedText({ what, cohort, in: side }: NotCompared): string {
  const where = { from: 'the copy of ecf', to: 'the copy of rect', both: 'both copies' }[side];
  if (what === 'personal')
    return `not compared: personal fields, without which ${where} ${side === 'both' ? 'were' : 'was'} kept`;
  if (what === 'owed')
    return `not certain: ${where} ${side === 'both' ? 'owe' : 'owes'} reads; run lead-provider pull again`;
  return `not compared: ${what}${cohort === null ? '' : ` of ${cohort}`}, never read whole in ${where}`;
}

/** How many of each kind: one row where many records differ in one way. */
function countsOf(findings: readonly Finding[]): readonly (readonly (string | number)[])[] {
  const counts = new Map<string, number>();
  for (const one of findings) {
    const what = [one.resource, one.kind, one.field].filter((word) => word !== null).join(' ');
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function lineOf({ kind, resource, id, cohort, field, part, from, to, hidden }: Finding): string {
  const what = [
    shown(id),
    cohort === null ? null : `of ${shown(cohort)}`,
    field,
    part === null ? null : `(${shown(part)})`,
  ];
  return `  ${resource} ${what.filter((word) => word !== null).join(' ')}: ${howOf(kind, from, to, hidden)}`;
}

function howOf(kind: Finding['kind'], from: unknown, to: unknown, hidden: boolean): string {
  switch (kind) {
    case 'missing':
      return 'is missing in rect';
    case 'extra':
      return 'is in rect alone';
    case 'unmatched':
      return `could be several or nobody in the other copy; it is in ${from === null ? 'rect' : 'ecf'}`;
    case 'merged':
      return `the id is ${from === null ? 'current' : `retired for ${shown(from)}`} in ecf, ${to === null ? 'current' : `retired for ${shown(to)}`} in rect`;
    case 'other-id':
      return `is ${shown(to)} in rect`;
    case 'differs':
      return hidden ? 'differs (personal, not shown)' : `${shown(from)} in ecf, ${shown(to)} in rect`;
  }
}

/** What was served can hold bytes that a terminal takes for orders. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, 80).replaceAll(/[^\x20-\x7e]/g, '?');
}
