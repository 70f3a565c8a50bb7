import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

test('writes go before single reads, and those before lists', async () => {
  const mock = createMock({ service: 'rect' });
  const taken: unknown[] = [];
  const dfe = createClient({
    ...{ service: 'rect', baseUrl: 'http://localhost', token: mock.token('lp1'), fetch: mock.fetch, checks: 'off' },
    budget: {
      take: (asked) => {
        taken.push(asked?.priority);
        return Promise.resolve(() => undefined);
      },
      block: () => undefined,
    },
  });
  await dfe.participants.list().collect({ max: 1000 });
  await dfe.participants.get(mock.id('ben'));
  await dfe.participants.withdraw(mock.id('ben'), { course_identifier: 'ecf-induction', reason: 'other' });
  expect(taken).toEqual(['low', 'normal', 'high']);
});

test('a budget that fails is no time that is up: nothing was sent, and the error says what failed', async () => {
  const failing = new Error('the store is down');
  const { dfe, requests } = observe('rect', () => json({ data: { id: ID } }), {
    budget: { take: () => Promise.reject(failing), block: () => undefined },
  });
  const error = await errorOf(dfe.participants.get(ID));
  expect(error).toMatchObject({ kind: 'network', outcome: 'not-sent', cause: { message: 'the store is down' } });
  expect(requests).toEqual([]);
});
