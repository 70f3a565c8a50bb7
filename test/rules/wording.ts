/** Asks a rule for its wording alone, with no request behind it. */
import { exactly, type Span } from '../../src/rules/time.ts';

const now = exactly(Date.parse('2026-01-15T12:00:00Z'));

interface Wording {
  readonly id: string;
  detail(facts: object, draft: object, now: Span): string;
}

/** What the rule of a row says of a draft. */
export function said(rules: readonly Wording[], row: string, draft: object, facts: object = {}): string {
  const rule = rules.find(({ id }) => id.endsWith(`.${row}`));
  if (rule === undefined) throw new Error(`no rule ${row}`);
  return rule.detail(facts, draft, now);
}
