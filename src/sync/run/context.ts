import { clockIn } from '../../base/service-clock.ts';
import type { SyncClient } from '../client.ts';
import { resources, type Resource } from '../resources.ts';
import type { Writer } from '../store/events.ts';
import type { Personal } from '../store/schema.ts';
import type { CopyConnection } from '../store/steps.ts';
import type { ResourceReport, SyncOptions } from '../types.ts';

/** What all parts of one run share. */
export interface RunContext {
  readonly mode: 'delta' | 'full';
  readonly client: SyncClient;
  readonly connection: CopyConnection;
  readonly writer: Writer;
  readonly options: SyncOptions;
  /** The name of the lead provider; null while nothing tells it. */
  readonly provider: string | null;
  readonly personal: Personal;
  /** Records on a page. The services serve no more than 3,000; tests take fewer. */
  readonly perPage: number;
  readonly clock: RunClock;
  readonly counts: Counts;
  /** Whose each retired id is now, as served so far. */
  readonly successors: Map<string, string>;
  /** Whether the declarations of people who moved are owed: not before the first walk of declarations has begun. */
  owesPeople: boolean;
  /** Ids of people who were erased. */
  readonly erased: Set<string>;
  /** By list: a record that this run was served, about which a question has a known answer. */
  readonly served: Map<Resource, { readonly id: string; readonly cohort: string | null }>;
  /** By list: whether a record that is certainly there was answered in this run, so that a 404 means something. */
  readonly controls: Map<Resource, boolean>;
}

/** The service's clock, as its answers tell it; our own until one has come. */
export class RunClock {
  #offset: number | null = null;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Hears an answer, and says when it was given: the earlier of its own time and ours, in whole seconds, because what is
   * asked for again must never begin too late.
   */
  hear({ headers }: Response): string {
    const at = clockIn(headers);
    const ours = this.#now();
    if (at !== null) this.#offset = at - ours;
    return instant(Math.min(at ?? ours, ours));
  }

  /** How far the service's clock is before ours, in milliseconds; null while no answer told it. */
  get offset(): number | null {
    return this.#offset;
  }

  /** The present by the service's clock, in milliseconds. */
  get ms(): number {
    return this.#now() + (this.#offset ?? 0);
  }

  /** The present by the service's clock. */
  now(): string {
    return instant(this.ms);
  }
}

/** A moment as the API writes it: whole seconds, `Z`. */
export const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** What a run has done so far. */
export class Counts {
  requests = 0;
  followUps = 0;
  /** Those of them that were made for records which somebody agreed to close though they were many. */
  forAccepted = 0;
  resumed = false;
  hasWarned = false;
  readonly resources: Record<Resource, { -readonly [K in keyof ResourceReport]: number }>;
  readonly held: { resource: Resource; absent: number; of: number }[] = [];

  constructor() {
    const none = (): ResourceReport => ({
      seen: 0,
      added: 0,
      changed: 0,
      touchedOnly: 0,
      vanished: 0,
      merged: 0,
      back: 0,
    });
    const [first, ...others] = resources;
    this.resources = {
      [first]: none(),
      ...Object.fromEntries(others.map((resource) => [resource, none()])),
    } as Counts['resources'];
  }

  add(resource: Resource, more: Partial<ResourceReport>): void {
    const counts = this.resources[resource];
    for (const [name, count] of Object.entries(more)) {
      if (name in counts) counts[name as keyof ResourceReport] += count;
    }
  }
}
