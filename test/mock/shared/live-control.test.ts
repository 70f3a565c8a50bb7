import { describe, expect, test } from 'vitest';
import { createControl } from '../../../src/mock/control/control.ts';
import { createMock } from '../../../src/mock/index.ts';
import { liveFor, served } from './live-support.ts';

interface Said {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

describe.each(['rect', 'ecf'] as const)('POST /__mock/live of %s', (service) => {
  const mock = createMock({ service });
  const control = createControl(mock, (scenario) => mock.load(scenario));
  async function say(path: string, body: unknown): Promise<Said> {
    const response = await control(
      new Request(`http://localhost/__mock${path}`, { method: 'POST', body: JSON.stringify(body) }),
    );
    const said: unknown = await response.json();
    return { status: response.status, body: Object(said) };
  }

  test('lets days pass as mock.live does in process, in one request or in several', async () => {
    const like = createMock({ service });
    const days = liveFor(like, 4, { seed: 7, perDay: 6, provider: true });
    const first = await say('/live', { days: 1, seed: 7, perDay: 6, provider: true });
    expect(first).toMatchObject({ status: 200, body: { now: '2026-02-11T09:00:00.000Z', days: days.slice(0, 1) } });
    const more = await say('/live', { days: 3, seed: 7, perDay: 6, provider: true, lp: 'lp1' });
    expect(more.body['days']).toEqual(days.slice(1));
    expect(await served(mock)).toBe(await served(like));
  });

  test.each<[unknown, string]>([
    [undefined, 'an object'],
    [{}, 'days'],
    [{ days: 0 }, 'days'],
    [{ days: 367 }, 'days'],
    [{ days: 1.5 }, 'days'],
    [{ days: 1, perDay: -1 }, 'perDay'],
    [{ days: 1, perDay: 1e6 }, 'perDay'],
    [{ days: 1, seed: 'x' }, 'seed'],
    [{ days: 1, seed: 1.5 }, 'seed'],
    [{ days: 1, provider: 'lp1' }, 'provider'],
    [{ days: 1, lp: 'lp11' }, 'Did you mean'],
    [{ days: 1, perday: 3 }, 'perDay'],
  ])('%j is refused with 400, and nothing has changed', async (body, says) => {
    const before = [mock.clock.now, await served(mock)];
    const { status, body: said } = await say('/live', body);
    expect(status).toBe(400);
    expect(said['error']).toContain(says);
    expect([mock.clock.now, await served(mock)]).toEqual(before);
  });

  test('the new steps of DfE are there, too', async () => {
    const { status, body } = await say('/dfe/registerDuplicate', ['ben']);
    expect({ status, result: body['result'] }).toEqual({ status: 200, result: mock.id('ben-duplicate') });
    expect((await say('/dfe/fixSilently', ['ben', { name: 'Benn Ortiz' }])).status).toBe(200);
    expect((await say('/dfe/fixSilently', ['ben', { nam: 'Benn Ortiz' }])).status).toBe(400);
    expect((await say('/dfe/fixSilently', ['ben', { schedule: 'none' }])).status).toBe(400);
  });
});
