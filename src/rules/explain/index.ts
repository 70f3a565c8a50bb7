export type { Action } from './cause.ts';
export { explain, type Explanation, type RefusedRequest } from './explain.ts';
