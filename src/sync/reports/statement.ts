import { CopyError } from '../store/copy-error.ts';
import { first, int, query, text, textOrNull, type CopyConnection, type Row, type Steps } from '../store/steps.ts';
import { currentIds, isOwn, people, roleOf, whole } from '../views/sql.ts';

export interface StatementFacts {
  readonly id: string;
  readonly cohort: string | null;
  readonly month: string | null;
  readonly year: string | null;
  readonly cutOffDate: string | null;
  readonly paymentDate: string | null;
  readonly paid: boolean;
  /** When a run found that it is no longer served; null while it is. */
  readonly goneAt: string | null;
}

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

export interface StatementReport {
  readonly statement: StatementFacts;
  readonly payments: readonly StatementCount[];
  readonly clawbacks: readonly StatementCount[];
  readonly declarations: readonly StatementDeclaration[];
}

/**
 * What stands on a statement: counts, never amounts, since the API serves none.
 * @throws {CopyError} when the copy has no such statement
 */
export function statementReport(connection: CopyConnection, id: string): Promise<StatementReport> {
  return connection.read(function* () {
    const statement = yield* statementFacts(id);
    const declarations = yield* declarationsOn(statement.id);
    const counts = yield* query(
      `SELECT kind, role, type, state, uplift, declarations FROM dfe_v_money WHERE statement_id = ?
       ORDER BY kind, role, type, state, uplift`,
      statement.id,
    );
    const ofKind = (kind: string): StatementCount[] => counts.filter((row) => row['kind'] === kind).map(countOf);
    return { statement, payments: ofKind('payment'), clawbacks: ofKind('clawback'), declarations };
  });
}

export function* statementFacts(id: string): Steps<StatementFacts> {
  const row = yield* first(
    `SELECT id, cohort, month, year, cut_off_date, payment_date, COALESCE(paid, 0) AS paid, gone_at
     FROM dfe_statements WHERE id = ?`,
    id.toLowerCase(),
  );
  if (row === null)
    throw new CopyError(`The copy has no statement ${id}. Run a sync, or look the id up in dfe_statements.`);
  return {
    id: text(row, 'id'),
    cohort: textOrNull(row, 'cohort'),
    month: textOrNull(row, 'month'),
    year: textOrNull(row, 'year'),
    cutOffDate: textOrNull(row, 'cut_off_date'),
    paymentDate: textOrNull(row, 'payment_date'),
    paid: int(row, 'paid') === 1,
    goneAt: textOrNull(row, 'gone_at'),
  };
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

const countOf = (row: Row): StatementCount => ({
  role: textOrNull(row, 'role'),
  type: textOrNull(row, 'type'),
  state: textOrNull(row, 'state'),
  uplift: int(row, 'uplift') === 1,
  declarations: int(row, 'declarations'),
});
