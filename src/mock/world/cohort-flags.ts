import type { Service } from '../../contract/service.ts';
import { startOfDay, type Day } from '../../rules/calendar.ts';

export interface CohortFlags {
  enabled: boolean;
  mentorFunding: boolean;
  detailedEvidence: boolean;
  upliftFees: boolean;
  paymentsFrozenFrom: Day | null;
}

/** The flags DfE's seed data give a cohort; a year after the last known one is like the last known. */
export function seededFlags(service: Service, year: number): CohortFlags {
  const recent = year >= 2025;
  return {
    enabled: service === 'ecf' || year >= 2023,
    mentorFunding: recent,
    detailedEvidence: recent,
    upliftFees: !recent,
    paymentsFrozenFrom: frozenFrom(service, year),
  };
}

function frozenFrom(service: Service, year: number): Day | null {
  if (service === 'ecf') return year === 2021 ? '2024-04-03' : null;
  return { 2021: '2024-06-18', 2022: '2025-06-16' }[year] ?? null;
}

/** When payments of a cohort froze: `true` in a scenario means before its present, `false` never. */
export function frozenAt(service: Service, year: number, written: boolean | undefined, now: number): number | null {
  if (written === false) return null;
  const day = frozenFrom(service, year);
  const seeded = day === null ? null : startOfDay(day, service === 'rect' ? 'london' : 'utc');
  if (written === true) return seeded !== null && seeded <= now ? seeded : now - 86_400_000;
  return seeded;
}
