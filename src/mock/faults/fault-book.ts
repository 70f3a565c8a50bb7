import type { WrapperName } from '../../contract/routes.ts';
import { randomOf, type Random } from '../worlds/random.ts';
import { readFault, readFaultId } from './fault-shape.ts';
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
  /** Called when a fault was added, was taken away or has struck. */
  onChanged: () => void = () => undefined;
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  get list(): readonly PlacedFault[] {
    return this.#entries.map(({ id, fault, seen, struck }) => ({ id, fault, seen, struck }));
  }

  add(given: Fault): number {
    const fault = readFault(given);
    const id = this.#nextId;
    this.#nextId += 1;
    this.#entries.push({ id, fault, seen: 0, struck: 0 });
    this.onChanged();
    return id;
  }

  remove(id: number): void {
    const removed = readFaultId(id);
    this.#entries = this.#entries.filter((entry) => entry.id !== removed);
    this.onChanged();
  }

  clear(): void {
    this.#entries = [];
    this.onChanged();
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
    if (effects.length > 0) this.onChanged();
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
