import { csvLine } from '../../base/csv.ts';
import type { StatementReport } from '../../sync/index.ts';

type Cell = string | number | boolean | null;
type Sheet = readonly (readonly Cell[])[];

/** The tables of a report. Each is one CSV, since a spreadsheet adds up whatever stands in one. */
const sheets = {
  declarations: ({ declarations, clawedBackHere }: StatementReport): Sheet => {
    const paidOn = new Map(clawedBackHere.rows.map((row) => [row.declarationId, row.firstPaidOn?.id ?? null]));
    return [
      ['kind', 'id', 'participantId', 'fullName', 'role', 'type', 'state', 'date', 'uplift', 'firstPaidOn'],
      ...declarations.map(({ kind, id, participantId, fullName, role, type, state, date, uplift }) => [
        ...[kind, id, participantId, fullName, role, type, state, date, uplift],
        kind === 'clawback' ? (paidOn.get(id) ?? null) : null,
      ]),
    ];
  },
  counts: ({ payments, clawbacks }: StatementReport): Sheet => [
    ['kind', 'role', 'type', 'state', 'uplift', 'declarations'],
    ...Object.entries({ payment: payments, clawback: clawbacks }).flatMap(([kind, counts]) =>
      counts.map(({ role, type, state, uplift, declarations }) => [kind, role, type, state, uplift, declarations]),
    ),
  ],
  moved: ({ moved }: StatementReport): Sheet => [
    [
      ...['declarationId', 'participantId', 'fullName', 'role', 'type', 'what', 'stateBefore', 'stateAfter'],
      ...['statementAfter', 'clawbackStatementAfter', 'seenAfter', 'seenUntil', 'certain'],
    ],
    ...moved.rows.map((row) => [
      ...[row.declarationId, row.participantId, row.fullName, row.role, row.type, row.what, row.stateBefore],
      ...[row.stateAfter, row.statementAfter, row.clawbackStatementAfter, ...row.seenBetween, row.certain],
    ]),
  ],
  stuck: ({ stuck }: StatementReport): Sheet => [
    ['declarationId', 'participantId', 'fullName', 'role', 'type', 'since', 'days', 'why'],
    ...(stuck.known
      ? stuck.rows.map((row) => [
          ...[row.declarationId, row.participantId, row.fullName, row.role, row.type, row.since, row.days, row.why],
        ])
      : [['not known']]),
  ],
  slid: ({ slid }: StatementReport): Sheet => [
    ['declarationId', 'participantId', 'fullName', 'role', 'type', 'sentAt', 'onto', 'daysLater'],
    ...(slid.known
      ? slid.rows.map((row) => [
          ...[row.declarationId, row.participantId, row.fullName, row.role, row.type, row.sentAt, row.onto.id],
          row.daysLater,
        ])
      : [['not known']]),
  ],
  'cut-offs': ({ nextCutOffs }: StatementReport): Sheet => [
    ['cutOffDate', 'statement', 'role', 'type', 'candidates', 'lastChance', 'notFundable'],
    ...(nextCutOffs.known
      ? nextCutOffs.statements.flatMap(({ cutOffDate, statement, counts }) =>
          counts.map(({ role, type, candidates, lastChance, notFundable }) => [
            ...[cutOffDate, statement.id, role, type, candidates, lastChance, notFundable],
          ]),
        )
      : [['not known']]),
  ],
  states: ({ states }: StatementReport): Sheet => [
    ['day', ...states.states],
    ...states.days.map(({ day, counts }) => [day, ...states.states.map((state) => counts[state] ?? 0)]),
  ],
} as const;

export type SheetName = keyof typeof sheets;

export const sheetNames: readonly string[] = Object.keys(sheets);

export const isSheet = (name: string): name is SheetName => Object.hasOwn(sheets, name);

export const statementCsv = (report: StatementReport, sheet: SheetName, options: { readonly raw: boolean }): string =>
  sheets[sheet](report)
    .map((row) =>
      csvLine(
        row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell)),
        options,
      ),
    )
    .join('');
