import type { Scenario, ScenarioParticipant } from '../../src/mock/scenario/schema.ts';

const years = [2023, 2024, 2025];
const stays = { schedule: 'ecf-standard-september', eligibleForFunding: true } as const;
const ect = { role: 'ect', ...stays } as const;
const declared = { role: 'ect', lp: 'lp1' } as const;

const participants: ScenarioParticipant[] = [
  {
    ...{ id: 'ada', name: 'Ada Finch', trn: '1000001', induction: { start: '2025-09-01' } },
    idChanges: [
      { from: 'ada-first', to: 'ada-second', at: '2025-10-03T09:00:00Z' },
      { from: 'ada-second', to: 'ada', at: '2025-11-03T09:00:00Z' },
    ],
    training: [
      { ...ect, record: 'ada-ect', partnership: 'ps1', from: '2025-09-01', email: 'ada@elm.example', mentor: 'mia' },
    ],
  },
  {
    ...{ id: 'ben', name: 'Ben Ortiz', trn: '1000002', induction: { start: '2024-09-02' } },
    training: [
      { ...ect, record: 'ben-ect', partnership: 'ps4', from: '2024-09-02', email: 'ben@elm.example', mentor: 'mia' },
    ],
  },
  // trained as an ECT first, and a mentor since
  {
    ...{
      id: 'cara',
      name: 'Cara Singh',
      trn: '1000003',
      induction: { start: '2023-09-01', end: '2025-07-18', outcome: 'pass' },
    },
    training: [
      { ...ect, record: 'cara-ect', partnership: 'ps0', from: '2023-09-01', email: 'cara@elm.example' },
      {
        ...stays,
        role: 'mentor',
        record: 'cara-mentor',
        partnership: 'ps1',
        from: '2025-09-01',
        email: 'cara@elm.example',
      },
    ],
  },
  // in both services somebody who has left the school
  {
    ...{ id: 'dan', name: 'Dan Moss', trn: '1000004', induction: { start: '2025-09-01' } },
    training: [
      {
        ...{ ...ect, record: 'dan-ect', partnership: 'ps2', from: '2025-09-01', email: 'dan@oak.example' },
        ...{ to: '2025-12-12', withdrawn: { at: '2025-12-12T15:30:00Z', reason: 'left-teaching-profession' } },
      },
    ],
  },
  {
    ...{ id: 'eve', name: 'Eve Marsh', trn: '1000012', induction: { start: '2025-09-01' } },
    training: [
      {
        ...{ ...ect, record: 'eve-ect', partnership: 'ps2', from: '2025-09-01', email: 'eve@oak.example' },
        ...{ to: '2026-01-05', deferred: { at: '2026-01-05T10:00:00Z', reason: 'parental-leave' } },
      },
    ],
  },
  // the mentor is trained by lp2: unfunded to lp1
  {
    ...{ id: 'gil', name: 'Gil Brandt', trn: '1000005' },
    training: [
      {
        ...ect,
        eligibleForFunding: null,
        record: 'gil-ect',
        partnership: 'ps2',
        from: '2025-09-01',
        email: 'gil@oak.example',
        mentor: 'uma',
      },
    ],
  },
  {
    ...{ id: 'joan', name: 'Joan Lyle', trn: null },
    training: [
      {
        ...ect,
        eligibleForFunding: null,
        record: 'joan-ect',
        partnership: 'ps1',
        from: '2026-04-13',
        email: 'joan@elm.example',
      },
    ],
  },
  // one came from lp2, one moved between two schools of lp1
  {
    ...{ id: 'tom', name: 'Tom Adeyemi', trn: '1000006', induction: { start: '2025-09-01' } },
    training: [
      { ...ect, record: 'tom-ect', partnership: 'ps3', from: '2025-09-01', to: '2025-12-31', email: 'tom@ash.example' },
      { ...ect, record: 'tom-ect', partnership: 'ps1', from: '2026-01-05', email: 'tom@elm.example' },
    ],
  },
  {
    ...{ id: 'zoe', name: 'Zoe Hart', trn: '1000013', induction: { start: '2025-09-01' } },
    training: [
      { ...ect, record: 'zoe-ect', partnership: 'ps1', from: '2025-09-01', to: '2025-12-31', email: 'zoe@elm.example' },
      { ...ect, record: 'zoe-ect', partnership: 'ps2', from: '2026-01-05', email: 'zoe@oak.example' },
    ],
  },
  {
    ...{ id: 'hal', name: 'Hal Ito', trn: '1000008', induction: { start: '2024-09-02' } },
    training: [{ ...ect, record: 'hal-ect', partnership: 'ps4', from: '2024-09-02', email: 'hal@elm.example' }],
  },
  {
    ...{ id: 'mia', name: 'Mia Larsen', trn: '1000009' },
    training: [
      {
        ...stays,
        role: 'mentor',
        record: 'mia-mentor',
        partnership: 'ps1',
        from: '2024-09-01',
        email: 'mia@elm.example',
      },
    ],
  },
  {
    ...{ id: 'uma', name: 'Uma Clarke', trn: '1000010' },
    training: [
      {
        ...stays,
        role: 'mentor',
        record: 'uma-mentor',
        partnership: 'ps5',
        from: '2024-09-02',
        email: 'uma@oak.example',
      },
    ],
  },
];

