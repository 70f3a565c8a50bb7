import { severities, type DiffReport, type GroupedChange, type Severity } from './change.ts';

export const formats = ['text', 'markdown', 'json'] as const;

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

function operationLines(operations: GroupedChange['operations']): string[] {
  if (operations.length <= FEW)
    return operations.map(({ operation, wrapper }) => `      ${operation} (${wrapper ?? 'no wrapper'})`);
  return [
    `      ${operations.length} operations: ` +
      operations.map(({ operation, wrapper }) => wrapper ?? operation).join(', '),
  ];
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

function row({ place, message, operations }: GroupedChange): string {
  const cells = [
    place === '' ? 'the operation' : `\`${place}\``,
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
