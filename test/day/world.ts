import type { Scenario } from 'lead-provider-sdk/mock';

/**
 * A provider on the day before a milestone ends: teachers at one school, all of whom have begun and none of whom was
 * declared.
 */
export function dayWorld(teachers: number, now: string): Scenario {
  return {
    now,
    leadProviders: [{ id: 'lp1' }],
    cohorts: [{ year: 2025 }],
    deliveryPartners: [{ id: 'dp', links: [{ lp: 'lp1', cohort: 2025 }] }],
    schools: [{ id: 'school', urn: '100001' }],
    partnerships: [{ id: 'partnership', lp: 'lp1', dp: 'dp', school: 'school', cohort: 2025 }],
    statements: [
      { id: 'statement', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
    ],
    participants: Array.from({ length: teachers }, (_, i) => ({
      id: `t${i}`,
      name: `Teacher ${i}`,
      trn: String(1_000_000 + i),
      induction: { start: '2025-09-01' },
      training: [
        {
          role: 'ect' as const,
          record: `t${i}-ect`,
          partnership: 'partnership',
          schedule: 'ecf-standard-september',
          from: '2025-09-01',
          eligibleForFunding: true,
          email: `t${i}@school.example`,
        },
      ],
    })),
  };
}
