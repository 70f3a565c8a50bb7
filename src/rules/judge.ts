import type { Issue } from '../errors/issue.ts';
import { standsAlone, type Rule, type RuleText } from './rule.ts';
import { exactly } from './span.ts';

/** One refusal of a service that knows every fact. */
export interface Judgement extends Issue {
  readonly rule: string;
  readonly status: RuleText['status'];
  /** Set when the answer holds this refusal alone although its status is 422; see {@link RuleText}. */
  readonly alone?: 'error' | 'issue';
}

/**
 * Runs the service-enforced rules with full knowledge, in the service's order and with its skip conditions. This is
 * what the mock answers with. A refusal that stands alone (any status but 422) ends the judgement and replaces what was
 * found before it, as an exception does in the real services. Throws when a fact is missing: a service knows its own
 * facts.
 */
export function judge<F, D>(rules: readonly Rule<F, D>[], facts: F, draft: D, now: number): Judgement[] {
  const found: Judgement[] = [];
  const titles: string[] = [];
  const rows: string[] = [];
  const at = exactly(now);
  for (const rule of rules) {
    if (rule.enforcedBy !== 'service' || rows.includes(rule.row) || isSilenced(rule.after, titles)) continue;
    const { outcome, doubt } = rule.examine(facts, draft, at);
    if (outcome === 'unknown') throw new Error(`rules: ${rule.id} lacks the fact ${doubt?.fact ?? '?'}`);
    if (outcome === 'pass') continue;
    const judgement: Judgement = {
      rule: rule.id,
      status: rule.status,
      title: rule.title,
      detail: rule.detail(facts, draft, at),
      ...(rule.alone && { alone: rule.alone }),
    };
    if (standsAlone(rule)) return [judgement];
    rows.push(rule.row);
    titles.push(rule.title);
    found.push(judgement);
  }
  return found;
}

export function isSilenced(after: readonly string[] | 'any', titles: readonly string[]): boolean {
  return titles.length > 0 && (after === 'any' || after.some((title) => titles.includes(title)));
}
