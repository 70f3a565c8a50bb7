/** What of paging is loaded when it is first needed. */
export { collect, take } from './gather.ts';
export { repeating, stuck, tooManyPages, unfit } from './walk-ends.ts';
