import { first, int, query, text, textOrNull, type Steps } from '../store/steps.ts';
import { people } from '../views/sql.ts';
import type { StatementName } from './facts.ts';
import { nameIn } from './standing.ts';
import { groupsOf, sortedBy } from './tally.ts';

/** What was meant for the statement and came onto a later one. */
export type Slid =
  /** The copy has no send that was meant for this statement, so nothing tells. */
  | { readonly known: false }
  | {
      readonly known: true;
      /** Sends that were meant for this statement. What was sent in another way is not among them. */
      readonly sends: number;
      readonly declarations: number;
      readonly onto: readonly { readonly statement: StatementName; readonly declarations: number }[];
      readonly rows: readonly SlidDeclaration[];
    };

export interface SlidDeclaration {
  /** Null while the answer to it is not known. */
  readonly declarationId: string | null;
  readonly participantId: string | null;
  readonly fullName: string | null;
  readonly role: string | null;
  readonly type: string | null;
  readonly sentAt: string | null;
  readonly onto: StatementName;
  /** Days by which it is paid later; null while a payment date is not served. */
  readonly daysLater: number | null;
}

export function* slidFrom(statementId: string): Steps<Slid> {
  const sent = yield* first('SELECT count(*) AS sends FROM dfe_sends WHERE expected_statement = ?', statementId);
  const sends = sent === null ? 0 : int(sent, 'sends');
  if (sends === 0) return { known: false };
  const found = yield* query(
    `WITH ${people}
     SELECT v.run, v.line, v.declaration_id, v.participant_id, p.full_name, v.role, v.type, v.at, v.statement_id, v.days_later,
       s.month, s.year
     FROM dfe_v_slid v LEFT JOIN people p ON p.id = v.participant_id LEFT JOIN dfe_statements s ON s.id = v.statement_id
     WHERE v.expected_statement = ?`,
    statementId,
  );
  const inOrder = sortedBy(found, (row) => [
    textOrNull(row, 'at'),
    text(row, 'run'),
    String(int(row, 'line')).padStart(9),
  ]);
  const seen = new Set<string>();
  const rows: SlidDeclaration[] = [];
  for (const row of inOrder) {
    const declarationId = textOrNull(row, 'declaration_id');
    const onto = nameIn(row, 'statement_id');
    // one that was sent again is the same declaration
    if (onto === null || (declarationId !== null && seen.has(declarationId))) continue;
    if (declarationId !== null) seen.add(declarationId);
    rows.push({
      declarationId,
      participantId: textOrNull(row, 'participant_id'),
      fullName: textOrNull(row, 'full_name'),
      role: textOrNull(row, 'role'),
      type: textOrNull(row, 'type'),
      sentAt: textOrNull(row, 'at'),
      onto,
      daysLater: (row['days_later'] ?? null) === null ? null : int(row, 'days_later'),
    });
  }
  const onto = groupsOf(rows, (row) => [row.onto.id]).flatMap((group) =>
    group.slice(0, 1).map((row) => ({ statement: row.onto, declarations: group.length })),
  );
  return { known: true, sends, declarations: rows.length, onto, rows };
}
