import { courseOf, declarationTypes, liveStates } from '../../rules/terms.ts';
import type { Dialect } from './view.ts';

/** Pieces of SQL that several views share. What is not the same in both databases is here and nowhere else. */

/** Texts of our own as a list; none of them holds a quote. */
export const listed = (values: Iterable<string>): string => [...values].map((value) => `'${value}'`).join(', ');

/** A whole number as both drivers give one: counts and sums of PostgreSQL would be texts. */
export const whole = (expression: string): string => `CAST(${expression} AS INTEGER)`;

/** The text of a column, or a null that PostgreSQL knows to be one. */
export const noText = 'CAST(NULL AS TEXT)';

const isDay = (expression: string): string => `${expression} LIKE '____-__-__%'`;

/** Whole days from one day to another, each a text that begins with a day; null where one is missing. */
export function daysBetween(dialect: Dialect, from: string, to: string): string {
  const day = (expression: string): string =>
    dialect === 'sqlite'
      ? `julianday(substr(${expression}, 1, 10))`
      : `CASE WHEN ${isDay(expression)} THEN CAST(substr(${expression}, 1, 10) AS date) END`;
  return whole(`(${day(to)} - ${day(from)})`);
}

/**
 * The day in London of an instant that is written with `Z`. SQLite knows no zones, so it is told the rule: summer time
 * runs from 01:00 UTC of the last Sunday of March to that of the last Sunday of October.
 */
export function londonDay(dialect: Dialect, instant: string): string {
  const second = `substr(${instant}, 1, 19)`;
  if (dialect === 'postgres')
    return `CASE WHEN ${isDay(instant)} AND length(${instant}) >= 20
      THEN to_char(CAST(${second} || 'Z' AS timestamptz) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') COLLATE "C"
      ELSE substr(${instant}, 1, 10) END`;
  const change = (day: string): string =>
    `date(substr(${instant}, 1, 4) || '-${day}', '-6 days', 'weekday 0') || 'T01:00:00'`;
  // only the last hour of a day in UTC can be the next day in London, and few instants are in it
  return `CASE WHEN substr(${instant}, 12, 2) >= '23' AND ${second} >= ${change('03-31')} AND ${second} < ${change('10-31')}
    THEN date(${second}, '+1 hour') ELSE substr(${instant}, 1, 10) END`;
}

/**
 * The current id of each retired one. An id that is served as a participant is current whatever was said of it, since
 * id changes have been served the wrong way round. It is asked for as a range, because SQLite would look one id up in the
 * table, whose rows are long, and takes an index for a range.
 */
export const currentIds = `current_ids AS MATERIALIZED (
  SELECT c.from_id, CAST(min(c.current_id) AS TEXT) AS current_id FROM dfe_id_changes c
  WHERE c.gone_at IS NULL AND c.current_id <> c.from_id
    AND NOT EXISTS (SELECT 1 FROM dfe_participants p WHERE p.id BETWEEN c.from_id AND c.from_id AND p.gone_at IS NULL)
  GROUP BY c.from_id
)`;

/** Those who are served, by what the views tell of them. An index has it all, because a row of a participant is long. */
export const people = `people AS NOT MATERIALIZED (
  SELECT p.id, p.full_name FROM dfe_participants p WHERE p.gone_at IS NULL AND p.merged_into IS NULL
)`;

/** Whether a declaration holds its type, by the rule book. */
const isLive = (alias: string): string => `${alias}.state IN (${listed(liveStates)}) AND ${alias}.gone_at IS NULL`;

/** Whether a declaration is the provider's own, also while nothing tells whose it is. */
export const isOwn = (alias: string): string => `COALESCE(${alias}.ours, 1) = 1`;

/** A bit for each declaration type, the earlier in training the lower. */
export const bitOf = (column: string): string =>
  `CASE ${column} ${declarationTypes.map((type, order) => `WHEN '${type}' THEN ${1 << order}`).join(' ')} ELSE 0 END`;

/** The role that a course stands for, and the other way round. */
export const roleOf = (column: string): string =>
  `CASE ${column} WHEN '${courseOf.ect}' THEN 'ect' WHEN '${courseOf.mentor}' THEN 'mentor' ELSE ${column} END`;
