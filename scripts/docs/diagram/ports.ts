import type { Arrow } from './arrows.ts';
import type { Cell } from './grid.ts';

export type Side = 'left' | 'right';

/** One end of an arrow at the side of a box. */
interface End {
  readonly arrow: Arrow;
  readonly which: 'from' | 'to';
  readonly order: number;
}

/** The side of a box that an arrow's end touches; undefined for the ends at its top and bottom. */
function sideOf(arrow: Arrow, which: 'from' | 'to', grid: ReadonlyMap<string, Cell>): Side | undefined {
  const own = grid.get(which === 'to' ? arrow.to : (arrow.from ?? ''));
  if (arrow.way === 'left' || arrow.way === 'right') return arrow.way;
  if (arrow.way === 'beside') return which === 'from' ? undefined : besideOf(arrow);
  if (arrow.way === 'across') return own?.column === arrow.column ? 'right' : 'left';
  return undefined;
}

/** The side on which a dot stands: outside, where no column is. */
export const besideOf = ({ column }: Arrow): Side => (column === 0 ? 'left' : 'right');

/**
 * Where the ends at one side of a state stand, as parts of its height, by arrow. From top to bottom: those that come from
 * above, the nearest lane first; the dot's; those that come from below, the nearest lane last. So no two cross.
 */
export function portsAt(
  state: string,
  side: Side,
  arrows: readonly Arrow[],
  grid: ReadonlyMap<string, Cell>,
): ReadonlyMap<Arrow, number> {
  const row = grid.get(state)?.row ?? 0;
  const ends = arrows.flatMap((arrow): End[] =>
    (['from', 'to'] as const).flatMap((which) => {
      if (arrow[which] !== state || sideOf(arrow, which, grid) !== side) return [];
      const other = grid.get((which === 'to' ? arrow.from : arrow.to) ?? '');
      if (other === undefined) return [{ arrow, which, order: 0 }];
      // lanes across are counted from the left column, and lie beyond every bracket of it
      const lane =
        arrow.way === 'across'
          ? (side === 'right' ? 1000 : 2000) + (side === 'right' ? 1 : -1) * arrow.lane
          : arrow.lane;
      return [{ arrow, which, order: other.row < row ? lane - 10_000 : 10_000 - lane }];
    }),
  );
  ends.sort((one, other) => one.order - other.order);
  return new Map(ends.map(({ arrow }, at) => [arrow, (at + 1) / (ends.length + 1)]));
}
