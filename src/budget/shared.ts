import type { RateBudget } from './budget.ts';
import { memoryBudget } from './memory.ts';

const REGISTRY = Symbol.for('lead-provider-sdk.budgets.1');

/** The process's budget for one token at one server. Two copies of the package (ESM beside CommonJS) share it too. */
export function sharedBudget(origin: string, token: string): RateBudget {
  const budgets = registry();
  const key = `${origin} ${token}`;
  let budget = budgets.get(key);
  if (budget === undefined) {
    budget = memoryBudget();
    budgets.set(key, budget);
  }
  return budget;
}

function registry(): Map<string, RateBudget> {
  const found: unknown = Reflect.get(globalThis, REGISTRY);
  if (found instanceof Map) return found as Map<string, RateBudget>;
  const made = new Map<string, RateBudget>();
  Reflect.set(globalThis, REGISTRY, made);
  return made;
}
