export { logEvents, type LogOptions } from './log-events.ts';
export { openTelemetry, type OpenTelemetryOptions } from './open-telemetry.ts';
