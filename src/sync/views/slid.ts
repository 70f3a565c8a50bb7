import { currentIds, daysBetween, roleOf, whole } from './sql.ts';
import type { View } from './view.ts';

export const slid: View = {
  name: 'dfe_v_slid',
  question: 'Which declarations were meant for one statement and are paid by a later one?',
  columns: {
    run: 'the sending they were in',
    line: 'the line of the file that was sent',
    declaration_id: 'the declaration',
    participant_id: 'the current id of the participant; null when the copy does not have the declaration yet',
    role: 'ect or mentor',
    type: 'the declaration type',
    at: 'when it was sent',
    expected_statement: 'the statement it was meant for',
    expected_cut_off: 'the cut-off of that one',
    statement_id: 'the statement it came onto',
    cut_off_date: 'the cut-off of that one',
    payment_date: 'when that one is paid',
    days_later: 'days by which it is paid later; null while a payment date is not served',
  },
  example: `SELECT run, expected_statement, count(*), max(days_later) FROM dfe_v_slid GROUP BY run, expected_statement`,
  note: 'Empty without sends: only what is sent in bulk tells which statement was expected.',
  sql: (dialect) => `WITH ${currentIds}, sends AS (
      SELECT x.run, x.line, x.declaration_id, x.at, x.expected_statement,
        COALESCE(x.statement_id, d.statement_id) AS statement_id, d.participant_id, d.course, d.type
      FROM dfe_sends x LEFT JOIN dfe_declarations d ON d.id = x.declaration_id
    )
    SELECT x.run, ${whole('x.line')} AS line, x.declaration_id, CAST(COALESCE(c.current_id, x.participant_id) AS TEXT) AS participant_id,
      ${roleOf('x.course')} AS role, x.type, x.at, x.expected_statement, e.cut_off_date AS expected_cut_off,
      x.statement_id, s.cut_off_date, s.payment_date,
      ${daysBetween(dialect, 'e.payment_date', 's.payment_date')} AS days_later
    FROM sends x
    JOIN dfe_statements e ON e.id = x.expected_statement
    JOIN dfe_statements s ON s.id = x.statement_id
    LEFT JOIN current_ids c ON c.from_id = x.participant_id
    WHERE s.cut_off_date > e.cut_off_date`,
};
