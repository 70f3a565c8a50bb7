import { isRecord } from '../base/guards.ts';
import { didYouMean } from '../base/nearest.ts';
import { refuseUnknownOptions } from '../base/unknown-options.ts';
import type { MockOptions } from './mock.ts';

const known: Readonly<Record<keyof MockOptions, true>> = {
  service: true,
  scenario: true,
  seed: true,
  clock: true,
  throttle: true,
  keepRequests: true,
};
const throttled = ['mode', 'limit', 'windowMs'];

/**
 * Refuses what is no option of a mock, or no value of one: in plain JavaScript a slip of the pen would otherwise go by
 * in silence.
 */
export function checkOptions(options: unknown): void {
  if (!isRecord(options))
    throw new RangeError('createMock: give it an object with "service", which is "rect" or "ecf".');
  refuseUnknownOptions('createMock', options, Object.keys(known));
  const { service, seed, clock, throttle } = options;
  needOneOf('service', service, ['rect', 'ecf']);
  if (clock !== undefined) needOneOf('clock', clock, ['frozen', 'running']);
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new RangeError(`createMock: seed is ${shown(seed)}; it has to be a whole number.`);
  if (isRecord(throttle)) {
    refuseUnknownOptions('createMock', throttle, throttled, 'option of throttle');
    if (throttle['mode'] !== undefined) needOneOf('throttle.mode', throttle['mode'], ['fixed', 'rolling']);
  } else if (throttle !== undefined) {
    needOneOf('throttle', throttle, ['off', 'fixed', 'rolling'], ', or an object with limits of your own');
  }
}

function needOneOf(name: string, value: unknown, values: readonly string[], more = ''): void {
  if (typeof value === 'string' && values.includes(value)) return;
  const hint = typeof value === 'string' ? didYouMean(value, values) : '';
  const listed = values.map(shown);
  throw new RangeError(
    `createMock: ${name} is ${shown(value)}; it has to be ${listed.slice(0, -1).join(', ')} or ${listed.at(-1)}${more}.${hint}`,
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : isRecord(value) ? 'an object' : String(value);
}