/** A world that both services hold: every state that both know, transfers, merges, an unfunded mentor, a joiner. */
export const world: Scenario = {
  now: '2026-02-10T12:00:00Z',
  leadProviders: [
    { id: 'lp1', name: 'Northlight Teaching' },
    { id: 'lp2', name: 'Harbour Institute' },
  ],
  cohorts: years.map((year) => ({ year })),
  deliveryPartners: [
    { id: 'dp1', name: 'Oakfield Hub', links: years.map((cohort) => ({ lp: 'lp1', cohort })) },
    {
      id: 'dp2',
      name: 'Riverbank Alliance',
      links: years.flatMap((cohort) => ['lp1', 'lp2'].map((lp) => ({ lp, cohort }))),
    },
  ],
  schools: [
    { id: 's1', urn: '100001', name: 'Elm Street School', tutor: { name: 'Jo Webb', email: 'jo.webb@elm.example' } },
    { id: 's2', urn: '100002', name: 'Oak Lane Academy', tutor: { name: 'Sam Pike', email: 'sam.pike@oak.example' } },
    { id: 's3', urn: '100003', name: 'Ash Green Primary', giasContact: 'office@ash.example' },
    { id: 's5', urn: '100005', name: 'Willow Park School', programme: { 2025: 'school_led' } },
  ],
  partnerships: [
    { id: 'ps0', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2023 },
    { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025 },
    { id: 'ps2', lp: 'lp1', dp: 'dp2', school: 's2', cohort: 2025 },
    { id: 'ps3', lp: 'lp2', dp: 'dp2', school: 's3', cohort: 2025 },
    { id: 'ps4', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2024 },
    { id: 'ps5', lp: 'lp2', dp: 'dp2', school: 's2', cohort: 2024 },
  ],
  participants,
  declarations: [
    {
      ...declared,
      id: 'd-submitted',
      participant: 'gil',
      type: 'started',
      date: '2025-11-20T00:00:00Z',
      state: 'submitted',
      evidence: 'training-event-attended',
    },
    {
      ...declared,
      id: 'd-eligible',
      participant: 'ada',
      type: 'started',
      date: '2025-10-06T00:00:00Z',
      state: 'eligible',
      evidence: 'training-event-attended',
      statement: 'st-apr',
    },
    {
      ...declared,
      id: 'd-voided',
      participant: 'zoe',
      type: 'started',
      date: '2025-10-06T00:00:00Z',
      state: 'voided',
      evidence: 'other',
    },
    {
      ...declared,
      id: 'd-again',
      participant: 'zoe',
      type: 'started',
      date: '2025-10-06T00:00:00Z',
      state: 'eligible',
      evidence: 'other',
      statement: 'st-apr',
    },
    {
      ...declared,
      id: 'd-paid',
      participant: 'ben',
      type: 'started',
      date: '2024-10-07T00:00:00Z',
      state: 'paid',
      statement: 'st-2024-aug',
    },
    {
      ...declared,
      id: 'd-payable',
      participant: 'ben',
      type: 'retained-1',
      date: '2025-02-03T00:00:00Z',
      state: 'payable',
      evidence: 'other',
      statement: 'st-2024-jan',
    },
    {
      ...declared,
      id: 'd-clawed-back',
      participant: 'hal',
      type: 'started',
      date: '2024-10-07T00:00:00Z',
      state: 'clawed-back',
      statement: 'st-2024-apr',
      clawbackStatement: 'st-2024-aug',
    },
    {
      ...declared,
      id: 'd-awaiting',
      participant: 'hal',
      type: 'retained-1',
      date: '2025-02-10T00:00:00Z',
      state: 'awaiting-clawback',
      evidence: 'other',
      statement: 'st-2024-aug',
      clawbackStatement: 'st-2024-next',
    },
    {
      ...declared,
      id: 'd-mentor',
      role: 'mentor',
      participant: 'mia',
      type: 'started',
      date: '2025-10-20T00:00:00Z',
      state: 'eligible',
      evidence: 'training-event-attended',
      statement: 'st-apr',
    },
    {
      role: 'ect',
      lp: 'lp2',
      id: 'd-lp2',
      participant: 'tom',
      type: 'started',
      date: '2025-10-13T00:00:00Z',
      state: 'eligible',
      evidence: 'other',
      statement: 'st-lp2',
    },
  ],
  statements: [
    { id: 'st-apr', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
    { id: 'st-lp2', lp: 'lp2', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
    {
      id: 'st-2024-apr',
      lp: 'lp1',
      cohort: 2024,
      month: 4,
      year: 2025,
      cutOff: '2025-03-31',
      payment: '2025-04-25',
      paid: true,
    },
    {
      id: 'st-2024-aug',
      lp: 'lp1',
      cohort: 2024,
      month: 8,
      year: 2025,
      cutOff: '2025-07-31',
      payment: '2025-08-25',
      paid: true,
    },
    { id: 'st-2024-jan', lp: 'lp1', cohort: 2024, month: 1, year: 2026, cutOff: '2025-12-31', payment: '2026-02-25' },
    { id: 'st-2024-next', lp: 'lp1', cohort: 2024, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  ],
};
