import type { StatementReport } from '../statement.ts';
import { afterTheCutOff, notOnIt } from './after.ts';
import { cutOffsSection, statesSection } from './charts.ts';
import { escaped } from './escape.ts';
import { policy, style } from './style.ts';
import { tableOf } from './table.ts';
import { valuesOf, type Path, type Values } from './values.ts';

/**
 * A report as one page that needs nothing else: no script, no picture, no request. Whatever it draws of the report carries
 * the path of it in the JSON as `data-path`.
 */
export function statementPage(report: StatementReport): string {
  const values = valuesOf(report);
  const { month, year, id } = report.statement;
  const title = `Statement ${month ?? ''} ${year ?? ''}`.trim();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title === 'Statement' ? `Statement ${id}` : title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>Statement ${values.element('span', 'statement.month')} ${values.element('span', 'statement.year')}</h1>
<p class="soft">As of ${values.element('span', 'asOf.lastRunEndedAt')}, when the copy was last brought up to date; days are counted from ${values.element('span', 'asOf.day')}. Numbers of declarations, never amounts: DfE serves none.</p>
${factsOf(values)}${mainNumbers(report, values)}</header>
<main>
${declaredSection(report, values)}${afterTheCutOff(report, values)}${notOnIt(report, values)}${cutOffsSection(report, values)}${statesSection(report, values)}</main>
<footer>Made by lead-provider report statement from a local copy of what DfE’s API serves to one lead provider. It holds ids and names: keep it as you keep those.</footer>
</body>
</html>
`;
}

function factsOf(values: Values): string {
  const facts: readonly (readonly [string, Path])[] = [
    ['Cohort', 'statement.cohort'],
    ['Cut-off', 'statement.cutOffDate'],
    ['Payment', 'statement.paymentDate'],
    ['Paid', 'statement.paid'],
    ['Id', 'statement.id'],
    ['Not served since', 'statement.goneAt'],
  ];
  const items = facts.map(([name, path]) => `<div><dt>${name}</dt><dd>${values.element('span', path)}</dd></div>`);
  return `<dl class="facts">${items.join('')}</dl>\n`;
}

function mainNumbers({ stuck, slid }: StatementReport, values: Values): string {
  const numbers: readonly (readonly [name: string, path: Path | null])[] = [
    ['declared', 'declared'],
    ['voided since, for certain', 'voidedSince.certain'],
    ['voided, perhaps before the cut-off', 'voidedSince.uncertain'],
    ['clawed back here', 'clawedBackHere.declarations'],
    ['stuck in submitted', stuck.known ? 'stuck.declarations' : null],
    ['slid to a later statement', slid.known ? 'slid.declarations' : null],
  ];
  const items = numbers.map(
    ([name, path]) =>
      `<li>${path === null ? '<strong>not known</strong>' : values.element('strong', path)} ${name}</li>`,
  );
  return `<ul class="main">${items.join('')}</ul>\n<p class="soft">These are different things and are not to be added up.</p>\n`;
}

function declaredSection({ payments, clawbacks }: StatementReport, values: Values): string {
  const columns = [
    { title: 'Role', path: 'role' },
    { title: 'Type', path: 'type' },
    { title: 'State', path: 'state' },
    { title: 'Uplift', path: 'uplift' },
    { title: 'Declarations', path: 'declarations' },
  ];
  return `<section id="declared"><h2>Declared</h2>
<p>Declarations that this statement pays, by role, type, state and uplift, as they are now. Those that a later statement takes back are among them, in the state that says so; those taken back here are not.</p>
${tableOf(values, { caption: 'Payments', rows: payments.length, path: 'payments', columns })}${tableOf(values, {
    ...{ caption: 'Clawbacks on this statement, counted apart', rows: clawbacks.length, path: 'clawbacks', columns },
  })}</section>
`;
}
