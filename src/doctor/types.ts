import type { Fetch } from '../client/index.ts';
import type { Environment, Service } from '../contract/index.ts';
import type { Asker } from './asker.ts';

export type Verdict = 'ok' | 'differs' | 'cannot tell' | 'skipped';

/**
 * What was looked at and what of it was found. It is made to be handed on: counts, dates, names of headers and
 * attributes, values that a description lists, and never a token, a name, an address or an id.
 */
export interface Line {
  readonly id: string;
  readonly looked: string;
  readonly verdict: Verdict;
  readonly found: string;
  readonly expected: string;
  /** What to do; empty when there is nothing to do. */
  readonly todo: string;
  /** Why it cannot be told, or was skipped. */
  readonly why?: string;
}

/** One thing that is looked at. It never throws for what it finds. */
export type Check = (context: Context) => Line | Promise<Line | readonly Line[]>;

export interface Context {
  readonly service: Service;
  readonly origin: string;
  readonly asker: Asker;
  /** Our own clock, in milliseconds. */
  readonly now: () => number;
  readonly options: DoctorOptions;
}

export interface DoctorOptions {
  readonly service: Service;
  readonly server: { readonly environment: Environment } | { readonly baseUrl: string };
  readonly token: string;
  readonly allowHttp?: boolean;
  /** The name the token should belong to, as the API writes it. */
  readonly leadProviderName?: string | undefined;
  /** The file of a copy. */
  readonly db?: string | undefined;
  /** The address of a Redis that holds a shared budget, and the name of the budget in it. */
  readonly redis?: { readonly url: string; readonly key: string } | undefined;
  readonly fetch?: Fetch | undefined;
  readonly now?: () => number;
}

/** `1 record`, `2 records`. */
export const records = (count: number): string => `${count} ${count === 1 ? 'record' : 'records'}`;

/** A line that says nothing yet of how it came out. */
export type Looking = Pick<Line, 'id' | 'looked' | 'expected'>;

export const ok = (looking: Looking, found: string): Line => ({ ...looking, verdict: 'ok', found, todo: '' });

export const differs = (looking: Looking, found: string, todo: string): Line => ({
  ...looking,
  verdict: 'differs',
  found,
  todo,
});

export const cannotTell = (looking: Looking, why: string, todo = ''): Line => ({
  ...looking,
  verdict: 'cannot tell',
  found: 'nothing to judge by',
  todo,
  why,
});

export const skipped = (looking: Looking, why: string): Line => ({
  ...looking,
  verdict: 'skipped',
  found: 'not looked at',
  todo: '',
  why,
});
