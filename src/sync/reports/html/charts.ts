import type { StatementReport } from '../statement.ts';
import { statementColumns } from './after.ts';
import { chartOf, legendOf } from './chart.ts';
import { colourOf } from './style.ts';
import { tableOf } from './table.ts';
import type { Values } from './values.ts';

/** The sections that have a chart, each with the same numbers as a table. */
export function statesSection({ states }: StatementReport, values: Values): string {
  const bars = states.days.map(({ day }, i) => ({
    label: day,
    pieces: states.states.map((state) => ({
      ...{ path: `states.days.${i}.counts.${state}`, name: state, colour: colourOf(state) },
    })),
  }));
  const isEmpty = states.days.length === 0;
  return `<section id="states"><h2>States over time</h2>
<p>Declarations of this statement by state, at the end of each day (in London) on which a look showed a change. Between two days we did not see more. A declaration that moved to another statement is counted there from then on; a voided one stays here as voided.</p>
${isEmpty ? '' : legendOf(states.states.map((state) => [state, colourOf(state)]))}${chartOf(values, 'Declarations by state over time', bars)}${tableOf(
    values,
    {
      ...{ caption: 'The same numbers', rows: states.days.length, path: 'states.days' },
      columns: [
        { title: 'Day', path: 'day' },
        ...states.states.map((state) => ({ title: state, path: `counts.${state}` })),
      ],
    },
  )}</section>
`;
}

export function cutOffsSection({ nextCutOffs }: StatementReport, values: Values): string {
  const begin = '<section id="cut-offs"><h2>Next cut-offs</h2>\n';
  if (!nextCutOffs.known)
    return `${begin}<p class="none">Not known: the copy has had no whole run, or the statement has no cohort.</p>\n</section>\n`;
  const counted = [
    { title: 'Candidates', path: 'candidates' },
    { title: 'Last chance', path: 'lastChance' },
    { title: 'Not fundable yet', path: 'notFundable' },
  ];
  const at = 'nextCutOffs.statements';
  const [next] = nextCutOffs.statements;
  const bars = (next?.counts ?? []).map(({ role, type }, i) => ({
    label: `${role} ${type}`,
    pieces: [{ path: `${at}.0.counts.${i}.candidates`, name: 'candidates', colour: 'one' }],
  }));
  const nextPart =
    next === undefined
      ? ''
      : `<h3>Before the next cut-off, ${values.element('span', `${at}.0.cutOffDate`)}</h3>
${chartOf(values, 'Candidates before the next cut-off', bars)}${tableOf(values, {
          ...{ caption: 'The same numbers, by role and type', rows: next.counts.length, path: `${at}.0.counts` },
          columns: [{ title: 'Role', path: 'role' }, { title: 'Type', path: 'type' }, ...counted],
        })}`;
  const others = nextCutOffs.statements.slice(1).map(
    ({ counts, cutOffDate }, i) =>
      `<details><summary>Before ${cutOffDate}, by role and type</summary>\n${tableOf(values, {
        ...{ caption: `Candidates before ${cutOffDate}`, rows: counts.length, path: `${at}.${i + 1}.counts` },
        columns: [{ title: 'Role', path: 'role' }, { title: 'Type', path: 'type' }, ...counted],
      })}</details>\n`,
  );
  return `${begin}<p>Candidates are people of this cohort for whom a type can be declared today: how many <em>can</em> come, not how many are expected, since nobody here knows the evidence. Whoever is not declared by one cut-off stands before the next, too, so these numbers are not to be added up. “Last chance” are those whose window ends by that cut-off; “not fundable yet” would begin as submitted, on no statement.</p>
${tableOf(values, {
  ...{ caption: 'Cut-offs of the cohort that are still to come', rows: nextCutOffs.statements.length, path: at },
  columns: [
    { title: 'Cut-off', path: 'cutOffDate' },
    { title: 'Payment', path: 'paymentDate' },
    ...statementColumns('statement'),
    ...counted,
  ],
})}<p class="soft">Statements with a later cut-off, not shown: ${values.element('span', 'nextCutOffs.later')}</p>
${nextPart}${others.join('')}</section>
`;
}
