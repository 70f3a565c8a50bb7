type Cell = string | number | null;

/** Rows as a plain text table. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [head, ...rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell))))];
  const widths = head.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const [top = [], ...rest] = texts;
  return [line(top), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)].join('\n');
}
