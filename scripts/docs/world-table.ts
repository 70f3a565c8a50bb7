import { services } from '../../src/contract/index.ts';
import { defaultScenario } from '../../src/mock/scenario/default-scenario.ts';
import type { Scenario, ScenarioParticipant } from '../../src/mock/scenario/schema.ts';
import { code, table } from './table.ts';

const BLOCK = /(<!-- default world: written by `npm run docs` -->\n)[\s\S]*?(<!-- end of default world -->)/;

/** A page with the people of the default world written into the place that is marked for them. */
export function withDefaultWorld(page: string): string {
  if (!BLOCK.test(page)) throw new Error('The page has no place for the table of the default world.');
  return page.replace(BLOCK, (_, begin: string, end: string) => `${begin}\n${worldTable()}\n\n${end}`);
}

/** One row per person; what only one of the services has says so. */
export function worldTable(): string {
  const people = new Map<string, { row: readonly string[]; of: string[] }>();
  for (const service of services) {
    const scenario = defaultScenario(service);
    for (const person of scenario.participants ?? []) {
      const known = people.get(person.id);
      if (known === undefined) people.set(person.id, { row: rowOf(scenario, person), of: [service] });
      else known.of.push(service);
    }
  }
  return table(
    ['Id', 'Name', 'Training', 'Status', 'Retired ids', 'Declarations'],
    [...people].map(([id, { row, of }]) => [
      of.length === services.length ? code(id) : `${code(id)} (${of.map(code).join(', ')} only)`,
      ...row,
    ]),
  );
}

function rowOf(
  scenario: Scenario,
  { id, name, training = [], idChanges = [], induction }: ScenarioParticipant,
): string[] {
  const places = training.map(({ role, partnership, expressionOfInterest, school, from }) => {
    const found = scenario.partnerships?.find((one) => one.id === partnership);
    const lp = found?.lp ?? `${expressionOfInterest?.lp} not confirmed`;
    return `${role}, ${lp}, ${found?.school ?? school}, ${found?.cohort ?? expressionOfInterest?.cohort}, from ${from}`;
  });
  const last = training.at(-1);
  const status = last?.withdrawn != null ? 'withdrawn' : last?.deferred != null ? 'deferred' : 'active';
  const undecided = last?.role === 'ect' && induction == null ? ', no induction yet' : '';
  const declared = (scenario.declarations ?? [])
    .filter(({ participant }) => participant === id)
    .map(({ id: word, type, state }) => `${code(word)} (${type}, ${state})`);
  return [
    name ?? '',
    places.join('; then '),
    `${status}${undecided}`,
    idChanges.map(({ from }) => code(from)).join(', '),
    declared.join(', '),
  ];
}
