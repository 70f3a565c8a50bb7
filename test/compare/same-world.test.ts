import { expect, test } from 'vitest';
import { createMock } from '../../src/mock/index.ts';
import { compared, pulled } from './support.ts';
import { world } from './world.ts';

test('one world served as both services and pulled twice compares to nothing', async () => {
  const [from, to] = [await pulled('ecf', world), await pulled('rect', world)];
  for (const match of ['id', 'trn'] as const) {
    const found = await compared(from.file, to.file, match);
    expect(found).toMatchObject({ findings: [], notCompared: [], rekeyed: [] });
    expect(found.matched).toEqual({
      ...{ deliveryPartners: 2, statements: 5, partnerships: 4, schools: 12, participants: 11 },
      ...{ unfundedMentors: 1, transfers: 4, declarations: 10 },
    });
  }
});

test('ids that a world is written with are the same in both services', () => {
  const [one, other] = [
    createMock({ service: 'ecf', scenario: world }),
    createMock({ service: 'rect', scenario: world }),
  ];
  for (const id of ['ada', 'd-paid', 'ps1', 'st-apr']) expect(one.id(id)).toBe(other.id(id));
});
