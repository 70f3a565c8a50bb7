import { currentIds, noText, ownName, people } from './sql.ts';
import type { View } from './view.ts';

/** Transfers of ours to another school or provider, the latest of each training record. */
const transfers = `own AS (SELECT ${ownName} AS name), away AS MATERIALIZED (
  SELECT CAST(COALESCE(c.current_id, x.participant_id) AS TEXT) AS participant_id, x.training_record_id, x.transfer_type, x.status,
    x.leaving_date, x.joining_provider,
    row_number() OVER (PARTITION BY COALESCE(c.current_id, x.participant_id), x.training_record_id
      ORDER BY x.created_at DESC, x.ordinal DESC) AS place
  FROM dfe_transfers x CROSS JOIN own
  JOIN dfe_transfer_lists l ON l.id = x.participant_id AND l.gone_at IS NULL
  LEFT JOIN current_ids c ON c.from_id = x.participant_id
  WHERE x.leaving_provider = own.name AND COALESCE(x.joining_provider, '') <> own.name
)`;

export const leavers: View = {
  name: 'dfe_v_leavers',
  question: 'Who is leaving us or has left, how do we know, and where do they go?',
  columns: {
    participant_id: 'the participant',
    full_name: 'their name; null when only a transfer names them',
    training_record_id: 'the training record; null of a participant without one',
    role: 'ect or mentor; null when only a transfer names them',
    why:
      'the first that holds: gone (no longer served), withdrawn (by a provider), removed (by the school), left, leaving, ' +
      'transfer (only a transfer says so)',
    reason: 'the reason of the withdrawal, or why the record is gone',
    day: 'the day of it, as far as one is served: of the withdrawal, of leaving, or of our finding it gone',
    direction: 'other-provider, or unknown when the transfer names none; null without a transfer away from us',
    joining_provider: 'the provider they go to',
    transfer_status: 'incomplete while a day of the transfer is still to come',
  },
  example: `SELECT why, reason, count(*) FROM dfe_v_leavers GROUP BY why, reason`,
  note:
    'A school change within our own training is no leaving. Transfers count only once the copy knows the name of its ' +
    'provider, which its own declarations tell it.',
  sql: () => `WITH ${currentIds}, ${people}, ${transfers}, told AS (
      SELECT p.id, p.full_name, p.gone_at, p.gone_why, e.training_record_id, e.role, ${noText} AS withdrawal_reason,
        ${noText} AS withdrawal_date, ${noText} AS transfer_type, ${noText} AS status, ${noText} AS leaving_date,
        ${noText} AS joining_provider, 'gone' AS why
      FROM dfe_participants p LEFT JOIN dfe_enrolments e ON e.participant_id = p.id
      WHERE p.gone_at IS NOT NULL AND COALESCE(p.merged_into, '') = ''
      UNION ALL
      SELECT p.id, p.full_name, ${noText}, ${noText}, e.training_record_id, e.role, e.withdrawal_reason, e.withdrawal_date,
        x.transfer_type, x.status, x.leaving_date, x.joining_provider,
        CASE WHEN e.training_status = 'withdrawn' THEN 'withdrawn'
          WHEN e.participant_status = 'withdrawn' THEN 'removed'
          WHEN e.participant_status IN ('left', 'leaving') THEN e.participant_status
          ELSE 'transfer' END
      FROM dfe_enrolments e CROSS JOIN people p
      LEFT JOIN away x ON x.participant_id = e.participant_id AND x.training_record_id = e.training_record_id
        AND x.place = 1
      WHERE p.id = e.participant_id AND (e.training_status = 'withdrawn'
        OR e.participant_status IN ('withdrawn', 'left', 'leaving') OR x.participant_id IS NOT NULL)
      UNION ALL
      SELECT x.participant_id, ${noText}, ${noText}, ${noText}, x.training_record_id, ${noText}, ${noText}, ${noText},
        x.transfer_type, x.status, x.leaving_date, x.joining_provider, 'transfer'
      FROM away x WHERE x.place = 1 AND NOT EXISTS (SELECT 1 FROM dfe_enrolments e
        WHERE e.participant_id = x.participant_id AND e.training_record_id = x.training_record_id)
    )
    SELECT p.id AS participant_id, p.full_name, p.training_record_id, p.role, p.why,
      CASE p.why WHEN 'gone' THEN p.gone_why WHEN 'withdrawn' THEN p.withdrawal_reason END AS reason,
      substr(CASE p.why WHEN 'gone' THEN p.gone_at WHEN 'withdrawn' THEN p.withdrawal_date
        ELSE p.leaving_date END, 1, 10) AS day,
      CASE WHEN p.transfer_type IS NULL THEN NULL WHEN p.joining_provider IS NULL THEN 'unknown'
        ELSE 'other-provider' END AS direction,
      p.joining_provider, p.status AS transfer_status
    FROM told p`,
};
