import { currentIds, noText, people, transfers } from './sql.ts';
import type { View } from './view.ts';

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
  sql: () => `WITH ${currentIds}, ${people}, ${transfers('leave')}, leaving AS MATERIALIZED (
      SELECT e.participant_id, e.training_record_id, e.role, e.training_status, e.participant_status, e.withdrawal_reason,
        e.withdrawal_date, x.transfer_type, x.status, x.leaving_date, x.joining_provider
      FROM dfe_enrolments e
      LEFT JOIN transfers x ON x.participant_id = e.participant_id AND x.training_record_id = e.training_record_id
      WHERE e.training_status = 'withdrawn' OR e.participant_status IN ('withdrawn', 'left', 'leaving')
        OR x.participant_id IS NOT NULL
    ), told AS (
      SELECT p.id, p.full_name, p.gone_at, p.gone_why, e.training_record_id, e.role, ${noText} AS withdrawal_reason,
        ${noText} AS withdrawal_date, ${noText} AS transfer_type, ${noText} AS status, ${noText} AS leaving_date,
        ${noText} AS joining_provider, 'gone' AS why
      FROM dfe_participants p LEFT JOIN dfe_enrolments e ON e.participant_id = p.id
      WHERE p.gone_at IS NOT NULL AND COALESCE(p.merged_into, '') = ''
      UNION ALL
      SELECT p.id, p.full_name, ${noText}, ${noText}, e.training_record_id, e.role, e.withdrawal_reason, e.withdrawal_date,
        e.transfer_type, e.status, e.leaving_date, e.joining_provider,
        CASE WHEN e.training_status = 'withdrawn' THEN 'withdrawn'
          WHEN e.participant_status = 'withdrawn' THEN 'removed'
          WHEN e.participant_status IN ('left', 'leaving') THEN e.participant_status
          ELSE 'transfer' END
      FROM leaving e CROSS JOIN people p WHERE p.id = e.participant_id
      UNION ALL
      SELECT x.participant_id, ${noText}, ${noText}, ${noText}, x.training_record_id, ${noText}, ${noText}, ${noText},
        x.transfer_type, x.status, x.leaving_date, x.joining_provider, 'transfer'
      FROM transfers x WHERE NOT EXISTS (SELECT 1 FROM dfe_enrolments e
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
