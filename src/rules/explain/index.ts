export type { Action } from './cause.ts';
export { explain, type Explanation, type ExplainOptions, type RefusedRequest } from './explain.ts';
