import type { CopyConnection } from '../store/steps.ts';
import { cutOffsAfter, type NextCutOffs } from './cut-offs.ts';
import { asOfNow, statementFacts, type AsOf, type StatementFacts } from './facts.ts';
import { movedOn, type Moved, type VoidedSince } from './moved.ts';
import { slidFrom, type Slid } from './slid.ts';
import {
  clawedBackOn,
  countsOn,
  declarationsOn,
  type ClawedBackHere,
  type StatementCount,
  type StatementDeclaration,
} from './standing.ts';
import { statesOf, type StatesOverTime } from './states.ts';
import { stuckOf, type StuckDeclarations } from './stuck.ts';

/**
 * A statement as a copy knows it. Counts, never amounts, since the API serves none. No declaration counts as a payment of
 * two statements: what is voided, clawed back, stuck or slid is told apart and is no part of `declared`.
 */
export interface StatementReport {
  readonly statement: StatementFacts;
  readonly asOf: AsOf;
  /** Declarations that the statement pays, among them those that a later one takes back. */
  readonly declared: number;
  readonly payments: readonly StatementCount[];
  readonly clawbacks: readonly StatementCount[];
  readonly voidedSince: VoidedSince;
  readonly clawedBackHere: ClawedBackHere;
  /** What changed after the cut-off, the voided ones among it. */
  readonly moved: Moved;
  readonly stuck: StuckDeclarations;
  readonly slid: Slid;
  readonly nextCutOffs: NextCutOffs;
  readonly states: StatesOverTime;
  readonly declarations: readonly StatementDeclaration[];
}

/**
 * What stands on a statement, and what became of it: counts, never amounts, since the API serves none.
 * @throws {CopyError} when the copy has no such statement
 */
export function statementReport(connection: CopyConnection, id: string): Promise<StatementReport> {
  return connection.read(function* () {
    const statement = yield* statementFacts(id);
    const asOf = yield* asOfNow();
    const declarations = yield* declarationsOn(statement.id);
    const { payments, clawbacks } = yield* countsOn(statement.id);
    const { moved, voidedSince } = yield* movedOn(statement.id);
    return {
      ...{ statement, asOf, declared: declarations.filter(({ kind }) => kind === 'payment').length },
      ...{ payments, clawbacks, voidedSince },
      clawedBackHere: yield* clawedBackOn(statement.id, declarations),
      moved,
      stuck: yield* stuckOf(statement, asOf),
      slid: yield* slidFrom(statement.id),
      nextCutOffs: yield* cutOffsAfter(statement, asOf),
      states: yield* statesOf(statement.id),
      declarations,
    };
  });
}
