import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkClock } from '../../src/sync/run/check-clock.ts';
import { Counts, RunClock, type RunContext } from '../../src/sync/run/context.ts';

afterEach(() => vi.restoreAllMocks());

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const service = Date.parse('2025-06-10T09:00:00Z');
const answer = (headers: Record<string, string> = { date: new Date(service).toUTCString() }): Response =>
  new Response('', { headers });

/** A run that heard an answer when the service's clock was so far before ours. */
function heard(before: number | null, onWarning?: (text: string) => void) {
  const clock = new RunClock(() => service - (before ?? 0));
  if (before !== null) clock.hear(answer());
  const counts = new Counts();
  const options: RunContext['options'] = onWarning === undefined ? {} : { onWarning };
  return { counts, check: () => checkClock({ clock, options, counts } as RunContext) };
}

describe('clocks that are apart', () => {
  test.each([
    [null, []],
    [0, []],
    [10 * MINUTE, []],
    [-10 * MINUTE, []],
    [11 * MINUTE, [/^This machine's clock is 11 minutes behind the service's\. The run goes on/]],
    [-11 * MINUTE, [/^This machine's clock is 11 minutes before the service's\./]],
    [DAY - MINUTE, [/1439 minutes behind/]],
  ])('%s ms: told once in a run', (before, told) => {
    const warnings: string[] = [];
    const { check, counts } = heard(before, (text) => warnings.push(text));
    check();
    check();
    expect(warnings).toEqual(told.map((text) => expect.stringMatching(text) as unknown));
    expect(counts.hasWarned).toBe(told.length > 0);
  });

  test.each([
    [DAY, /clock is 1 day behind the service's/],
    [-3 * DAY, /clock is 3 days before the service's/],
  ])('%s ms: refused', (before, message) => {
    const told = vi.fn();
    const { check } = heard(before, told);
    expect(check).toThrow(message);
    expect(check).toThrow(expect.objectContaining({ name: 'SyncError', reason: 'clock' }) as Error);
    expect(told).not.toHaveBeenCalled();
  });

  test('are told on the console when nobody listens, and else there alone', () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    heard(-20 * MINUTE, () => undefined).check();
    expect(said).not.toHaveBeenCalled();
    heard(-20 * MINUTE).check();
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^lead-provider-sdk: .* 20 minutes before/));
  });
});

describe('the clock of a run', () => {
  test('is our own until an answer tells the time', () => {
    const clock = new RunClock(() => service);
    expect([clock.offset, clock.ms, clock.now()]).toEqual([null, service, '2025-06-10T09:00:00Z']);
    expect(clock.hear(answer({}))).toBe('2025-06-10T09:00:00Z');
    expect(clock.offset).toBeNull();
  });

  test.each([
    ['ours is before it', 90_000, '2025-06-10T09:00:00Z'],
    ['ours is behind it', -90_000, '2025-06-10T08:58:30Z'],
  ])('and then the service’s: an answer counts as of the earlier of the two, when %s', (_, ours, at) => {
    const clock = new RunClock(() => service + ours + 400);
    expect(clock.hear(answer())).toBe(at);
    expect([clock.offset, clock.ms, clock.now()]).toEqual([-ours - 400, service, '2025-06-10T09:00:00Z']);
  });
});

describe('what a run has done', () => {
  test('is nothing at first, of every list', () => {
    const counts = new Counts();
    const none = { seen: 0, added: 0, changed: 0, touchedOnly: 0, vanished: 0, merged: 0, back: 0 };
    expect(Object.values(counts.resources)).toEqual(Array.from({ length: 8 }, () => none));
    expect(counts).toMatchObject({ requests: 0, followUps: 0, forAccepted: 0, resumed: false, hasWarned: false });
  });

  test('adds up, list by list, what is counted', () => {
    const counts = new Counts();
    counts.add('schools', { seen: 3, added: 2 });
    counts.add('schools', { seen: 1, ...{ other: 5 } });
    expect(counts.resources.schools).toMatchObject({ seen: 4, added: 2, changed: 0 });
    expect(counts.resources.schools).not.toHaveProperty('other');
    expect(counts.resources.participants.seen).toBe(0);
  });
});
