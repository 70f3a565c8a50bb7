import { services } from '../../src/contract/index.ts';
import { partsOf, stateAnchor, type Machine as Kind } from '../../src/rules/source.ts';
import type { Beginning, Move } from '../../src/rules/states.ts';
import { imageOf } from './diagram/words.ts';
import { by, machines, onlyIn, type AnyState } from './machines.ts';
import { anchored, capitalised, code, table } from './table.ts';

const only = (where: Move<string>['services']): string => (where === undefined ? '' : `, ${onlyIn(where)}`);

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

const intro = `# States

*Made by \`npm run docs\` from \`src/rules/states\`. Do not edit; a test compares.*

What DfE's *Definitions and states* say of partnerships, participants and declarations, and where the two live services differ from it. Where a later edition of that page
contradicts an earlier one, the later holds; \`completed\` and \`ineligible\` are kept although not every service serves them. The tables are data in
\`lead-provider-sdk/rules\`: \`declarationStates\`, \`trainingStates\`, \`participantStates\` and \`partnershipStates\`, with \`canVoid\`, \`voidOutcome\`, \`isBillable\`,
\`isTerminal\` and \`allowedActions\` to ask them. A state is a first answer only: whether one request passes hangs on more, which the [rules](rules.md) and the checks know.
In the diagrams a dot is where records begin, a double border means that nothing follows, and dashes mark what not every service serves.
How the services themselves move these states stands in the references of [rect](services/rect.md#section-6) and [ecf](services/ecf.md#section-6).
`;

/** `docs/states.md`. */
export function statesPage(): string {
  const parts = machines.map((machine) =>
    [`## ${machine.name}`, machine.about, stateTable(machine.kind, machine.states), imageOf(machine)].join('\n\n'),
  );
  return `${intro}\n${parts.join('\n\n')}\n`;
}
