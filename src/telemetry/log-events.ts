import type { ClientEvent, EventListener } from '../client/index.ts';

/**
 * Turns a client's events into lines for a log: for `debug`, `console.debug`, or a function of your logger.
 *
 * @example
 * createClient({ service: 'rect', environment: 'sandbox', token, onEvent: logEvents(console.debug) });
 * // #3 participants.list: GET /api/v3/participants
 * // #3 participants.list: 200 in 312 ms (request id 6f1c…)
 */
export function logEvents(log: (line: string) => void): EventListener {
  return (event) => log(`${'call' in event ? `#${event.call} ` : ''}${event.operation}: ${describe(event)}`);
}

function describe(event: ClientEvent): string {
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
        `record ${event.id} ` +
        `${event.change}${event.page === null ? '' : ` on page ${event.page}`}${event.newer === true ? ', newer' : ''}`
      );
    case 'followed':
      return `the id ${event.from} was retired, followed to ${event.to}`;
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
      return `${event.field} has a new value, ${JSON.stringify(event.value)} (${event.count})`;
  }
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}
