import type { Line, Verdict } from './types.ts';

const VERDICTS: readonly Verdict[] = ['ok', 'differs', 'cannot tell', 'skipped'];

export type Counts = Readonly<Record<Verdict, number>>;

export function countsOf(lines: readonly Line[]): Counts {
  const counts: Record<Verdict, number> = { ok: 0, differs: 0, 'cannot tell': 0, skipped: 0 };
  for (const { verdict } of lines) counts[verdict] += 1;
  return counts;
}

/** For a person: each thing that was looked at, its verdict first. */
export function textOf(lines: readonly Line[], requests: number): string {
  const counts = countsOf(lines);
  const said = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => `${counts[verdict]} ${verdict}`);
  return `${lines.map(oneLine).join('')}${said.join(', ')}; ${requests} requests\n`;
}

function oneLine({ id, looked, verdict, found, expected, todo, why }: Line): string {
  const below = [
    ['looked at', looked],
    ['found', found],
    ['expected', expected],
    ['why', why ?? ''],
    ['to do', todo],
  ] as const;
  const said = below.filter(([, text]) => text !== '');
  return `${verdict.padEnd(11)} ${id}\n${said.map(([what, text]) => `${' '.repeat(12)}${what.padEnd(9)} ${text}\n`).join('')}`;
}
