import type { Issue } from '../errors/issue.ts';
import type { RuleRefusal } from '../errors/rule-error.ts';
import type { Books } from './books.ts';
import type { CheckInput } from './reads.ts';
import {
  newerThanRules,
  presumes,
  standsAlone,
  unreadable,
  type Doubt,
  type Facts,
  type Rule,
  type RuleText,
} from './rule.ts';
import { asRead } from './shared/inputs.ts';
import { newerAttributes, workedOutFrom } from './shared/newer.ts';
import { exactly, type Span } from './time.ts';

/** One refusal of a service that knows every fact. */
export interface ServiceRefusal extends Issue {
  readonly rule: string;
  readonly status: RuleText['status'];
  /** Set when the answer holds this refusal alone although its status is 422; see {@link RuleText}. */
  readonly alone?: 'error' | 'issue';
}

/**
 * Runs the service-enforced rules with full knowledge, in the service's order and with its skip conditions. The mock
 * answers with the result. A refusal that stands alone (any status but 422) ends the judgement and replaces the
 * refusals before it, as an exception does in the real services. Throws when a fact is missing: a service knows its own
 * facts.
 */
export function refusalsOf<F, D>(rules: readonly Rule<F, D>[], facts: F, draft: D, now: number): ServiceRefusal[] {
  const found: ServiceRefusal[] = [];
  const titles: string[] = [];
  const rows: string[] = [];
  const at = exactly(now);
  for (const rule of rules) {
    if (rule.enforcedBy !== 'service' || rows.includes(rule.row) || isSilenced(rule.after, titles)) continue;
    const { outcome, doubt } = rule.examine(facts, draft, at);
    if (outcome === 'unknown') throw new Error(`rules: ${rule.id} lacks the fact ${doubt?.fact ?? '?'}`);
    if (outcome === 'pass') continue;
    const refusal: ServiceRefusal = {
      rule: rule.id,
      status: rule.status,
      title: rule.title,
      detail: rule.detail(facts, draft, at),
      ...(rule.alone && { alone: rule.alone }),
    };
    if (standsAlone(rule)) return [refusal];
    rows.push(rule.row);
    titles.push(rule.title);
    found.push(refusal);
  }
  return found;
}

function isSilenced(after: readonly string[] | 'any', titles: readonly string[]): boolean {
  return titles.length > 0 && (after === 'any' || after.some((title) => titles.includes(title)));
}

/**
 * Which rules may refuse.
 *
 * - `documented`: those of the service and of the written guidance; each refusal says which
 * - `service`: only those the live service enforces; guidance becomes advice
 * - `off`: none
 */
export type Checks = 'documented' | 'service' | 'off';

/** A rule that refuses, or advises against, the request. */
export type Refusal = RuleRefusal;

/** A rule that could not be decided, and why. */
export interface Unchecked {
  readonly rule: string;
  readonly title: string;
  readonly doubt: Doubt;
}

/** What the checks say about a request before it is sent. */
export interface Verdict {
  /**
   * - `refuse`: a rule certainly refuses it
   * - `clear`: every rule a provider can check passes
   * - `unsure`: a rule depends on a fact that was not supplied, is too close to call, or is known from seed data only
   */
  readonly outcome: 'refuse' | 'clear' | 'unsure';
  readonly refusals: readonly Refusal[];
  /** Guidance that does not refuse under this value of `checks`. */
  readonly advice: readonly Refusal[];
  readonly unchecked: readonly Unchecked[];
}

/**
 * Runs rules on the known facts and says what is certain. Never invents certainty. `examined` is the part of the draft
 * that the rules may read, when that is not all of it.
 */
