import type { AnyState } from '../machines.ts';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The row of each state: the longest way to it from a state that nothing leads to. Ways back are not counted. */
function rowsOf(states: readonly AnyState[]): ReadonlyMap<string, number> {
  const byName = new Map(states.map((state) => [state.state, state]));
  const rows = new Map<string, number>();
  const visit = (name: string, row: number, way: readonly string[]): void => {
    if (way.includes(name)) return;
    rows.set(name, Math.max(rows.get(name) ?? 0, row));
    for (const { to } of byName.get(name)?.moves ?? []) visit(to, row + 1, [...way, name]);
  };
  // those that the first states lead to are reached from there; begun with, they would make ways forward of ways back
  for (const { state } of states) if (!rows.has(state)) visit(state, 0, []);
  return rows;
}

/** The longest way, from top to bottom: one state of each row, each leading to the next. */
function spineOf(states: readonly AnyState[], rows: ReadonlyMap<string, number>): ReadonlySet<string> {
  const rowOf = (name: string): number => rows.get(name) ?? 0;
  const last = [...states].sort((one, other) => rowOf(other.state) - rowOf(one.state)).at(0);
  const spine = new Set<string>();
  for (let at = last; at !== undefined;) {
    const { state } = at;
    spine.add(state);
    at = states.find((row) => rowOf(row.state) === rowOf(state) - 1 && row.moves.some(({ to }) => to === state));
  }
  return spine;
}

/**
 * Where each state stands: the longest way down the first column, every other state in the first column beside it where
 * its row is free. The order is that of the table, so the same table always gives the same picture.
 */
export function gridOf(states: readonly AnyState[]): ReadonlyMap<string, Cell> {
  const rows = rowsOf(states);
  const spine = spineOf(states, rows);
  const cells = new Map<string, Cell>();
  for (const { state } of states) if (spine.has(state)) cells.set(state, { row: rows.get(state) ?? 0, column: 0 });
  for (const { state } of states) {
    if (spine.has(state)) continue;
    const row = rows.get(state) ?? 0;
    let column = 1;
    while ([...cells.values()].some((cell) => cell.row === row && cell.column === column)) column += 1;
    cells.set(state, { row, column });
  }
  return cells;
}
