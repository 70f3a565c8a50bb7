import { describe, expect, test } from 'vitest';
import { statementPage } from '../../src/sync/reports/html/page.ts';
import { colourOf, style } from '../../src/sync/reports/html/style.ts';
import { valuesOf } from '../../src/sync/reports/html/values.ts';
import type { StatementReport } from '../../src/sync/reports/index.ts';
import { valuesIn } from './report-page-parts.ts';
import { august } from './reports/world.ts';

/** What stands at the head of the page of a report, and how values and states are shown in all of it. */

const named = (more: Partial<StatementReport['statement']>): string =>
  /<title>(.*?)<\/title>/.exec(statementPage({ ...august, statement: { ...august.statement, ...more } }))?.[1] ?? '';

test.each([
  [{}, 'Statement August 2026'],
  [{ month: null }, 'Statement 2026'],
  [{ year: null }, 'Statement August'],
  [{ month: null, year: null }, 'Statement s-aug'],
  [{ month: '<May>' }, 'Statement &lt;May&gt; 2026'],
])('a page is called by its statement: %j', (more, title) => {
  expect(named(more).replaceAll(/ +/g, ' ')).toBe(title);
});

describe('the head', () => {
  const head = /<header>(.*?)<\/header>/s.exec(statementPage(august))?.[1] ?? '';
  test('says of what and of when it is', () => {
    expect(valuesIn(head).slice(0, 10)).toEqual([
      ['statement.month', 'August'],
      ['statement.year', '2026'],
      ['asOf.lastRunEndedAt', '2026-10-20T09:00:00Z'],
      ['asOf.day', '2026-10-20'],
      ['statement.cohort', '2025'],
      ['statement.cutOffDate', '2026-07-31'],
      ['statement.paymentDate', '2026-08-25'],
      ['statement.paid', 'yes'],
      ['statement.id', 's-aug'],
      ['statement.goneAt', '–'],
    ]);
    const names = [...head.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, name]) => name);
    expect(names).toEqual(['Cohort', 'Cut-off', 'Payment', 'Paid', 'Id', 'Not served since']);
  });

  test('has the numbers that are not to be added up, each with its name', () => {
    const items = [...head.matchAll(/<li>(.*?)<\/li>/g)].map(([, item = '']) => item.replaceAll(/<[^>]*>/g, ''));
    expect(items).toEqual([
      ...['2 declared', '1 voided since, for certain', '1 voided, perhaps before the cut-off', '0 clawed back here'],
      ...['3 stuck in submitted', '2 slid to a later statement'],
    ]);
    expect(valuesIn(head).slice(10)).toEqual([
      ['declared', '2'],
      ['voidedSince.certain', '1'],
      ['voidedSince.uncertain', '1'],
      ['clawedBackHere.declarations', '0'],
      ['stuck.declarations', '3'],
      ['slid.declarations', '2'],
    ]);
  });
});

describe('a value', () => {
  const values = valuesOf({ ...august, declared: 1_234_567 });
  test('is shown as people read it', () => {
    expect(values.shown('declared')).toBe('1,234,567');
    expect(valuesOf({ ...august, declared: 123 }).shown('declared')).toBe('123');
    expect(valuesOf({ ...august, declared: 1000 }).shown('declared')).toBe('1,000');
    expect(['statement.paid', 'payments.0.uplift'].map((path) => values.shown(path))).toEqual(['yes', 'yes']);
    expect(values.shown('moved.rows.0.certain')).toBe('no');
    expect(['statement.goneAt', 'nothing.here', 'statement'].map((path) => values.shown(path))).toEqual([
      '–',
      '–',
      '–',
    ]);
    expect(values.shown('statement.year')).toBe('2026');
  });

  test('is a number or no number at all', () => {
    expect(values.number('declared')).toBe(1_234_567);
    for (const path of ['statement.year', 'statement.goneAt', 'nothing'])
      expect(() => values.number(path)).toThrow(new TypeError(`The report has no number at ${path}.`));
  });

  test('names its path, and says which row it heads', () => {
    expect(values.element('span', 'declared')).toBe('<span class="n" data-path="declared">1,234,567</span>');
    expect(values.element('th', 'statement.id')).toBe('<th scope="row" data-path="statement.id">s-aug</th>');
    expect(values.element('td', 'statement.year')).toBe('<td data-path="statement.year">2026</td>');
  });
});

test('each state has a colour of its own, in light and in dark, and one that is not known another', () => {
  const known = [
    'submitted',
    'eligible',
    'payable',
    'paid',
    'voided',
    'ineligible',
    'awaiting-clawback',
    'clawed-back',
  ];
  const colours = known.map(colourOf);
  expect(new Set(colours).size).toBe(8);
  expect(['rejected', ''].map(colourOf)).toEqual(['c-other', 'c-other']);
  const [light = '', dark = ''] = style.split('@media (prefers-color-scheme:dark)');
  for (const part of [light, dark]) {
    const fills = [...colours, 'one', 'last', 'c-other'].map((name) => {
      const [, fill] = new RegExp(`\\.${name}\\{fill:(#[0-9a-f]{6})\\}`).exec(part) ?? [];
      return fill;
    });
    expect(fills).not.toContain(undefined);
    expect(new Set(fills.slice(0, 8)).size).toBe(8);
  }
});
