import { decide, type Choices, type Decision } from '../plan/decision.ts';
import { factsFrom, type FactSource } from '../plan/facts.ts';
import { judge } from '../plan/judge.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';
import type { RunContext } from '../run/context.ts';
import type { Row } from '../state/ledger.ts';
import { readEntry } from './read-entry.ts';

/** Statements change seldom, and are asked for with each declaration. */
const STATEMENTS_MS = 600_000;

/** What a row of an outbox is to do, judged when its turn has come: by what is there then. */
export class Planner {
  readonly #context: RunContext;
  readonly #choices: Choices;
  #statements: { readonly at: number; readonly read: ReturnType<FactSource['statements']> } | null = null;

  constructor(context: RunContext, choices: Choices) {
    this.#context = context;
    this.#choices = choices;
  }

  /** The decision for each row; those of one operation are judged together. */
  async plan(rows: readonly { readonly row: Row; readonly draft: string }[]): Promise<ReadonlyMap<Row, Decision>> {
    const decisions = new Map<Row, Decision>();
    const byOperation = new Map<BulkOperation, { row: Row; source: SourceRow }[]>();
    for (const { row, draft } of rows) {
      const operation = this.#context.operationOf(row);
      const { line, key } = row.planned;
      const source = await readEntry(line, operation, key, draft);
      if ('wrong' in source)
        decisions.set(row, decide({ line, id: null, draft: {} }, { key, id: null, why: source.wrong }, 'refused'));
      else byOperation.set(operation, [...(byOperation.get(operation) ?? []), { row, source }]);
    }
    const facts = this.#facts();
    const { writer, provider } = this.#context;
    const grounds = { facts, choices: this.#choices, now: writer.serviceNow(), provider };
    for (const [operation, some] of byOperation) {
      const judged = await judge(
        operation,
        some.map(({ source }) => source),
        grounds,
      );
      const byLine = new Map(judged.map((one) => [one.line, one]));
      for (const { row } of some) {
        const decision = byLine.get(row.planned.line);
        if (decision !== undefined) decisions.set(row, decision);
      }
    }
    return decisions;
  }

  #facts(): FactSource {
    const { writer, stop } = this.#context;
    const fresh = factsFrom(writer, stop);
    return {
      ...fresh,
      statements: () => {
        const now = writer.now();
        if (this.#statements === null || now - this.#statements.at > STATEMENTS_MS) {
          const read = fresh.statements();
          this.#statements = { at: now, read };
          read.catch(() => (this.#statements = null));
        }
        return this.#statements.read;
      },
    };
  }
}
