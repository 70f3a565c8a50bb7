import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';
import { routes, services } from '../../src/contract/index.ts';
import { chromiumHere } from './chromium.ts';
import { openPage } from './open-page.ts';

describe('the mock behind a service worker in a real browser', () => {
  test('answers a client as it does in Node', { timeout: 120_000 }, async () => {
    const found = await openPage(chromiumHere(), 'page.ts');
    expect(isRecord(found) ? found['error'] : found).toBeUndefined();
    for (const service of services) {
      const mock = createMock({ service });
      const data = await mock.peek('lp1', routes[service]['participants.list'][1]);
      const ids = Array.isArray(data) ? data.filter(isRecord).map(({ id }) => id) : [];
      expect(ids.length).toBeGreaterThan(0);
      const here = isRecord(found) ? found[service] : undefined;
      expect(here).toMatchObject({ participants: ids, refused: 401 });
      expect(here).toMatchObject({
        received: expect.arrayContaining([
          ['participants.list', 200],
          ['statements.list', 401],
        ]),
      });
    }
  });
});

describe('the API reference of the mock server in a real browser', () => {
  test.each(services)(
    "%s: an operation is tried out with a provider's token",
    { timeout: 120_000 },
    async (service) => {
      const server = await serve(createMock({ service }));
      try {
        const query = new URLSearchParams({ at: server.url, token: server.mock.token('lp1') }).toString();
        // the driver is of another origin than the page it drives
        const found = await openPage(chromiumHere(), 'reference-page.ts', {
          query,
          flags: ['--disable-web-security', '--disable-site-isolation-trials', '--disable-popup-blocking'],
        });
        expect(found).toEqual({ before: '401', after: '200' });
        expect(
          server.mock.requests.map(({ operation, leadProvider, status }) => [operation, leadProvider, status]),
        ).toEqual([
          ['statements.list', null, 401],
          ['statements.list', 'lp1', 200],
        ]);
      } finally {
        await server.close();
      }
    },
  );
});
