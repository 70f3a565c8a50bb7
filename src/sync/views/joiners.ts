import { courseOfRole, currentIds, heldBy, people, transfers, typesIn, windows } from './sql.ts';
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
    const [held, own] = ['COALESCE(h.held, 0)', 'COALESCE(h.own, 0)'];
    return `WITH ${currentIds}, ${people}, ${transfers('join')}, comers AS MATERIALIZED (
      SELECT e.participant_id, e.training_record_id, e.role, e.cohort, e.schedule_identifier, e.participant_status,
        CASE WHEN x.participant_id IS NULL THEN 'new' WHEN x.leaving_provider IS NULL THEN 'unknown'
          ELSE 'other-provider' END AS direction,
        x.leaving_provider, x.joining_date, x.status
      FROM dfe_enrolments e
      LEFT JOIN transfers x ON x.participant_id = e.participant_id AND x.training_record_id = e.training_record_id
      WHERE x.participant_id IS NOT NULL OR e.participant_status = 'joining'
    ), ${heldBy('comers')}, ${windows}
    SELECT e.participant_id, p.full_name, e.training_record_id, e.role, e.cohort, e.schedule_identifier AS schedule,
      e.direction, e.leaving_provider, e.joining_date, e.status AS transfer_status, e.participant_status,
      ${typesIn(own)} AS own_declared, ${typesIn(`(${held} & ~${own})`)} AS others_declared,
      ${typesIn(`(COALESCE(w.ahead, 0) & ~${held})`)} AS left_to_claim
    FROM comers e
    CROSS JOIN people p
    LEFT JOIN holders h ON h.participant_id = e.participant_id AND h.course = ${courseOfRole('e.role')}
    LEFT JOIN windows w ON w.cohort = e.cohort AND w.schedule = e.schedule_identifier AND w.role = e.role
    WHERE p.id = e.participant_id`;
  },
};
