import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { aYear } from '../../../examples/a-year.ts';
import { ecf, items } from './ecf-mock.ts';

describe('the default scenario, served by ecf', () => {
  const { get, id } = ecf();

  test('everybody with a partnership of the provider is listed', async () => {
    const answer = await get('/participants/ecf');
    expect(answer.ids).toEqual(
      ['fay', 'hal', 'ben-again', 'ada', 'ben', 'cara', 'dan', 'gil', 'tom', 'mia', 'joan'].map(id),
    );
  });

  test.each([
    '/participants/ecf',
    '/participants/ecf/transfers',
    '/unfunded-mentors/ecf',
    '/schools/ecf?filter[cohort]=2025',
    '/delivery-partners',
    '/statements',
    '/participant-declarations',
    '/partnerships/ecf',
  ])('%s and each of its records are as described', async (path) => {
    const list = await get(path);
    expect(list.status).toBe(200);
    expect(list.ids.length).toBeGreaterThan(0);
    const [route, query] = path.replace('/transfers', '').split('?');
    const suffix = path.endsWith('/transfers') ? '/transfers' : '';
    for (const [i, recordId] of list.ids.entries()) {
      const single = await get(`${route}/${recordId}${suffix}${query === undefined ? '' : `?${query}`}`);
      expect(single.json['data']).toEqual(items(list.json['data'])[i]);
    }
  });

  test("a provider's year goes as told", async () => {
    const mock = createMock({ service: 'ecf' });
    const dfe = createClient({
      service: 'ecf',
      baseUrl: 'https://mock.test',
      token: mock.token('lp1'),
      fetch: mock.fetch,
    });
    const told: string[] = [];
    await aYear(
      dfe,
      {
        school: mock.id('s4'),
        deliveryPartner: mock.id('dp1'),
        teacher: mock.id('ben'),
        retiredId: mock.id('ada-first-id'),
        currentId: mock.id('ada'),
        paidDeclaration: mock.id('d-paid'),
      },
      { chapter: (title) => told.push(title), say: (line) => told.push(line) },
    );
    expect(told.join('\n')).toContain('New: Nia Webster');
  });
});
