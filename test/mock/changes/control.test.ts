import { createMock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { createControl } from '../../../src/mock/control/control.ts';

const mock = createMock({ service: 'rect' });
const control = createControl(mock, (scenario) => mock.load(scenario));

async function say(method: string, path: string, body?: unknown): Promise<[status: number, body: unknown]> {
  const response = await control(
    new Request(`http://localhost/__mock${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  return [response.status, await response.json()];
}

test('changes over HTTP: begin, act, read, end', async () => {
  expect(await say('GET', '/changes')).toMatchObject([400, { error: /nothing is recorded/ }]);
  expect(await say('POST', '/changes')).toEqual([200, { newest: 0 }]);
  expect(await say('GET', '/changes')).toEqual([200, { newest: 0, changes: [] }]);
  await say('POST', '/schools/changeName', ['ben', 'Ben New']);
  const [, all] = await say('GET', '/changes');
  expect(all).toMatchObject({ newest: 1, changes: [{ n: 1, lp: 'lp1', act: 'schools.changeName', seen: true }] });
  expect(all).toEqual({ newest: 1, changes: mock.changes.since(0) });
  expect(await say('GET', '/changes?since=1')).toEqual([200, { newest: 1, changes: [] }]);
  expect(await say('POST', '/changes', { keep: 1 })).toEqual([200, { newest: 0 }]);
  await say('POST', '/schools/changeName', ['ben', 'Ben One']);
  await say('POST', '/schools/changeName', ['ben', 'Ben Two']);
  expect((await say('GET', '/changes?since=0'))[0]).toBe(400);
  expect((await say('GET', '/changes?since=1'))[0]).toBe(200);
  expect(await say('DELETE', '/changes')).toEqual([200, { left: 0 }]);
  expect((await say('GET', '/changes'))[0]).toBe(400);
});

test.each([
  ['POST', '/changes', { kep: 1 }, /Did you mean keep/],
  ['POST', '/changes', { keep: 0 }, /whole number of at least 1/],
  ['POST', '/changes?keep=1', undefined, /query does not know/],
  ['GET', '/changes?since=x', undefined, /whole number of at least 0/],
  ['GET', '/changes?sinc=1', undefined, /Did you mean since/],
  ['GET', '/changes?since=7', undefined, /newest change is number 0/],
])('%s %s %j is refused', async (method, path, body, message) => {
  mock.changes.record();
  const [status, said] = await say(method, path, body);
  expect([status, JSON.stringify(said)]).toEqual([400, expect.stringMatching(message)]);
});
