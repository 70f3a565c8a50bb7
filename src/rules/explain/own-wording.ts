import { services } from '../../contract/service.ts';
import { given } from '../reads.ts';
import { registry } from '../registry.ts';
import type { ActionInput, DeclarationInput, PartnershipInput, ScheduleInput } from '../shared/inputs.ts';
import { declarationTypes } from '../terms.ts';
import { exactly, type Span } from '../time.ts';

/**
 * Recognises the rules' own wording by construction: each rule is asked for its detail with marks in place of values,
 * for every case its wording can depend on, and the answers become patterns.
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
/** Wordings depend on whether a value is there, on the type and on the course. */
const drafts: readonly Draft[] = [marked('type'), undefined, ...declarationTypes].flatMap((declaration_type) =>
  [marked('course'), undefined, 'ecf-induction', 'ecf-mentor'].flatMap((course_identifier) =>
    [filled, {}].map((rest) => ({ ...rest, declaration_type, course_identifier })),
  ),
);

const [start, end] = [marked('start'), marked('end')];
/** They also depend on what is known of the milestone, of the flag for evidence and of the cohort. */
const known = [
  {},
  { milestone: given({ start, end }), detailedEvidence: given(true) },
  { milestone: given({ start, end: null }), detailedEvidence: given(false) },
  { cohortExists: given(false) },
];

type Wordings = () => Iterable<string>;

/** A rule, asked for its wording alone. */
interface RuleWording {
  readonly id: string;
  detail(facts: object, draft: Draft, now: Span): string;
}

const written = services.flatMap((service) => {
  const { request, ...operations } = registry[service];
  return [
    ...request.rules.map(({ id, detail }): [string, Wordings] => [id, () => [detail]]),
    ...Object.values<{ readonly rules: readonly RuleWording[] }>(operations).flatMap(({ rules }) =>
      rules.map((rule): [string, Wordings] => [
        rule.id,
        () => new Set(known.flatMap((facts) => drafts.map((draft) => rule.detail(facts, draft, exactly(0))))),
      ]),
    ),
  ];
});
const all = new Map<string, Wordings>(written);

const patterns = new Map<string, readonly RegExp[]>();

function patternsOf(rule: string): readonly RegExp[] {
  const made = patterns.get(rule);
  if (made !== undefined) return made;
  const fresh: RegExp[] = [];
  // texts with more marks first, because they cover many of the others
  for (const text of [...(all.get(rule)?.() ?? [])].sort((a, b) => b.split(MARK).length - a.split(MARK).length)) {
    if (!fresh.some((pattern) => pattern.test(text))) fresh.push(toPattern(text));
  }
  patterns.set(rule, fresh);
  return fresh;
}

/** `ecf` joins its objections to one attribute with a comma, so a wording may stand among others. */
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
