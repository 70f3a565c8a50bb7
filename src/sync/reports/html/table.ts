import { escaped } from './escape.ts';
import type { Path, Values } from './values.ts';

export interface Column {
  readonly title: string;
  /** Below the path of the row. */
  readonly path: Path;
}

/** The rows that stand under a path, one below the other. Nothing but a word when there is none. */
export function tableOf(
  values: Values,
  { caption, rows, path, columns }: { caption: string; rows: number; path: Path; columns: readonly Column[] },
): string {
  if (rows === 0) return `<p class="none">${escaped(caption)}: none.</p>\n`;
  const isNumber = columns.map((column) => / class="n"/.test(values.element('td', `${path}.0.${column.path}`)));
  const head = columns.map(
    ({ title }, i) => `<th scope="col"${isNumber[i] === true ? ' class="n"' : ''}>${escaped(title)}</th>`,
  );
  const body = Array.from({ length: rows }, (_, row) => {
    const cells = columns.map((column, i) => values.element(i === 0 ? 'th' : 'td', `${path}.${row}.${column.path}`));
    return `<tr>${cells.join('')}</tr>\n`;
  });
  return (
    `<div class="wide"><table>\n<caption>${escaped(caption)}</caption>\n` +
    `<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${body.join('')}</tbody>\n</table></div>\n`
  );
}

/** A table that names people: folded, because it may be long. */
export function foldedTable(values: Values, table: Parameters<typeof tableOf>[1]): string {
  if (table.rows === 0) return '';
  return `<details><summary>${escaped(table.caption)}</summary>\n${tableOf(values, table)}</details>\n`;
}
