import { reason } from '../base/reason.ts';
import { refuseUnknownOptions } from '../base/unknown-options.ts';
import type { ClientEvent, EventListener } from '../client/index.ts';

/** How log lines treat what can be personal: ids of participants, and values the description does not know. */
export interface LogOptions {
  /**
   * `hide` leaves them out.
   * @default 'show'
   */
  readonly personal?: 'show' | 'hide';
}

/**
 * Turns a client's events into lines for a log: for `debug`, `console.debug`, or a function of your logger.
 *
 * @example
 * createClient({ service: 'rect', environment: 'sandbox', token, onEvent: logEvents(console.debug) });
 * // #3 participants.list: GET /api/v3/participants
 * // #3 participants.list: 200 in 312 ms (request id 6f1c…)
 * @throws {TypeError} when `personal` is neither of its values
 */
export function logEvents(log: (line: string) => void, options: LogOptions = {}): EventListener {
  refuseUnknownOptions('logEvents', options, ['personal']);
  const { personal = 'show' } = options;
  if (!['show', 'hide'].includes(personal)) throw new TypeError('logEvents: personal has to be "show" or "hide".');
  const shown = personal === 'show';
  return (event) => log(`${'call' in event ? `#${event.call} ` : ''}${event.operation}: ${describe(event, shown)}`);
}

/** `shown`: whether what can be personal is. */
function describe(event: ClientEvent, shown: boolean): string {
  switch (event.type) {
    case 'request':
      return `${event.method} ${event.path}${event.attempt > 1 ? ` (try ${event.attempt})` : ''}`;
    case 'response':
      return (
        `${event.status} in ` +
        `${ms(event.durationMs)}${event.requestId === null ? '' : ` (request id ${event.requestId})`}`
      );
    case 'failure':
      return `failed after ${ms(event.durationMs)}: ${event.kind}, outcome ${event.outcome}`;
    case 'retry':
      return `${event.reason}, trying again in ${ms(event.delayMs)}`;
    case 'budget-wait':
      return `waits for the rate budget (${event.reason}, priority ${event.priority})`;
    case 'drift':
      return (
        `${shown ? `record ${event.id}` : 'a record'} ` +
        `${event.change}${event.page === null ? '' : ` on page ${event.page}`}${event.newer === true ? ', newer' : ''}`
      );
    case 'followed':
      return shown ? `the id ${event.from} was retired, followed to ${event.to}` : 'a retired id was followed';
    case 'sending':
      return 'is sent for the first time';
    case 'settled':
      return `looked the outcome up: ${event.result}`;
    case 'invalid':
      return (
        'the answer differs from the specification: ' +
        event.problems.map(({ field, problem, count }) => `${field}: ${problem} (${count})`).join('; ')
      );
    case 'new-value':
      return `${event.field} has a new value${shown ? `, ${JSON.stringify(event.value)}` : ''} (${event.count})`;
    case 'not-compared':
      return `the answer was not compared, because the schemas could not be loaded: ${reason(event.cause)}`;
  }
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}
