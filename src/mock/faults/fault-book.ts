import { isWrapperName, type WrapperName } from '../../contract/routes.ts';
import { randomOf, type Random } from '../worlds/random.ts';
import type { Fault, FaultEffect, Faults, PlacedFault } from './fault.ts';

/** A request as far as faults look at it. */
export interface FaultHit {
  readonly operation: WrapperName | null;
  readonly leadProvider: string | null;
  readonly page: number;
}

interface Entry {
  readonly id: number;
  readonly fault: Fault;
  seen: number;
  struck: number;
}

/** Keeps the faults of one mock and says which strike a request. */
export class FaultBook implements Faults {
  #entries: Entry[] = [];
  #nextId = 1;
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  get list(): readonly PlacedFault[] {
    return this.#entries.map(({ id, fault, seen, struck }) => ({ id, fault, seen, struck }));
  }

  add(fault: Fault): number {
    check(fault);
    const id = this.#nextId;
    this.#nextId += 1;
    this.#entries.push({ id, fault, seen: 0, struck: 0 });
    return id;
  }

  remove(id: number): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  clear(): void {
    this.#entries = [];
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** The effects that strike a request, in the order in which the faults were added; each is counted. */
  strike(request: FaultHit): FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const entry of this.#entries) {
      const { fault } = entry;
      if (!fits(fault, request)) continue;
      entry.seen += 1;
      const times = fault.times ?? (fault.probability === undefined ? 1 : Infinity);
      if (entry.seen < (fault.from ?? 1) || entry.struck >= times) continue;
      if (fault.probability !== undefined && !this.#random.chance(fault.probability)) continue;
      entry.struck += 1;
      effects.push(fault.effect);
    }
    return effects;
  }
}

function fits({ operation, leadProvider, page }: Fault, request: FaultHit): boolean {
  if (operation !== undefined) {
    if (request.operation === null) return false;
    if (typeof operation === 'string' ? operation !== request.operation : !operation.includes(request.operation))
      return false;
  }
  if (leadProvider !== undefined && leadProvider !== request.leadProvider) return false;
  return page === undefined || page === request.page;
}

const kinds: readonly FaultEffect['kind'][] = [
  'latency',
  'status',
  'html',
  'drop',
  'lose-reply',
  'late',
  'truncate',
  'slow-body',
  'clamp',
  'skew',
  'meanwhile',
];

function check({ effect, operation, page, from, times, probability }: Fault): void {
  const wrong = (what: string): never => {
    throw new RangeError(`mock.faults.add: ${what}.`);
  };
  if (!kinds.includes(effect.kind))
    wrong(`there is no effect ${JSON.stringify(effect.kind)}; it has to be one of ${kinds.join(', ')}`);
  for (const name of operation === undefined ? [] : [operation].flat()) {
    if (!isWrapperName(name))
      wrong(
        `there is no operation ${JSON.stringify(name)}; operations are named like the client's methods, for ` +
          'example participants.defer',
      );
  }
  for (const [name, value] of Object.entries({ page, from, times })) {
    if (value !== undefined && value !== Infinity && !(Number.isInteger(value) && value >= 1))
      wrong(`${name} has to be a whole number of at least 1`);
  }
  if (probability !== undefined && !(probability >= 0 && probability <= 1))
    wrong('probability has to lie between 0 and 1');
  if (effect.kind === 'status' && !(Number.isInteger(effect.status) && effect.status >= 200 && effect.status <= 599))
    wrong('status has to be an HTTP status from 200 to 599');
  if (effect.kind === 'truncate' && effect.at !== undefined && !(effect.at >= 0 && effect.at < 1))
    wrong('at has to be a share of the answer, from 0 to below 1');
  if (effect.kind === 'late' && !(Number.isFinite(effect.afterMs) && effect.afterMs >= 0))
    wrong('afterMs has to be a number of milliseconds of at least 0');
  if (effect.kind === 'clamp' && !(Number.isInteger(effect.perPage) && effect.perPage >= 1))
    wrong('perPage has to be a whole number of at least 1');
}
