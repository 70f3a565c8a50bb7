import { courseOf } from '../../rules/terms.ts';
import { courseOfRole, currentIds, daysBetween, isOwn, londonDay, people, roleOf, whole } from './sql.ts';
import type { View } from './view.ts';

export const stuck: View = {
  name: 'dfe_v_stuck',
  question: 'Which of our declarations are still only submitted, for how long, and what do they wait for?',
  columns: {
    declaration_id: 'the declaration',
    participant_id: 'the current id of the participant',
    full_name: 'their name; null when the copy has no such participant',
    role: 'ect or mentor',
    type: 'the declaration type',
    declaration_date: 'the date it was made for',
    created_at: 'when it was sent; its date where that is not served',
    days: 'days since then',
    why:
      'not eligible: DfE has decided so; no induction start: no appropriate body has recorded one for the ECT; ' +
      'undecided: nothing else is served; eligible: it should have moved on; no training record: the copy holds none',
  },
  example: `SELECT why, count(*), max(days) FROM dfe_v_stuck GROUP BY why`,
  sql: (dialect) => `WITH ${currentIds}, ${people}, waiting AS MATERIALIZED (
      SELECT d.id, CAST(COALESCE(c.current_id, d.participant_id) AS TEXT) AS participant_id, d.course, d.type, d.date,
        COALESCE(d.created_at, d.date) AS created_at
      FROM dfe_declarations d LEFT JOIN current_ids c ON c.from_id = d.participant_id
      WHERE d.state = 'submitted' AND d.gone_at IS NULL AND ${isOwn('d')}
    ), training AS MATERIALIZED (
      SELECT e.participant_id, e.role, max(e.eligible_for_funding) AS eligible, max(e.induction_start_date) AS started
      FROM dfe_enrolments e WHERE e.participant_id IN (SELECT w.participant_id FROM waiting w)
      GROUP BY e.participant_id, e.role
    )
    SELECT w.id AS declaration_id, w.participant_id, p.full_name, ${roleOf('w.course')} AS role, w.type,
      w.date AS declaration_date, w.created_at,
      ${whole(daysBetween(dialect, londonDay(dialect, 'w.created_at'), 't.day'))} AS days,
      CASE WHEN e.participant_id IS NULL THEN 'no training record'
        WHEN e.eligible = 0 THEN 'not eligible'
        WHEN e.eligible = 1 THEN 'eligible'
        WHEN w.course = '${courseOf.ect}' AND e.started IS NULL THEN 'no induction start'
        ELSE 'undecided' END AS why
    FROM waiting w CROSS JOIN dfe_today t
    LEFT JOIN people p ON p.id = w.participant_id
    LEFT JOIN training e ON e.participant_id = p.id AND w.course = ${courseOfRole('e.role')}`,
};
