import type { Captured } from '../../capture/index.ts';
import type { Scenario } from '../../mock/index.ts';

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** How much is in a world. */
export function countsOf(scenario: Scenario) {
  return {
    participants: scenario.participants?.length ?? 0,
    declarations: scenario.declarations?.length ?? 0,
    partnerships: scenario.partnerships?.length ?? 0,
    schools: scenario.schools?.length ?? 0,
    deliveryPartners: scenario.deliveryPartners?.length ?? 0,
    statements: scenario.statements?.length ?? 0,
  };
}

function contentOf(scenario: Scenario): string {
  const { participants, declarations, partnerships, schools, deliveryPartners, statements } = countsOf(scenario);
  return [
    counted(participants, 'participant'),
    counted(declarations, 'declaration'),
    counted(partnerships, 'partnership'),
    counted(schools, 'school'),
    counted(deliveryPartners, 'delivery partner'),
    counted(statements, 'statement'),
  ].join(', ');
}

/** What was fitted and what is left out, for a file of its own. Ids are those of the world, and there is no key in it. */
export function* reportText({ scenario, fitted, left }: Captured): Generator<string> {
  yield `${scenario.about ?? ''}\n\n`;
  yield `In it: ${contentOf(scenario)}.\n\n`;
  yield 'Fitted: what no read shows, chosen so that the reads agree\n';
  for (const { fact, count } of fitted) yield `  ${fact}: ${count}\n`;
  if (fitted.length === 0) yield '  nothing\n';
  yield '\nNot reproduced: what the mock does not serve as it was seen\n';
  for (const { list, id, attributes, why } of left)
    yield `  ${list} ${id}: ${attributes.length === 0 ? 'left out' : attributes.join(', ')}: ${why}\n`;
  if (left.length === 0) yield '  nothing\n';
}

/** The same on a screen, in a few lines. */
export function summaryText({ scenario, left }: Captured, out: string, report: string): string {
  const records = new Set(left.map(({ list, id }) => `${list} ${id}`)).size;
  return (
    `Written to ${out}, for you alone to read: ${contentOf(scenario)}.\n` +
    (records === 0
      ? `Nothing of it contradicts itself; what was fitted is in ${report}.\n`
      : `Not all of ${counted(records, 'record')} could be reproduced: see ${report}.\n`) +
    'It is pseudonymous, not anonymous: personal data still.\n'
  );
}
