import type { Outcome } from 'lead-provider-sdk';
import type { FaultEffect } from 'lead-provider-sdk/mock';

/** What a call comes to: `ok`, or the outcome its error tells. */
export type Comes = 'ok' | Outcome;

/** How often an operation is sent, and what the call comes to. */
export type Expected = readonly [comes: Comes, sent: number];

export interface FaultCase {
  readonly name: string;
  readonly effect: FaultEffect;
  /** Whether the service does what it is asked for in spite of the fault. */
  readonly applies: boolean;
  /** The fault strikes once: a read; a write that throws when its outcome is open; one that settles it. */
  readonly once: { readonly read: Expected; readonly write: Expected; readonly settling: Expected };
  /** The same when it strikes every time. */
  readonly always: { readonly read: Expected; readonly write: Expected; readonly settling: Expected };
}

const same = (read: Expected, write = read, settling = write): FaultCase['once'] => ({ read, write, settling });

const harmless = (name: string, effect: FaultEffect): FaultCase => ({
  name,
  effect,
  applies: true,
  once: same(['ok', 1]),
  always: same(['ok', 1]),
});

const refusal = (status: number): FaultCase => ({
  name: `status ${status}`,
  effect: { kind: 'status', status },
  applies: false,
  once: same(['refused', 1]),
  always: same(['refused', 1]),
});

/**
 * Reads are sent five times in all. A write is sent three times when each time it turns out that nothing was changed.
 */
const open = (name: string, effect: FaultEffect): FaultCase => ({
  name,
  effect,
  applies: false,
  once: same(['ok', 2], ['unknown', 1], ['ok', 2]),
  always: same(['unknown', 5], ['unknown', 1], ['not-applied', 3]),
});

const throttled = (name: string, headers?: Readonly<Record<string, string>>): FaultCase => ({
  name,
  effect: { kind: 'status', status: 429, ...(headers && { headers }) },
  applies: false,
  once: same(['ok', 2]),
  always: same(['refused', 5]),
});

/**
 * Each effect of the simulator that lies between a client and the service; `late`, `meanwhile` and pages have tests of their
 * own.
 */
export const faults: readonly FaultCase[] = [
  harmless('latency within the time limit', { kind: 'latency', ms: 20_000 }),
  {
    name: 'latency beyond the time limit',
    effect: { kind: 'latency', ms: 65_000 },
    applies: true,
    once: same(['ok', 2], ['unknown', 1], ['ok', 1]),
    always: same(['unknown', 5], ['unknown', 1], ['ok', 1]),
  },
  ...[400, 401, 403, 404, 422].map(refusal),
  throttled('status 429'),
  throttled('status 429 with Retry-After', { 'retry-after': '7' }),
  ...[408, 500, 503].map((status) => open(`status ${status}`, { kind: 'status', status })),
  open("a gateway's HTML", { kind: 'html' }),
  open('a dropped connection', { kind: 'drop' }),
  {
    name: 'a lost reply',
    effect: { kind: 'lose-reply' },
    applies: true,
    once: same(['ok', 2], ['unknown', 1], ['ok', 1]),
    always: same(['unknown', 5], ['unknown', 1], ['ok', 1]),
  },
  {
    name: 'a truncated answer',
    effect: { kind: 'truncate' },
    applies: true,
    once: same(['unknown', 1], ['unknown', 1], ['ok', 1]),
    always: same(['unknown', 1], ['unknown', 1], ['ok', 1]),
  },
  harmless('a body that is slow', { kind: 'slow-body', ms: 20_000 }),
  {
    name: 'a body that is too slow',
    effect: { kind: 'slow-body', ms: 90_000 },
    applies: true,
    once: same(['ok', 2], ['unknown', 1], ['ok', 1]),
    always: same(['unknown', 5], ['unknown', 1], ['ok', 1]),
  },
  harmless('a clock that is ahead', { kind: 'skew', ms: 3_600_000 }),
  harmless('a clock that is behind', { kind: 'skew', ms: -3_600_000 }),
];
