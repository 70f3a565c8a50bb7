import { participantStates, trainingStates } from '../../rules/states/index.ts';
import {
  bitOf,
  courseOfRole,
  currentIds,
  cutOffs,
  daysBetween,
  heldBy,
  listed,
  londonDay,
  people,
  whole,
  windows,
} from './sql.ts';
import type { View } from './view.ts';

/** The states in which a provider may declare whatever the date. */
const declaring = (states: readonly { readonly state: string; readonly actions: readonly string[] }[]): string =>
  listed(states.filter(({ actions }) => actions.includes('declare')).map(({ state }) => state));

/** The lowest bit that is set. */
const lowest = (bits: string): string => `(${bits} & -(${bits}))`;

export const candidates: View = {
  name: 'dfe_v_declaration_candidates',
  question: 'Which declaration can be sent next for whom, and how long is there left for it?',
  columns: {
    participant_id: 'the current id of the participant',
    full_name: 'their name',
    training_record_id: 'the training record',
    role: 'ect or mentor',
    cohort: 'the cohort of the enrolment',
    schedule: 'its schedule',
    participant_status: 'what the school says; a participant who has left may still be declared for',
    eligible_for_funding: '1 or 0; null while DfE has not decided, when a declaration begins as submitted',
    type: 'the first declaration type, in the order of training, that nobody holds and whose window is open',
    window_start: 'the first day the declaration may be dated',
    window_end: 'the last day it may be dated; null for a window without an end (all of cohort 2025 and later)',
    window_source: 'guidance when written guidance confirms the window, seed when only seed data do',
    next_cut_off: 'the next cut-off of an unpaid statement of the cohort; null when there is none',
    days_left: 'days until the end of the window or the cut-off, whichever comes first',
    later_held: '1 when a later type is held already: from cohort 2025 on the date must not be after that declaration',
    held_by_other_age_days:
      'days since we last saw a change of the declaration before it, when another provider holds that one; null when not',
  },
  example: `SELECT role, type, count(*) FROM dfe_v_declaration_candidates WHERE days_left <= 14 GROUP BY role, type`,
  note:
    'Candidates, no more: nothing here knows what evidence there is. Windows are those of the rule book, and DfE can have ' +
    "changed one. Other providers' declarations come and go without a touch, so a slot that one of them holds is as old as it says.",
  sql(dialect) {
    // the types held below the next one; the highest of them is at most this number, and more than half of it
    const below = '(n.held & (n.bit - 1))';
    return `WITH ${currentIds}, ${people}, ${windows}, ${cutOffs}, aims AS MATERIALIZED (
      SELECT e.participant_id, e.training_record_id, e.role, e.cohort, e.schedule_identifier, e.participant_status,
        e.eligible_for_funding, w.open, k.next_cut_off
      FROM dfe_enrolments e CROSS JOIN dfe_today t CROSS JOIN windows w
      LEFT JOIN cut_offs k ON k.cohort = e.cohort
      LEFT JOIN dfe_cohorts f ON f.cohort = e.cohort
      WHERE w.cohort = e.cohort AND w.schedule = e.schedule_identifier AND w.role = e.role AND w.open <> 0
        AND e.training_status IN (${declaring(trainingStates)})
        AND COALESCE(e.participant_status, 'active') IN (${declaring(participantStates)})
        AND (k.next_cut_off IS NOT NULL OR COALESCE(e.eligible_for_funding, 0) = 0)
        AND ((SELECT value FROM dfe_schema WHERE name = 'service') <> 'rect' OR f.frozen_from IS NULL OR f.frozen_from > t.day)
    ), ${heldBy('aims')}, slots AS (
      SELECT a.*, p.full_name, COALESCE(h.held, 0) AS held, COALESCE(h.own, 0) AS own
      FROM aims a CROSS JOIN people p
      LEFT JOIN holders h ON h.participant_id = a.participant_id AND h.course = ${courseOfRole('a.role')}
      WHERE p.id = a.participant_id
    ), nexts AS MATERIALIZED (
      SELECT s.*, ${lowest('(s.open & ~s.held)')} AS bit FROM slots s WHERE (s.open & ~s.held) <> 0
    ), milestones AS MATERIALIZED (
      SELECT x.cohort, x.schedule, x.role, ${bitOf('x.type')} AS bit, x.type, x.start_date, x.milestone_date, x.source
      FROM dfe_milestones x WHERE x.service = (SELECT value FROM dfe_schema WHERE name = 'service')
    ), others AS MATERIALIZED (
      SELECT d.participant_id, d.course, d.bit, max(d.last_changed) AS last_changed
      FROM live d WHERE d.ours = 0 GROUP BY d.participant_id, d.course, d.bit
    )
    SELECT n.participant_id, n.full_name, n.training_record_id, n.role, n.cohort, n.schedule_identifier AS schedule,
      n.participant_status, ${whole('n.eligible_for_funding')} AS eligible_for_funding, x.type,
      x.start_date AS window_start, x.milestone_date AS window_end, x.source AS window_source,
      n.next_cut_off,
      ${daysBetween(
        dialect,
        't.day',
        `(CASE WHEN x.milestone_date < n.next_cut_off OR n.next_cut_off IS NULL THEN x.milestone_date ELSE n.next_cut_off END)`,
      )} AS days_left,
      CASE WHEN n.held > n.bit THEN 1 ELSE 0 END AS later_held,
      ${daysBetween(dialect, londonDay(dialect, 'o.last_changed'), 't.day')} AS held_by_other_age_days
    FROM nexts n CROSS JOIN dfe_today t CROSS JOIN milestones x
    LEFT JOIN others o ON o.participant_id = n.participant_id AND o.course = ${courseOfRole('n.role')}
      AND o.bit <= ${below} AND o.bit * 2 > ${below} AND (o.bit & n.own) = 0
    WHERE x.cohort = n.cohort AND x.schedule = n.schedule_identifier AND x.role = n.role AND x.bit = n.bit`;
  },
};
