import { isOwn, roleOf, whole } from './sql.ts';
import type { View } from './view.ts';

const counted = (kind: string, column: string): string => `
  SELECT d.${column} AS statement_id, '${kind}' AS kind, d.course, d.type, d.state,
    d.uplift_paid, count(*) AS declarations
  FROM dfe_declarations d
  WHERE d.${column} IS NOT NULL AND d.gone_at IS NULL AND ${isOwn('d')}
  GROUP BY d.${column}, d.course, d.type, d.state, d.uplift_paid`;

export const money: View = {
  name: 'dfe_v_money',
  question: 'How many declarations does each statement pay for, and how many does it take back?',
  columns: {
    statement_id: 'the statement',
    cohort: 'its cohort; null, as all that follows, when the copy has no such statement',
    month: 'its month, as English writes it',
    year: 'its year',
    cut_off_date: 'the last day on which a declaration came onto it',
    payment_date: 'when it is paid',
    paid: '1 when DfE has paid it',
    kind: 'payment, or clawback for what was paid by an earlier statement and is deducted by this one',
    role: 'ect or mentor',
    type: 'the declaration type',
    state: 'the state in which the declarations are now',
    uplift: '1 when an uplift was paid with them',
    declarations: 'how many there are',
  },
  example: `SELECT kind, role, type, sum(declarations) FROM dfe_v_money WHERE month = 'November' AND year = '2026' GROUP BY kind, role, type`,
  note:
    'Counts, never amounts. A declaration that was clawed back stands on two statements: on one as a payment, on the other ' +
    'as a clawback. One that was voided before it was paid stands on none; dfe_v_money_moved has it.',
  sql: () => `
    SELECT m.statement_id, s.cohort, s.month, s.year, s.cut_off_date, s.payment_date, ${whole('s.paid')} AS paid, m.kind,
      ${roleOf('m.course')} AS role, m.type, m.state, ${whole('COALESCE(m.uplift_paid, 0)')} AS uplift, ${whole('sum(m.declarations)')} AS declarations
    FROM (${counted('payment', 'statement_id')} UNION ALL ${counted('clawback', 'clawback_statement_id')}) m
    LEFT JOIN dfe_statements s ON s.id = m.statement_id AND s.gone_at IS NULL
    GROUP BY m.statement_id, s.cohort, s.month, s.year, s.cut_off_date, s.payment_date, s.paid, m.kind, m.course, m.type,
      m.state, COALESCE(m.uplift_paid, 0)`,
};
