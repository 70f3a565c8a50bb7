import type { Scenario } from 'lead-provider-sdk/mock';

/** Somebody of the story, by a symbol of the scenario. */
export interface Person {
  readonly id: string;
  readonly school: string;
}

/**
 * March: `started` of the cohort of 2024 was paid in the autumn, and `retained-1` stands on the statement whose cut-off is at the
 * end of the month. A quarter of the people are at one school.
 */
export function march(people: number): { readonly scenario: Scenario; readonly people: readonly Person[] } {
  const cohort = 2024;
  const all = Array.from({ length: people }, (_, i) => ({ id: `p${i + 1}`, school: `s${(i % 4) + 1}` }));
  const schools = ['s1', 's2', 's3', 's4'];
  const declared = { role: 'ect', lp: 'lp1' } as const;
  const statement = { lp: 'lp1', cohort } as const;
  const scenario: Scenario = {
    now: '2025-03-17T09:00:00Z',
    leadProviders: [{ id: 'lp1', name: 'Northlight Teaching' }],
    cohorts: [{ year: cohort }],
    deliveryPartners: [{ id: 'dp1', name: 'Oakfield Hub', links: [{ lp: 'lp1', cohort }] }],
    schools: schools.map((id, i) => ({ id, urn: String(100_001 + i), name: `School ${i + 1}` })),
    partnerships: schools.map((school) => ({ id: `ps-${school}`, lp: 'lp1', dp: 'dp1', school, cohort })),
    participants: all.map(({ id, school }, i) => ({
      ...{ id, name: `Teacher ${i + 1}`, trn: String(1_000_001 + i), induction: { start: '2024-09-02' } },
      training: [
        {
          ...{ role: 'ect', record: `tr-${id}`, partnership: `ps-${school}`, schedule: 'ecf-standard-september' },
          ...{ from: '2024-09-02', eligibleForFunding: true, email: `${id}@${school}.example` },
        },
      ],
    })),
    declarations: all.flatMap(({ id: participant }) => [
      {
        ...{ ...declared, id: `started-${participant}`, participant, type: 'started', date: '2024-10-07T00:00:00Z' },
        ...{ state: 'paid', statement: 'november' },
      },
      {
        ...{
          ...declared,
          id: `retained-${participant}`,
          participant,
          type: 'retained-1',
          date: '2025-02-03T00:00:00Z',
        },
        ...{ state: 'eligible', statement: 'april', evidence: 'training-event-attended' },
      },
    ]),
    statements: [
      {
        ...{ ...statement, id: 'november', month: 11, year: 2024, cutOff: '2024-10-31' },
        ...{ payment: '2024-11-25', paid: true },
      },
      { ...statement, id: 'april', month: 4, year: 2025, cutOff: '2025-03-31', payment: '2025-04-25' },
      { ...statement, id: 'august', month: 8, year: 2025, cutOff: '2025-07-31', payment: '2025-08-25' },
    ],
  };
  return { scenario, people: all };
}
