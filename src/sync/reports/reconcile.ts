import { listOf, query, text, textOrNull, type CopyConnection, type Steps } from '../store/steps.ts';
import { currentIds } from '../views/sql.ts';
import { statementFacts, type StatementFacts } from './facts.ts';
import { readFinanceFile, type FinanceLine } from './finance-file.ts';
import { declarationsOn, type StatementDeclaration } from './standing.ts';

export interface Reconciliation {
  readonly statement: StatementFacts;
  /** Lines whose declaration stands on the statement, with nothing that differs. */
  readonly matched: readonly { readonly line: number; readonly id: string }[];
  readonly differing: readonly Difference[];
  readonly onlyInCopy: readonly StatementDeclaration[];
  readonly onlyInFile: readonly OnlyInFile[];
  /** Declarations that the file has on more lines than one. Only the first of them is compared. */
  readonly duplicates: readonly { readonly id: string; readonly lines: readonly number[] }[];
  /** Lines that name no declaration, such as totals. */
  readonly withoutId: readonly number[];
}

export interface Difference {
  readonly line: number;
  readonly id: string;
  readonly fields: readonly {
    readonly name: 'state' | 'type' | 'participantId';
    readonly file: string;
    readonly copy: string | null;
  }[];
}

export interface OnlyInFile {
  readonly line: number;
  readonly id: string;
  /** Where the copy has the declaration, when it has it. */
  readonly elsewhere: {
    readonly state: string | null;
    readonly statementId: string | null;
    readonly goneAt: string | null;
  } | null;
}

/**
 * Compares DfE's finance file of a statement with the copy. The file is read before the copy is.
 * @throws {CopyError} when the file cannot be read, or the copy has no such statement
 */
export async function reconcile(
  connection: CopyConnection,
  statementId: string,
  csvText: string,
): Promise<Reconciliation> {
  const { lines, withoutId } = readFinanceFile(csvText);
  const byId = new Map<string, FinanceLine[]>();
  for (const line of lines) byId.set(line.id, [...(byId.get(line.id) ?? []), line]);

  return connection.read(function* () {
    const statement = yield* statementFacts(statementId);
    const here = yield* declarationsOn(statement.id);
    const current = yield* currentOf(lines.flatMap(({ participantId = [] }) => participantId));
    const known = new Map(here.map((declaration) => [declaration.id, declaration]));
    const elsewhere = yield* placesOf([...byId.keys()].filter((id) => !known.has(id)));

    const matched: { line: number; id: string }[] = [];
    const differing: Difference[] = [];
    const onlyInFile: OnlyInFile[] = [];
    for (const [id, [line]] of byId) {
      if (line === undefined) continue;
      const declaration = known.get(id);
      if (declaration === undefined) {
        onlyInFile.push({ line: line.line, id, elsewhere: elsewhere.get(id) ?? null });
        continue;
      }
      const fields = (['state', 'type', 'participantId'] as const).flatMap((name) => {
        const file = line[name];
        if (file === undefined) return [];
        const same = declaration[name] === (name === 'participantId' ? (current.get(file) ?? file) : file);
        return same ? [] : [{ name, file, copy: declaration[name] }];
      });
      if (fields.length > 0) differing.push({ line: line.line, id, fields });
      else matched.push({ line: line.line, id });
    }
    const duplicates = [...byId]
      .filter(([, all]) => all.length > 1)
      .map(([id, all]) => ({ id, lines: all.map(({ line }) => line) }));
    const onlyInCopy = here.filter(({ id }) => !byId.has(id));
    return { statement, matched, differing, onlyInCopy, onlyInFile, duplicates, withoutId };
  });
}

/** The current ids of those that have been retired: the file may be older than a merge. */
function* currentOf(ids: readonly string[]): Steps<ReadonlyMap<string, string>> {
  const rows = yield* query(
    `WITH ${currentIds} SELECT from_id, current_id FROM current_ids WHERE from_id IN {list}`,
    listOf(ids),
  );
  return new Map(rows.map((row) => [text(row, 'from_id'), text(row, 'current_id')]));
}

function* placesOf(ids: readonly string[]): Steps<ReadonlyMap<string, OnlyInFile['elsewhere']>> {
  const rows = yield* query(
    'SELECT id, state, statement_id, gone_at FROM dfe_declarations WHERE id IN {list}',
    listOf(ids),
  );
  return new Map(
    rows.map((row) => [
      text(row, 'id'),
      {
        state: textOrNull(row, 'state'),
        statementId: textOrNull(row, 'statement_id'),
        goneAt: textOrNull(row, 'gone_at'),
      },
    ]),
  );
}
