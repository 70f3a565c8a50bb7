import type { Role } from '../../rules/terms.ts';
import type { Month, Plan } from './calendar.ts';
import type { Random } from './random.ts';

/** What becomes of somebody who stays at one school. */
export type Fate =
  | 'trains'
  | 'completed'
  | 'failed'
  | 'joining'
  | 'withdrawn'
  | 'deferred'
  /** Has completed as an ECT and is a mentor now. */
  | 'both'
  /** Was moved out of a cohort whose payments are frozen. */
  | 'moved'
  | 'early-roll-out'
  | 'not-completed';

export interface Traits {
  readonly role: Role;
  readonly month: Month;
  readonly plan: Plan;
  readonly fate: Fate;
  /** `null`: DfE has not decided. */
  readonly eligible: boolean | null;
  /** How many ids were retired in favour of the present one. */
  readonly retired: 0 | 1 | 2;
}

const usual: Traits = {
  role: 'ect',
  month: 'september',
  plan: 'standard',
  fate: 'trains',
  eligible: true,
  retired: 0,
};

/** A case of each kind. Every world begins with these, the most telling ones first, as far as it has people. */
export const kinds: readonly Traits[] = [
  { ...usual, role: 'mentor', fate: 'trains' },
  { ...usual, fate: 'trains', retired: 2 },
  { ...usual, fate: 'both' },
  { ...usual, fate: 'joining', eligible: null },
  { ...usual, fate: 'withdrawn', month: 'january' },
  { ...usual, fate: 'moved', plan: 'extended' },
  { ...usual, role: 'mentor', fate: 'early-roll-out', plan: 'replacement', eligible: false },
  { ...usual, fate: 'completed', plan: 'reduced', month: 'april', eligible: false },
  { ...usual, role: 'mentor', fate: 'not-completed' },
  { ...usual, role: 'mentor', fate: 'completed', retired: 1 },
  { ...usual, fate: 'deferred' },
  { ...usual, plan: 'extended', eligible: null },
  { ...usual, fate: 'failed' },
  { ...usual, role: 'mentor', fate: 'withdrawn', month: 'april' },
  { ...usual, role: 'mentor', fate: 'deferred', month: 'january' },
  { ...usual, role: 'mentor', plan: 'extended' },
  { ...usual, fate: 'completed' },
  { ...usual, eligible: false },
  { ...usual, plan: 'reduced', month: 'january' },
  { ...usual, role: 'mentor', plan: 'replacement', month: 'january' },
  { ...usual, plan: 'extended', month: 'april' },
  { ...usual, role: 'mentor', fate: 'joining' },
  { ...usual, plan: 'extended', month: 'january', fate: 'completed' },
];

/** Somebody of the many, most of whom simply train. */
export function anyTraits(random: Random): Traits {
  const role = random.chance(0.58) ? 'ect' : 'mentor';
  const [month, plan, fate] = [random.next(), random.next(), random.next()];
  return {
    role,
    month: month < 0.82 ? 'september' : month < 0.93 ? 'january' : 'april',
    plan: plan < 0.9 ? 'standard' : plan < 0.95 ? 'extended' : role === 'ect' ? 'reduced' : 'replacement',
    fate: anyFate(fate, role),
    eligible: random.chance(0.95) ? true : random.chance(0.5) ? false : null,
    retired: random.chance(0.02) ? (random.chance(0.2) ? 2 : 1) : 0,
  };
}

function anyFate(chance: number, role: Role): Fate {
  if (chance < 0.04) return 'withdrawn';
  if (chance < 0.07) return 'deferred';
  if (chance < 0.08) return 'joining';
  if (chance < 0.1) return 'moved';
  if (chance < 0.13) return role === 'ect' ? 'both' : 'not-completed';
  if (chance < 0.14) return role === 'ect' ? 'failed' : 'early-roll-out';
  return chance < 0.5 ? 'completed' : 'trains';
}
