/** What an SVG file of docs/pictures/states says of itself: its own shapes, read without the code that drew them. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DrawnState {
  readonly state: string;
  readonly box: Rect;
  /** How many rectangles it is drawn with. */
  readonly borders: number;
  readonly dashed: boolean;
  readonly words: string;
  readonly texts: readonly Rect[];
}

export interface DrawnArrow {
  /** Empty for a beginning. */
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  readonly tip: Point | undefined;
  readonly dot: Rect | undefined;
  readonly dashed: boolean;
  readonly words: string;
  readonly texts: readonly Rect[];
}

type Attributes = ReadonlyMap<string, string>;

const attributesOf = (tag: string): Attributes =>
  new Map([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]));

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function numberOf(attributes: Attributes, name: string): number {
  const value = Number(attributes.get(name) ?? 'none');
  if (!Number.isFinite(value)) throw new Error(`${name} is ${attributes.get(name) ?? 'missing'}`);
  return value;
}

const tagsOf = (svg: string, name: string): Attributes[] =>
  [...svg.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map(([, tag = '']) => attributesOf(tag));

function rectOf(tag: Attributes): Rect {
  const [left, top] = [numberOf(tag, 'x'), numberOf(tag, 'y')];
  return { left, top, right: left + numberOf(tag, 'width'), bottom: top + numberOf(tag, 'height') };
}

/** The room a text takes: 0.6 em a character in monospace, 0.55 em else. */
function textsOf(group: string): { readonly words: string; readonly texts: readonly Rect[] } {
  const found = [...group.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
    const attributes = attributesOf(tag);
    const size = numberOf(attributes, 'font-size');
    const mono = attributes.get('font-family')?.includes('monospace') ?? false;
    const width = plain(text).length * size * (mono ? 0.6 : 0.55);
    const anchor = attributes.get('text-anchor') ?? '';
    const left = numberOf(attributes, 'x') - width * ({ middle: 0.5, end: 1 }[anchor] ?? 0);
    const y = numberOf(attributes, 'y');
    return { text: plain(text), rect: { left, top: y - 0.8 * size, right: left + width, bottom: y + 0.2 * size } };
  });
  return { words: found.map(({ text }) => text).join(' '), texts: found.map(({ rect }) => rect) };
}

/** The corners of a path of M, L and Q; a rounded corner counts as the point that it rounds. */
const pointsOf = (path: string): Point[] =>
  [...path.matchAll(/([MLQ])([\d.-]+) ([\d.-]+)/g)].map(([, , x, y]) => ({ x: Number(x), y: Number(y) }));

function groupsOf(svg: string): { readonly attributes: Attributes; readonly body: string }[] {
  return [...svg.matchAll(/<g\b([^>]*)>([^]*?)<\/g>/g)].map(([, tag = '', body = '']) => ({
    attributes: attributesOf(tag),
    body,
  }));
}

export function statesOf(svg: string): DrawnState[] {
  return groupsOf(svg).flatMap(({ attributes, body }): DrawnState[] => {
    const state = attributes.get('data-state');
    const rects = tagsOf(body, 'rect');
    const [first] = rects;
    if (state === undefined || first === undefined) return [];
    const dashed = first.has('stroke-dasharray');
    return [{ state, box: rectOf(first), borders: rects.length, dashed, ...textsOf(body) }];
  });
}

export function arrowsOf(svg: string): DrawnArrow[] {
  return groupsOf(svg).flatMap(({ attributes, body }): DrawnArrow[] => {
    const [from, to] = [attributes.get('data-from'), attributes.get('data-to')];
    const [line, head] = tagsOf(body, 'path');
    if (from === undefined || to === undefined || line === undefined) return [];
    const [dot] = tagsOf(body, 'circle').map((circle) => {
      const [x, y, r] = [numberOf(circle, 'cx'), numberOf(circle, 'cy'), numberOf(circle, 'r')];
      return { left: x - r, top: y - r, right: x + r, bottom: y + r };
    });
    const [tip] = pointsOf(head?.get('d') ?? '');
    const dashed = line.has('stroke-dasharray');
    return [{ from, to, points: pointsOf(line.get('d') ?? ''), tip, dot, dashed, ...textsOf(body) }];
  });
}

export const overlap = (one: Rect, other: Rect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Whether a point lies on the border of a box, within a pixel. */
export const touches = ({ x, y }: Point, box: Rect): boolean =>
  x > box.left - 1 &&
  x < box.right + 1 &&
  y > box.top - 1 &&
  y < box.bottom + 1 &&
  (Math.abs(x - box.left) < 1 ||
    Math.abs(x - box.right) < 1 ||
    Math.abs(y - box.top) < 1 ||
    Math.abs(y - box.bottom) < 1);

/** The straight parts of a line, as rectangles a pixel and a half wide: every part is level or upright. */
export function partsOf(points: readonly Point[]): Rect[] {
  return points.slice(1).map((end, index) => {
    const start = points[index] ?? end;
    return {
      left: Math.min(start.x, end.x) - 0.75,
      right: Math.max(start.x, end.x) + 0.75,
      top: Math.min(start.y, end.y) - 0.75,
      bottom: Math.max(start.y, end.y) + 0.75,
    };
  });
}
