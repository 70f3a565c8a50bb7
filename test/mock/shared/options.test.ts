import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock, defaultScenario, ScenarioError } from 'lead-provider-sdk/mock';
import { loadScenario } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';

/** As plain JavaScript would call it. */
const untyped: (options: unknown) => unknown = (options) => Reflect.apply(createMock, undefined, [options]);

describe('createMock refuses', () => {
  test.each([
    [{ sceario: {} }, /no option "sceario"\. Did you mean "scenario"\?/],
    [{ throttle: 'fix' }, /throttle is "fix".*Did you mean "fixed"\?/],
    [{ throttle: { limt: 3 } }, /"limt"\. Did you mean "limit"\?/],
    [{ throttle: true }, /throttle is true; it has to be "off", "fixed" or "rolling"/],
    [{ clock: 'runing' }, /clock is "runing".*Did you mean "running"\?/],
    [{ seed: 'one' }, /seed is "one"; it has to be a whole number/],
    [{ keepRequests: -1 }, /keepRequests is -1/],
    [{ service: 'rekt' }, /service is "rekt".*Did you mean "rect"\?/],
  ])('%j', (options, message) => {
    expect(() => untyped({ service: 'rect', ...options })).toThrow(message);
    expect(() => untyped({ service: 'rect', ...options })).toThrow(RangeError);
  });
});

describe('mock.id', () => {
  const mock = createMock({ service: 'rect' });

  test('knows every kind of word of the scenario, and people registered since', () => {
    for (const word of ['lp1', 'dp1', 's1', 'ps1', 'ada', 'ada-first-id', 'ada-ect', 'd-paid', 'st-2025-apr'])
      expect(mock.id(word)).toMatch(/^[\da-f-]{36}$/);
    mock.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps1' });
    expect(mock.id('new')).toMatch(/-/);
    const other = createMock({ service: 'rect' });
    other.restore(mock.snapshot());
    expect(other.id('new')).toBe(mock.id('new'));
  });

  test('refuses a word of nobody, with what is like it; a UUID stands for itself', () => {
    expect(() => mock.id('adda')).toThrow(RangeError);
    expect(() => mock.id('adda')).toThrow(/called "adda"\. Did you mean "ada"/);
    expect(mock.id('adda', { unknown: true })).toMatch(/^[\da-f-]{36}$/);
    expect(mock.id('6c4b7a3e-0000-4000-8000-000000000000')).toBe('6c4b7a3e-0000-4000-8000-000000000000');
    expect(() => mock.token('lp3')).toThrow(/Did you mean "lp1"/);
  });
});

test('requests hold the parsed body, and as many are kept as asked for', async () => {
  const mock = createMock({ service: 'rect', keepRequests: 2 });
  for (const body of ['{"a":1}', 'no json', '{"b":[2]}'])
    await mock.fetch(new Request('https://mock.test/api/v3/x', { method: 'POST', body }));
  await mock.fetch(new Request('https://mock.test/api/v3/statements'));
  expect(mock.requests).toHaveLength(2);
  const sent = createMock({ service: 'rect' });
  const headers = { authorization: `Bearer ${sent.token('lp1')}`, 'content-type': 'application/json' };
  const url = 'https://mock.test/api/v3/participant-declarations';
  for (const body of ['{"b":[2]}', 'no json']) await sent.fetch(new Request(url, { method: 'POST', body, headers }));
  await sent.fetch(new Request(url, { headers }));
  expect(sent.requests.map(({ json }) => json)).toEqual([{ b: [2] }, undefined, undefined]);
});

test('loadScenario reads a file, and says what is wrong with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  const file = join(folder, 'w.json');
  await writeFile(file, JSON.stringify(defaultScenario('rect')));
  expect(await loadScenario(file)).toEqual(defaultScenario('rect'));
  await writeFile(file, '{"nows":1}');
  await expect(loadScenario(file)).rejects.toThrow(ScenarioError);
  await writeFile(file, '{');
  await expect(loadScenario(file)).rejects.toThrow(/not valid JSON/);
  await expect(loadScenario(join(folder, 'none.json'))).rejects.toThrow(/cannot read/);
  await rm(folder, { recursive: true });
});
