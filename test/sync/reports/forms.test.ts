import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/base/csv.ts';
import { isSheet, sheetNames, statementCsv } from '../../../src/cli/copy/statement-csv.ts';
import { statementText } from '../../../src/cli/copy/statement-text.ts';
import { escaped } from '../../../src/sync/reports/html/escape.ts';
import { statementPage } from '../../../src/sync/reports/html/page.ts';
import { policy } from '../../../src/sync/reports/html/style.ts';
import type { StatementReport } from '../../../src/sync/reports/index.ts';
import { august, FORMULA, MARKUP } from './world.ts';

const cells = (name: string, report: StatementReport = august, raw = false): readonly (readonly string[])[] =>
  isSheet(name) ? readCsv(statementCsv(report, name, { raw })).map((row) => row.cells) : [];

const unknown: StatementReport = {
  ...august,
  asOf: { lastRunEndedAt: null, day: null },
  ...{ stuck: { known: false }, slid: { known: false }, nextCutOffs: { known: false } },
};

describe('as text', () => {
  test('every number of the report but those of single declarations', () => {
    expect(statementText(august)).toBe(`\
Statement s-aug: August 2026, cohort 2025, cut-off 2026-07-31, payment 2026-08-25, paid
As of 2026-10-20T09:00:00Z, days counted from 2026-10-20
  kind     role        type              state  uplift  declarations
  payment   ect  retained-1  awaiting-clawback  uplift             1
  payment   ect     started               paid  uplift             1
2 declared, 0 clawed back here
Voided since the cut-off: 1 for certain, 1 perhaps before the cut-off
                         certain  perhaps before the cut-off
  voided ect started           1                           0
  voided mentor started        0                           1
Moved since the cut-off, those among them: 2 for certain, 2 perhaps before the cut-off
                        certain  perhaps before the cut-off
  clawed back                 1                           0
  to another statement        0                           1
  voided                      1                           1
Stuck in submitted, of the cohort: 3, and 1 without a training record
  eligible            1  longest 48 days
  no induction start  1  longest 48 days
  undecided           1  longest 10 days
Slid to a later statement: 2, of 2 sent in bulk for this one
  onto  November  2026  s-nov  2
Next cut-offs of the cohort, with candidates, who are not to be added up over cut-offs
  cut-off       role        type  candidates  last chance  not fundable yet
  2026-10-31     all                       5            0                 2
                 ect  retained-1           1            0                 1
                 ect  retained-2           1            0                 0
                 ect     started           2            0                 0
              mentor   completed           1            0                 1
  2026-12-31     all                       5            0                 2
                 ect  retained-1           1            0                 1
                 ect  retained-2           1            0                 0
                 ect     started           2            0                 0
              mentor   completed           1            0                 1
States at the end of the days on which a change was seen
              eligible  payable  paid  voided  awaiting-clawback
  2026-07-20         7        0     0       0                  0
  2026-07-31         6        0     0       1                  0
  2026-08-01         4        1     0       2                  0
  2026-08-02         3        1     0       2                  0
  2026-08-10         2        1     0       3                  0
  2026-08-26         0        0     3       3                  0
  2026-09-01         0        0     2       3                  1
`);
  });

  test('what is not known is said, and is no nought', () => {
    const text = statementText(unknown);
    expect(text).toContain('Slid to a later statement: not known (no bulk sends for it in the copy)\n');
    expect(text).toContain('Stuck in submitted: not known\n');
    expect(text).toContain('Next cut-offs: not known\n');
    expect(text).not.toMatch(/(Slid|Stuck)[^\n]*0/);
  });
});

