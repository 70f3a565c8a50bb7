import { services, type Service } from '../../src/contract/index.ts';
import { partsOf, stateAnchor, type Machine as Kind } from '../../src/rules/source.ts';
import {
  declarationStates,
  participantStates,
  partnershipStates,
  trainingStates,
  type Actor,
  type Beginning,
  type Move,
  type State,
} from '../../src/rules/states.ts';
import { anchored, capitalised, code, table } from './table.ts';

type AnyState = State<string, string>;

interface Machine {
  readonly kind: Kind;
  readonly name: string;
  readonly about: string;
  readonly states: readonly AnyState[];
}

const machines: readonly Machine[] = [
  {
    kind: 'declaration',
    name: 'Declarations',
    about:
      "`state` of a declaration. DfE's documents write `awaiting_clawback` and `clawed_back`; the services serve them with hyphens, and `parseDeclarationState` reads both.",
    states: declarationStates,
  },
  {
    kind: 'training',
    name: 'Training',
    about:
      '`training_status` of an enrolment: what providers have said through the API. With the `participant_status` it decides what a provider may do.',
    states: trainingStates,
  },
  {
    kind: 'participant',
    name: 'Participants',
    about:
      '`participant_status` of an enrolment: what the school has said. It follows from dates, so it can change without a new `updated_at`.',
    states: participantStates,
  },
  {
    kind: 'partnership',
    name: 'Partnerships',
    about: '`status` of a partnership. Only `ecf` serves it; in `rect` a partnership has no states.',
    states: partnershipStates,
  },
];

const actors: Readonly<Record<Actor, string>> = {
  provider: 'provider',
  school: 'school',
  dfe: 'DfE',
  time: 'the calendar',
};
const by = (who: readonly Actor[]): string => who.map((actor) => actors[actor]).join(' or ');
const only = (where: readonly Service[] | undefined): string =>
  where === undefined ? '' : `, ${where.join(' and ')} only`;

function move({ to, by: who, trigger, services: where }: Move<string>): string {
  return `to ${code(to)}: ${by(who)} (${trigger}${only(where)})`;
}

const begins = ({ by: who, trigger, services: where }: Beginning): string =>
  `begins here: ${by(who)} (${trigger}${only(where)})`;

function stateTable(kind: Kind, states: readonly AnyState[]): string {
  return table(
    ['State', 'Meaning', 'A provider may', 'Comes and goes', 'Served by', 'Source'],
    states.map((row) => [
      anchored(stateAnchor(kind, row.state), code(row.state)),
      row.meaning,
      `${row.may} (${row.actions.map(code).join(', ')})`,
      [...(row.begins ? [begins(row.begins)] : []), ...row.moves.map(move)].map(capitalised).join('<br>') ||
        'Ends here.',
      services
        .filter((service) => row.servedBy.includes(service))
        .map(code)
        .join(', ') || 'no service',
      partsOf(row.source).words,
    ]),
  );
}

/** Hyphens cannot stand in Mermaid's ids, colons and semicolons not in its labels. */
const id = (state: string): string => state.replaceAll('-', '_');
const label = (who: readonly Actor[], trigger: string, where: readonly Service[] | undefined): string =>
  `${by(who)} - ${trigger}${only(where)}`.replaceAll(/[:;]/g, ',');

function diagram(states: readonly AnyState[]): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.filter(({ state }) => id(state) !== state).map(({ state }) => `  state "${state}" as ${id(state)}`),
    ...states.flatMap(({ state, begins: start }) =>
      start ? [`  [*] --> ${id(state)}: ${label(start.by, start.trigger, start.services)}`] : [],
    ),
    ...states.flatMap(({ state, moves }) =>
      moves.map(
        ({ to, by: who, trigger, services: where }) => `  ${id(state)} --> ${id(to)}: ${label(who, trigger, where)}`,
      ),
    ),
    // a state that nothing leads to or from would be missing
    ...states
      .filter(
        (row) =>
          row.begins === undefined &&
          row.moves.length === 0 &&
          !states.some(({ moves }) => moves.some(({ to }) => to === row.state)),
      )
      .map(({ state }) => `  ${id(state)}`),
    '```',
  ].join('\n');
}

const intro = `# States

*Made by \`npm run docs\` from \`src/rules/states\`. Do not edit; a test compares.*

What DfE's *Definitions and states* say of partnerships, participants and declarations, and where the two live services differ from it. Where a later edition of that page
contradicts an earlier one, the later holds; \`completed\` and \`ineligible\` are kept although not every service serves them. The tables are data in
\`lead-provider-sdk/rules\`: \`declarationStates\`, \`trainingStates\`, \`participantStates\` and \`partnershipStates\`, with \`canVoid\`, \`voidOutcome\`, \`isBillable\`,
\`isTerminal\` and \`allowedActions\` to ask them. A state is a first answer only: whether one request passes hangs on more, which the [rules](rules.md) and the checks know.
How the services themselves move these states stands in the references of [rect](services/rect.md#section-6) and [ecf](services/ecf.md#section-6).
`;

/** `docs/states.md`. */
export function statesPage(): string {
  const parts = machines.map(({ kind, name, about, states }) =>
    [`## ${name}`, about, stateTable(kind, states), diagram(states)].join('\n\n'),
  );
  return `${intro}\n${parts.join('\n\n')}\n`;
}