export function check<F, D>(
  rules: readonly Rule<F, D>[],
  facts: Facts<F>,
  draft: D,
  now: Span,
  mode: Checks,
  examined = draft,
): Verdict {
  const refusals: Refusal[] = [];
  const advice: Refusal[] = [];
  const unchecked: Unchecked[] = [];
  if (mode === 'off') return { outcome: 'clear', refusals, advice, unchecked };
  const certain = new Progress();
  const open = new Progress();
  for (const rule of rules) {
    const { enforcedBy, title, id, source } = rule;
    const service = enforcedBy === 'service';
    if (service && certain.silences(rule)) continue;
    const { outcome, doubt } = rule.examine(facts, examined, now);
    if (outcome === 'pass') continue;
    const binding = rule.advises !== true && (service || mode === 'documented');
    if (outcome === 'unknown') {
      if (doubt && (binding || service)) unchecked.push({ rule: id, title, doubt });
      if (service) open.add(rule);
      if (service && standsAlone(rule)) mayBeReplaced(refusals);
      continue;
    }
    const likely = service && (open.silences(rule) || presumes(facts, rule.needs));
    const refusal = { rule: id, title, detail: rule.detail(facts, draft, now), enforcedBy, source, likely };
    if (service && !likely) {
      // a refusal that is answered alone replaces everything else the service would have said
      if (standsAlone(rule)) return { outcome: 'refuse', refusals: [refusal], advice, unchecked };
      certain.add(rule);
    } else if (service) {
      open.add(rule);
      if (standsAlone(rule)) mayBeReplaced(refusals);
    }
    (binding ? refusals : advice).push(refusal);
  }
  const unsure = unchecked.some(({ doubt }) => doubt.reason !== 'not-visible');
  return { outcome: refusals.length > 0 ? 'refuse' : unsure ? 'unsure' : 'clear', refusals, advice, unchecked };
}

/**
 * A refusal that is answered alone would replace the earlier ones. So while such a rule is open, the earlier refusals
 * are only likely.
 */
function mayBeReplaced(refusals: Refusal[]): void {
  for (const [index, refusal] of refusals.entries()) {
    if (refusal.enforcedBy === 'service' && !refusal.likely) refusals[index] = { ...refusal, likely: true };
  }
}

/** The rules that have refused (or may have), as far as later rules depend on them. */
class Progress {
  readonly #titles: string[] = [];
  readonly #rows: string[] = [];
  #alone = false;

  add(rule: RuleText & { readonly row: string }): void {
    this.#titles.push(rule.title);
    this.#rows.push(rule.row);
    if (standsAlone(rule)) this.#alone = true;
  }

  silences(rule: { readonly row: string; readonly after: readonly string[] | 'any' }): boolean {
    return this.#alone || this.#rows.includes(rule.row) || isSilenced(rule.after, this.#titles);
  }
}

/** The values that a description allows for enumerated attributes of a write, by attribute. */
export type DescribedValues = Readonly<Record<string, readonly string[]>>;

/** One write to check, and what its sender has read. */
export interface Question<D> {
  /** The id in the path; left out where the operation has none. */
  readonly id?: string;
  readonly draft: D;
  readonly given: CheckInput;
  readonly now: Span;
  /** Look-ups made in advance, when many writes are checked. */
  readonly books?: Books;
  /** The values of attributes in a description that may be newer than these rules. */
  readonly described?: DescribedValues | undefined;
}

/** The rules of one operation of one service, with the facts that a provider's reads give them. */
export interface RuleSet<F, D> {
  /** In the order in which the service looks. */
  readonly rules: readonly Rule<F, D>[];
  /** What is certain about the write, judged by what its sender has read. */
  check(question: Question<D>, mode: Checks): Verdict;
}

/** A question as the reading of facts gets it. */
interface FactsQuestion<D> {
  readonly id: string;
  readonly draft: D;
  readonly given: CheckInput;
  readonly now: Span;
  readonly books: Books | undefined;
}

/** Puts rules and the reading of their facts together. Drafts are read as the services read them first. */
export function ruleSet<F, D extends object>(
  rules: readonly Rule<F, D>[],
  factsOf: (asked: FactsQuestion<D>) => Facts<F>,
): RuleSet<F, D> {
  return {
    rules,
    check(question, mode) {
      const draft = asRead(question.draft);
      const { id = '', given, now, books, described } = question;
      // written out, because checks in bulk cannot afford a spread for each
      const facts = factsOf({ id, draft, given, now, books });
      const newer = described === undefined ? [] : newerAttributes(rules[0], draft, described);
      if (newer.length === 0) return check(rules, facts, draft, now, mode);
      const doubtful = newer.flatMap((attribute) => workedOutFrom(rules, attribute));
      const known = { ...facts, ...Object.fromEntries(doubtful.map((fact) => [fact, newerThanRules])) };
      return check(rules, known, draft, now, mode, unreadable(draft, newer));
    },
  };
}
