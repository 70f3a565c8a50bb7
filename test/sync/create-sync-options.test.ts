import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../src/index.ts';
import { createMock, generateScenario } from '../../src/mock/index.ts';
import { insideOf, isSyncClient } from '../../src/sync/client.ts';
import type { Copy } from '../../src/sync/copy/copy.ts';
import { createSync } from '../../src/sync/create-sync.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { SyncError } from '../../src/sync/sync-error.ts';

const mock = createMock({
  service: 'rect',
  scenario: generateScenario({ service: 'rect', participants: 3, schools: 2, seed: 1 }),
});
const common = { service: 'rect', baseUrl: 'https://mock.test', token: 'secret-token', fetch: mock.fetch } as const;
const client = createClient(common);

let copy: Copy;
beforeAll(async () => {
  copy = await openCopy(':memory:');
});
afterAll(() => copy.close());

/** As plain JavaScript can call it: with anything. */
const make = (who: unknown, options: unknown): unknown => Reflect.apply(createSync, undefined, [who, copy, options]);

/** What was said against it; null when nothing was. */
function refusal(who: unknown, options: unknown): string | null {
  try {
    make(who, options);
  } catch (error) {
    return error instanceof SyncError ? `${error.reason}: ${error.message}` : String(error);
  }
  return null;
}

describe('options of createSync', () => {
  test.each([
    { cohorts: [] },
    { cohorts: [2020, 2099] },
    { resources: [] },
    { resources: ['participants', 'schools'] },
    { overlap: {} },
    { overlap: { atLeastMinutes: 0 } },
    { overlap: { atLeastMinutes: 0.5 } },
    { absence: {} },
    { absence: { most: { rows: 0, share: 0 } } },
    { absence: { most: { rows: 10, share: 1 } } },
    { accept: {} },
    { accept: { participants: 0, schools: 12 } },
    {},
  ])('%j can be used', (options) => {
    expect(refusal(client, options)).toBeNull();
  });

  test.each([
    [{ cohorts: 2025 }, /"cohorts" has to be a list of years/],
    [{ cohorts: [2025, '2026'] }, /"cohorts"/],
    [{ cohorts: [2019] }, /"cohorts"/],
    [{ cohorts: [2100] }, /"cohorts"/],
    [{ cohorts: [2025.5] }, /"cohorts"/],
    [{ resources: 'participants' }, /"resources" has to be a list of .*participants/],
    [{ resources: ['participants', 'people'] }, /"resources"/],
    [{ overlap: { atLeastMinutes: -1 } }, /"overlap\.atLeastMinutes" has to be a number of minutes/],
    [{ overlap: { atLeastMinutes: Number.POSITIVE_INFINITY } }, /"overlap\.atLeastMinutes"/],
    [{ overlap: { atLeastMinutes: '5' } }, /"overlap\.atLeastMinutes"/],
    [{ absence: { most: { rows: -1, share: 0.5 } } }, /"absence\.most" has to be \{ rows, share \}/],
    [{ absence: { most: { rows: 1, share: -0.5 } } }, /"absence\.most"/],
    [{ absence: { most: { rows: 1, share: 1.01 } } }, /"absence\.most"/],
    [{ absence: { most: { rows: 1 } } }, /"absence\.most"/],
    [{ absence: { most: { share: 1 } } }, /"absence\.most"/],
    [{ accept: { people: 1 } }, /"accept" has to name lists .*participants/],
    [{ accept: { participants: 1.5 } }, /"accept"/],
    [{ accept: { participants: -1 } }, /"accept"/],
    [{ accept: { participants: '3' } }, /"accept"/],
  ])('%j is refused before anything is read', (options, message) => {
    const said = refusal(client, options);
    expect(said).toMatch(/^options: createSync: /);
    expect(said).toMatch(message);
    expect(mock.requests).toEqual([]);
  });

  test.each(
    'cohorts resources overlap daily absence trustUpdatedSince accept seed takeOver sameOwner signal onProgress onWarning now'.split(
      ' ',
    ),
  )('%s is known, and one letter more is not', (name) => {
    expect(refusal(client, { [name]: undefined })).toBeNull();
    expect(refusal(client, { [`${name}x`]: undefined })).toContain(`there is no option "${name}x"`);
  });

  test.each([
    ['fullEvery', 0],
    ['fullEvery', -1],
    ['fullEvery', Number.NaN],
  ] as const)('auto refuses %s of %d days and reads nothing', async (_, days) => {
    await expect(createSync(client, copy).auto({ fullEvery: { days } })).rejects.toThrow(/createSync: fullEvery/);
    expect(mock.requests).toEqual([]);
  });
});

describe('the client of createSync', () => {
  test('is one that createClient made', () => {
    expect(isSyncClient(client)).toBe(true);
    expect(insideOf(client)).not.toBeNull();
    expect(refusal(client, {})).toBeNull();
  });

  test.each([
    ['nothing', null],
    ['a text', 'client'],
    ['an empty object', {}],
    ['what has the lists alone', Object.fromEntries(Object.entries(client))],
  ])('is not %s', (_, bare) => {
    expect(insideOf(bare)).toBeNull();
    expect(isSyncClient(bare)).toBe(false);
    expect(refusal(bare, {})).toMatch(/createClient as the first argument/);
  });

  const inside = insideOf(client);
  const key = Symbol.for('lead-provider-sdk');
  const lists = 'participants transfers unfundedMentors declarations partnerships schools deliveryPartners statements';
  const all = Object.fromEntries(lists.split(' ').map((name) => [name, {}]));

  test.each(lists.split(' '))('has %s', (name) => {
    const others = Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
    expect(isSyncClient({ ...all, [key]: inside })).toBe(true);
    expect(isSyncClient({ ...others, [key]: inside })).toBe(false);
    expect(refusal({ service: 'rect', ...others, [key]: inside }, {})).toMatch(/createClient/);
  });

  test.each([
    ['origin', 1],
    ['token', 'secret'],
    ['serverDate', null],
  ])('tells its %s as this version does', (name, other) => {
    const made = { origin: 'https://mock.test', token: () => Promise.resolve('t'), serverDate: () => null };
    expect(insideOf({ [key]: made })).toBe(made);
    expect(insideOf({ [key]: { ...made, [name]: other } })).toBeNull();
    expect(insideOf({ [key]: 'x' })).toBeNull();
  });

  test('is of a service that there is', () => {
    expect(refusal({ service: 'npq', ...all, [key]: inside }, {})).toMatch(/createClient/);
  });

  test('moves no date, and no token is told', () => {
    const moved = createClient({ ...common, serverDate: '2026-01-01T00:00:00Z' });
    const said = refusal(moved, {});
    expect(said).toMatch(/has a serverDate.*a copy is of the present/);
    expect(said).not.toContain('secret-token');
  });
});
