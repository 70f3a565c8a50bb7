export type { NextCutOff, NextCutOffs } from './cut-offs.ts';
export type { AsOf, StatementFacts, StatementName } from './facts.ts';
export type { Move, Moved, MovedDeclaration, VoidedSince } from './moved.ts';
export { reconcile, type Difference, type OnlyInFile, type Reconciliation } from './reconcile.ts';
export type { Slid, SlidDeclaration } from './slid.ts';
export type { ClawedBackHere, StatementCount, StatementDeclaration } from './standing.ts';
export { statementReport, type StatementReport } from './statement.ts';
export type { StatesOverTime } from './states.ts';
export type { StuckDeclaration, StuckDeclarations } from './stuck.ts';
