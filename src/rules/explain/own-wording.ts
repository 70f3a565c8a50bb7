import type { DeclarationInput } from '../declaration-input.ts';
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
  type ScheduleInput,
} from '../rect/index.ts';
import { ecfRequestRules, rectRequestRules } from '../request/index.ts';
import type { Facts, Rule } from '../rule.ts';
import { given } from '../shared/given.ts';
import { exactly } from '../span.ts';
import { declarationTypes } from '../terms.ts';

/**
 * Knows the rules' own wording again, by construction: each rule is asked for its detail with marks in place of values,
 * over every case its wording can turn on, and the answers become patterns.
 */

type Draft = DeclarationInput & ActionInput & ScheduleInput & PartnershipInput;

const MARK = '⁂';
const marked = (name: string): string => `${MARK}${name}${MARK}`;
/** A value as messages show it; see `shown`. */
const VALUE = String.raw`(?:"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|true|false|the value sent)`;

const filled = Object.fromEntries(
  [
    'participant_id',
    'declaration_date',
    'evidence_held',
    'reason',
    'schedule_identifier',
    'cohort',
    'school_id',
    'delivery_partner_id',
  ].map((name) => [name, marked(name)]),
);
/** Wordings turn on whether a value is there, on the type and on the course. */
const drafts: readonly Draft[] = [marked('type'), undefined, ...declarationTypes].flatMap((declaration_type) =>
  [marked('course'), undefined, 'ecf-induction', 'ecf-mentor'].flatMap((course_identifier) =>
    [filled, {}].map((rest) => ({ ...rest, declaration_type, course_identifier })),
  ),
);

const [start, end] = [marked('start'), marked('end')];
/** And on what is known of the milestone and of the flag for evidence. */
const ofDeclaration = [
  {},
  { milestone: given({ start, end }), detailedEvidence: given(true) },
  { milestone: given({ start, end: null }), detailedEvidence: given(false) },
];
const ofCohort = [{}, { cohortExists: given(false) }];

type Wordings = () => Iterable<string>;

function wordings<F, D>(
  rules: readonly Rule<F, D>[],
  asked: readonly D[],
  known: readonly Facts<F>[] = [{}],
): [id: string, wordings: Wordings][] {
  return rules.map((rule) => [
    rule.id,
    () => new Set(known.flatMap((facts) => asked.map((draft) => rule.detail(facts, draft, exactly(0))))),
  ]);
}

const all = new Map<string, Wordings>([
  ...wordings(rectDeclarationRules, drafts, ofDeclaration),
  ...wordings(ecfDeclarationRules, drafts, ofDeclaration),
  ...wordings(rectDeferRules, drafts),
  ...wordings(rectWithdrawRules, drafts),
  ...wordings(rectResumeRules, drafts),
  ...wordings(rectScheduleRules, drafts),
  ...wordings(ecfDeferRules, drafts),
  ...wordings(ecfWithdrawRules, drafts),
  ...wordings(ecfResumeRules, drafts),
  ...wordings(ecfScheduleRules, drafts, ofCohort),
  ...wordings(rectPartnershipCreateRules, drafts),
  ...wordings(rectPartnershipUpdateRules, drafts),
  ...wordings(ecfPartnershipCreateRules, drafts),
  ...wordings(ecfPartnershipUpdateRules, drafts),
  ...wordings(rectVoidRules, drafts),
  ...wordings(ecfVoidRules, drafts),
  ...[...rectRequestRules, ...ecfRequestRules].map(({ id, detail }): [string, Wordings] => [id, () => [detail]]),
]);

const patterns = new Map<string, readonly RegExp[]>();

function patternsOf(rule: string): readonly RegExp[] {
  const made = patterns.get(rule);
  if (made !== undefined) return made;
  const fresh: RegExp[] = [];
  // those with more marks first: they cover many of the others
  for (const text of [...(all.get(rule)?.() ?? [])].sort((a, b) => b.split(MARK).length - a.split(MARK).length)) {
    if (!fresh.some((pattern) => pattern.test(text))) fresh.push(toPattern(text));
  }
  patterns.set(rule, fresh);
  return fresh;
}

/** `ecf` joins what it has against one attribute with a comma, so a wording may stand among others. */
function toPattern(text: string): RegExp {
  const literal = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const open = literal
    .replaceAll(new RegExp(`"${MARK}\\w+${MARK}"`, 'g'), VALUE)
    .replaceAll(new RegExp(`${MARK}\\w+${MARK}`, 'g'), '.+?');
  return new RegExp(`(?:^|, )${open}(?=$|, )`, 's');
}

/** Whether a detail is, or contains, the wording that this package gives a rule's refusal. */
export function isOwnWording(rule: string, detail: string): boolean {
  return patternsOf(rule).some((pattern) => pattern.test(detail));
}
