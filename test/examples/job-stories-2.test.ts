import type { Mock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { changeStory } from '../../examples/jobs/change-participants.ts';

/** What a mock was told to do to people and took, oldest first: the operation, whom, and the reason or schedule. */
const written = (mock: Mock): string[] =>
  mock.requests
    .filter(({ method, status }) => method === 'PUT' && status === 200)
    .map(({ operation, path, body }) =>
      [operation, path.split('/')[4], /"(?:reason|schedule_identifier)":"([^"]+)"/.exec(body)?.[1]].join(' ').trim(),
    );

test('people pause, leave, come back and change schedule: each is written to once, and is then as the file says', async () => {
  const { mock, first, tooEarly, later, again } = await changeStory();
  const [ada, ben, cara, joan, tom] = ['ada', 'ben', 'cara', 'joan', 'tom'].map((word) => mock.id(word));
  expect(written(mock)).toEqual([
    `participants.withdraw ${ada} moved-school`,
    `participants.defer ${ben} career-break`,
    `participants.resume ${cara}`,
    `participants.changeSchedule ${tom} ecf-extended-september`,
    `participants.defer ${joan} parental-leave`,
  ]);
  // nothing that the service refused was sent either
  expect(mock.requests.filter(({ method }) => method !== 'GET')).toHaveLength(5);
  const served = await Promise.all(
    [ada, ben, cara, joan, tom].map((id) => mock.peek('lp1', `/api/v3/participants/${id}`)),
  );
  const enrolments = [
    { training_status: 'withdrawn', withdrawal: { reason: 'moved-school' } },
    { training_status: 'deferred', deferral: { reason: 'career-break' } },
    { training_status: 'active' },
    { training_status: 'deferred', deferral: { reason: 'parental-leave' } },
    { training_status: 'active', schedule_identifier: 'ecf-extended-september' },
  ];
  expect(served).toMatchObject(enrolments.map((one) => ({ attributes: { ecf_enrolments: [one] } })));
  expect(first.map(({ exitCode }) => exitCode)).toEqual([0, 5, 0, 0]);
  expect([tooEarly, later].map(({ sends, exitCode }) => [sends, exitCode])).toEqual([
    [0, 5],
    [1, 0],
  ]);
  expect(again.map(({ sends, counts, rows }) => [sends, counts.already - rows.length])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});
