import { ruleById } from '../rules/registry.ts';
import type { Difference, ParityResult } from './types.ts';
import type { Done, Left } from './writes/types.ts';

export interface ReportOptions {
  /** Whether the values that differ are told. The report may hold personal data then. */
  readonly values?: boolean;
}

export interface ParityReport extends Omit<ParityResult, 'differences'> {
  readonly writes: readonly Done[];
  readonly left: readonly Left[];
  readonly differences: readonly (Omit<Difference, 'values'> & { readonly values?: Difference['values'] })[];
}

type Reported = ParityResult & { readonly writes?: readonly Done[]; readonly left?: readonly Left[] };

/** The result without values, unless they are asked for: fit to be attached to an issue. */
export function reportOf(result: Reported, { values: isOpen = false }: ReportOptions = {}): ParityReport {
  const differences = result.differences.map(({ values, ...rest }) => (isOpen ? { ...rest, values } : rest));
  return { ...result, differences, writes: result.writes ?? [], left: result.left ?? [] };
}

/** The report as text. */
export function textOf(report: ParityReport): string {
  const { service, asks, differences, moved, seen, unreachable, writes, left } = report;
  const lines = [
    `parity: ${service}, ${asks} reads, ${writes.filter(({ outcome }) => outcome !== 'not sent').length} writes`,
    '',
  ];
  lines.push(
    ...section(
      'differs',
      [...grouped(differences)].flatMap(([head, group]) => [titled(head), ...shown(group)]),
    ),
  );
  lines.push(
    ...section(
      'moved: it differed once, and not when it was asked again',
      moved.map((name) => `  ${name}`),
    ),
  );
  for (const [evidence, what] of [
    ['tested', 'tested: it could have differed'],
    ['fitted', 'fitted: it was made to agree, which is no evidence'],
  ] as const) {
    const differing = new Set(differences.map(({ head }) => head));
    const rows = seen.filter((one) => one.evidence === evidence);
    lines.push(
      ...section(
        what,
        rows.map(({ head, count }) => `  ${differing.has(head) ? 'differs' : 'agrees '} ${head} (${count})`),
      ),
    );
  }
  lines.push(
    ...section(
      'not reachable',
      unreachable.map(({ head, what, why }) => `  ${head}: ${what}: ${why}`),
    ),
  );
  lines.push(
    ...section(
      'written',
      writes.map(({ step, outcome }) => `  ${outcome}: ${step}`),
    ),
  );
  lines.push(
    ...section(
      'left behind',
      left.map(({ step, what }) => `  ${step}: ${what}`),
    ),
  );
  return `${lines.join('\n').trimEnd()}\n`;
}

function grouped(differences: ParityReport['differences']): Map<string, ParityReport['differences'][number][]> {
  const groups = new Map<string, ParityReport['differences'][number][]>();
  for (const one of differences) groups.set(one.head, [...(groups.get(one.head) ?? []), one]);
  return groups;
}

/** A rule with what it refuses, or the section. */
function titled(head: string): string {
  const rule = ruleById(head);
  return rule === undefined ? `  ${head}` : `  ${head}: ${rule.refuses}`;
}

/** What differs in the same way, in however many asks, with the name of the first. */
function shown(group: ParityReport['differences']): string[] {
  const alike = new Map<string, ParityReport['differences'][number][]>();
  for (const one of group) {
    const key = [one.path, one.evidence, ...(one.path === 'rows' ? [] : one.shapes)].join('\n');
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { path, evidence, shapes, ask, values } = first;
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    const line = `    ${path} (${evidence}): server ${shapes[0]}, mock ${shapes[1]}: ${ask}${more}`;
    if (values === undefined) return [line];
    return [line, `      server ${JSON.stringify(values[0])}`, `      mock   ${JSON.stringify(values[1])}`];
  });
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}
