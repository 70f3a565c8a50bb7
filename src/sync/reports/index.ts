export { reconcile, type Difference, type OnlyInFile, type Reconciliation } from './reconcile.ts';
export {
  statementReport,
  type StatementCount,
  type StatementDeclaration,
  type StatementFacts,
  type StatementReport,
} from './statement.ts';
