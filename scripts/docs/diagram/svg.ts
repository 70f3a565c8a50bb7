import { noteOf, type Machine } from '../machines.ts';
import { layoutOf, type Layout } from './layout.ts';
import { dotRadius, routesOf, type Point, type Route } from './routes.ts';
import { escaped, labelSize, lineHeight, nameSize } from './text.ts';
import { inWords, titleOf } from './words.ts';

const ink = '#1f2328';
const line = '#57606a';
const corner = 7;
const dash = ' stroke-dasharray="5 3"';

const number = (value: number): string => String(Math.round(value * 10) / 10);
const at = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;

/** A point so far from the first towards the second. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** A line through the points with rounded corners. */
function path(points: readonly Point[]): string {
  const steps = points.map((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) return `M${at(point)}`;
    if (after === undefined) return `L${at(point)}`;
    return `L${at(towards(point, before, corner))} Q${at(point)} ${at(towards(point, after, corner))}`;
  });
  return steps.join(' ');
}

/** The head of an arrow, with its tip on the box. */
function head(points: readonly Point[]): string {
  const [before, tip] = points.slice(-2);
  if (before === undefined || tip === undefined) return '';
  const back = (along: number, aside: number): Point => {
    const length = Math.hypot(tip.x - before.x, tip.y - before.y);
    const [x, y] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
    return { x: tip.x - x * along - y * aside, y: tip.y - y * along + x * aside };
  };
  return `M${at(tip)} L${at(back(9, 4.5))} L${at(back(9, -4.5))} Z`;
}

function arrow({ arrow: { from, to, words, dashed }, points, dot, words: place }: Route): string {
  const styles = { bold: ' font-weight="bold"', italic: ' font-style="italic"', plain: '' };
  const texts = words.lines.map(
    ({ text, weight }, index) =>
      `<text x="${number(place.x)}" y="${number(place.y + (index + 0.8) * lineHeight)}" text-anchor="${place.anchor}" font-size="${String(labelSize)}"${styles[weight]} fill="${ink}">${escaped(text)}</text>`,
  );
  return [
    `<g data-from="${escaped(from ?? '')}" data-to="${escaped(to)}">`,
    `<path d="${path(points)}" fill="none" stroke="${line}" stroke-width="1.5"${dashed ? dash : ''}/>`,
    `<path d="${head(points)}" fill="${line}"/>`,
    ...(dot ? [`<circle cx="${number(dot.x)}" cy="${number(dot.y)}" r="${String(dotRadius)}" fill="${ink}"/>`] : []),
    ...texts,
    '</g>',
  ].join('\n');
}

function boxes({ states }: Machine, layout: Layout): string[] {
  return states.flatMap((row) => {
    const box = layout.boxes.get(row.state);
    if (box === undefined) return [];
    const note = noteOf(row);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 5 - (note === '' ? 0 : 7) };
    const rect = (inset: number, fill: string): string =>
      `<rect x="${number(box.x + inset)}" y="${number(box.y + inset)}" width="${number(box.width - 2 * inset)}" height="${number(box.height - 2 * inset)}" rx="${String(9 - inset)}" fill="${fill}" stroke="${ink}" stroke-width="1.5"${note === '' ? '' : dash}/>`;
    return [
      `<g data-state="${escaped(row.state)}">`,
      rect(0, '#eef4fb'),
      ...(row.moves.length === 0 ? [rect(4, 'none')] : []),
      `<text x="${number(middle.x)}" y="${number(middle.y)}" text-anchor="middle" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${String(nameSize)}" fill="${ink}">${escaped(row.state)}</text>`,
      ...(note === ''
        ? []
        : [
            `<text x="${number(middle.x)}" y="${number(middle.y + 15)}" text-anchor="middle" font-size="${String(labelSize)}" font-style="italic" fill="${ink}">${escaped(note)}</text>`,
          ]),
      '</g>',
    ];
  });
}

/** The diagram of a table of states: a whole SVG file, which needs nothing else. */
export function diagramOf(machine: Machine): string {
  const layout = layoutOf(machine.states);
  const size = { width: String(layout.width), height: String(layout.height) };
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" font-family="Arial, Helvetica, 'Liberation Sans', sans-serif">`,
    `<title>${escaped(titleOf(machine))}</title>`,
    `<desc>${escaped(inWords(machine))}</desc>`,
    `<rect x="0.5" y="0.5" width="${String(layout.width - 1)}" height="${String(layout.height - 1)}" rx="8" fill="#ffffff" stroke="#d0d7de"/>`,
    ...routesOf(layout).map(arrow),
    ...boxes(machine, layout),
    '</svg>',
  ].join('\n')}\n`;
}
