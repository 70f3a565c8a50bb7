import type { Service } from '../../contract/service.ts';
import { asRead } from '../as-read.ts';
import type { DeclarationInput } from '../declaration-input.ts';
import {
  ecfActionFacts,
  ecfBooks,
  ecfDeclarationFacts,
  ecfPartnershipCreateFacts,
  ecfPartnershipUpdateFacts,
  ecfScheduleFacts,
  ecfVoidFacts,
} from '../ecf/from-reads/index.ts';
import {
  ecfDeclarationRules,
  ecfDeferRules,
  ecfPartnershipCreateRules,
  ecfPartnershipUpdateRules,
  ecfResumeRules,
  ecfScheduleRules,
  ecfVoidRules,
  ecfWithdrawRules,
} from '../ecf/index.ts';
import type { Given } from '../given.ts';
import {
  rectActionFacts,
  rectBooks,
  rectDeclarationFacts,
  rectPartnershipCreateFacts,
  rectPartnershipUpdateFacts,
  rectResumeFacts,
  rectScheduleFacts,
  rectVoidFacts,
  type Books,
} from '../rect/from-reads/index.ts';
import {
  rectDeclarationRules,
  rectDeferRules,
  rectPartnershipCreateRules,
  rectPartnershipUpdateRules,
  rectResumeRules,
  rectScheduleRules,
  rectVoidRules,
  rectWithdrawRules,
  type ActionInput,
  type PartnershipInput,
  type PartnershipUpdateInput,
  type ScheduleInput,
} from '../rect/index.ts';
import type { Facts, Rule } from '../rule.ts';
import type { Span } from '../span.ts';
import { check, type Checks, type Verdict } from '../verdict.ts';

/** Judges one request of one operation by what is given. */
type Judge<D> = (draft: D, given: Given, now: Span, mode: Checks) => Verdict;
type JudgeOne<D> = (id: string, draft: D, given: Given, now: Span, mode: Checks) => Verdict;

export interface RuleSets {
  readonly books: (given: Given) => Books;
  readonly declaration: (draft: DeclarationInput, given: Given, now: Span, mode: Checks, books?: Books) => Verdict;
  readonly defer: JudgeOne<ActionInput>;
  readonly withdraw: JudgeOne<ActionInput>;
  readonly resume: JudgeOne<ActionInput>;
  readonly schedule: JudgeOne<ScheduleInput>;
  readonly void: (given: Given, now: Span, mode: Checks) => Verdict;
  readonly partnershipCreate: Judge<PartnershipInput>;
  readonly partnershipUpdate: Judge<PartnershipUpdateInput>;
}

function onId<F, D extends object>(
  rules: readonly Rule<F, D>[],
  facts: (id: string, draft: D, given: Given, now: Span) => Facts<F>,
): JudgeOne<D> {
  return (id, draft, given, now, mode) => {
    const read = asRead(draft);
    return check(rules, facts(id, read, given, now), read, now, mode);
  };
}

function onDraft<F, D extends object>(
  rules: readonly Rule<F, D>[],
  facts: (draft: D, given: Given, now: Span) => Facts<F>,
): Judge<D> {
  return (draft, given, now, mode) => {
    const read = asRead(draft);
    return check(rules, facts(read, given, now), read, now, mode);
  };
}

/** Every rule set that a client can run, with what turns reads into its facts. */
export const ruleSets: Readonly<Record<Service, RuleSets>> = {
  rect: {
    books: rectBooks,
    declaration(draft, given, now, mode, books) {
      const read = asRead(draft);
      return check(rectDeclarationRules, rectDeclarationFacts(read, given, now, books), read, now, mode);
    },
    defer: onId(rectDeferRules, rectActionFacts),
    withdraw: onId(rectWithdrawRules, rectActionFacts),
    resume: onId(rectResumeRules, rectResumeFacts),
    schedule: onId(rectScheduleRules, rectScheduleFacts),
    void: (given, now, mode) => check(rectVoidRules, rectVoidFacts(given, now), {}, now, mode),
    partnershipCreate: onDraft(rectPartnershipCreateRules, rectPartnershipCreateFacts),
    partnershipUpdate: onDraft(rectPartnershipUpdateRules, rectPartnershipUpdateFacts),
  },
  ecf: {
    books: ecfBooks,
    declaration(draft, given, now, mode, books) {
      const read = asRead(draft);
      return check(ecfDeclarationRules, ecfDeclarationFacts(read, given, now, books), read, now, mode);
    },
    defer: onId(ecfDeferRules, ecfActionFacts),
    withdraw: onId(ecfWithdrawRules, ecfActionFacts),
    resume: onId(ecfResumeRules, ecfActionFacts),
    schedule: onId(ecfScheduleRules, ecfScheduleFacts),
    void: (given, now, mode) => check(ecfVoidRules, ecfVoidFacts(given, now), {}, now, mode),
    partnershipCreate: onDraft(ecfPartnershipCreateRules, ecfPartnershipCreateFacts),
    partnershipUpdate: onDraft(ecfPartnershipUpdateRules, ecfPartnershipUpdateFacts),
  },
};
