import { createClient } from 'lead-provider-sdk';
import { createMock, type ArrivedRequest, type Mock, type ReceivedRequest } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';
import { errorOf } from '../../support/observed-client.ts';

const clientOf = (mock: Mock, baseUrl = 'https://mock.test', fetch: Mock['fetch'] | null = mock.fetch) =>
  createClient({ service: 'rect', baseUrl, token: mock.token('lp1'), retries: 0, ...(fetch && { fetch }) });

async function nameOf(mock: Mock): Promise<unknown> {
  return (await clientOf(mock).participants.get(mock.id('gil'))).attributes.full_name;
}

describe('mock.between', () => {
  test('before: the answer to request n is that of the world it leaves behind', async () => {
    const mock = createMock({ service: 'rect' });
    const stop = mock.between({
      before({ number }) {
        if (number === 2) mock.schools.changeName('gil', 'Gil Two');
        if (number === 3) mock.clock.advance({ days: 300 });
      },
    });
    expect(await nameOf(mock)).toBe('Gil Brandt');
    expect(await nameOf(mock)).toBe('Gil Two');
    const { response } = await clientOf(mock).raw.GET('/api/v3/statements');
    expect(new Date(response.headers.get('date') ?? '').toISOString()).toBe(mock.clock.now);
    stop();
    expect(mock.requests).toHaveLength(3);
  });

  test('after: the answer is made, and the next one shows it', async () => {
    const mock = createMock({ service: 'rect' });
    mock.between({
      after: ({ number }) => {
        if (number === 1) mock.schools.changeName('gil', 'Gil Two');
      },
    });
    expect(await nameOf(mock)).toBe('Gil Brandt');
    expect(await nameOf(mock)).toBe('Gil Two');
  });

  test('each is told which request it is', async () => {
    const mock = createMock({ service: 'rect' });
    const told: (ArrivedRequest | ReceivedRequest)[] = [];
    mock.between({ before: (request) => told.push(request), after: (request) => told.push(request) });
    await clientOf(mock).declarations.list({ cohort: 2025 }, { perPage: 100 }).take(1);
    expect(told[0]).toEqual({
      number: 1,
      at: mock.clock.now,
      method: 'GET',
      path: '/api/v3/participant-declarations',
      query: expect.stringContaining('cohort'),
      operation: 'declarations.list',
      leadProvider: 'lp1',
    });
    expect(told[1]).toEqual(mock.requests[0]);
    expect(told).toHaveLength(2);
  });

  test('property: from before to after nothing else happens, however many requests are under way, and each has one of both', async () => {
    const mock = createMock({ service: 'rect' });
    const told: string[] = [];
    mock.between({
      before: ({ number }) => void told.push(`before ${number}`),
      after: ({ number }) => void told.push(`after ${number}`),
    });
    mock.faults.add({ effect: { kind: 'drop' }, from: 3 });
    mock.faults.add({ effect: { kind: 'lose-reply' }, from: 6 });
    mock.faults.add({ effect: { kind: 'latency', ms: 5 }, from: 9 });
    mock.faults.add({ effect: { kind: 'html' }, from: 12 });
    const [dfe, stranger] = [clientOf(mock), clientOf(mock)];
    const away = { reason: 'other', course_identifier: 'ecf-induction' } as const;
    await Promise.allSettled([
      ...Array.from({ length: 10 }, () => dfe.statements.list().take(1)),
      ...Array.from({ length: 5 }, () => dfe.participants.defer(mock.id('ben'), away, { checks: 'off' })),
      stranger.raw.GET('/api/v3/statements', { headers: { 'x-with-server-date': 'never' } }),
      mock.fetch(new Request('https://mock.test/api/v3/nothing')),
      mock.fetch(new Request('https://mock.test/api/v3/statements')),
    ]);
    const numbers = told.filter((_, i) => i % 2 === 0).map((line) => Number(line.split(' ')[1]));
    expect(told).toEqual(numbers.flatMap((number) => [`before ${number}`, `after ${number}`]));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: mock.requests.length }, (_, i) => i + 1));
    expect(mock.requests.map(({ number }) => number)).toEqual(numbers);
    expect(mock.requests.filter(({ status }) => status === 0)).toHaveLength(2);
  });

  test('what throws fails its request and all after it, until it is taken away', async () => {
    const mock = createMock({ service: 'rect' });
    const stop = mock.between({
      before({ number }) {
        if (number === 2) throw new Error('expected a list');
      },
    });
    expect(await nameOf(mock)).toBe('Gil Brandt');
    for (let i = 0; i < 2; i += 1) {
      const request = new Request('https://mock.test/api/v3/statements', {
        headers: { authorization: `Bearer ${mock.token('lp1')}` },
      });
      await expect(mock.fetch(request)).rejects.toMatchObject({
        message: expect.stringMatching(/"before" that mock\.between was given threw at request 2 \(statements\.list\)/),
        cause: expect.objectContaining({ message: 'expected a list' }),
      });
    }
    stop();
    expect(await nameOf(mock)).toBe('Gil Brandt');
    expect(mock.requests.map(({ status }) => status)).toEqual([200, 0, 0, 200]);
  });

  test('an after that throws, and one that gives a promise', async () => {
    for (const after of [
      () => {
        throw new Error('no');
      },
      (() => Promise.resolve()) as () => void,
    ]) {
      const mock = createMock({ service: 'rect' });
      const stop = mock.between({ after });
      expect(await errorOf(nameOf(mock))).toMatchObject({ kind: 'network' });
      expect(await errorOf(nameOf(mock))).toMatchObject({ kind: 'network' });
      expect(mock.requests.map(({ status }) => status)).toEqual([200, 0]);
      stop();
      expect(await nameOf(mock)).toBe('Gil Brandt');
    }
  });

  test('a world that is put in place ends the request as a broken connection', async () => {
    const mock = createMock({ service: 'rect' });
    const kept = mock.snapshot();
    mock.between({
      before: ({ number }) => {
        if (number === 1) mock.restore(kept);
      },
    });
    expect(await errorOf(nameOf(mock))).toMatchObject({ kind: 'network' });
    expect(await nameOf(mock)).toBe('Gil Brandt');
  });

  test('what happens so is recorded as what it is', async () => {
    const mock = createMock({ service: 'rect' });
    mock.changes.record();
    mock.between({
      before: ({ number }) => {
        if (number === 1) mock.dfe.pay('st-2025-apr');
      },
      after: ({ number }) => {
        if (number === 1) mock.clock.advance({ days: 100 });
      },
    });
    await clientOf(mock).declarations.void(mock.id('d-submitted'));
    expect([...new Set(mock.changes.since(0).map(({ act }) => act))].slice(0, 2)).toEqual(['dfe.pay', 'clock']);
  });

  test('over HTTP, in the process of the server', async () => {
    const mock = createMock({ service: 'rect' });
    const server = await serve(mock);
    mock.between({
      before: ({ number }) => {
        if (number === 2) mock.schools.changeName('gil', 'Gil Two');
      },
    });
    const dfe = clientOf(mock, server.url, null);
    const names: unknown[] = [];
    for (let i = 0; i < 2; i += 1) names.push((await dfe.participants.get(mock.id('gil'))).attributes.full_name);
    expect(names).toEqual(['Gil Brandt', 'Gil Two']);
    await server.close();
  });

  test.each([
    [{}, 'has to be given "before" or "after"'],
    [{ befor: () => {} }, 'Did you mean before?'],
    [{ before: 'x' }, 'has to be a function'],
    [undefined, 'mock.between:'],
  ])('%j is refused', (acts, said) => {
    expect(() => createMock({ service: 'rect' }).between(acts as never)).toThrow(said);
  });
});
