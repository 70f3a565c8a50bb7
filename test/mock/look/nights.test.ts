import { defaultScenario } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { checkAll } from './check.ts';
import { open } from './opened.ts';

test('tells what the nights have done before anybody was served it', () => {
  const { clock, records, schools } = open('rect', defaultScenario('rect'));
  schools.registerParticipant({ id: 'zoe', name: 'Zoe', role: 'ect', partnership: 'ps1', from: '2026-02-12' });
  clock.set('2026-02-20T09:00:00Z');
  // the job of the night on which the training began
  expect(records.partnership('ps1')?.updatedAt).toBe('2026-02-12T00:01:00.000Z');
});

test('tells of nobody whom ecf hides because of a very old schedule', async () => {
  const scenario = {
    ...defaultScenario('ecf'),
    cohorts: [2020, 2024, 2025, 2023].map((year) => ({ year })),
    participants: [
      {
        id: 'old',
        name: 'Old Hand',
        training: [
          {
            role: 'ect' as const,
            record: 'old-ect',
            partnership: 'ps1',
            from: '2025-09-01',
            schedule: 'ecf-standard-september',
            scheduleCohort: 2020,
          },
        ],
      },
    ],
    declarations: [],
  };
  const opened = open('ecf', scenario);
  expect(opened.records.participant('old')).toMatchObject({
    person: { id: uuidOf('old'), served: [], school: { id: uuidOf('s1') } },
    views: { lp1: null, lp2: null },
  });
  expect((await checkAll(opened)).problems).toEqual([]);
});
