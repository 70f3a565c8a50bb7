import type { Arrow } from './arrows.ts';
import { margin, space, stem, type Box, type Layout } from './layout.ts';
import { besideOf, type Side } from './ports.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow as it is drawn: its corners from beginning to head, and where its words stand. */
export interface Route {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  /** The dot it begins at, for a beginning. */
  readonly dot: Point | undefined;
  readonly words: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
}

export const dotRadius = 6;

/** The corners of every arrow. */
export function routesOf(layout: Layout): readonly Route[] {
  const { boxes, ports, lanes } = layout;
  const boxOf = (state: string | undefined): Box => {
    const box = boxes.get(state ?? '');
    if (box === undefined) throw new Error(`The state ${String(state)} has no box.`);
    return box;
  };
  const port = (state: string | undefined, side: Side, arrow: Arrow): Point => {
    const { x, y, width, height } = boxOf(state);
    const part = ports[side].get(state ?? '')?.get(arrow) ?? 0.5;
    return { x: side === 'left' ? x : x + width, y: Math.round(y + part * height) };
  };
  return layout.arrows.map((arrow): Route => {
    const { way, from, to, words } = arrow;
    const target = boxOf(to);
    const middle = target.x + target.width / 2;
    if (way === 'above') {
      // at the top, the first line of its words beside it
      const dot = { x: middle, y: margin + space };
      return {
        arrow,
        dot,
        points: [dot, { x: middle, y: target.y }],
        words: { x: middle + space + dotRadius, y: margin, anchor: 'start' },
      };
    }
    if (way === 'beside') {
      const side = besideOf(arrow);
      const end = port(to, side, arrow);
      const away = side === 'left' ? -1 : 1;
      const dot = { x: end.x + away * stem, y: end.y };
      const x = dot.x + away * (dotRadius + space);
      return {
        arrow,
        dot,
        points: [dot, end],
        words: { x, y: end.y - words.height / 2, anchor: side === 'left' ? 'end' : 'start' },
      };
    }
    if (way === 'down') {
      const source = boxOf(from);
      const start = { x: middle, y: source.y + source.height };
      const row = layout.grid.get(from ?? '')?.row;
      const bottom = Math.max(
        ...[...boxes].filter(([name]) => layout.grid.get(name)?.row === row).map(([, box]) => box.y + box.height),
      );
      return {
        arrow,
        dot: undefined,
        points: [start, { x: middle, y: target.y }],
        words: { x: middle + space, y: bottom + space, anchor: 'start' },
      };
    }
    const lane = lanes.get(arrow) ?? 0;
    const sides: readonly [Side, Side] =
      way === 'across' ? (boxOf(from).x < target.x ? ['right', 'left'] : ['left', 'right']) : [way, way];
    const [start, end] = [port(from, sides[0], arrow), port(to, sides[1], arrow)];
    const points = [start, { x: lane, y: start.y }, { x: lane, y: end.y }, end];
    if (way === 'across') {
      const level = sides[0] === 'right' ? start : end;
      return {
        arrow,
        dot: undefined,
        points,
        words: { x: level.x + space, y: level.y - words.height - space / 2, anchor: 'start' },
      };
    }
    const y = (start.y + end.y - words.height) / 2;
    const x = lane + (way === 'left' ? -space : space);
    return { arrow, dot: undefined, points, words: { x, y, anchor: way === 'left' ? 'end' : 'start' } };
  });
}
