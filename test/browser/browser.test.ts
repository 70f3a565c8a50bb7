import { describe, expect, test } from 'vitest';
import { createMock } from 'lead-provider-sdk/mock';
import { routes, services } from '../../src/contract/index.ts';
import { isObject } from '../../src/generate/document.ts';
import { findChromium } from './chromium.ts';
import { openPage } from './open-page.ts';

describe('the mock behind a service worker in a real browser', () => {
  test('answers a client as it does in Node', { timeout: 120_000 }, async () => {
    const chromium = findChromium();
    if (chromium === null) throw new Error('There is no Chromium here. Install it (Debian: apt-get install chromium), or name one: CHROMIUM=/path npm run test:browser.');
    const found = await openPage(chromium, 'page.ts');
    expect(isObject(found) ? found['error'] : found).toBeUndefined();
    for (const service of services) {
      const mock = createMock({ service });
      const data = await mock.peek('lp1', routes[service]['participants.list'][1]);
      const ids = Array.isArray(data) ? data.filter(isObject).map(({ id }) => id) : [];
      expect(ids.length).toBeGreaterThan(0);
      const here = isObject(found) ? found[service] : undefined;
      expect(here).toMatchObject({ participants: ids, refused: 401 });
      expect(here).toMatchObject({ received: expect.arrayContaining([['participants.list', 200], ['statements.list', 401]]) });
    }
  });
});
