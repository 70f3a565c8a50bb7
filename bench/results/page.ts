import { whyLoaded, type Machine } from './machine.ts';
import type { Limit, Measured } from './measurement.ts';
import { isMet, ratiosOf, spreadOf, type Spread } from './numbers.ts';

export interface Part {
  readonly about: string;
  readonly measured: readonly Measured[];
}

/** Everything that one run found. */
export interface Results {
  readonly machine: Machine;
  readonly rounds: number;
  readonly parts: readonly Part[];
}

/** The page of a run, as Markdown. Its first line says so when the machine was busy with something else. */
export function renderPage({ machine, rounds, parts }: Results): string {
  const loaded = whyLoaded(machine);
  const all = parts.flatMap(({ measured }) => measured);
  const lines = [
    ...(loaded === null ? [] : [`**Measured on a loaded machine, so do not rely on these numbers: ${loaded}.**`, '']),
    '# Results of the benchmarks',
    '',
    'Written by `npm run bench:results`. Do not edit it.',
    '',
    ...table(
      ['', ''],
      [
        ['Commit', commitOf(machine)],
        ['Date', machine.date],
        ['Node', `${machine.node}, ${machine.platform}`],
        ['Cores', String(machine.cores)],
        ['Load average, before and after', `${machine.loadBefore.toFixed(2)}, ${machine.loadAfter.toFixed(2)}`],
        ['Rounds', String(rounds)],
      ],
    ),
    '',
    'The contestants of a table ran in turn (A B C A B C …). A number is the median of the rounds, with the quartiles',
    'behind it. A ratio is worked out for each round, and the median of those is shown.',
    '',
    '## Ratios owed',
    '',
    ...table(['What', 'Owed', 'Measured', ''], all.flatMap(owedRows)),
    ...parts.flatMap(({ about, measured }) => ['', ...about.split('\n'), ...measured.flatMap(section)]),
    '',
  ];
  return lines.join('\n');
}

const commitOf = ({ commit, withChanges }: Machine): string =>
  commit === null ? 'not known' : `${commit}${withChanges ? ' with changes' : ''}`;

function section(one: Measured): readonly string[] {
  const contestants = [
    ...Object.entries(one.rounds).map(([label, numbers]) => [
      label,
      spreadShown(spreadOf(numbers), digitsOf(one.unit)),
    ]),
    ...Object.entries(one.missing ?? {}).map(([label, why]) => [label, `not measured: ${why}`]),
  ];
  const ratios = one.ratios.map(({ name, over, under }) => {
    const spread = ratioSpread(one, over, under);
    return [name, spread === null ? notMeasured(one, over, under) : spreadShown(spread, 2)];
  });
  return [
    '',
    `### ${one.name}`,
    '',
    ...(one.most === undefined ? [] : [`Of ${one.most === 1 ? 'one round' : `${one.most} rounds at most`}.`, '']),
    ...table(['', one.unit], contestants),
    ...(ratios.length === 0 ? [] : ['', ...table(['Ratio', ''], ratios)]),
  ];
}

function owedRows(one: Measured): readonly (readonly string[])[] {
  const ratios = one.ratios.flatMap(({ name, over, under, owed }) =>
    owed === undefined
      ? []
      : [owedRow(`${one.name}: ${name}`, owed, ratioSpread(one, over, under), 2, '', notMeasured(one, over, under))],
  );
  const values = (one.values ?? []).map(({ name, of, owed }) => {
    const numbers = one.rounds[of];
    const spread = numbers === undefined ? null : spreadOf(numbers);
    const unit = one.unit.startsWith('%') ? one.unit : ` ${one.unit}`;
    return owedRow(`${one.name}: ${name}`, owed, spread, digitsOf(one.unit), unit, notMeasured(one, of));
  });
  return [...ratios, ...values];
}

function owedRow(
  name: string,
  owed: Limit,
  spread: Spread | null,
  digits: number,
  unit: string,
  otherwise: string,
): readonly string[] {
  const limit = 'atMost' in owed ? `at most ${owed.atMost}${unit}` : `at least ${owed.atLeast}${unit}`;
  if (spread === null) return [name, limit, otherwise, 'not measured'];
  return [name, limit, `${shown(spread.median, digits)}${unit}`, isMet(spread.median, owed) ? 'met' : '**not met**'];
}

function ratioSpread(one: Measured, over: string, under: string): Spread | null {
  const [ours, theirs] = [one.rounds[over], one.rounds[under]];
  return ours === undefined || theirs === undefined ? null : spreadOf(ratiosOf(ours, theirs));
}

function notMeasured(one: Measured, ...labels: readonly string[]): string {
  const why = labels.flatMap((label) => one.missing?.[label] ?? [])[0];
  return `not measured${why === undefined ? '' : `: ${why}`}`;
}

/** Milliseconds are told to the hundredth below 100, shares to the tenth; what is counted is whole. */
const digitsOf = (unit: Measured['unit']): number =>
  ({ ms: 2, 'answers/s': 0, requests: 0, '% of the budget': 1 })[unit];

function shown(number: number, digits: number): string {
  const used = Math.abs(number) >= 100 ? 0 : digits;
  return number.toLocaleString('en-GB', { minimumFractionDigits: used, maximumFractionDigits: used });
}

const spreadShown = ({ median, lower, upper }: Spread, digits: number): string =>
  `${shown(median, digits)} (${shown(lower, digits)} to ${shown(upper, digits)})`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
