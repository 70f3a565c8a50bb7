import type { ScenarioPart } from './schema.ts';

const in2025 = { role: 'ect', schedule: 'ecf-standard-september', from: '2025-09-01' } as const;
const in2024 = {
  role: 'ect',
  partnership: 'ps4',
  schedule: 'ecf-standard-september',
  from: '2024-09-02',
  eligibleForFunding: true,
} as const;

export const participants: ScenarioPart<'participants'> = [
  // merged: Ada was registered twice, and the id of the first registration was retired
  {
    id: 'ada',
    name: 'Ada Finch',
    trn: '1000001',
    induction: { start: '2025-09-01' },
    idChanges: [{ from: 'ada-first-id', to: 'ada', at: '2025-11-03T09:00:00Z' }],
    training: [
      {
        ...in2025,
        record: 'ada-ect',
        partnership: 'ps1',
        eligibleForFunding: true,
        email: 'ada@elm.example',
        mentor: 'mia',
      },
    ],
  },
  {
    id: 'ben',
    name: 'Ben Ortiz',
    trn: '1000002',
    induction: { start: '2025-09-01' },
    training: [
      {
        ...in2025,
        record: 'ben-ect',
        partnership: 'ps1',
        eligibleForFunding: true,
        email: 'ben@elm.example',
        mentor: 'mia',
        workingPattern: 'full_time',
      },
    ],
  },
  {
    id: 'cara',
    name: 'Cara Singh',
    trn: '1000003',
    induction: { start: '2025-09-01' },
    training: [
      {
        ...in2025,
        record: 'cara-ect',
        partnership: 'ps2',
        schoolTo: null,
        to: '2026-01-05',
        eligibleForFunding: true,
        email: 'cara@oak.example',
        deferred: { at: '2026-01-05T10:00:00Z', reason: 'parental-leave' },
      },
    ],
  },
  {
    id: 'dan',
    name: 'Dan Moss',
    trn: '1000004',
    induction: { start: '2025-09-01' },
    training: [
      {
        ...in2025,
        record: 'dan-ect',
        partnership: 'ps2',
        schoolTo: null,
        to: '2025-12-12',
        eligibleForFunding: true,
        email: 'dan@oak.example',
        withdrawn: { at: '2025-12-12T15:30:00Z', reason: 'left-teaching-profession' },
      },
    ],
  },
  // no induction recorded yet, so whether she is eligible for funding is undecided
  {
    id: 'gil',
    name: 'Gil Brandt',
    trn: '1000005',
    training: [
      {
        ...in2025,
        record: 'gil-ect',
        partnership: 'ps2',
        email: 'gil@oak.example',
        mentor: 'uma',
        workingPattern: 'part_time',
      },
    ],
  },
  {
    id: 'joan',
    name: 'Joan Lyle',
    trn: null,
    training: [{ ...in2025, record: 'joan-ect', partnership: 'ps1', from: '2026-04-13', email: 'joan@elm.example' }],
  },
  // came from lp2's school in January
  {
    id: 'tom',
    name: 'Tom Adeyemi',
    trn: '1000006',
    induction: { start: '2025-09-01' },
    training: [
      {
        ...in2025,
        record: 'tom-ect',
        partnership: 'ps3',
        to: '2025-12-31',
        eligibleForFunding: true,
        email: 'tom@ash.example',
      },
      {
        ...in2025,
        record: 'tom-ect',
        partnership: 'ps1',
        from: '2026-01-05',
        eligibleForFunding: true,
        email: 'tom@elm.example',
      },
    ],
  },
  {
    id: 'fay',
    name: 'Fay Doyle',
    trn: '1000007',
    induction: { start: '2024-09-02' },
    training: [{ ...in2024, record: 'fay-ect', email: 'fay@elm.example' }],
  },
  {
    id: 'hal',
    name: 'Hal Ito',
    trn: '1000008',
    induction: { start: '2024-09-02' },
    training: [{ ...in2024, record: 'hal-ect', email: 'hal@elm.example' }],
  },
  {
    id: 'mia',
    name: 'Mia Larsen',
    trn: '1000009',
    training: [
      {
        role: 'mentor',
        record: 'mia-mentor',
        partnership: 'ps1',
        schedule: 'ecf-standard-september',
        from: '2025-09-01',
        eligibleForFunding: true,
        email: 'mia@elm.example',
      },
    ],
  },
  // trained by lp2, mentors an ECT of lp1: an unfunded mentor to lp1
  {
    id: 'uma',
    name: 'Uma Clarke',
    trn: '1000010',
    training: [
      {
        role: 'mentor',
        record: 'uma-mentor',
        partnership: 'ps5',
        schedule: 'ecf-standard-september',
        from: '2024-09-02',
        eligibleForFunding: true,
        email: 'uma@oak.example',
      },
    ],
  },
  // the school has named lp1, but the partnership is not confirmed
  {
    id: 'nia',
    name: 'Nia Webster',
    trn: '1000011',
    induction: { start: '2025-09-01' },
    training: [
      {
        role: 'ect',
        record: 'nia-ect',
        partnership: null,
        school: 's4',
        expressionOfInterest: { lp: 'lp1', cohort: 2025 },
        schedule: 'ecf-standard-september',
        from: '2025-09-01',
        eligibleForFunding: true,
        email: 'nia@rowan.example',
      },
    ],
  },
];

/**
 * In ecf the end of a training entry means leaving the school, but a person who pauses or stops training is still
 * there.
 */
export function stayingAtSchool(
  participant: ScenarioPart<'participants'>[number],
): ScenarioPart<'participants'>[number] {
  const { training = [] } = participant;
  return {
    ...participant,
    training: training.map((entry) => (entry.deferred || entry.withdrawn ? { ...entry, to: null } : entry)),
  };
}

export const twin: ScenarioPart<'participants'>[number] = {
  id: 'ben-again',
  name: 'Ben Ortiz',
  trn: '1000007',
  induction: { start: '2024-09-02' },
  training: [{ ...in2024, record: 'ben-again-ect', email: 'ben.again@elm.example' }],
};
