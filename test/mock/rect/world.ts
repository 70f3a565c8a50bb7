import { isRecord } from '../../../src/base/guards.ts';
import { list } from '../../../src/generate/document.ts';
import type { Scenario } from '../../../src/mock/index.ts';
import type { Json } from '../../support/mock-caller.ts';

type Training = NonNullable<NonNullable<Scenario['participants']>[number]['training']>[number];
type Participant = NonNullable<Scenario['participants']>[number];

/** A small world at noon on 10 February 2026: two providers, three schools, cohorts 2024 and 2025. */
export function worldOf(parts: Partial<Scenario> = {}): Scenario {
  return {
    now: '2026-02-10T12:00:00Z',
    leadProviders: ['lp1', 'lp2'],
    cohorts: [{ year: 2024 }, { year: 2025 }],
    deliveryPartners: [
      {
        id: 'dp1',
        links: [
          { lp: 'lp1', cohort: 2024 },
          { lp: 'lp1', cohort: 2025 },
          { lp: 'lp2', cohort: 2025 },
        ],
      },
      { id: 'dp2', links: [{ lp: 'lp1', cohort: 2025 }] },
    ],
    schools: [
      { id: 's1', urn: '100001', tutor: { name: 'Jo Webb', email: 'jo@s1.example' } },
      { id: 's2', urn: '100002', giasContact: 'office@s2.example' },
      { id: 's3', urn: '100003' },
    ],
    partnerships: [
      { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025 },
      { id: 'ps2', lp: 'lp2', dp: 'dp1', school: 's2', cohort: 2025 },
      { id: 'ps3', lp: 'lp1', dp: 'dp1', school: 's2', cohort: 2025 },
      { id: 'ps4', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2024 },
    ],
    statements: [
      { id: 'st-open', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
      { id: 'st-later', lp: 'lp1', cohort: 2025, month: 8, year: 2026, cutOff: '2026-07-31', payment: '2026-08-25' },
    ],
    ...parts,
  };
}

/** An ECT of `lp1` at `s1` since September 2025. */
export function ect(id: string, training: Partial<Training> = {}, person: Partial<Participant> = {}): Participant {
  return { id, training: [spell('ect', id, training)], ...person };
}

export function mentor(id: string, training: Partial<Training> = {}, person: Partial<Participant> = {}): Participant {
  return { id, training: [spell('mentor', id, training)], ...person };
}

export function spell(role: 'ect' | 'mentor', record: string, training: Partial<Training> = {}): Training {
  return {
    role,
    record: `${record}-${role}`,
    partnership: 'ps1',
    schedule: 'ecf-standard-september',
    from: '2025-09-01',
    eligibleForFunding: true,
    email: `${record}@example.test`,
    ...training,
  };
}

/** One enrolment of a served participant; the first when no role is asked for. */
export function enrolmentOf(record: Json, role?: 'ect' | 'mentor'): Json {
  const attributes = isRecord(record['attributes']) ? record['attributes'] : {};
  const found = list(attributes['ecf_enrolments'])
    .filter(isRecord)
    .find((one) => role === undefined || one['participant_type'] === role);
  if (found === undefined)
    throw new Error(`no enrolment${role === undefined ? '' : ` as ${role}`} in ${JSON.stringify(record)}`);
  return found;
}
