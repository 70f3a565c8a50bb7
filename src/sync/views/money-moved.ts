import { declarationStates } from '../../rules/states/index.ts';
import { currentIds, isOwn, londonDay, roleOf } from './sql.ts';
import type { View } from './view.ts';

/** What happens to a declaration when its statement is paid: by no provider's doing, and announced by the calendar. */
const ordinary = (() => {
  const moves = declarationStates.flatMap(({ state, moves }) =>
    moves.filter(({ by }) => !by.includes('provider')).map(({ to }) => [state, to] as const),
  );
  // a copy may look only after the second of two
  const twice = moves.flatMap(([from, by]) =>
    moves.filter(([next]) => next === by).map(([, to]) => [from, to] as const),
  );
  return [...moves, ...twice].map(([from, to]) => `(b.state = '${from}' AND a.state = '${to}')`).join(' OR ');
})();

export const moneyMoved: View = {
  name: 'dfe_v_money_moved',
  question: 'What changed on a statement after its cut-off, so that its reconciliation no longer holds?',
  columns: {
    declaration_id: 'the declaration',
    participant_id: 'the current id of the participant',
    role: 'ect or mentor',
    type: 'the declaration type',
    statement_id: 'the statement it stood on: the one that takes back, for a declaration already being clawed back',
    cut_off_date: 'the cut-off of that statement',
    state_before: 'the state before',
    state_after: 'the state after',
    statement_after: 'the statement that pays it now; voiding an unpaid declaration takes it off its statement',
    clawback_statement_after: 'the statement that takes it back now',
    seen_before: 'the last look at which it was still as before; null when none is known',
    seen_at: 'the look that showed the change',
    certain:
      '1 when the look before was after the cut-off too; 0 when only our look was late, and the change may have been in time',
  },
  example: `SELECT statement_id, state_after, count(*) FROM dfe_v_money_moved WHERE certain = 1 GROUP BY statement_id, state_after`,
  note:
    'Without the ordinary course of a statement: that declarations become payable and paid on it, and that what is being ' +
    'clawed back is clawed back by it.',
  sql(dialect) {
    const day = (instant: string): string => londonDay(dialect, instant);
    return `WITH ${currentIds}, moves AS MATERIALIZED (
      SELECT b.declaration_id, COALESCE(b.clawback_statement_id, b.statement_id) AS statement_id,
        b.state AS state_before, a.state AS state_after, a.statement_id AS statement_after,
        a.clawback_statement_id AS clawback_statement_after, a.seen_at,
        CASE WHEN a.seen_before IS NULL OR substr(b.seen_at, 1, 19) > substr(a.seen_before, 1, 19)
          THEN b.seen_at ELSE a.seen_before END AS seen_before
      FROM dfe_declaration_states a
      JOIN dfe_declaration_states b ON b.declaration_id = a.declaration_id AND b.ordinal = a.ordinal - 1
      WHERE a.ordinal > 0 AND COALESCE(b.clawback_statement_id, b.statement_id) IS NOT NULL
        AND NOT (COALESCE(a.statement_id, '') = COALESCE(b.statement_id, '')
          AND COALESCE(a.clawback_statement_id, '') = COALESCE(b.clawback_statement_id, '') AND (${ordinary}))
    )
    SELECT m.declaration_id, CAST(COALESCE(c.current_id, d.participant_id) AS TEXT) AS participant_id, ${roleOf('d.course')} AS role,
      d.type, m.statement_id, s.cut_off_date, m.state_before, m.state_after, m.statement_after,
      m.clawback_statement_after, m.seen_before, m.seen_at,
      CASE WHEN ${day('m.seen_before')} > s.cut_off_date THEN 1 ELSE 0 END AS certain
    FROM moves m
    JOIN dfe_statements s ON s.id = m.statement_id
    JOIN dfe_declarations d ON d.id = m.declaration_id
    LEFT JOIN current_ids c ON c.from_id = d.participant_id
    WHERE ${isOwn('d')} AND m.seen_at > s.cut_off_date AND ${day('m.seen_at')} > s.cut_off_date`;
  },
};
