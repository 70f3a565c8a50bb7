/**
 * Writes to standard output, and waits while its reader is slow. False when nobody reads any more (`| head`), so that the
 * rest need not be worked out.
 */
export async function put(text: string): Promise<boolean> {
  const { stdout } = process;
  if (isGone || stdout.destroyed) return false;
  watch();
  if (stdout.write(text)) return !isGone;
  return new Promise((resolve) => {
    const settle = (): void => {
      stdout.off('drain', settle).off('error', settle).off('close', settle);
      resolve(!isGone);
    };
    stdout.on('drain', settle).on('error', settle).on('close', settle);
  });
}

export const putJson = (value: unknown): Promise<boolean> => put(`${JSON.stringify(value)}\n`);

let isGone = false;
let isWatched = false;

function watch(): void {
  if (isWatched) return;
  isWatched = true;
  process.stdout.on('error', () => {
    isGone = true;
  });
}

/** Columns as wide as their widest cell; numbers to the right. */
export function tableOf(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, String(cell).length);
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}\n`)
    .join('');
}
