import { services, type Service } from '../../src/contract/index.ts';
import { allRules } from '../../src/rules/registry.ts';
import type { RuleOperation } from '../../src/rules/rule.ts';
import type { AnyRule } from '../../src/rules/shared/request-rule.ts';
import { partsOf } from '../../src/rules/source.ts';
import { code, linkTo, table } from './table.ts';

/** Where the rules of an operation are defined. */
export const definedIn: Readonly<Record<Service, Readonly<Record<RuleOperation, readonly string[]>>>> = {
  rect: {
    declaration: ['rect/declaration.ts', 'rect/second-look.ts', 'guidance.ts'],
    void: ['rect/void.ts'],
    defer: ['rect/actions.ts'],
    resume: ['rect/actions.ts'],
    withdraw: ['rect/actions.ts'],
    schedule: ['rect/schedule.ts', 'rect/actions.ts'],
    'partnership-create': ['rect/partnership.ts'],
    'partnership-update': ['rect/partnership.ts'],
    request: ['rect/request.ts'],
  },
  ecf: {
    declaration: ['ecf/declaration.ts', 'guidance.ts'],
    void: ['ecf/void.ts'],
    defer: ['ecf/actions.ts', 'ecf/subject.ts'],
    resume: ['ecf/actions.ts', 'ecf/subject.ts'],
    withdraw: ['ecf/actions.ts', 'ecf/subject.ts'],
    schedule: ['ecf/schedule.ts', 'ecf/subject.ts'],
    'partnership-create': ['ecf/partnership.ts'],
    'partnership-update': ['ecf/partnership.ts'],
    request: ['ecf/request.ts'],
  },
};

const operations: readonly (readonly [operation: RuleOperation, name: string, method: string])[] = [
  ['declaration', 'New declaration', 'declarations.create'],
  ['void', 'Void or claw back', 'declarations.void'],
  ['defer', 'Defer', 'participants.defer'],
  ['resume', 'Resume', 'participants.resume'],
  ['withdraw', 'Withdraw', 'participants.withdraw'],
  ['schedule', 'Change of schedule or cohort', 'participants.changeSchedule'],
  ['partnership-create', 'New partnership', 'partnerships.create'],
  ['partnership-update', 'Change of delivery partner', 'partnerships.update'],
  ['request', 'Any request', ''],
];

const titles: Readonly<Record<Service, string>> = {
  rect: '`rect`: Register early career teachers',
  ecf: '`ecf`: Manage training for early career teachers',
};

const count = (service: Service): number => allRules.filter((rule) => rule.service === service).length;

const intro = (): string => `# Rules

*Made by \`npm run docs\` from \`src/rules\`. Do not edit; a test compares.*

Every reason for which a request can be refused is a rule with an id. The checks of the client and the mock run the same rules: the client on what
a provider can read, before it sends anything; the mock on all it knows. There are ${count('rect')} rules for \`rect\` and ${count('ecf')} for \`ecf\`.

An id reads \`<service>.<operation>.<row>\`, for example \`rect.declaration.D14\`. A small letter at the end tells apart the cases of one row: \`a\`, \`b\`, … are looked at
in turn until one refuses, \`x\` and \`y\` are cases in which the service fails in a way of its own. Rules stand in the order in which the service looks. An
earlier error can keep a later rule from being looked at, so an answer often holds fewer errors than the request has faults.

**Title** is what stands in \`errors[].title\`, with the HTTP status where it is not 422. A refusal marked *alone* replaces whatever else there was to say.

**Enforced by** \`service\` means that the live service refuses. \`guidance\` means that only DfE's written guidance says so and the service accepts it; *advice* among those
never refuses, because obeying it would block a plain duty or a lawful payment. The mode decides what becomes of guidance:

| \`checks\` | Rules of the service | Rules of guidance |
| --- | --- | --- |
| \`'documented'\` (default) | refuse | refuse, labelled as guidance; *advice* advises |
| \`'service'\` | refuse | advise |
| \`'off'\` | not run | not run |

**Source** says where it is written, and leads there: to the row or the passage of the behavioural reference of [rect](services/rect.md) or [ecf](services/ecf.md), which were
taken from the open source code of the two services and name the files they were read from, or to a row of [states](states.md). The numbers are sections and rows.
*Definitions and states* is DfE's page of that name in the documentation of the API. \`npx lead-provider rule ID\` prints a rule together with that row; every refusal
carries the address in its \`source\`, and so do the entries of the mock's request log.

Which of the rules a check could not decide, and why, stands in \`unchecked\` of its verdict. What to do about a refusal that came from a service is what
\`explain(error)\` in \`lead-provider-sdk/rules\` answers. What a provider may do in which state is on [another page](states.md).

## To find and change a rule

1. Take the id from the refusal, from \`mock.requests\`, or from the tables below.
2. Open the file named above its table and look for the row, for example \`'D14'\`. All there is to the rule stands there: what it needs, what silences it, when it refuses, what it says.
3. Change it, and the case named after it in \`test/rules\`: \`npx vitest run test/rules\`.
4. \`npm run docs\` writes this page anew.
`;

function operationTable(service: Service, operation: RuleOperation): string {
  const rules = allRules.filter((rule) => rule.service === service && rule.operation === operation);
  return table(
    ['Id', 'Operation', 'Refuses', 'Title', 'Enforced by', 'Source'],
    rules.map((rule) => [code(rule.id), rule.operation, rule.refuses, titleOf(rule), enforcedBy(rule), sourceOf(rule)]),
  );
}

function sourceOf({ source }: AnyRule): string {
  const { address, words } = partsOf(source);
  return linkTo(address, words);
}

function titleOf(rule: AnyRule): string {
  const shown = rule.title === '' ? 'no body' : code(rule.title);
  const alone = 'alone' in rule ? ', alone' : '';
  return `${shown}${rule.status === 422 ? '' : ` (${rule.status})`}${alone}`;
}

const enforcedBy = (rule: AnyRule): string =>
  'advises' in rule && rule.advises ? 'guidance, advice' : rule.enforcedBy;

/** `docs/rules.md`. */
export function rulesPage(): string {
  const parts = services.flatMap((service) => [
    `## ${titles[service]}`,
    ...operations.map(([operation, name, method]) =>
      [
        `### ${service}: ${name}${method === '' ? '' : ` (${code(method)})`}`,
        `Defined in ${definedIn[service][operation].map((file) => code(`src/rules/${file}`)).join(' and ')}.`,
        operationTable(service, operation),
      ].join('\n\n'),
    ),
  ]);
  return `${intro()}\n${parts.join('\n\n')}\n`;
}
