import { int, query, text, textOrNull, type Steps } from '../store/steps.ts';
import type { AsOf, StatementFacts } from './facts.ts';
import { groupsOf, sortedBy } from './tally.ts';

/** Declarations of the statement's cohort that are still `submitted`, so that they stand on no statement. */
export type StuckDeclarations =
  /** No run has come to its end, or the statement has no cohort. */
  | { readonly known: false }
  | {
      readonly known: true;
      readonly declarations: number;
      /** Others that are stuck and have no training record, so that nothing tells their cohort. Not among `declarations`. */
      readonly withoutCohort: number;
      readonly counts: readonly { readonly why: string; readonly declarations: number; readonly longestDays: number }[];
      readonly rows: readonly StuckDeclaration[];
    };

export interface StuckDeclaration {
  readonly declarationId: string;
  readonly participantId: string;
  readonly fullName: string | null;
  readonly role: string | null;
  readonly type: string | null;
  /** When it was sent; its date where that is not served. */
  readonly since: string | null;
  readonly days: number;
  readonly why: string;
}

export function* stuckOf({ cohort }: StatementFacts, asOf: AsOf): Steps<StuckDeclarations> {
  if (cohort === null || asOf.day === null) return { known: false };
  const found = yield* query(
    `SELECT s.declaration_id, s.participant_id, s.full_name, s.role, s.type, s.created_at, s.days, s.why,
       (SELECT count(*) FROM dfe_enrolments e WHERE e.participant_id = s.participant_id AND e.role = s.role) AS records,
       (SELECT count(*) FROM dfe_enrolments e WHERE e.participant_id = s.participant_id AND e.role = s.role
         AND e.cohort = ?) AS here
     FROM dfe_v_stuck s`,
    cohort,
  );
  const rows = sortedBy(
    found
      .filter((row) => int(row, 'here') > 0)
      .map((row) => ({
        declarationId: text(row, 'declaration_id'),
        participantId: text(row, 'participant_id'),
        fullName: textOrNull(row, 'full_name'),
        role: textOrNull(row, 'role'),
        type: textOrNull(row, 'type'),
        since: textOrNull(row, 'created_at'),
        days: int(row, 'days'),
        why: text(row, 'why'),
      })),
    ({ since, declarationId }) => [since, declarationId],
  );
  const counts = groupsOf(rows, ({ why }) => [why]).flatMap((group) =>
    group.slice(0, 1).map(({ why }) => ({
      why,
      declarations: group.length,
      longestDays: group.reduce((most, { days }) => Math.max(most, days), 0),
    })),
  );
  const withoutCohort = found.filter((row) => int(row, 'records') === 0).length;
  return { known: true, declarations: rows.length, withoutCohort, counts, rows };
}
