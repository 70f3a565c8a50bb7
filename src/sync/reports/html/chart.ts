import { escaped } from './escape.ts';
import type { Path, Values } from './values.ts';

/** Bars of one chart, one below the other, on one scale. Each piece says in its `<title>` what it is and how many. */
export interface Bar {
  readonly label: string;
  readonly pieces: readonly { readonly path: Path; readonly name: string; readonly colour: string }[];
}

const [LABEL, LENGTH, ROW, THICK] = [190, 440, 26, 16];

export function chartOf(values: Values, title: string, bars: readonly Bar[]): string {
  const sums = bars.map(({ pieces }) => pieces.reduce((sum, { path }) => sum + values.number(path), 0));
  const most = Math.max(0, ...sums);
  if (most === 0) return '';
  const height = bars.length * ROW + 4;
  const drawn = bars.map(({ label, pieces }, i) => {
    const y = i * ROW + 4;
    let x = LABEL;
    const rects = pieces.flatMap(({ path, name, colour }) => {
      const number = values.number(path);
      if (number === 0) return [];
      const length = (number / most) * LENGTH;
      const rect =
        `<rect class="${colour}" data-path="${escaped(path)}" x="${rounded(x)}" y="${y}" width="${rounded(length)}" height="${THICK}">` +
        `<title>${escaped(`${label}: ${name} ${values.shown(path)}`)}</title></rect>\n`;
      x += length;
      return [rect];
    });
    return `<text x="${LABEL - 8}" y="${y + 12}" text-anchor="end">${escaped(label)}</text>\n${rects.join('')}`;
  });
  return (
    `<figure><svg role="img" viewBox="0 0 ${LABEL + LENGTH + 10} ${height}" width="${LABEL + LENGTH + 10}" height="${height}">\n` +
    `<title>${escaped(title)}</title>\n${drawn.join('')}</svg></figure>\n`
  );
}

/** What the colours of a chart stand for. */
export const legendOf = (names: readonly (readonly [name: string, colour: string])[]): string =>
  `<p class="legend">${names
    .map(
      ([name, colour]) =>
        `<span><svg class="key" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><circle class="${colour}" cx="5" cy="5" r="5"/></svg> ${escaped(name)}</span>`,
    )
    .join(' ')}</p>\n`;

const rounded = (number: number): string => String(Math.round(number * 1000) / 1000);
