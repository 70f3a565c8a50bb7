/**
 * Types that public ones name, and that no door exports: the API reference has a page for them, so that each is explained.
 * typedoc warns, and the build of the site fails, when one is missing here.
 */
export type { AnyClient } from '../../src/bulk/client.ts';
export type { SourceErrorCode } from '../../src/bulk/csv/source-error.ts';
export type { PlannedRow, row } from '../../src/bulk/journal/lines.ts';
export type { AnyOperation } from '../../src/contract/contract.ts';
export type { FilterInfo, HttpMethod } from '../../src/contract/operation.ts';
export type { Routes, WrapperName, routes } from '../../src/contract/routes.ts';
export type { services } from '../../src/contract/service.ts';
export type { Attributes, Data, DraftOf, Item, ListQuery, OperationOf, Success } from '../../src/contract/types.ts';
export type { ErrorDetails } from '../../src/errors/base.ts';
export type { HttpErrorDetails } from '../../src/errors/http-error.ts';
export type { AddedStatement } from '../../src/mock/actors/types.ts';
export type { scenarioSchema } from '../../src/mock/scenario/schema.ts';
export type { Datum } from '../../src/rules/rule.ts';
export type {
  ActionInput,
  PartnershipInput,
  PartnershipUpdateInput,
  ScheduleInput,
} from '../../src/rules/shared/inputs.ts';
export type { RequestRule } from '../../src/rules/shared/request-rule.ts';
export type { DeclarationAction } from '../../src/rules/states/declaration-states.ts';
export type { EnrolmentState } from '../../src/rules/states/participant-states.ts';
export type { PartnershipAction } from '../../src/rules/states/partnership-states.ts';
export type { Beginning } from '../../src/rules/states/state.ts';
export type { declarationStateNames, roles } from '../../src/rules/terms.ts';
export type { CopyInside } from '../../src/sync/copy/copy.ts';
export type { Erased } from '../../src/sync/copy/erase.ts';
export type { Silent } from '../../src/sync/records/silent.ts';
export type { NextCutOff, NextCutOffs } from '../../src/sync/reports/cut-offs.ts';
export type { AsOf, StatementFacts, StatementName } from '../../src/sync/reports/facts.ts';
export type { Move, Moved, MovedDeclaration, VoidedSince } from '../../src/sync/reports/moved.ts';
export type { Difference, OnlyInFile } from '../../src/sync/reports/reconcile.ts';
export type { Slid, SlidDeclaration } from '../../src/sync/reports/slid.ts';
export type { ClawedBackHere, StatementCount, StatementDeclaration } from '../../src/sync/reports/standing.ts';
export type { StatesOverTime } from '../../src/sync/reports/states.ts';
export type { StuckDeclaration, StuckDeclarations } from '../../src/sync/reports/stuck.ts';
export type { resources } from '../../src/sync/resources.ts';
export type { MovedRecord } from '../../src/sync/store/events.ts';
export type { Holder } from '../../src/sync/store/lease.ts';
export type { Personal } from '../../src/sync/store/schema.ts';
export type { CopyConnection, Insert, Row, Step, Steps, Value } from '../../src/sync/store/steps.ts';
export type { Dialect } from '../../src/sync/views/view.ts';
