import { bulkOperations, type BulkOperation } from '../../../src/bulk/rows/operations.ts';

/**
 * The operations that an option names, with commas between; `all` for every one.
 * @throws {Error} for what is no operation
 */
export function operationsIn(text: string): readonly BulkOperation[] {
  if (text === 'all') return bulkOperations;
  return text.split(',').map((name) => {
    const operation = bulkOperations.find((one) => one === name.trim());
    if (operation === undefined)
      throw new Error(`--operations: ${name} is none. Take of ${bulkOperations.join(', ')}, or all.`);
    return operation;
  });
}

export interface Share {
  readonly operation: BulkOperation;
  readonly kills: number;
}

/** Kills spread over operations: two fifths to the declarations when there are others, because most rows are theirs. */
export function sharesOf(kills: number, operations: readonly BulkOperation[]): readonly Share[] {
  const isMixed = operations.length > 1 && operations.includes('declarations.create');
  const most = isMixed ? Math.ceil(kills * 0.4) : 0;
  const others = operations.filter((one) => !isMixed || one !== 'declarations.create');
  const shares = others.map((operation, index) => ({
    operation,
    kills: Math.floor((kills - most + index) / others.length),
  }));
  return [...(isMixed ? [{ operation: 'declarations.create' as const, kills: most }] : []), ...shares].filter(
    (one) => one.kills > 0,
  );
}