export const courseOfRole = (column: string): string =>
  `CASE ${column} WHEN 'ect' THEN '${courseOf.ect}' WHEN 'mentor' THEN '${courseOf.mentor}' END`;

/** Which of the types in a number made of {@link bitOf} are meant, in the order of training. */
export const typesIn = (bits: string): string =>
  `trim(${declarationTypes.map((type, order) => `CASE WHEN (${bits} & ${1 << order}) <> 0 THEN '${type} ' ELSE '' END`).join(' || ')})`;

/**
 * Which types are held of those in `of`, as bits: declarations name the id of their day, so those of retired ids are taken
 * along. Only of those, since a copy has many declarations of which few are asked. Each type counts once, however many
 * declarations hold it: the sum of distinct bits is all of them together.
 */
export const heldBy = (of: string): string => `ids AS MATERIALIZED (
  SELECT o.participant_id AS id, o.participant_id FROM ${of} o
  UNION SELECT c.from_id, c.current_id FROM current_ids c WHERE c.current_id IN (SELECT o.participant_id FROM ${of} o)
), live AS MATERIALIZED (
  SELECT i.participant_id, d.course, ${bitOf('d.type')} AS bit, d.ours, d.last_changed
  FROM ids i CROSS JOIN dfe_declarations d WHERE d.participant_id = i.id AND ${isLive('d')}
), holders AS MATERIALIZED (
  SELECT d.participant_id, d.course, ${whole('sum(DISTINCT d.bit)')} AS held,
    ${whole(`sum(DISTINCT CASE WHEN ${isOwn('d')} THEN d.bit ELSE 0 END)`)} AS own
  FROM live d GROUP BY d.participant_id, d.course
)`;

/** The types whose window is not over (`ahead`) and is open (`open`), as bits, by cohort, schedule and role. */
export const windows = `windows AS MATERIALIZED (
  SELECT m.cohort, m.schedule, m.role,
    ${whole(`sum(CASE WHEN m.start_date <= t.day THEN ${bitOf('m.type')} ELSE 0 END)`)} AS open,
    ${whole(`sum(${bitOf('m.type')})`)} AS ahead
  FROM dfe_milestones m CROSS JOIN dfe_today t
  WHERE m.service = (SELECT value FROM dfe_schema WHERE name = 'service')
    AND (m.milestone_date IS NULL OR m.milestone_date >= t.day)
  GROUP BY m.cohort, m.schedule, m.role
)`;

/** The first cut-off of each cohort that is still to come, of statements not paid. */
export const cutOffs = `cut_offs AS (
  SELECT s.cohort, min(s.cut_off_date) AS next_cut_off FROM dfe_statements s CROSS JOIN dfe_today t
  WHERE s.gone_at IS NULL AND COALESCE(s.paid, 0) = 0 AND s.cut_off_date >= t.day GROUP BY s.cohort
)`;

/** The provider's own name, as its declarations or the copy tell it; null while neither does. */
const ownName = `COALESCE((SELECT value FROM dfe_schema WHERE name = 'provider'),
  (SELECT d.provider FROM dfe_declarations d WHERE d.ours = 1 LIMIT 1))`;

/** Transfers that we leave or join and another provider, or one that is not named, does not: the latest of each training record. */
export const transfers = (we: 'leave' | 'join'): string => {
  const [us, them] =
    we === 'leave' ? ['leaving_provider', 'joining_provider'] : ['joining_provider', 'leaving_provider'];
  return `own AS (SELECT ${ownName} AS name), transfers AS MATERIALIZED (
    SELECT l.* FROM (
      SELECT CAST(COALESCE(c.current_id, x.participant_id) AS TEXT) AS participant_id, x.training_record_id, x.transfer_type,
        x.status, x.leaving_date, x.joining_date, x.leaving_provider, x.joining_provider,
        row_number() OVER (PARTITION BY COALESCE(c.current_id, x.participant_id), x.training_record_id
          ORDER BY x.created_at DESC, x.ordinal DESC) AS place
      FROM dfe_transfers x CROSS JOIN own
      JOIN dfe_transfer_lists l ON l.id = x.participant_id AND l.gone_at IS NULL
      LEFT JOIN current_ids c ON c.from_id = x.participant_id
      WHERE x.${us} = own.name AND COALESCE(x.${them}, '') <> own.name
    ) l WHERE l.place = 1
  )`;
};
