import { createClient } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { aYear } from '../../../examples/a-year.ts';
import { createMock } from '../../../src/mock/index.ts';
import { callerOf, callerOn } from '../../support/mock-caller.ts';

describe('rect: the default scenario', () => {
  test.each(['lp1', 'lp2'])('every record %s sees is served as described', async (lp) => {
    const caller = callerOf('rect', undefined, lp);
    const lists = [
      '/participants',
      '/participants/transfers',
      '/unfunded-mentors',
      '/participant-declarations',
      '/partnerships',
      '/schools?filter[cohort]=2025',
      '/statements',
      '/delivery-partners',
    ];
    for (const path of lists) {
      const { status, records } = await caller.get(path);
      expect([path, status]).toEqual([path, 200]);
      const [list = '', query] = path.split('?');
      for (const { id } of records) {
        const one =
          list === '/participants/transfers'
            ? `/participants/${String(id)}/transfers`
            : `${list}/${String(id)}${query === undefined ? '' : `?${query}`}`;
        expect((await caller.get(one)).record).toEqual(records.find((record) => record['id'] === id));
      }
    }
  });

  test('declarations stand in every state there is', async () => {
    const { records } = await callerOf('rect').get('/participant-declarations');
    const states = records.map((record) => (record['attributes'] as { state: string }).state);
    expect([...new Set(states)].sort()).toEqual([
      'awaiting-clawback',
      'clawed-back',
      'eligible',
      'paid',
      'payable',
      'submitted',
      'voided',
    ]);
  });

  test('a year goes as told', async () => {
    const mock = createMock({ service: 'rect' });
    const chapters: string[] = [];
    await aYear(
      createClient({ service: 'rect', baseUrl: 'http://127.0.0.1', token: mock.token('lp1'), fetch: mock.fetch }),
      {
        school: mock.id('s4'),
        deliveryPartner: mock.id('dp1'),
        teacher: mock.id('ben'),
        retiredId: mock.id('ada-first-id'),
        currentId: mock.id('ada'),
        paidDeclaration: mock.id('d-paid'),
      },
      { chapter: (title) => chapters.push(title), say: () => undefined },
    );
    expect(chapters).toHaveLength(8);
    expect((await callerOn(mock).get(`/participants/${mock.id('nia')}`)).attributes['full_name']).toBe('Nia Webster');
  });

  test('the same world on every run', async () => {
    const [a, b] = [await callerOf('rect').get('/participants'), await callerOf('rect').get('/participants')];
    expect(a.text).toBe(b.text);
  });
});
