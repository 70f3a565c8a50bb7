import { courseOfRole, currentIds, heldSlots, ownName, people, typesIn, windows } from './sql.ts';
import type { View } from './view.ts';

export const joiners: View = {
  name: 'dfe_v_joiners',
  question: 'Who comes to us, what has been declared for them, and what is left to claim?',
  columns: {
    participant_id: 'the current id of the participant',
    full_name: 'their name',
    training_record_id: 'the training record',
    role: 'ect or mentor',
    cohort: 'the cohort of the enrolment',
    schedule: 'its schedule',
    direction: 'other-provider: from another one; unknown: the transfer names none; new: to begin with us',
    leaving_provider: 'the provider they come from',
    joining_date: 'the day they join, where a transfer tells it',
    transfer_status: 'incomplete while a day of the transfer is still to come',
    participant_status: 'what the school says',
    own_declared: 'the types that stand as declared by us, in the order of training, with a blank between',
    others_declared: 'the types that stand as declared by other providers, as far as we are shown them',
    left_to_claim: 'the types of the schedule that nobody holds and whose window is not over',
  },
  example: `SELECT full_name, direction, others_declared, left_to_claim FROM dfe_v_joiners WHERE transfer_status = 'incomplete'`,
  note:
    "Another provider's declarations are shown to us only while they hold their type, and only those dated while or before we " +
    'trained the participant.',
  sql: () => {
    const [held, own] = ['(COALESCE(h.held, 0) | COALESCE(m.held, 0))', '(COALESCE(h.own, 0) | COALESCE(m.own, 0))'];
    return `WITH ${currentIds}, ${people}, ${heldSlots}, ${windows}, own AS (SELECT ${ownName} AS name), here AS MATERIALIZED (
      SELECT CAST(COALESCE(c.current_id, x.participant_id) AS TEXT) AS participant_id, x.training_record_id, x.leaving_provider,
        x.joining_date, x.status,
        row_number() OVER (PARTITION BY COALESCE(c.current_id, x.participant_id), x.training_record_id
          ORDER BY x.created_at DESC, x.ordinal DESC) AS place
      FROM dfe_transfers x CROSS JOIN own
      JOIN dfe_transfer_lists l ON l.id = x.participant_id AND l.gone_at IS NULL
      LEFT JOIN current_ids c ON c.from_id = x.participant_id
      WHERE x.joining_provider = own.name AND COALESCE(x.leaving_provider, '') <> own.name
    )
    SELECT e.participant_id, p.full_name, e.training_record_id, e.role, e.cohort, e.schedule_identifier AS schedule,
      CASE WHEN x.participant_id IS NULL THEN 'new' WHEN x.leaving_provider IS NULL THEN 'unknown'
        ELSE 'other-provider' END AS direction,
      x.leaving_provider, x.joining_date, x.status AS transfer_status, e.participant_status,
      ${typesIn(own)} AS own_declared, ${typesIn(`(${held} & ~${own})`)} AS others_declared,
      ${typesIn(`(COALESCE(w.ahead, 0) & ~${held})`)} AS left_to_claim
    FROM dfe_enrolments e
    CROSS JOIN people p
    LEFT JOIN here x ON x.participant_id = e.participant_id AND x.training_record_id = e.training_record_id AND x.place = 1
    LEFT JOIN direct h ON h.participant_id = e.participant_id AND h.course = ${courseOfRole('e.role')}
    LEFT JOIN moved m ON m.participant_id = e.participant_id AND m.course = ${courseOfRole('e.role')}
    LEFT JOIN windows w ON w.cohort = e.cohort AND w.schedule = e.schedule_identifier AND w.role = e.role
    WHERE p.id = e.participant_id AND (x.participant_id IS NOT NULL OR e.participant_status = 'joining')`;
  },
};
