import { createClient, memoryBudget } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { setupServer } from 'msw/node';
import { afterEach, expect, test } from 'vitest';

/** Where msw stands in for DfE's own hosts, nobody counts requests, so the client does not either. */

let close = (): void => undefined;
afterEach(() => close());

test('a hundred calls more than the sandbox allows in five minutes do not wait', async () => {
  const mock = createMock({ service: 'rect' });
  const server = setupServer(...handlers(mock));
  server.listen({ onUnhandledRequest: 'error' });
  close = () => server.close();
  const waits: string[] = [];
  const dfe = createClient({
    service: 'rect',
    environment: 'sandbox',
    token: mock.token('lp1'),
    onEvent: ({ type }) => type === 'budget-wait' && waits.push(type),
  });
  const id = mock.id('st-2025-apr');
  for (let call = 0; call < 1080; call += 1) await dfe.statements.get(id);
  expect(waits).toEqual([]);
}, 60_000);

test('a mock that counts requests itself is counted', async () => {
  const mock = createMock({ service: 'rect', throttle: 'fixed' });
  const server = setupServer(...handlers(mock));
  server.listen({ onUnhandledRequest: 'error' });
  close = () => server.close();
  const waits: string[] = [];
  const dfe = createClient({
    service: 'rect',
    environment: 'sandbox',
    token: mock.token('lp1'),
    budget: memoryBudget({ limit: 3, windowMs: 300 }),
    onEvent: ({ type }) => type === 'budget-wait' && waits.push(type),
  });
  for (let call = 0; call < 5; call += 1) await dfe.statements.get(mock.id('st-2025-apr'));
  expect(waits.length).toBeGreaterThan(0);
});
