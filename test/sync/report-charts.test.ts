import { describe, expect, test } from 'vitest';
import { chartOf, legendOf } from '../../src/sync/reports/html/chart.ts';
import { statementPage } from '../../src/sync/reports/html/page.ts';
import { colourOf } from '../../src/sync/reports/html/style.ts';
import { valuesOf } from '../../src/sync/reports/html/values.ts';
import type { StatementReport } from '../../src/sync/reports/index.ts';
import { barsIn, foldedIn, sectionIn, tablesIn } from './report-page-parts.ts';
import { august } from './reports/world.ts';

/** Charts of a report: bars on one scale, and beside each the same numbers as a table. */

const piece = (path: string, name = path) => ({ path, name, colour: 'one' });

describe('bars', () => {
  const values = valuesOf(august);
  const bars = [
    { label: 'a & b', pieces: [piece('declared'), piece('clawedBackHere.declarations'), piece('voidedSince.certain')] },
    { label: 'second', pieces: [piece('voidedSince.uncertain')] },
  ];
  const chart = chartOf(values, 'Of <what>', bars);

  test('are as long as their numbers are to the longest, beside one another and one below the other', () => {
    const places = barsIn(chart).map(({ x, y, width, height }) => [x, y, width, height].map(Number));
    expect(places).toEqual([
      [190, 4, 293.333, 16],
      [483.333, 4, 146.667, 16],
      [190, 30, 146.667, 16],
    ]);
    expect(chart).toContain('viewBox="0 0 640 56" width="640" height="56"');
  });

  test('say what they are and how many; a nought is not drawn', () => {
    expect(barsIn(chart).map((bar) => [bar['data-path'], bar['class'], bar['title']])).toEqual([
      ['declared', 'one', 'a & b: declared 2'],
      ['voidedSince.certain', 'one', 'a & b: voidedSince.certain 1'],
      ['voidedSince.uncertain', 'one', 'second: voidedSince.uncertain 1'],
    ]);
    expect(chart).toContain('<title>Of &lt;what&gt;</title>');
    expect(chart).toMatch(/<text x="182" y="16" text-anchor="end">a &amp; b<\/text>/);
    expect(chart).toMatch(/<text x="182" y="42" text-anchor="end">second<\/text>/);
  });

  test('are no chart where there is nothing to draw', () => {
    expect(chartOf(values, 'x', [])).toBe('');
    expect(chartOf(values, 'x', [{ label: 'x', pieces: [piece('clawedBackHere.declarations')] }])).toBe('');
    expect(() => chartOf(values, 'x', [{ label: 'x', pieces: [piece('statement.id')] }])).toThrow(TypeError);
  });

  test('have a legend', () => {
    const legend = legendOf([
      ['a & b', 'c1'],
      ['second', 'c-other'],
    ]);
    expect(legend.match(/<circle class="[^"]*"/g)).toEqual(['<circle class="c1"', '<circle class="c-other"']);
    expect(legend.replaceAll(/<[^>]*>/g, '')).toBe(' a &amp; b  second\n');
  });
});

describe('states over time', () => {
  const section = sectionIn(statementPage(august), 'states');
  test('are a bar for each day, of a piece for each state that there was, and a table of the same', () => {
    expect(barsIn(section).map((bar) => [bar['title'], bar['class']])).toEqual(
      august.states.days.flatMap(({ day, counts }) =>
        august.states.states
          .filter((state) => counts[state] !== 0)
          .map((state) => [`${day}: ${state} ${counts[state]}`, colourOf(state)]),
      ),
    );
    expect(tablesIn(section)).toEqual([
      {
        ...{ caption: 'The same numbers', head: ['Day', ...august.states.states], numbers: august.states.states },
        rows: august.states.days.map(({ day, counts }) => [day, ...Object.values(counts).map(String)]),
      },
    ]);
    expect(section.match(/<p class="legend">/g)).toHaveLength(1);
    expect(section).toContain('<title>Declarations by state over time</title>');
  });

  test('have no legend where there are none', () => {
    const none = sectionIn(statementPage({ ...august, states: { states: [], days: [] } }), 'states');
    expect(none).not.toMatch(/legend|<figure>|<table>/);
    expect(none).toContain('<p class="none">The same numbers: none.</p>');
  });
});

describe('next cut-offs', () => {
  const section = sectionIn(statementPage(august), 'cut-offs');
  const counted = ['Candidates', 'Last chance', 'Not fundable yet'];
  const rows = [
    ['ect', 'retained-1', '1', '0', '1'],
    ['ect', 'retained-2', '1', '0', '0'],
    ['ect', 'started', '2', '0', '0'],
    ['mentor', 'completed', '1', '0', '1'],
  ];

  test('are told together, the first by role and type, the others so when they are opened', () => {
    const [all, first, other, ...more] = tablesIn(section);
    expect(all).toEqual({
      caption: 'Cut-offs of the cohort that are still to come',
      ...{ head: ['Cut-off', 'Payment', 'Month', 'Year', 'Statement', ...counted], numbers: counted },
      rows: [
        ['2026-10-31', '2026-11-25', 'November', '2026', 's-nov', '5', '0', '2'],
        ['2026-12-31', '2027-01-25', 'January', '2027', 's-jan', '5', '0', '2'],
      ],
    });
    const detailed = { head: ['Role', 'Type', ...counted], numbers: counted, rows };
    expect(first).toEqual({ caption: 'The same numbers, by role and type', ...detailed });
    expect(other).toEqual({ caption: 'Candidates before 2026-12-31', ...detailed });
    expect(foldedIn(section)).toEqual([other]);
    expect(more).toEqual([]);
    expect(section).toContain('<summary>Before 2026-12-31, by role and type</summary>');
    expect(section).toContain('data-path="nextCutOffs.statements.0.cutOffDate">2026-10-31</span></h3>');
    expect(section).toContain('data-path="nextCutOffs.statements.1.counts.0.candidates">1</td>');
    expect(section).toContain('data-path="nextCutOffs.later">0</span>');
  });

  test('have a chart of the candidates before the first', () => {
    expect(barsIn(section).map((bar) => [bar['title'], bar['class'], bar['width']])).toEqual([
      ['ect retained-1: candidates 1', 'one', '220'],
      ['ect retained-2: candidates 1', 'one', '220'],
      ['ect started: candidates 2', 'one', '440'],
      ['mentor completed: candidates 1', 'one', '220'],
    ]);
    expect(section).toContain('<title>Candidates before the next cut-off</title>');
  });

  test('are none, or not known', () => {
    const page = (nextCutOffs: StatementReport['nextCutOffs']) =>
      sectionIn(statementPage({ ...august, nextCutOffs }), 'cut-offs');
    const none = page({ known: true, statements: [], later: 3 });
    expect(none).toContain('<p class="none">Cut-offs of the cohort that are still to come: none.</p>');
    expect(none).toContain('data-path="nextCutOffs.later">3</span>');
    expect(none).not.toMatch(/<h3>|<details>|<figure>/);
    expect(page({ known: false })).toMatch(/<p class="none">Not known: the copy has had no whole run/);
    expect(page({ known: false })).not.toContain('data-path');
  });
});
