import type { StatementReport } from '../statement.ts';
import { foldedTable, tableOf, type Column } from './table.ts';
import type { Values } from './values.ts';

const person: readonly Column[] = [
  { title: 'Name', path: 'fullName' },
  { title: 'Role', path: 'role' },
  { title: 'Type', path: 'type' },
];
const declaration: Column = { title: 'Declaration', path: 'declarationId' };

/** What happened to declarations of the statement after its cut-off, and what came back to it. */
export function afterTheCutOff(report: StatementReport, values: Values): string {
  const { moved, voidedSince, clawedBackHere } = report;
  const surely = [
    { title: 'Certain', path: 'certain' },
    { title: 'Perhaps before the cut-off', path: 'uncertain' },
  ];
  return `<section id="voided"><h2>Voided since the cut-off</h2>
<p>Declarations that stood on this statement and have been voided since: the statement does not pay them, and they are not among the declared ones. “Perhaps” means that only our look was late.</p>
${tableOf(values, {
  ...{
    caption: 'Declarations voided since the cut-off, by role and type',
    rows: voidedSince.counts.length,
    path: 'voidedSince.counts',
  },
  columns: [...person.slice(1), ...surely],
})}</section>
<section id="clawed-back"><h2>Clawed back here</h2>
<p>Declarations that an earlier statement paid and this one takes back. They count as paid on the statement that is named, and not again among those declared on this one.</p>
${tableOf(values, {
  ...{
    caption: 'Declarations taken back, by the statement that first paid them',
    rows: clawedBackHere.from.length,
    path: 'clawedBackHere.from',
  },
  columns: [...statementColumns('firstPaidOn'), { title: 'Declarations', path: 'declarations' }],
})}${foldedTable(values, {
    ...{
      caption: 'Each declaration that is taken back',
      rows: clawedBackHere.rows.length,
      path: 'clawedBackHere.rows',
    },
    columns: [
      ...person,
      { title: 'State', path: 'state' },
      { title: 'Uplift', path: 'uplift' },
      { title: 'First paid on', path: 'firstPaidOn.id' },
      declaration,
    ],
  })}</section>
<section id="moved"><h2>Moved since the cut-off</h2>
<p>Every change that we saw after the cut-off, the voided ones among them, without the ordinary course from eligible to paid. A declaration that moved twice is in two lines, so the lines are not to be added up; together they are ${values.element('span', 'moved.certain')} declarations for certain and ${values.element('span', 'moved.uncertain')} that may have moved before the cut-off.</p>
${tableOf(values, {
  ...{ caption: 'Declarations by what became of them', rows: moved.counts.length, path: 'moved.counts' },
  columns: [{ title: 'What', path: 'what' }, ...surely],
})}${foldedTable(values, {
    ...{ caption: 'Each move, and the two looks between which it came', rows: moved.rows.length, path: 'moved.rows' },
    columns: [
      ...person,
      { title: 'What', path: 'what' },
      { title: 'State before', path: 'stateBefore' },
      { title: 'State after', path: 'stateAfter' },
      { title: 'Seen after', path: 'seenBetween.0' },
      { title: 'and until', path: 'seenBetween.1' },
      { title: 'Certain', path: 'certain' },
      { title: 'Statement now', path: 'statementAfter' },
      { title: 'Clawed back by', path: 'clawbackStatementAfter' },
      declaration,
    ],
  })}</section>
`;
}

/** What was to come onto the statement and has not. */
export function notOnIt({ stuck, slid }: StatementReport, values: Values): string {
  const stuckPart = stuck.known
    ? `<p>${values.element('strong', 'stuck.declarations')} declarations of this cohort are still <em>submitted</em>, so they stand on no statement. ${values.element('span', 'stuck.withoutCohort')} more have no training record that would tell their cohort.</p>
${tableOf(values, {
  ...{ caption: 'Submitted declarations by what they wait for', rows: stuck.counts.length, path: 'stuck.counts' },
  columns: [
    { title: 'Why', path: 'why' },
    { title: 'Declarations', path: 'declarations' },
    { title: 'Longest, in days', path: 'longestDays' },
  ],
})}${foldedTable(values, {
        ...{ caption: 'Each declaration that waits', rows: stuck.rows.length, path: 'stuck.rows' },
        columns: [
          ...person,
          { title: 'Why', path: 'why' },
          { title: 'Since', path: 'since' },
          { title: 'Days', path: 'days' },
          declaration,
        ],
      })}`
    : '<p class="none">Not known: the copy has had no whole run, or the statement has no cohort.</p>\n';
  const slidPart = slid.known
    ? `<p>Of ${values.element('span', 'slid.sends')} sent in bulk and meant for this statement, ${values.element('strong', 'slid.declarations')} came onto a later one. What was sent in another way is not counted.</p>
${tableOf(values, {
  ...{ caption: 'Declarations by the statement onto which they came', rows: slid.onto.length, path: 'slid.onto' },
  columns: [...statementColumns('statement'), { title: 'Declarations', path: 'declarations' }],
})}${foldedTable(values, {
        ...{ caption: 'Each declaration that slid', rows: slid.rows.length, path: 'slid.rows' },
        columns: [
          ...person,
          { title: 'Sent', path: 'sentAt' },
          { title: 'Onto', path: 'onto.id' },
          { title: 'Days later', path: 'daysLater' },
          declaration,
        ],
      })}`
    : '<p class="none">Slid: not known. The copy has no bulk sends that were meant for this statement, and nothing else tells which statement was expected.</p>\n';
  return `<section id="stuck"><h2>Stuck in submitted</h2>
${stuckPart}</section>
<section id="slid"><h2>Slid to a later statement</h2>
${slidPart}</section>
`;
}

export const statementColumns = (path: string): readonly Column[] => [
  { title: 'Month', path: `${path}.month` },
  { title: 'Year', path: `${path}.year` },
  { title: 'Statement', path: `${path}.id` },
];
