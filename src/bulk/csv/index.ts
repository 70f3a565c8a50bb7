/** Rows from spreadsheets and applications, and tables for spreadsheets. */
export { csvFile } from './read.ts';
export { rowsOf } from './rows.ts';
export { SourceError, type SourceErrorCode, type SourceFault } from './source-error.ts';
export { csvLines, writeCsv, type WriteOptions } from './write.ts';
