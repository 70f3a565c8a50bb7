export { createMock, type Mock, type MockOptions } from './create-mock.ts';
export type { Duration, MockClock } from './clock.ts';
export { defaultScenario } from './scenario/default-scenario.ts';
export { ScenarioError, type ScenarioProblem } from './scenario/scenario-error.ts';
export type { Scenario } from './scenario/schema.ts';
export type { ReceivedRequest } from './http/request-log.ts';
