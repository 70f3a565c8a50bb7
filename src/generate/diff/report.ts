import { severities, type DiffReport, type GroupedChange, type Severity } from './change.ts';
import { recordOf } from './group.ts';

const formats = ['text', 'markdown', 'json'] as const;

export type Format = (typeof formats)[number];

export function isFormat(value: string): value is Format {
  return formats.some((format) => format === value);
}

/** A report as text for a terminal, as Markdown for an issue, or as JSON for a program. It ends with a line break. */
export function render(report: DiffReport, format: Format): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return format === 'markdown' ? markdown(report) : text(report);
}

const TITLES: Readonly<Record<Severity, string>> = { breaking: 'Breaking', warning: 'Warnings', harmless: 'Harmless' };

const WRAPPERS: Readonly<Record<Severity, string>> = {
  breaking: 'breaking changes',
  warning: 'warnings',
  harmless: 'harmless changes only',
};

/** More operations than this are told of in one line. */
const FEW = 3;

/** A number of places that nobody reads any more. */
const MANY = 1e9;

function operationLines(operations: GroupedChange['operations']): string[] {
  if (operations.length <= FEW)
    return operations.map(({ operation, wrapper }) => `      ${operation} (${wrapper ?? 'no wrapper'})`);
  return [
    `      ${operations.length} operations: ` +
      operations.map(({ operation, wrapper }) => wrapper ?? operation).join(', '),
  ];
}

/** What the first place and the operations do not tell yet: the change shows at other places as well. */
function otherPlaces({ place, places: { first, more }, operations }: GroupedChange): string | null {
  const others = [...new Set(first.map((one) => recordOf(one.place)))].filter((other) => other !== place);
  const isOnceEach = first.length + more <= operations.length;
  if (others.length === 0 && isOnceEach) return null;
  const rest = more === 0 ? '' : `${others.length === 0 ? '' : ' and '}${shownCount(more)} more places`;
  return others.length + more === 0 ? null : `also: ${others.join(', ')}${rest}`;
}

function shownCount(count: number): string {
  return count >= MANY ? 'very many' : count.toLocaleString('en-GB');
}

function summary({ service, old, new: revised, summary: { breaking, warning, harmless } }: DiffReport): string {
  const counts =
    breaking + warning + harmless === 0
      ? 'nothing changed for a client'
      : `${breaking} breaking, ${warning} warnings, ${harmless} harmless`;
  return `${service}: ${old} to ${revised}: ${counts}`;
}

function text(report: DiffReport): string {
  const lines = [summary(report)];
  for (const severity of severities) {
    if (report.wrappers[severity].length > 0)
      lines.push(`wrappers with ${WRAPPERS[severity]}: ${report.wrappers[severity].join(', ')}`);
  }
  for (const severity of severities) {
    const changes = report.changes.filter((change) => change.severity === severity);
    if (changes.length === 0) continue;
    lines.push('', TITLES[severity]);
    for (const change of changes) {
      lines.push(`  ${change.place === '' ? '' : `${change.place}: `}${change.message}`);
      lines.push(...operationLines(change.operations));
      const others = otherPlaces(change);
      if (others !== null) lines.push(`      ${others}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function markdown(report: DiffReport): string {
  const lines = [`**${escape(summary(report))}**`];
  for (const severity of severities) {
    if (report.wrappers[severity].length > 0)
      lines.push(
        '',
        `Wrappers with ${WRAPPERS[severity]}: ${report.wrappers[severity].map((name) => `\`${name}\``).join(', ')}`,
      );
  }
  for (const severity of severities) {
    const changes = report.changes.filter((change) => change.severity === severity);
    if (changes.length === 0) continue;
    lines.push(
      '',
      `## ${TITLES[severity]}`,
      '',
      '| Where | What | Operations |',
      '| --- | --- | --- |',
      ...changes.map(row),
    );
  }
  return `${lines.join('\n')}\n`;
}

function row(change: GroupedChange): string {
  const { place, message, operations } = change;
  const others = otherPlaces(change);
  const cells = [
    `${place === '' ? 'the operation' : `\`${place}\``}${others === null ? '' : `<br>${escape(others)}`}`,
    escape(message),
    operations
      .map(({ operation, wrapper }) => `\`${operation}\`${wrapper === null ? '' : ` (\`${wrapper}\`)`}`)
      .join('<br>'),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/** What comes out of a published document is text, not markup. */
function escape(value: string): string {
  return value
    .replace(/[<>&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&amp;'))
    .replace(/([*_[\]#@])/g, '\\$1');
}
