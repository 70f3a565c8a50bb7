import type { Scenario } from 'lead-provider-sdk/mock';

/** A small world in which each of the twelve tasks can be done. */
export const smallWorld = (): Scenario => ({
  now: '2026-02-10T12:00:00Z',
  leadProviders: [
    { id: 'lp1', name: 'Northlight Teaching' },
    { id: 'lp2', name: 'Harbour Institute' },
  ],
  cohorts: [{ year: 2025 }],
  deliveryPartners: [
    { id: 'dp1', name: 'Oakfield Hub', links: [{ lp: 'lp1', cohort: 2025 }] },
    { id: 'dp2', name: 'Riverbank Alliance', links: [{ lp: 'lp2', cohort: 2025 }] },
  ],
  schools: [
    { id: 's1', urn: '100001', name: 'Elm Street School' },
    { id: 's2', urn: '100002', name: 'Oak Lane Academy' },
  ],
  partnerships: [
    { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025, createdAt: '2026-02-05T09:00:00Z' },
    { id: 'ps2', lp: 'lp2', dp: 'dp2', school: 's2', cohort: 2025 },
  ],
  participants: (['ada:Ada Finch', 'ben:Ben Ortiz', 'cas:Cas Webb'] as const).map((one, i) => {
    const [id = '', name = ''] = one.split(':');
    return {
      ...{ id, name, trn: `100000${i}`, createdAt: `2025-09-0${i + 1}T09:00:00Z` },
      induction: { start: '2025-09-01' },
      training: [
        {
          ...{ role: 'ect', record: `${id}-ect`, partnership: 'ps1', email: `${id}@elm.example` },
          ...{ schedule: 'ecf-standard-september', from: '2025-09-01', eligibleForFunding: true },
        },
      ],
    };
  }),
  declarations: [
    {
      ...{ id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-06T00:00:00Z' },
      ...{ state: 'eligible', evidence: 'training-event-attended', statement: 'st1' },
    },
  ],
  statements: [
    { id: 'st1', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
    { id: 'st2', lp: 'lp1', cohort: 2025, month: 8, year: 2026, cutOff: '2026-07-31', payment: '2026-08-25' },
  ],
});
