import type { Call, WriteOperation } from '../calls.ts';
import type { Context } from './context.ts';
import { faults } from './faults.ts';
import { malformed, nonsense, wrongRead } from './nonsense.ts';
import { soundCall } from './sound.ts';

/**
 * One request to be tried.
 *
 * - `valid`: nothing is wrong with it as far as its maker can see
 * - `one`: a valid one with one fault; `sound` is the request without it
 * - `near`: a valid one with two or three faults
 * - `nonsense`: any values
 * - `form`: turned away for its form, by one of `rules` where any are named
 */
export interface Plan {
  readonly kind: 'valid' | 'one' | 'near' | 'nonsense' | 'form';
  readonly fault: string;
  readonly call: Call;
  readonly sound: Call | null;
  readonly rules: readonly string[];
}

/** Declarations are what providers send most, and have the most rules. */
const weights = {
  'declarations.create': 12,
  'declarations.void': 2.5,
  'participants.defer': 2,
  'participants.withdraw': 2,
  'participants.resume': 1.5,
  'participants.changeSchedule': 3,
  'partnerships.create': 2.5,
  'partnerships.update': 2,
} as const satisfies Record<WriteOperation, number>;

/** The next request, or null where this world has no occasion for it. */
export function planFor(context: Context): Plan | null {
  const {
    random,
    world: { service },
  } = context;
  const kind = random.weighted({ valid: 1.2, one: 8, near: 1.5, nonsense: 1, form: 0.5, read: 0.4 });
  if (kind === 'read') {
    const read = wrongRead(random, service);
    return read && { kind: 'form', fault: `read: ${read.name}`, call: read.call, sound: null, rules: read.rules };
  }
  const operation = random.weighted(weights);
  if (kind === 'nonsense')
    return { kind, fault: 'nonsense', call: nonsense(operation, context), sound: null, rules: [] };
  const sound = soundCall(operation, context);
  if (sound === null) return null;
  if (kind === 'valid') return { kind, fault: 'none', call: sound, sound: null, rules: [] };
  if (kind === 'form') {
    const { name, call, rules } = malformed(sound, context);
    return { kind, fault: `form: ${name}`, call, sound: null, rules };
  }
  const count = kind === 'one' ? 1 : random.int(2, 3);
  let call = sound;
  const made: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const fault = random.pick(faults[operation]);
    const next = fault.make(call, context);
    if (next === null) continue;
    call = next;
    made.push(fault.name);
  }
  if (made.length === 0) return null;
  return { kind, fault: made.join(' + '), call, sound: kind === 'one' ? sound : null, rules: [] };
}
