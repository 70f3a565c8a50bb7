import type { Service } from '../../contract/service.ts';
import type { RuleOperation, RuleText } from '../rule.ts';
import { inReference } from '../source.ts';

/**
 * Refusals before any business rule is reached. The mock and `explain` read them. The client's own checks of arguments
 * (`filter` values, ids, dates) prevent most such requests.
 */
export interface RequestRule extends Omit<RuleText, 'status' | 'alone'> {
  readonly status: 400 | 401 | 403 | 404 | 406 | 429 | 500;
  /**
   * The shape of the answer's body: `issue` `{"errors": [{title, detail}]}`, `error` `{"error": title}`, `text` the
   * title alone, `empty` nothing.
   */
  readonly body: 'issue' | 'error' | 'text' | 'empty';
  /** What is wrong and what to do, in our words. Part of the answer when `body` is `issue`. */
  readonly detail: string;
}

type RequestRow = Pick<RequestRule, 'status' | 'title' | 'body' | 'refuses' | 'detail'> & {
  readonly section: string;
  /** Set when the anchor in the reference is not that of the row. */
  readonly anchor?: string;
};

/** Turns rows of one service into rules, `<service>.request.<row>`. */
export function requestRules(
  service: Service,
  rows: readonly (readonly [row: string, rule: RequestRow])[],
): readonly RequestRule[] {
  return rows.map(([row, { section, anchor, ...rule }]) => ({
    ...rule,
    id: `${service}.request.${row}`,
    service,
    operation: 'request',
    enforcedBy: 'service',
    source: inReference(service, anchor ?? `request-${row}`, section),
  }));
}

/** Any rule as text: what it refuses, how and where that is written. */
export type AnyRule = RuleText | RequestRule;

/** What the registry of a service holds: a list for each operation. A new operation does not compile without one. */
export type RulesByOperation = Readonly<Record<RuleOperation, { readonly rules: readonly AnyRule[] }>>;
