import type { Scenario } from 'lead-provider-sdk/mock';

/** June: the cohort has just opened, and schools have named the provider they want for the teachers who begin in September. */
export function june(schools: number): Scenario {
  const cohort = 2026;
  const all = Array.from({ length: schools }, (_, i) => ({ id: `s${i + 1}`, number: i + 1 }));
  // of four schools one works with us already, two have named us, and one has named another provider
  const ours = all.filter((_, i) => i % 4 === 0);
  const interested = all.filter((_, i) => i % 4 !== 0);
  return {
    now: '2026-06-22T09:00:00Z',
    leadProviders: [
      { id: 'lp1', name: 'Northlight Teaching' },
      { id: 'lp2', name: 'Harbour Institute' },
    ],
    cohorts: [{ year: 2025 }, { year: cohort }],
    deliveryPartners: [
      { id: 'dp1', name: 'Oakfield Hub', links: [{ lp: 'lp1', cohort }] },
      { id: 'dp2', name: 'Riverbank Alliance', links: [{ lp: 'lp1', cohort }] },
      // delivered last year, and is not linked for this one
      { id: 'dp3', name: 'Harbour Hub', links: [{ lp: 'lp1', cohort: 2025 }] },
    ],
    schools: all.map(({ id, number }) => ({ id, urn: String(100_000 + number), name: `School ${number}` })),
    partnerships: ours.map(({ id }) => ({ id: `ps-${id}`, lp: 'lp1', dp: 'dp1', school: id, cohort })),
    participants: interested.map(({ id, number }) => ({
      ...{ id: `ect-${id}`, name: `Teacher ${number}`, trn: String(1_000_000 + number) },
      training: [
        {
          ...{ role: 'ect', record: `tr-${id}`, partnership: null, school: id, schedule: 'ecf-standard-september' },
          expressionOfInterest: { lp: number % 4 === 0 ? 'lp2' : 'lp1', cohort },
          ...{ from: '2026-09-01', email: `teacher@${id}.example` },
        },
      ],
    })),
  };
}
