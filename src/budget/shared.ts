import { registry } from '../base/registry.ts';
import type { LeasedBudget } from './budget.ts';
import { memoryBudgetOn } from './memory.ts';
import type { PacedBudget } from './paced.ts';
import { systemRuntime } from './runtime.ts';

/** So many budgets are kept, the last ones used; of the others, those that still have something to remember. */
const KEPT = 50;

/**
 * The process's budget for one token at one server. Two copies of the package (ESM beside CommonJS) share it too;
 * worker threads do not, as each has globals of its own.
 */
export async function sharedBudget(origin: string, token: string): Promise<LeasedBudget> {
  const key = await keyOf(origin, token);
  const budgets = registry<PacedBudget>('budgets.2');
  const budget = budgets.get(key) ?? memoryBudgetOn(systemRuntime);
  // the last one used stands last, and is the last to go
  budgets.delete(key);
  budgets.set(key, budget);
  for (const [old, unused] of [...budgets].slice(0, -KEPT)) if (unused.idle()) budgets.delete(old);
  return budget;
}

/** Everything in the process can read the registry, so the token is not in it. */
async function keyOf(origin: string, token: string): Promise<string> {
  // missing on a page that came over http: there all tokens of a server share a budget, which is never too much
  if (!('subtle' in crypto)) return origin;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${origin} ${token}`));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
