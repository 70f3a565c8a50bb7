import type { Books } from './books.ts';
import type { CheckInput } from './reads.ts';
import { newerThanRules, unreadable, type Facts, type Rule } from './rule.ts';
import { asRead } from './shared/inputs.ts';
import { newerAttributes, workedOutFrom } from './shared/newer.ts';
import type { Span } from './time.ts';
import { check, type Checks, type Verdict } from './verdict.ts';

/** The values that enumerated attributes of a write take, by attribute, as a description has them. */
export type DescribedValues = Readonly<Record<string, readonly string[]>>;

/** One write that is to be checked, and what its sender has read. */
export interface Question<D> {
  /** The id in the path; left out where the operation has none. */
  readonly id?: string;
  readonly draft: D;
  readonly given: CheckInput;
  readonly now: Span;
  /** Look-ups made before, when many are checked. */
  readonly books?: Books;
  /** What a description that may be newer than these rules says of the attributes. */
  readonly described?: DescribedValues | undefined;
}

/** The rules of one operation of one service, with the facts that a provider's reads give them. */
export interface RuleSet<F, D> {
  /** In the order in which the service looks. */
  readonly rules: readonly Rule<F, D>[];
  /** What is certain about the write, judged by what its sender has read. */
  check(question: Question<D>, mode: Checks): Verdict;
}

/** Puts rules and the reading of their facts together. Drafts are read as the services read them first. */
export function ruleSet<F, D extends object>(
  rules: readonly Rule<F, D>[],
  factsOf: (question: Question<D> & { readonly id: string }) => Facts<F>,
): RuleSet<F, D> {
  return {
    rules,
    check(question, mode) {
      const draft = asRead(question.draft);
      const facts = factsOf({ id: '', ...question, draft });
      const newer = question.described === undefined ? [] : newerAttributes(rules[0], draft, question.described);
      if (newer.length === 0) return check(rules, facts, draft, question.now, mode);
      const doubtful = newer.flatMap((attribute) => workedOutFrom(rules, attribute));
      const known = { ...facts, ...Object.fromEntries(doubtful.map((fact) => [fact, newerThanRules])) };
      return check(rules, known, draft, question.now, mode, unreadable(draft, newer));
    },
  };
}
