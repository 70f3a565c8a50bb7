import { currentIds, people } from './sql.ts';
import type { View } from './view.ts';

export const mentors: View = {
  name: 'dfe_v_mentors',
  question: 'Who mentors each of our ECTs, and is that mentor ours?',
  columns: {
    participant_id: 'the current id of the ECT',
    full_name: 'their name',
    training_record_id: 'the training record',
    cohort: 'the cohort of the enrolment',
    school_urn: 'the school',
    participant_status: 'what the school says of the ECT',
    mentor_id: 'the mentor as served; null when there is none',
    current_mentor_id: 'the current id of that mentor',
    mentor_name: 'the name of the mentor, where the copy has it',
    kind:
      'ours: trained by us as a mentor; unfunded: in the list of unfunded mentors; unknown: an id that the copy has in ' +
      'neither; none: no mentor',
  },
  example: `SELECT kind, count(*) FROM dfe_v_mentors WHERE participant_status = 'active' GROUP BY kind`,
  // the first condition always holds. It asks for a column that only the widest index has, since SQLite would walk the
  // index of schools for the role alone, and look every row up for all else
  sql: () => `WITH ${currentIds}, ${people}, ects AS (
      SELECT e.participant_id, p.full_name, e.training_record_id, e.cohort, e.school_urn, e.participant_status,
        e.mentor_id, CAST(COALESCE(c.current_id, e.mentor_id) AS TEXT) AS current_mentor_id
      FROM dfe_enrolments e CROSS JOIN people p
      LEFT JOIN current_ids c ON c.from_id = e.mentor_id
      WHERE COALESCE(e.mentor_id, '') >= '' AND p.id = e.participant_id AND e.role = 'ect'
    )
    SELECT e.participant_id, e.full_name, e.training_record_id, e.cohort, e.school_urn, e.participant_status,
      e.mentor_id, e.current_mentor_id, COALESCE(p.full_name, u.full_name) AS mentor_name,
      CASE WHEN e.mentor_id IS NULL THEN 'none'
        WHEN p.id IN (SELECT o.participant_id FROM dfe_enrolments o WHERE o.role = 'mentor') THEN 'ours'
        WHEN u.id IS NOT NULL THEN 'unfunded'
        ELSE 'unknown' END AS kind
    FROM ects e
    LEFT JOIN people p ON p.id = e.current_mentor_id
    LEFT JOIN dfe_unfunded_mentors u ON u.id = e.current_mentor_id AND u.gone_at IS NULL`,
};
