import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';

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
