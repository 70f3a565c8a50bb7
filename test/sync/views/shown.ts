import type { Row, Value } from '../../../src/sync/store/steps.ts';

/** Rows as a reader of a test sees them: a number is not to be taken for the text of it, nor an empty text for a null. */
export const shown = (rows: readonly Row[]): string[] =>
  rows.map((row) => Object.values(row).map(cell).join(' | ')).sort();

const cell = (value: Value): string =>
  value === null ? '-' : typeof value === 'number' ? `#${value}` : value === '' ? "''" : value;
