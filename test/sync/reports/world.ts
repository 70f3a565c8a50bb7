import type { StatementReport } from '../../../src/sync/reports/index.ts';
import { write, type Steps } from '../../../src/sync/store/steps.ts';
import { put, smallWorld } from '../views/world.ts';

/** Names that a page must not take for markup, nor a spreadsheet for a formula. */
export const MARKUP = '<img src=x onerror=alert(1)>';
export const FORMULA = '=HYPERLINK("https://evil.test";"Lou")';

/** The small world of the views after a run, with names that nobody should believe. */
export function* reportWorld(): Steps<void> {
  yield* smallWorld();
  yield* put('dfe_runs', [
    { run: 1, mode: 'full', word: 'v', started_at: '2026-10-19T08:58:00Z', ended_at: '2026-10-19T09:00:00Z' },
    { run: 2, mode: 'delta', word: 'w', started_at: '2026-10-20T08:58:00Z', ended_at: '2026-10-20T09:00:00Z' },
    // interrupted: what it wrote is in the copy, and no more is known of it
    { run: 3, mode: 'delta', word: 'x', started_at: '2026-10-20T09:30:00Z' },
  ]);
  yield* write('UPDATE dfe_participants SET full_name = ? WHERE id = ?', MARKUP, 'kit');
  yield* write('UPDATE dfe_participants SET full_name = ? WHERE id = ?', FORMULA, 'lou');
}

const retained = { role: 'ect', type: 'retained-1' };
const kit = { participantId: 'kit', fullName: MARKUP };
const lou = { participantId: 'lou', fullName: FORMULA };
const november = { id: 's-nov', month: 'November', year: '2026' };
const candidates = (role: string, type: string, number: number, notFundable: number): object => ({
  ...{ role, type, candidates: number, lastChance: 0, notFundable },
});
const five = {
  ...{ candidates: 5, lastChance: 0, notFundable: 2 },
  counts: [
    candidates('ect', 'retained-1', 1, 1),
    candidates('ect', 'retained-2', 1, 0),
    candidates('ect', 'started', 2, 0),
    candidates('mentor', 'completed', 1, 1),
  ],
};
const eligible = 'eligible';

