import { ActorError, createMock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';

test('a registration on a schedule that there is not leaves nothing behind', () => {
  const mock = createMock({
    service: 'ecf',
    scenario: {
      leadProviders: ['lp1'],
      cohorts: [{ year: 2025 }],
      deliveryPartners: [{ id: 'dp1', links: [{ lp: 'lp1', cohort: 2025 }] }],
      schools: [{ id: 's1', urn: '100001' }],
      partnerships: [{ id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025 }],
      now: '2025-10-01T09:00:00Z',
    },
  });
  const before = mock.snapshot();
  expect(() =>
    mock.schools.registerParticipant({ id: 'ada', role: 'ect', partnership: 'ps1', schedule: 'ecf-none' }),
  ).toThrow(ActorError);
  expect(mock.snapshot()).toEqual(before);
});
