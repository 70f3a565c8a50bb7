import type { Place } from '../document-error.ts';
import type { Node } from '../walk.ts';
import { kindOf } from './kind-of.ts';
import type { RepairLog } from './repairs.ts';

const COUNTS = 'minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains'.split(' ');
const NUMBERS = 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'.split(' ');
const FLAGS = 'uniqueItems readOnly writeOnly deprecated'.split(' ');
const TEXTS = 'description title format pattern'.split(' ');

/** Makes each keyword hold the kind of value it is for, or leaves it out. */
export function repairKeywords(schema: Node, place: Place, log: RepairLog): void {
  const leaveOut = (key: string): void => {
    log.add('keyword-value', [...place, key], `${kindOf(schema[key])} left out`);
    Reflect.deleteProperty(schema, key);
  };
  for (const key of [...COUNTS, ...NUMBERS]) {
    if (!Object.hasOwn(schema, key) || typeof schema[key] === 'boolean') continue;
    const written = schema[key];
    const value = typeof written === 'string' && written.trim() !== '' ? Number(written) : written;
    const isCount = COUNTS.includes(key);
    if (typeof value !== 'number' || !Number.isFinite(value) || (isCount && (value < 0 || !Number.isInteger(value))))
      leaveOut(key);
    else if (key === 'multipleOf' && value <= 0) leaveOut(key);
    else if (value !== written) {
      log.add('keyword-value', [...place, key], `${kindOf(written)} to ${value}`);
      schema[key] = value;
    }
  }
  for (const key of [...COUNTS, 'minimum', 'maximum', 'multipleOf'])
    if (typeof schema[key] === 'boolean') leaveOut(key);
  for (const key of FLAGS) if (Object.hasOwn(schema, key) && typeof schema[key] !== 'boolean') leaveOut(key);
  for (const key of TEXTS) if (Object.hasOwn(schema, key) && typeof schema[key] !== 'string') leaveOut(key);
}
