import { describe, expect, test } from 'vitest';
import { valueAt } from '../../src/base/value-at.ts';
import { statementPage } from '../../src/sync/reports/html/page.ts';
import type { StatementReport } from '../../src/sync/reports/index.ts';
import { foldedIn, sectionIn, tablesIn, valuesIn } from './report-page-parts.ts';
import { august } from './reports/world.ts';

/** A report as a page: every table with what stands in it, and nothing that is not in the JSON. */

const november = { id: 's-nov', month: 'November', year: '2026' };
const taken = { participantId: 'lou', fullName: 'Lou & "Co"', role: 'ect', type: 'started', uplift: true };
const report: StatementReport = {
  ...august,
  clawbacks: [{ role: 'ect', type: null, state: 'clawed-back', uplift: true, declarations: 1234 }],
  clawedBackHere: {
    ...{ declarations: 1234, from: [{ firstPaidOn: november, declarations: 1234 }] },
    rows: [{ ...taken, declarationId: 'd-1', state: 'clawed-back', firstPaidOn: november }],
  },
};
const page = statementPage(report);
const sure = ['Certain', 'Perhaps before the cut-off'];
const shape = (id: string) =>
  tablesIn(sectionIn(page, id)).map(({ caption, head, rows }) => [caption, head, rows.length]);

test('whatever it draws is what the JSON has at the path that it names', () => {
  const drawn = valuesIn(page);
  expect(drawn.length).toBeGreaterThan(250);
  for (const [path, shown] of drawn) {
    const value = valueAt(report, path.split('.'));
    if (typeof value === 'boolean') expect([path, shown]).toEqual([path, value ? 'yes' : 'no']);
    else if (typeof value === 'number') expect([path, shown]).toEqual([path, value === 1234 ? '1,234' : `${value}`]);
    else expect([path, shown]).toEqual([path, value ?? '–']);
  }
});

test.each([
  [
    'declared',
    [
      ['Payments', ['Role', 'Type', 'State', 'Uplift', 'Declarations'], 2],
      ['Clawbacks on this statement, counted apart', ['Role', 'Type', 'State', 'Uplift', 'Declarations'], 1],
    ],
  ],
  ['voided', [['Declarations voided since the cut-off, by role and type', ['Role', 'Type', ...sure], 2]]],
  [
    'clawed-back',
    [
      [
        'Declarations taken back, by the statement that first paid them',
        ['Month', 'Year', 'Statement', 'Declarations'],
        1,
      ],
      [
        'Each declaration that is taken back',
        ['Name', 'Role', 'Type', 'State', 'Uplift', 'First paid on', 'Declaration'],
        1,
      ],
    ],
  ],
  [
    'moved',
    [
      ['Declarations by what became of them', ['What', ...sure], 3],
      [
        'Each move, and the two looks between which it came',
        [
          ...['Name', 'Role', 'Type', 'What', 'State before', 'State after', 'Seen after', 'and until', 'Certain'],
          ...['Statement now', 'Clawed back by', 'Declaration'],
        ],
        4,
      ],
    ],
  ],
  [
    'stuck',
    [
      ['Submitted declarations by what they wait for', ['Why', 'Declarations', 'Longest, in days'], 3],
      ['Each declaration that waits', ['Name', 'Role', 'Type', 'Why', 'Since', 'Days', 'Declaration'], 3],
    ],
  ],
  [
    'slid',
    [
      ['Declarations by the statement onto which they came', ['Month', 'Year', 'Statement', 'Declarations'], 1],
      ['Each declaration that slid', ['Name', 'Role', 'Type', 'Sent', 'Onto', 'Days later', 'Declaration'], 2],
    ],
  ],
])('the tables of %s', (id, expected) => {
  expect(shape(id)).toEqual(expected);
});

describe('cells stand below their titles', () => {
  const rowsOf = (id: string, at: number) => tablesIn(sectionIn(page, id))[at]?.rows;
  test('counts', () => {
    expect(rowsOf('declared', 0)?.[1]).toEqual(['ect', 'started', 'paid', 'yes', '1']);
    expect(rowsOf('declared', 1)).toEqual([['ect', '–', 'clawed-back', 'yes', '1,234']]);
    expect(rowsOf('voided', 0)?.[1]).toEqual(['mentor', 'started', '0', '1']);
    expect(rowsOf('clawed-back', 0)).toEqual([['November', '2026', 's-nov', '1,234']]);
    expect(rowsOf('moved', 0)?.[2]).toEqual(['voided', '1', '1']);
    expect(rowsOf('stuck', 0)?.[2]).toEqual(['undecided', '1', '10']);
    expect(rowsOf('slid', 0)).toEqual([['November', '2026', 's-nov', '2']]);
  });

  test('people, in tables that are folded', () => {
    expect(foldedIn(page).map(({ caption }) => caption)).toEqual([
      ...['Each declaration that is taken back', 'Each move, and the two looks between which it came'],
      ...['Each declaration that waits', 'Each declaration that slid', 'Candidates before 2026-12-31'],
    ]);
    expect(rowsOf('clawed-back', 1)).toEqual([['Lou & "Co"', 'ect', 'started', 'clawed-back', 'yes', 's-nov', 'd-1']]);
    expect(rowsOf('moved', 1)?.[0]).toEqual([
      ...['Cat', 'mentor', 'started', 'voided', 'eligible', 'voided', '2026-07-31T22:30:00.000Z'],
      ...['2026-07-31T23:30:00Z', 'no', '–', '–', 'd-cat'],
    ]);
    expect(rowsOf('stuck', 1)?.[2]).toEqual([
      ...['Cat', 'mentor', 'started', 'undecided', '2026-10-09T23:15:00.123Z', '10', 'd-cat'],
    ]);
    expect(rowsOf('slid', 1)?.[1]).toEqual([
      ...['Oli', 'ect', 'retained-1', '2026-08-01T08:00:00Z', 's-nov', '92', 'd-oli-2'],
    ]);
  });

  test('numbers, and their titles, to the right', () => {
    const numbers = (id: string) => tablesIn(sectionIn(page, id))[0]?.numbers;
    expect(numbers('declared')).toEqual(['Declarations']);
    expect(numbers('voided')).toEqual(sure);
    expect(numbers('stuck')).toEqual(['Declarations', 'Longest, in days']);
    expect(page).toContain('<td class="n" data-path="clawbacks.0.declarations">1,234</td>');
    expect(page).toContain('<th scope="row" data-path="clawbacks.0.role">ect</th>');
  });
});

test('a table without rows is a word, and people are not folded into nothing', () => {
  const none = { certain: 0, uncertain: 0, counts: [] };
  const empty = statementPage({
    ...{ ...august, clawbacks: [], voidedSince: none, moved: { ...none, rows: [] } },
    stuck: { known: true, declarations: 0, withoutCohort: 0, counts: [], rows: [] },
    slid: { known: true, sends: 1, declarations: 0, onto: [], rows: [] },
  });
  for (const id of ['voided', 'clawed-back', 'moved', 'stuck', 'slid']) {
    expect(tablesIn(sectionIn(empty, id))).toEqual([]);
    expect(sectionIn(empty, id)).toMatch(/<p class="none">[A-Z][^<]*: none\.<\/p>\n$/);
    expect(sectionIn(empty, id)).not.toContain('<details>');
  }
  expect(sectionIn(empty, 'stuck')).toContain('data-path="stuck.withoutCohort">0</span> more have no training record');
  expect(sectionIn(empty, 'slid')).toContain('<span class="n" data-path="slid.sends">1</span> sent in bulk');
});
