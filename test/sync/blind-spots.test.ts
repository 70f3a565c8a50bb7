import { expect, test } from 'vitest';
import { stand } from './stand.ts';

/** Rows of the table of blind spots that worlds seldom come to by themselves. */

test('ecf: another delivery partner of those who are not at the school any more is seen the next morning', async () => {
  const { mock, copy, sync, wrong, list } = await stand({ service: 'ecf' });
  await sync().full();
  mock.clock.advance({ hours: 3 });
  const headers = { authorization: `Bearer ${mock.token('lp1')}`, 'content-type': 'application/json' };
  for (const { id } of await list('partnerships/ecf'))
    for (const partner of mock.scenario.deliveryPartners ?? []) {
      const attributes = { delivery_partner_id: mock.id(partner.id) };
      const body = JSON.stringify({ data: { type: 'ecf-partnership-update', attributes } });
      // refused for most of them
      await mock.fetch(
        new Request(`https://mock.test/api/v3/partnerships/ecf/${id}`, { method: 'PUT', headers, body }),
      );
    }
  mock.clock.advance({ hours: 1 });
  await sync().delta();
  const unseen = await wrong();
  expect(unseen).not.toEqual([]);
  expect(unseen.filter((line) => !/^participants .* delivery_partner_id$/.test(line))).toEqual([]);
  mock.clock.advance({ days: 1 });
  await sync().delta();
  expect(await wrong()).toEqual([]);
  await copy.close();
});
