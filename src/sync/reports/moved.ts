import { int, query, text, textOrNull, type Row, type Steps } from '../store/steps.ts';
import { people } from '../views/sql.ts';
import { groupsOf, sortedBy } from './tally.ts';

/** What became of a declaration of a statement after the cut-off. The ordinary course of a statement is none of these. */
export type Move =
  | 'voided'
  | 'clawed back'
  | 'to another statement'
  | 'off the statement'
  | 'clawback undone'
  | 'clawback to another statement'
  | 'other state';

/** Numbers of declarations. A declaration is in one of the two: certain when one of its moves of that kind is. */
interface Sure {
  /** The look before the move was after the cut-off, too. */
  readonly certain: number;
  /** Only our look was late: the move may have come before the cut-off. */
  readonly uncertain: number;
}

export interface Moved extends Sure {
  /** By what became of them. A declaration with two moves is in two lines, so lines are not to be added up. */
  readonly counts: readonly (Sure & { readonly what: Move })[];
  readonly rows: readonly MovedDeclaration[];
}

export interface MovedDeclaration {
  readonly declarationId: string;
  readonly participantId: string | null;
  readonly fullName: string | null;
  readonly role: string | null;
  readonly type: string | null;
  readonly what: Move;
  readonly stateBefore: string | null;
  readonly stateAfter: string | null;
  readonly statementAfter: string | null;
  readonly clawbackStatementAfter: string | null;
  /** It moved after the first of these looks, as far as there was one, and not after the second. */
  readonly seenBetween: readonly [after: string | null, until: string];
  readonly certain: boolean;
}

/** Declarations that stood on the statement and were voided, as far as we saw, after its cut-off. */
export interface VoidedSince extends Sure {
  readonly counts: readonly (Sure & { readonly role: string | null; readonly type: string | null })[];
}

export function* movedOn(statementId: string): Steps<{ readonly moved: Moved; readonly voidedSince: VoidedSince }> {
  const found = yield* query(
    `WITH ${people}
     SELECT m.declaration_id, m.participant_id, p.full_name, m.role, m.type, m.state_before, m.state_after,
       m.statement_after, m.clawback_statement_after, m.seen_before, m.seen_at, m.certain
     FROM dfe_v_money_moved m LEFT JOIN people p ON p.id = m.participant_id WHERE m.statement_id = ?`,
    statementId,
  );
  const rows = sortedBy(
    found.map((row) => moveOf(row, statementId)),
    ({ seenBetween: [, until], declarationId }) => [until, declarationId],
  );
  const voided = rows.filter(({ what }) => what === 'voided');
  return {
    moved: {
      ...sure(rows),
      counts: groupsOf(rows, ({ what }) => [what]).flatMap((group) =>
        group.slice(0, 1).map(({ what }) => ({ what, ...sure(group) })),
      ),
      rows,
    },
    voidedSince: {
      ...sure(voided),
      counts: groupsOf(voided, ({ role, type }) => [role, type]).flatMap((group) =>
        group.slice(0, 1).map(({ role, type }) => ({ role, type, ...sure(group) })),
      ),
    },
  };
}

function sure(rows: readonly MovedDeclaration[]): Sure {
  const all = new Set(rows.map(({ declarationId }) => declarationId));
  const certain = new Set(rows.flatMap((row) => (row.certain ? [row.declarationId] : [])));
  return { certain: certain.size, uncertain: all.size - certain.size };
}

function moveOf(row: Row, statementId: string): MovedDeclaration {
  const [stateBefore, stateAfter] = [textOrNull(row, 'state_before'), textOrNull(row, 'state_after')];
  const statementAfter = textOrNull(row, 'statement_after');
  const clawbackStatementAfter = textOrNull(row, 'clawback_statement_after');
  return {
    declarationId: text(row, 'declaration_id'),
    participantId: textOrNull(row, 'participant_id'),
    fullName: textOrNull(row, 'full_name'),
    role: textOrNull(row, 'role'),
    type: textOrNull(row, 'type'),
    what: whatOf(statementId, { stateBefore, stateAfter, statementAfter, clawbackStatementAfter }),
    ...{ stateBefore, stateAfter, statementAfter, clawbackStatementAfter },
    seenBetween: [textOrNull(row, 'seen_before'), text(row, 'seen_at')],
    certain: int(row, 'certain') === 1,
  };
}

const isClawback = (state: string | null): boolean => state === 'awaiting-clawback' || state === 'clawed-back';

function whatOf(
  statementId: string,
  {
    stateBefore,
    stateAfter,
    statementAfter,
    clawbackStatementAfter,
  }: Pick<MovedDeclaration, 'stateBefore' | 'stateAfter' | 'statementAfter' | 'clawbackStatementAfter'>,
): Move {
  if (stateAfter === 'voided') return 'voided';
  // it stood here to be taken back, and the statement that paid it is another
  if (isClawback(stateBefore)) {
    if (!isClawback(stateAfter)) return 'clawback undone';
    if (statementAfter === statementId) return 'clawed back';
    return clawbackStatementAfter === statementId ? 'other state' : 'clawback to another statement';
  }
  if (isClawback(stateAfter)) return 'clawed back';
  if (statementAfter === null) return 'off the statement';
  return statementAfter === statementId ? 'other state' : 'to another statement';
}
