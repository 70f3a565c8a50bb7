export {
  checkSize,
  GRACE_MS,
  WINDOW_MS,
  type BudgetLeft,
  type BudgetSize,
  type LeasedBudget,
  type Priority,
  type RateBudget,
  type Release,
  type TakeOptions,
  type WaitReason,
} from './budget.ts';
export { memoryBudget, memoryBudgetOn, memorySource } from './memory.ts';
export { pacedBudget, type Grants, type GrantSource } from './paced.ts';
export { systemRuntime, wait, type Runtime } from './runtime.ts';
export { sharedBudget } from './shared.ts';
