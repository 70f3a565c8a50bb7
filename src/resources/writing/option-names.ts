import { checkNames, refuse, SEND_OPTIONS, type CallOptions } from '../../client/index.ts';
import type { Issue } from '../../errors/index.ts';
import { MOST_SENDS } from './departure.ts';
import type { CheckManyOptions, WriteOptions } from './types.ts';

const records: readonly (keyof WriteOptions)[] = ['statements', 'partnerships', 'schedules', 'cohorts'];
const judged: readonly (keyof WriteOptions)[] = ['participant', 'declarations', 'declaration', 'partnership'];
const placed: readonly (keyof WriteOptions)[] = ['school', 'deliveryPartner', 'leadProviderName'];
const settings: readonly (keyof WriteOptions)[] = ['checks', 'facts', 'now'];
const sent: readonly (keyof WriteOptions)[] = ['onSend', 'maxSends'];
const writeOptions = [...settings, ...SEND_OPTIONS, ...sent, ...judged, ...records, ...placed];

const call: readonly (keyof CallOptions)[] = ['signal', 'serverDate', 'timeoutMs', 'deadlineMs', 'retries', 'priority'];
const own: readonly (keyof CheckManyOptions)[] = ['checks', 'now', 'participants', 'declarations'];
const manyOptions = [...own, ...call, ...records];

/** Refuses what is no option of a write or of its check, and what makes no sense as one. */
export function checkWriteOptions(operation: string, options: WriteOptions): void {
  checkNames(operation, options, writeOptions);
  const { onSend, maxSends = 1 } = options;
  const issues: Issue[] = [];
  if (onSend !== undefined && typeof onSend !== 'function')
    issues.push({ title: 'onSend', detail: 'Has to be a function.' });
  if (!Number.isInteger(maxSends) || maxSends < 1 || maxSends > MOST_SENDS)
    issues.push({ title: 'maxSends', detail: `Has to be a whole number from 1 to ${MOST_SENDS}.` });
  if (issues.length > 0) refuse(operation, issues);
}

/** Refuses what is no option of `checkMany`. */
export function checkManyNames(operation: string, options: object): void {
  checkNames(operation, options, manyOptions);
}
