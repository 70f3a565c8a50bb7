import { int, query, text, textOrNull, type Steps } from '../store/steps.ts';
import type { AsOf, StatementFacts, StatementName } from './facts.ts';
import { groupsOf, sumOf } from './tally.ts';

/** More than these are only counted: contracts plan statements for years. */
const SHOWN = 6;

/** The cut-offs of the statement's cohort that are still to come. */
export type NextCutOffs =
  /** No run has come to its end, or the statement has no cohort. */
  | { readonly known: false }
  | {
      readonly known: true;
      readonly statements: readonly NextCutOff[];
      /** Statements with a later cut-off, which are not told. */
      readonly later: number;
    };

/**
 * Candidates are no more than that: nothing here knows what evidence there is. Who is one today can still be declared for
 * before each cut-off up to the end of the window, so the numbers of two cut-offs are not to be added up; `lastChance` is.
 */
interface Candidates {
  /** Those of today whose window is not over by the cut-off before this one. */
  readonly candidates: number;
  /** Those of them whose window ends no later than this cut-off. */
  readonly lastChance: number;
  /** Those of them whom DfE has not found eligible for funding: their declaration would begin as `submitted`, on no statement. */
  readonly notFundable: number;
}

export interface NextCutOff extends Candidates {
  readonly statement: StatementName;
  readonly cutOffDate: string;
  readonly paymentDate: string | null;
  readonly counts: readonly (Candidates & { readonly role: string; readonly type: string })[];
}

export function* cutOffsAfter({ cohort }: StatementFacts, asOf: AsOf): Steps<NextCutOffs> {
  if (cohort === null || asOf.day === null) return { known: false };
  const statements = yield* query(
    `SELECT id, month, year, cut_off_date, payment_date FROM dfe_statements
     WHERE cohort = ? AND gone_at IS NULL AND COALESCE(paid, 0) = 0 AND cut_off_date >= ? ORDER BY cut_off_date, id`,
    cohort,
    asOf.day,
  );
  const found = yield* query(
    `SELECT role, type, window_end, COALESCE(eligible_for_funding, 0) AS fundable, count(*) AS candidates
     FROM dfe_v_declaration_candidates WHERE cohort = ?
     GROUP BY role, type, window_end, COALESCE(eligible_for_funding, 0)`,
    cohort,
  );
  const all = found.map((row) => ({
    role: text(row, 'role'),
    type: text(row, 'type'),
    windowEnd: textOrNull(row, 'window_end'),
    isFundable: int(row, 'fundable') === 1,
    candidates: int(row, 'candidates'),
  }));
  type Group = (typeof all)[number];

  const days = statements.map((row) => text(row, 'cut_off_date'));
  const shown = statements.slice(0, SHOWN).map((row): NextCutOff => {
    const cutOffDate = text(row, 'cut_off_date');
    const before = days.findLast((day) => day < cutOffDate);
    const open = all.filter(({ windowEnd }) => windowEnd === null || before === undefined || windowEnd > before);
    const count = (groups: readonly Group[]): Candidates => ({
      candidates: sumOf(groups, ({ candidates }) => candidates),
      lastChance: sumOf(groups, ({ windowEnd, candidates }) =>
        windowEnd !== null && windowEnd <= cutOffDate ? candidates : 0,
      ),
      notFundable: sumOf(groups, ({ isFundable, candidates }) => (isFundable ? 0 : candidates)),
    });
    return {
      statement: { id: text(row, 'id'), month: textOrNull(row, 'month'), year: textOrNull(row, 'year') },
      cutOffDate,
      paymentDate: textOrNull(row, 'payment_date'),
      ...count(open),
      counts: groupsOf(open, ({ role, type }) => [role, type]).flatMap((groups) =>
        groups.slice(0, 1).map(({ role, type }) => ({ role, type, ...count(groups) })),
      ),
    };
  });
  return { known: true, statements: shown, later: statements.length - shown.length };
}
