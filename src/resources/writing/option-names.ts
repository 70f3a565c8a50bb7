import { checkNames, SEND_OPTIONS, type CallOptions } from '../../client/index.ts';
import type { CheckManyOptions, WriteOptions } from './types.ts';

const records: readonly (keyof WriteOptions)[] = ['statements', 'partnerships', 'schedules', 'cohorts'];
const judged: readonly (keyof WriteOptions)[] = ['participant', 'declarations', 'declaration', 'partnership'];
const placed: readonly (keyof WriteOptions)[] = ['school', 'deliveryPartner', 'leadProviderName'];
const settings: readonly (keyof WriteOptions)[] = ['checks', 'facts', 'now'];
const writeOptions = [...settings, ...SEND_OPTIONS, ...judged, ...records, ...placed];

const call: readonly (keyof CallOptions)[] = ['signal', 'serverDate', 'timeoutMs', 'deadlineMs', 'retries', 'priority'];
const own: readonly (keyof CheckManyOptions)[] = ['checks', 'now', 'participants', 'declarations'];
const manyOptions = [...own, ...call, ...records];

/** Refuses what is no option of a write or of its check. */
export function checkWriteOptions(operation: string, options: object): void {
  checkNames(operation, options, writeOptions);
}

/** Refuses what is no option of `checkMany`. */
export function checkManyNames(operation: string, options: object): void {
  checkNames(operation, options, manyOptions);
}