/** The statement of August, told by hand from the small world. */
export const august: StatementReport = JSON.parse(
  JSON.stringify({
    statement: {
      ...{ id: 's-aug', cohort: '2025', month: 'August', year: '2026', cutOffDate: '2026-07-31' },
      ...{ paymentDate: '2026-08-25', paid: true, goneAt: null },
    },
    asOf: { lastRunEndedAt: '2026-10-20T09:00:00Z', day: '2026-10-20' },
    declared: 2,
    payments: [
      { ...retained, state: 'awaiting-clawback', uplift: true, declarations: 1 },
      { role: 'ect', type: 'started', state: 'paid', uplift: true, declarations: 1 },
    ],
    clawbacks: [],
    voidedSince: {
      ...{ certain: 1, uncertain: 1 },
      counts: [
        { role: 'ect', type: 'started', certain: 1, uncertain: 0 },
        { role: 'mentor', type: 'started', certain: 0, uncertain: 1 },
      ],
    },
    clawedBackHere: { declarations: 0, from: [], rows: [] },
    moved: {
      ...{ certain: 2, uncertain: 2 },
      counts: [
        { what: 'clawed back', certain: 1, uncertain: 0 },
        { what: 'to another statement', certain: 0, uncertain: 1 },
        { what: 'voided', certain: 1, uncertain: 1 },
      ],
      rows: [
        {
          ...{ declarationId: 'd-cat', participantId: 'cat', fullName: 'Cat', role: 'mentor', type: 'started' },
          ...{ what: 'voided', stateBefore: eligible, stateAfter: 'voided', statementAfter: null },
          ...{ clawbackStatementAfter: null, certain: false },
          seenBetween: ['2026-07-31T22:30:00.000Z', '2026-07-31T23:30:00Z'],
        },
        {
          ...{ declarationId: 'd-kit-2', ...kit, ...retained, what: 'to another statement' },
          ...{ stateBefore: eligible, stateAfter: eligible, statementAfter: 's-nov', clawbackStatementAfter: null },
          ...{ seenBetween: ['2026-07-20T03:00:00Z', '2026-08-02T03:00:00Z'], certain: false },
        },
        {
          ...{ declarationId: 'd-kit-1', ...kit, role: 'ect', type: 'started', what: 'voided' },
          ...{ stateBefore: eligible, stateAfter: 'voided', statementAfter: null, clawbackStatementAfter: null },
          ...{ seenBetween: ['2026-08-05T03:00:00.000Z', '2026-08-10T03:00:00Z'], certain: true },
        },
        {
          ...{ declarationId: 'd-lou-2', ...lou, ...retained, what: 'clawed back' },
          ...{ stateBefore: 'paid', stateAfter: 'awaiting-clawback', statementAfter: 's-aug' },
          ...{ clawbackStatementAfter: 's-nov', certain: true },
          seenBetween: ['2026-08-26T03:00:00Z', '2026-09-01T03:00:00Z'],
        },
      ],
    },
    stuck: {
      ...{ known: true, declarations: 3, withoutCohort: 1 },
      counts: [
        { why: 'eligible', declarations: 1, longestDays: 48 },
        { why: 'no induction start', declarations: 1, longestDays: 48 },
        { why: 'undecided', declarations: 1, longestDays: 10 },
      ],
      rows: [
        {
          ...{ declarationId: 'd-dan-2', participantId: 'dan', fullName: 'Dan', ...retained },
          ...{ since: '2026-09-02T10:00:00Z', days: 48, why: 'eligible' },
        },
        {
          ...{ declarationId: 'd-ned', participantId: 'ned', fullName: 'Ned', role: 'ect', type: 'started' },
          ...{ since: '2026-09-02T10:00:00Z', days: 48, why: 'no induction start' },
        },
        {
          ...{ declarationId: 'd-cat', participantId: 'cat', fullName: 'Cat', role: 'mentor', type: 'started' },
          ...{ since: '2026-10-09T23:15:00.123Z', days: 10, why: 'undecided' },
        },
      ],
    },
    slid: {
      ...{ known: true, sends: 2, declarations: 2, onto: [{ statement: november, declarations: 2 }] },
      rows: [
        { declarationId: 'd-kit-2', ...kit, ...retained },
        { declarationId: 'd-oli-2', participantId: 'oli', fullName: 'Oli', ...retained },
      ].map((row) => ({ ...row, sentAt: '2026-08-01T08:00:00Z', onto: november, daysLater: 92 })),
    },
    nextCutOffs: {
      ...{ known: true, later: 0 },
      statements: [
        { statement: november, cutOffDate: '2026-10-31', paymentDate: '2026-11-25', ...five },
        {
          statement: { id: 's-jan', month: 'January', year: '2027' },
          ...{ cutOffDate: '2026-12-31', paymentDate: '2027-01-25', ...five },
        },
      ],
    },
    states: {
      states: [eligible, 'payable', 'paid', 'voided', 'awaiting-clawback'],
      days: (
        [
          ['2026-07-20', 7, 0, 0, 0, 0],
          // one minute to midnight in London
          ['2026-07-31', 6, 0, 0, 1, 0],
          ['2026-08-01', 4, 1, 0, 2, 0],
          // d-kit-2 is November's from here on
          ['2026-08-02', 3, 1, 0, 2, 0],
          ['2026-08-10', 2, 1, 0, 3, 0],
          ['2026-08-26', 0, 0, 3, 3, 0],
          ['2026-09-01', 0, 0, 2, 3, 1],
        ] as const
      ).map(([day, waiting, payable, paid, voided, awaiting]) => ({
        day,
        counts: { eligible: waiting, payable, paid, voided, 'awaiting-clawback': awaiting },
      })),
    },
    declarations: [
      { id: 'd-dan', participantId: 'dan', fullName: 'Dan', role: 'ect', type: 'started', state: 'paid' },
      { id: 'd-lou-2', ...lou, ...retained, state: 'awaiting-clawback' },
    ].map((row) => ({ kind: 'payment', uplift: true, date: '2026-09-01T10:00:00Z', ...row })),
  }),
);