describe('as CSV', () => {
  test('each section holds what the JSON does', () => {
    expect(cells('declarations').slice(1)).toEqual([
      ['payment', 'd-dan', 'dan', 'Dan', 'ect', 'started', 'paid', '2026-09-01T10:00:00Z', 'true', ''],
      [
        ...['payment', 'd-lou-2', 'lou', `'${FORMULA}`, 'ect', 'retained-1', 'awaiting-clawback'],
        ...['2026-09-01T10:00:00Z', 'true', ''],
      ],
    ]);
    expect(cells('counts').slice(1)).toEqual(
      august.payments.map(({ role, type, state, declarations }) => [
        ...['payment', role, type, state, 'true', String(declarations)],
      ]),
    );
    expect(cells('moved').map((row) => [row[0], row[5], row[12]])).toEqual([
      ['declarationId', 'what', 'certain'],
      ...august.moved.rows.map(({ declarationId, what, certain }) => [declarationId, what, String(certain)]),
    ]);
    expect(cells('stuck').map((row) => [row[0], row[6], row[7]])).toEqual([
      ['declarationId', 'days', 'why'],
      ...(august.stuck.known
        ? august.stuck.rows.map(({ declarationId, days, why }) => [declarationId, String(days), why])
        : []),
    ]);
    expect(cells('slid').map((row) => [row[0], row[6], row[7]])).toEqual([
      ['declarationId', 'onto', 'daysLater'],
      ...(august.slid.known
        ? august.slid.rows.map(({ declarationId, onto, daysLater }) => [declarationId, onto.id, String(daysLater)])
        : []),
    ]);
    expect(cells('cut-offs')).toHaveLength(9);
    expect(cells('cut-offs')[1]).toEqual(['2026-10-31', 's-nov', 'ect', 'retained-1', '1', '0', '1']);
    expect(cells('states')).toEqual([
      ['day', ...august.states.states],
      ...august.states.days.map(({ day, counts }) => [day, ...Object.values(counts).map(String)]),
    ]);
  });

  test('no cell of any section is a formula, unless it is asked for', () => {
    const all = sheetNames.flatMap((name) => cells(name).flat());
    expect(all.filter((cell) => /^\s*[=+\-@|%\t\r\n]/.test(cell))).toEqual([]);
    expect(all).toContain(`'${FORMULA}`);
    expect(cells('declarations', august, true).flat()).toContain(FORMULA);
  });

  test('what is not known is a word in the table', () => {
    for (const name of ['stuck', 'slid', 'cut-offs']) expect(cells(name, unknown).slice(1)).toEqual([['not known']]);
  });

  test('a clawback names the statement that paid it', () => {
    const row = { participantId: null, fullName: null, role: null, type: null, state: null, uplift: false };
    const report: StatementReport = {
      ...august,
      declarations: [{ ...row, id: 'd', kind: 'clawback', date: null }],
      clawedBackHere: {
        ...{ declarations: 1, from: [] },
        rows: [{ ...row, declarationId: 'd', firstPaidOn: { id: 's-first', month: null, year: null } }],
      },
    };
    expect(cells('declarations', report)[1]).toEqual(['clawback', 'd', '', '', '', '', '', '', 'false', 's-first']);
  });
});

describe('as a page', () => {
  test('it loads, runs and links to nothing, and says so to the browser', () => {
    const page = statementPage(august);
    expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; /);
    // within tags alone: a name may read like one
    expect(page.match(/<[^>]*>/g)?.join('\n')).not.toMatch(
      /<(script|a|link|img|iframe|object|form|base|use|image)\b|\s(href|src|style|on\w+)=|url\(|@import/i,
    );
    expect(page).not.toContain(MARKUP);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test('what is not known is said, and is no nought', () => {
    const page = statementPage(unknown);
    expect(page).toContain('Slid: not known.');
    expect(page).toContain('<strong>not known</strong> slid to a later statement');
    expect(page).toContain('<strong>not known</strong> stuck in submitted');
    expect(page).not.toContain('data-path="slid');
  });

  test('an empty statement is a page, too', () => {
    const none = { certain: 0, uncertain: 0, counts: [] };
    const page = statementPage({
      ...{ ...unknown, declared: 0, payments: [], clawbacks: [], declarations: [] },
      ...{ voidedSince: none, moved: { ...none, rows: [] }, states: { states: [], days: [] } },
    });
    expect(page).toContain('<p class="none">Payments: none.</p>');
    expect(page).not.toContain('<figure>');
  });

  test('signs that a page cannot hold, or would take for its own', () => {
    expect(escaped('<a b="c">&\'\u0000\u001b\ud800x\u{1f600}\t\n')).toBe(
      '&lt;a b=&quot;c&quot;&gt;&amp;&#39;\ufffd\ufffd\ufffdx\u{1f600}\t\n',
    );
  });
});
