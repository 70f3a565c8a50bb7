import fc from 'fast-check';
import { createClient, type Client } from 'lead-provider-sdk';
import { createMock, generateScenario, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/size.ts';

const scenario = generateScenario({ service: 'rect', seed: 11, participants: 320, declarations: 0 });
const partnerships = (scenario.partnerships ?? [])
  .filter(({ lp, cohort }) => lp === 'lp1' && cohort === 2025)
  .map(({ id }) => id);

function clientOf(mock: Mock): Client<'rect'> {
  return createClient({ service: 'rect', baseUrl: 'http://localhost', token: mock.token('lp1'), fetch: mock.fetch });
}

describe('a walk over the simulator while it changes', () => {
  test('with people registered and updated between the pages, nobody who was there throughout is missed or comes twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            page: fc.integer({ min: 2, max: 4 }),
            add: fc.nat(partnerships.length - 1),
            rename: fc.integer({ min: 1, max: 320 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (changes) => {
          const mock = createMock({ service: 'rect', scenario });
          const before = new Set((await clientOf(mock).participants.list().collect({ max: 1000 })).map(({ id }) => id));
          for (const [i, { page, add, rename }] of changes.entries()) {
            mock.faults.add({
              operation: 'participants.list',
              page,
              effect: {
                kind: 'meanwhile',
                run() {
                  mock.schools.registerParticipant({
                    id: `new${i}`,
                    name: `Somebody New ${i}`,
                    role: 'ect',
                    partnership: partnerships[add] ?? '',
                  });
                  mock.schools.changeName(`p${rename}`, `Renamed ${i}`);
                },
              },
            });
          }
          const seen: string[] = [];
          for await (const { id } of clientOf(mock).participants.list({}, { perPage: 100 })) seen.push(id);
          expect(new Set(seen).size).toBe(seen.length);
          expect([...before].filter((id) => !seen.includes(id))).toEqual([]);
          expect(mock.faults.list.every(({ struck }) => struck === 1)).toBe(true);
        },
      ),
      { numRuns: runs(12) },
    );
  }, 60_000);
});
