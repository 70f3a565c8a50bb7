/** Holds a server against the mock: both are asked the same, and what differs is told. */
export { asksFor } from './asks/index.ts';
export { modelSide } from './model-side.ts';
export { parity, writePlan, type ParityOptions } from './parity.ts';
export { reportOf, textOf, type ParityReport } from './report.ts';
export type { Ask, Difference, ModelSide, ParityResult, Side } from './types.ts';
export { walk } from './walk.ts';
export type { Step, WritePlan } from './writes/types.ts';
