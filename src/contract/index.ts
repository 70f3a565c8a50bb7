export type { AnyOperation, Contract, EcfContract, RectContract } from './contract.ts';
export type { FilterInfo, HttpMethod, OperationInfo, OperationTable } from './operation.ts';
export {
  isWrapperName,
  routeOf,
  routes,
  wrapperNames,
  wrapperOf,
  type Route,
  type Routes,
  type WrapperName,
} from './routes.ts';
export {
  environments,
  isEnvironment,
  isService,
  servers,
  services,
  type Environment,
  type Service,
  type Zone,
} from './service.ts';
export type { Attributes, Data, DraftOf, Item, ListQuery, OperationOf, Success } from './types.ts';
