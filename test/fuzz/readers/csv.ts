import { readCsvRows } from '../../../src/bulk/csv/read.ts';
import { SourceError } from '../../../src/bulk/csv/source-error.ts';
import { bulkOperations } from '../../../src/bulk/rows/operations.ts';
import { readFinanceFile } from '../../../src/sync/reports/finance-file.ts';
import { CopyError } from '../../../src/sync/store/copy-error.ts';
import type { Reader } from './reader.ts';

/** Files of rows for each operation, and the finance file that a statement is compared with. */
export const csv: Reader = {
  name: 'csv',
  layout: 'text',
  async read(bytes) {
    let refused: SourceError | null = null;
    for (const operation of bulkOperations)
      try {
        await readCsvRows(bytes, operation, 'rows.csv');
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        refused = error;
      }
    readFinanceFile(bytes.toString('utf8'));
    if (refused !== null) throw refused;
  },
  isOurs: (error) => error instanceof SourceError || error instanceof CopyError,
};
