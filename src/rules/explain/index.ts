export type { Action } from './cause.ts';
export { explain, type Explanation, type Refused } from './explain.ts';
