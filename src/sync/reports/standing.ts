import { int, query, text, textOrNull, type Row, type Steps } from '../store/steps.ts';
import { currentIds, isOwn, people, roleOf, whole } from '../views/sql.ts';
import type { StatementName } from './facts.ts';
import { groupsOf, sortedBy } from './tally.ts';

export interface StatementCount {
  readonly role: string | null;
  readonly type: string | null;
  readonly state: string | null;
  readonly uplift: boolean;
  readonly declarations: number;
}

export interface StatementDeclaration {
  readonly id: string;
  /** Whether the statement pays it, or takes back what an earlier one paid. */
  readonly kind: 'payment' | 'clawback';
  /** The current id. */
  readonly participantId: string | null;
  /** Null when the copy does not have the participant, or no names. */
  readonly fullName: string | null;
  readonly role: string | null;
  readonly type: string | null;
  readonly state: string | null;
  readonly date: string | null;
  readonly uplift: boolean;
}

/** What the statement takes back: each of them was counted as a payment by the statement named, and is not counted as one here. */
export interface ClawedBackHere {
  readonly declarations: number;
  /** By the statement that first paid them; null while none is served. */
  readonly from: readonly { readonly firstPaidOn: StatementName | null; readonly declarations: number }[];
  readonly rows: readonly {
    readonly declarationId: string;
    readonly participantId: string | null;
    readonly fullName: string | null;
    readonly role: string | null;
    readonly type: string | null;
    readonly state: string | null;
    readonly uplift: boolean;
    readonly firstPaidOn: StatementName | null;
  }[];
}

/** The provider's own declarations on a statement, those that it pays first. */
export function* declarationsOn(statementId: string): Steps<readonly StatementDeclaration[]> {
  const rows = yield* query(
    `WITH ${currentIds}, ${people}, here AS (
      SELECT d.*, 'payment' AS kind FROM dfe_declarations d WHERE d.statement_id = ?
      UNION ALL SELECT d.*, 'clawback' AS kind FROM dfe_declarations d WHERE d.clawback_statement_id = ?
    )
    SELECT d.id, d.kind, COALESCE(c.current_id, d.participant_id) AS participant_id, p.full_name,
      ${roleOf('d.course')} AS role, d.type, d.state, d.date, ${whole('COALESCE(d.uplift_paid, 0)')} AS uplift
    FROM here d
    LEFT JOIN current_ids c ON c.from_id = d.participant_id
    LEFT JOIN people p ON p.id = COALESCE(c.current_id, d.participant_id)
    WHERE d.gone_at IS NULL AND ${isOwn('d')}
    ORDER BY d.kind DESC, d.id`,
    statementId,
    statementId,
  );
  return rows.map((row) => ({
    id: text(row, 'id'),
    kind: row['kind'] === 'clawback' ? 'clawback' : 'payment',
    participantId: textOrNull(row, 'participant_id'),
    fullName: textOrNull(row, 'full_name'),
    role: textOrNull(row, 'role'),
    type: textOrNull(row, 'type'),
    state: textOrNull(row, 'state'),
    date: textOrNull(row, 'date'),
    uplift: int(row, 'uplift') === 1,
  }));
}

export function* countsOn(statementId: string): Steps<Record<'payments' | 'clawbacks', readonly StatementCount[]>> {
  const counts = yield* query(
    'SELECT kind, role, type, state, uplift, declarations FROM dfe_v_money WHERE statement_id = ?',
    statementId,
  );
  const ofKind = (kind: string): readonly StatementCount[] =>
    sortedBy(counts.filter((row) => row['kind'] === kind).map(countOf), ({ role, type, state, uplift }) => [
      role,
      type,
      state,
      String(uplift),
    ]);
  return { payments: ofKind('payment'), clawbacks: ofKind('clawback') };
}

export function* clawedBackOn(
  statementId: string,
  declarations: readonly StatementDeclaration[],
): Steps<ClawedBackHere> {
  const paid = yield* query(
    `SELECT d.id, d.statement_id, s.month, s.year
     FROM dfe_declarations d LEFT JOIN dfe_statements s ON s.id = d.statement_id WHERE d.clawback_statement_id = ?`,
    statementId,
  );
  const paidOn = new Map(paid.map((row) => [text(row, 'id'), nameIn(row, 'statement_id')]));
  const rows = declarations
    .filter(({ kind }) => kind === 'clawback')
    .map(({ id, participantId, fullName, role, type, state, uplift }) => ({
      ...{ declarationId: id, participantId, fullName, role, type, state, uplift },
      firstPaidOn: paidOn.get(id) ?? null,
    }));
  const from = groupsOf(rows, ({ firstPaidOn }) => [firstPaidOn?.id ?? null]).map((group) => ({
    firstPaidOn: group[0]?.firstPaidOn ?? null,
    declarations: group.length,
  }));
  return { declarations: rows.length, from, rows };
}

/** The statement that a row names in a column, with its month and year beside. */
export function nameIn(row: Row, column: string): StatementName | null {
  const id = textOrNull(row, column);
  return id === null ? null : { id, month: textOrNull(row, 'month'), year: textOrNull(row, 'year') };
}

const countOf = (row: Row): StatementCount => ({
  role: textOrNull(row, 'role'),
  type: textOrNull(row, 'type'),
  state: textOrNull(row, 'state'),
  uplift: int(row, 'uplift') === 1,
  declarations: int(row, 'declarations'),
});
