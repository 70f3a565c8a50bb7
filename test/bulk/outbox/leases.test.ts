import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Leases } from '../../../src/bulk/outbox/leases.ts';
import type { Aside, Lease, OutboxStore } from '../../../src/bulk/outbox/store.ts';
import { outboxStand } from './stand.ts';

const LEASE_MS = 12_000;
const NONE: Aside = { waits: null, seen: null, next: null };

/** A store in which every lease is to be had, and what was asked of it. */
async function leasesOver(leaseMs?: number) {
  const { store } = await outboxStand();
  const asked: unknown[][] = [];
  const answers = {
    ...{ isTaken: false, fails: false, until: Promise.resolve() },
    still: (people: readonly string[]): readonly string[] => people,
  };
  vi.spyOn(store, 'take').mockImplementation((person, word, ms) => {
    asked.push(['take', person, ms]);
    return Promise.resolve(answers.isTaken ? null : { person, word, number: 4, version: 9 });
  });
  vi.spyOn(store, 'renew').mockImplementation((_word, people, ms) => {
    asked.push(['renew', [...people], ms]);
    const answer = new Set(answers.still(people));
    return answers.fails ? Promise.reject(new Error('gone')) : answers.until.then(() => answer);
  });
  vi.spyOn(store, 'release').mockImplementation((lease: Lease, version: number, aside: Aside) => {
    asked.push(['release', lease.person, lease.number, version, aside]);
    return Promise.resolve();
  });
  const made: OutboxStore = store;
  return { leases: leaseMs === undefined ? new Leases(made) : new Leases(made, leaseMs), asked, answers };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterEach(() => void vi.useRealTimers());
const renewals = (asked: readonly unknown[][]): number => asked.filter(([what]) => what === 'renew').length;

describe('a person whose rows this host works on', () => {
  test('is known with the lease, until it is given back', async () => {
    const { leases, asked } = await leasesOver(LEASE_MS);
    expect(leases.of('p')).toBeNull();
    expect(await leases.take('p')).toBe(true);
    expect(leases.people()).toEqual(['p']);
    expect(leases.of('p')).toMatchObject({ person: 'p', number: 4 });
    const signal = leases.signalOf('p');
    expect(signal.aborted).toBe(false);
    const aside: Aside = { waits: 'day', seen: 2, next: 7 };
    await leases.release('p', aside);
    expect(asked).toEqual([
      ['take', 'p', LEASE_MS],
      ['release', 'p', 4, 9, aside],
    ]);
    expect([leases.of('p'), leases.people(), signal.aborted]).toEqual([null, [], true]);
    await leases.release('p', NONE);
    expect(asked).toHaveLength(2);
  });

  test('is not had where another host has them', async () => {
    const { leases, answers } = await leasesOver(LEASE_MS);
    answers.isTaken = true;
    expect(await leases.take('p')).toBe(false);
    expect([leases.of('p'), leases.people(), vi.getTimerCount()]).toEqual([null, [], 0]);
    expect(leases.signalOf('p').aborted).toBe(true);
  });

  test('is taken for a minute where nothing else is said', async () => {
    const { leases, asked } = await leasesOver();
    await leases.take('p');
    expect(asked).toEqual([['take', 'p', 60_000]]);
  });

  test('who is forgotten is worked on no more, and the last one ends the renewals', async () => {
    const { leases } = await leasesOver(LEASE_MS);
    await leases.take('p');
    await leases.take('q');
    const signal = leases.signalOf('p');
    leases.forget('p');
    expect([signal.aborted, leases.signalOf('q').aborted, leases.people()]).toEqual([true, false, ['q']]);
    expect(vi.getTimerCount()).toBe(1);
    leases.forget('q');
    expect(vi.getTimerCount()).toBe(0);
    leases.forget('nobody');
    await leases.take('r');
    expect(vi.getTimerCount()).toBe(1);
  });
});

describe('a lease', () => {
  test('is renewed after a third of its time, and again after each third, and goes on', async () => {
    const { leases, asked } = await leasesOver(LEASE_MS);
    // the clock of a process that has been up for a while
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    await leases.take('p');
    const signal = leases.signalOf('p');
    await vi.advanceTimersByTimeAsync(1000);
    expect(renewals(asked)).toBe(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(renewals(asked)).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(renewals(asked)).toBe(2);
    expect(asked.at(-1)).toEqual(['renew', ['p'], LEASE_MS]);
    await vi.advanceTimersByTimeAsync(5 * LEASE_MS);
    expect(signal.aborted).toBe(false);
    expect(renewals(asked)).toBe(17);
  });

  test('that is not renewed ends what is under way, counted from before it was asked for', async () => {
    const { leases, answers } = await leasesOver(LEASE_MS);
    await leases.take('p');
    answers.fails = true;
    const signal = leases.signalOf('p');
    await vi.advanceTimersByTimeAsync(LEASE_MS - 1000);
    expect(signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(signal.aborted).toBe(true);
    // it is ours until somebody says otherwise: what was under way is noted under it
    expect(leases.of('p')).toMatchObject({ person: 'p' });
  });

  test('that another host has by now ends what is under way at once; the others go on', async () => {
    const { leases, answers } = await leasesOver(LEASE_MS);
    await leases.take('p');
    await leases.take('q');
    answers.still = () => ['q'];
    const [lost, ours] = [leases.signalOf('p'), leases.signalOf('q')];
    await vi.advanceTimersByTimeAsync(4000);
    expect([lost.aborted, ours.aborted]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(3 * LEASE_MS);
    expect(ours.aborted).toBe(false);
  });

  test('is not renewed twice at once, and not given back while it is being renewed', async () => {
    const { leases, asked, answers } = await leasesOver(LEASE_MS);
    let answer = (): void => undefined;
    answers.until = new Promise((resolve) => (answer = resolve));
    await leases.take('p');
    await vi.advanceTimersByTimeAsync(LEASE_MS - 1000);
    expect(renewals(asked)).toBe(1);
    const releasing = leases.release('p', NONE);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked.at(-1)?.[0]).toBe('renew');
    expect(leases.of('p')).not.toBeNull();
    answer();
    await releasing;
    expect(asked.at(-1)?.[0]).toBe('release');
    expect(leases.of('p')).toBeNull();
  });

  test('that was given up while it was renewed stays given up', async () => {
    const { leases, asked, answers } = await leasesOver(LEASE_MS);
    let answer = (): void => undefined;
    answers.until = new Promise((resolve) => (answer = resolve));
    await leases.take('p');
    await leases.take('q');
    await vi.advanceTimersByTimeAsync(LEASE_MS / 3);
    leases.forget('p');
    answer();
    await vi.advanceTimersByTimeAsync(LEASE_MS / 3);
    expect(leases.people()).toEqual(['q']);
    expect(asked.at(-1)).toEqual(['renew', ['q'], LEASE_MS]);
  });
});
