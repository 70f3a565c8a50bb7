import type { RuleOperation, RuleText } from '../rule.ts';
import type { RequestRule } from './request-rule.ts';

/** Any rule as text: what it refuses, how and where that is written. */
export type AnyRule = RuleText | RequestRule;

/** What the registry of a service holds: a list for each operation. A new operation does not compile without one. */
export type RulesByOperation = Readonly<Record<RuleOperation, { readonly rules: readonly AnyRule[] }>>;
