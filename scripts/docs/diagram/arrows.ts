import type { Beginning } from '../../../src/rules/states.ts';
import { by, onlyIn, type AnyState } from '../machines.ts';
import type { Cell } from './grid.ts';
import { block, type Block } from './text.ts';

/**
 * How an arrow runs. `above` and `beside` lead from a dot to a state where records begin. `down` is straight, to a state
 * below with none between. `right` and `left` are brackets beside a column, downwards and back up. `across` leads to
 * another column.
 */
export type Way = 'above' | 'beside' | 'down' | 'right' | 'left' | 'across';

export interface Arrow {
  readonly way: Way;
  /** The state it leaves; undefined for a beginning. */
  readonly from: string | undefined;
  readonly to: string;
  readonly words: Block;
  /** Whether only one of the services knows it. */
  readonly dashed: boolean;
  /** The column it belongs to: that of the bracket, or the one that `across` leaves to the right. */
  readonly column: number;
  /** Its place among those of the same way in the same column, counted from the box; 0 is the nearest. */
  readonly lane: number;
}

/** Characters in a line of the words, by the room there is beside such an arrow. */
const most: Readonly<Record<Way, number>> = { above: 26, beside: 24, down: 28, right: 24, left: 24, across: 24 };

/** What is done: under "DfE" it need not say again that "DfE authorises payment", only "authorises payment". */
function whatOf({ by: who, trigger }: Pick<Beginning, 'by' | 'trigger'>): string {
  const doer = new RegExp(`^(?:the )?${by(who)} (?=\\w)`);
  return trigger.replace(doer, '');
}

function wayOf(from: Cell, to: Cell, cells: readonly Cell[]): Way {
  if (from.column !== to.column) return 'across';
  if (to.row < from.row) return 'left';
  const between = cells.some(({ row, column }) => column === from.column && row > from.row && row < to.row);
  return between ? 'right' : 'down';
}

type Unlaned = Omit<Arrow, 'lane'> & { readonly span: number };

/** All arrows of a table of states. */
export function arrowsOf(states: readonly AnyState[], grid: ReadonlyMap<string, Cell>): readonly Arrow[] {
  const cellOf = (name: string): Cell => {
    const cell = grid.get(name);
    if (cell === undefined) throw new Error(`A move leads to ${name}, and the table has no such state.`);
    return cell;
  };
  const unlaned = states.flatMap(({ state, begins, moves }): Unlaned[] => {
    const own = cellOf(state);
    const way: Way = own.row === 0 ? 'above' : 'beside';
    const beginning = begins && {
      way,
      from: undefined,
      to: state,
      words: block(by(begins.by), whatOf(begins), onlyIn(begins.services), most[way]),
      dashed: begins.services !== undefined,
      column: own.column,
      span: 0,
    };
    const going = moves.map(({ to, by: who, trigger, services }): Unlaned => {
      const end = cellOf(to);
      const run = wayOf(own, end, [...grid.values()]);
      const words = block(by(who), whatOf({ by: who, trigger }), onlyIn(services), most[run]);
      const column = Math.min(own.column, end.column);
      // of those that lead across, the one from furthest above turns down last: then they do not cross
      const span = run === 'across' ? -own.row : Math.abs(own.row - end.row);
      return { way: run, from: state, to, words, dashed: services !== undefined, column, span };
    });
    return beginning ? [beginning, ...going] : going;
  });
  return unlaned.map(({ span, ...arrow }) => {
    const group = unlaned.filter(({ way, column }) => way === arrow.way && column === arrow.column);
    const lane = group.filter((other) => other.span < span).length;
    const twins = group.filter((other) => other.span === span);
    return { ...arrow, lane: lane + twins.findIndex(({ from, to }) => from === arrow.from && to === arrow.to) };
  });
}
