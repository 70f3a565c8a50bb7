import type { AnyState } from '../machines.ts';
import { arrowsOf, type Arrow } from './arrows.ts';
import { gridOf, type Cell } from './grid.ts';
import { portsAt, type Side } from './ports.ts';
import { nameWidth } from './text.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Everything the drawing goes by, in px from the upper left corner. */
export interface Layout {
  readonly grid: ReadonlyMap<string, Cell>;
  readonly arrows: readonly Arrow[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly ports: Readonly<Record<Side, ReadonlyMap<string, ReadonlyMap<Arrow, number>>>>;
  /** The x of each bracket's and each way across's upright part. */
  readonly lanes: ReadonlyMap<Arrow, number>;
  readonly width: number;
  readonly height: number;
}

export const margin = 24;
/** Between an arrow and its words. */
export const space = 8;
/** From a box to the first lane, and between lanes that have no words between them. */
const apart = 18;
/** The length of the arrow from a dot. */
export const stem = 34;
const boxHeight = 46;

const most = (numbers: readonly number[]): number => Math.max(0, ...numbers);

/** How many columns, rows: one more than the last. */
const countOf = (numbers: readonly number[]): number => most(numbers) + 1;

/** A table's states in their rows and columns, and its arrows: all but where they stand. */
type Plan = Pick<Layout, 'grid' | 'arrows' | 'ports'>;

/** From left to right: what stands left of a column, the column, what stands right of it. */
function acrossOf({
  grid,
  arrows,
}: Plan): Pick<Layout, 'lanes' | 'width'> & { columns: readonly Pick<Box, 'x' | 'width'>[] } {
  const cells = [...grid];
  const lanes = new Map<Arrow, number>();
  const columns: { x: number; width: number }[] = [];
  let x = margin;
  for (let column = 0; column < countOf(cells.map(([, cell]) => cell.column)); column += 1) {
    const here = arrows.filter((arrow) => arrow.column === column);
    const of = (way: Arrow['way']): Arrow[] =>
      here.filter((arrow) => arrow.way === way).sort((one, other) => one.lane - other.lane);
    const names = cells.filter(([, cell]) => cell.column === column);
    const width = most(names.map(([state]) => nameWidth(state))) + 36;
    const dots = most(of('beside').map(({ words }) => words.width + stem + 2 * space));
    const brackets = of('left').reduce((sum, { words }) => sum + apart + space + words.width, 0);
    x += Math.max(column === 0 ? dots : 0, brackets);
    let lane = x;
    for (const arrow of of('left')) {
      lane -= apart;
      lanes.set(arrow, lane);
      lane -= space + arrow.words.width;
    }
    columns.push({ x, width });
    x += width;
    const overhang = (way: Arrow['way']): number =>
      most(of(way).map(({ words }) => words.width + 2 * space - width / 2));
    lane = x + (of('right').length > 0 ? overhang('down') : 0);
    for (const arrow of of('right')) {
      lane += apart;
      lanes.set(arrow, lane);
      lane += space + arrow.words.width;
    }
    const level = most(of('across').map(({ words }) => words.width + space));
    lane = Math.max(lane, x + overhang('down'), x + overhang('above'), x + level, column === 0 ? 0 : x + dots);
    for (const arrow of of('across')) {
      lane += apart;
      lanes.set(arrow, lane);
    }
    x = lane + apart * 2;
  }
  return { lanes, columns, width: Math.ceil(x - apart * 2 + margin) };
}

/** From top to bottom: the dots, then each row and the gap below it. */
function downOf({ grid, arrows, ports }: Plan): ReadonlyMap<string, Pick<Box, 'y' | 'height'>> {
  const cells = [...grid];
  const tall = (state: string): number =>
    Math.max(boxHeight, 16 * (1 + Math.max(ports.left.get(state)?.size ?? 0, ports.right.get(state)?.size ?? 0)));
  const boxes = new Map<string, Pick<Box, 'y' | 'height'>>();
  const heightOf = (chosen: readonly Arrow[]): number => most(chosen.map(({ words }) => words.height));
  const tops = arrows.filter(({ way }) => way === 'above');
  let y = margin + (tops.length > 0 ? Math.max(stem, heightOf(tops)) + space : 0);
  for (let row = 0; row < countOf(cells.map(([, cell]) => cell.row)); row += 1) {
    const here = cells.filter(([, cell]) => cell.row === row);
    const from =
      (way: Arrow['way']) =>
      (arrow: Arrow): boolean =>
        arrow.way === way && here.some(([state]) => state === arrow.from);
    // the words of a way across stand on its line, and can rise above the box
    const rise = most(
      arrows.filter(from('across')).map((arrow) => {
        const part = ports.right.get(arrow.from ?? '')?.get(arrow) ?? 0;
        return arrow.words.height + space - part * tall(arrow.from ?? '');
      }),
    );
    y += rise;
    const rowHeight = most(here.map(([state]) => tall(state)));
    for (const [state] of here) boxes.set(state, { y: y + (rowHeight - tall(state)) / 2, height: tall(state) });
    y += rowHeight + Math.max(apart, heightOf(arrows.filter(from('down'))) + 2 * space);
  }
  return boxes;
}

/** Places of the boxes and lanes of a table of states. */
export function layoutOf(states: readonly AnyState[]): Layout {
  const grid = gridOf(states);
  const arrows = arrowsOf(states, grid);
  const portsOn = (side: Side) =>
    new Map([...grid.keys()].map((state) => [state, portsAt(state, side, arrows, grid)] as const));
  const plan = { grid, arrows, ports: { left: portsOn('left'), right: portsOn('right') } };
  const { lanes, columns, width } = acrossOf(plan);
  const boxes = new Map<string, Box>();
  for (const [state, upright] of downOf(plan)) {
    const column = columns[grid.get(state)?.column ?? 0];
    if (column !== undefined) boxes.set(state, { ...column, ...upright });
  }
  const bottom = most([...boxes.values()].map((box) => box.y + box.height));
  return { ...plan, boxes, lanes, width, height: Math.ceil(bottom + margin) };
}
