import type { Service } from '../../contract/service.ts';
import type { Scenario } from './schema.ts';

type Part<K extends keyof Scenario> = NonNullable<Scenario[K]>;

/**
 * The story a mock tells when it is given no scenario. It is 10 February 2026. `lp1` trains people at three schools;
 * one of them was merged from two registrations, one came from `lp2`, one is mentored by somebody trained elsewhere,
 * and their declarations stand in every state there is. `s4` is interested and has no partnership yet.
 */
export function defaultScenario(service: Service): Scenario {
  return {
    now: '2026-02-10T12:00:00Z',
    leadProviders: [{ id: 'lp1', name: 'Northlight Teaching' }, { id: 'lp2', name: 'Harbour Institute' }],
    cohorts: [2023, 2024, 2025].map((year) => ({ year })),
    deliveryPartners: [
      { id: 'dp1', name: 'Oakfield Hub', links: [2023, 2024, 2025].map((cohort) => ({ lp: 'lp1', cohort })) },
      { id: 'dp2', name: 'Riverbank Alliance', links: [{ lp: 'lp1', cohort: 2025 }, { lp: 'lp2', cohort: 2024 }, { lp: 'lp2', cohort: 2025 }] },
    ],
    schools,
    partnerships: [
      { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025 },
      { id: 'ps2', lp: 'lp1', dp: 'dp2', school: 's2', cohort: 2025 },
      { id: 'ps3', lp: 'lp2', dp: 'dp2', school: 's3', cohort: 2025 },
      { id: 'ps4', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2024 },
      { id: 'ps5', lp: 'lp2', dp: 'dp2', school: 's2', cohort: 2024 },
      ...(service === 'ecf' ? [challenged] : []),
    ],
    participants: service === 'ecf' ? [...participants.map(stayingAtSchool), twin] : participants,
    declarations: [...declarations, ...(service === 'ecf' ? [duplicate] : [])],
    statements,
  };
}

const schools: Part<'schools'> = [
  { id: 's1', urn: '100001', name: 'Elm Street School', tutor: { name: 'Jo Webb', email: 'jo.webb@elm.example' } },
  { id: 's2', urn: '100002', name: 'Oak Lane Academy', tutor: { name: 'Sam Pike', email: 'sam.pike@oak.example' } },
  { id: 's3', urn: '100003', name: 'Ash Green Primary', giasContact: 'office@ash.example' },
  { id: 's4', urn: '100004', name: 'Rowan Hill High', tutor: { name: 'Ali Noor', email: 'ali.noor@rowan.example' } },
  { id: 's5', urn: '100005', name: 'Willow Park School', programme: { 2025: 'school_led' } },
  { id: 's6', urn: '100006', name: 'Larch Court School', eligible: false },
];

const challenged: Part<'partnerships'>[number] = {
  id: 'ps6', lp: 'lp1', dp: 'dp1', school: 's6', cohort: 2024,
  status: 'challenged', challengedReason: 'do_not_recognise', challengedAt: '2025-01-15T10:00:00Z',
};

const in2025 = { role: 'ect', schedule: 'ecf-standard-september', from: '2025-09-01' } as const;
const in2024 = { role: 'ect', partnership: 'ps4', schedule: 'ecf-standard-september', from: '2024-09-02', eligibleForFunding: true } as const;

const participants: Part<'participants'> = [
  // merged: somebody registered Ada twice, and the first registration's id was retired
  { id: 'ada', name: 'Ada Finch', trn: '1000001', induction: { start: '2025-09-01' },
    idChanges: [{ from: 'ada-first-id', to: 'ada', at: '2025-11-03T09:00:00Z' }],
    training: [{ ...in2025, record: 'ada-ect', partnership: 'ps1', eligibleForFunding: true, email: 'ada@elm.example', mentor: 'mia' }] },
  { id: 'ben', name: 'Ben Ortiz', trn: '1000002', induction: { start: '2025-09-01' },
    training: [{ ...in2025, record: 'ben-ect', partnership: 'ps1', eligibleForFunding: true, email: 'ben@elm.example', mentor: 'mia', workingPattern: 'full_time' }] },
  { id: 'cara', name: 'Cara Singh', trn: '1000003', induction: { start: '2025-09-01' },
    training: [{ ...in2025, record: 'cara-ect', partnership: 'ps2', schoolTo: null, to: '2026-01-05', eligibleForFunding: true, email: 'cara@oak.example',
      deferred: { at: '2026-01-05T10:00:00Z', reason: 'parental-leave' } }] },
  { id: 'dan', name: 'Dan Moss', trn: '1000004', induction: { start: '2025-09-01' },
    training: [{ ...in2025, record: 'dan-ect', partnership: 'ps2', schoolTo: null, to: '2025-12-12', eligibleForFunding: true, email: 'dan@oak.example',
      withdrawn: { at: '2025-12-12T15:30:00Z', reason: 'left-teaching-profession' } }] },
  // no induction recorded yet, so whether she is eligible for funding is undecided
  { id: 'gil', name: 'Gil Brandt', trn: '1000005',
    training: [{ ...in2025, record: 'gil-ect', partnership: 'ps2', email: 'gil@oak.example', mentor: 'uma', workingPattern: 'part_time' }] },
  { id: 'joan', name: 'Joan Lyle', trn: null,
    training: [{ ...in2025, record: 'joan-ect', partnership: 'ps1', from: '2026-04-13', email: 'joan@elm.example' }] },
  // came from lp2's school in January
  { id: 'tom', name: 'Tom Adeyemi', trn: '1000006', induction: { start: '2025-09-01' },
    training: [
      { ...in2025, record: 'tom-ect', partnership: 'ps3', to: '2025-12-31', eligibleForFunding: true, email: 'tom@ash.example' },
      { ...in2025, record: 'tom-ect', partnership: 'ps1', from: '2026-01-05', eligibleForFunding: true, email: 'tom@elm.example' },
    ] },
  { id: 'fay', name: 'Fay Doyle', trn: '1000007', induction: { start: '2024-09-02' },
    training: [{ ...in2024, record: 'fay-ect', email: 'fay@elm.example' }] },
  { id: 'hal', name: 'Hal Ito', trn: '1000008', induction: { start: '2024-09-02' },
    training: [{ ...in2024, record: 'hal-ect', email: 'hal@elm.example' }] },
  { id: 'mia', name: 'Mia Larsen', trn: '1000009',
    training: [{ role: 'mentor', record: 'mia-mentor', partnership: 'ps1', schedule: 'ecf-standard-september', from: '2025-09-01', eligibleForFunding: true, email: 'mia@elm.example' }] },
  // trained by lp2, mentors an ECT of lp1: an unfunded mentor to lp1
  { id: 'uma', name: 'Uma Clarke', trn: '1000010',
    training: [{ role: 'mentor', record: 'uma-mentor', partnership: 'ps5', schedule: 'ecf-standard-september', from: '2024-09-02', eligibleForFunding: true, email: 'uma@oak.example' }] },
  // the school has named lp1, the partnership is not confirmed
  { id: 'nia', name: 'Nia Webster', trn: '1000011', induction: { start: '2025-09-01' },
    training: [{ role: 'ect', record: 'nia-ect', partnership: null, school: 's4', expressionOfInterest: { lp: 'lp1', cohort: 2025 },
      schedule: 'ecf-standard-september', from: '2025-09-01', eligibleForFunding: true, email: 'nia@rowan.example' }] },
];

/** In ecf the end of a training entry means leaving the school, and whoever pauses or stops training is still there. */
function stayingAtSchool(participant: Part<'participants'>[number]): Part<'participants'>[number] {
  const { training = [] } = participant;
  return { ...participant, training: training.map((entry) => (entry.deferred || entry.withdrawn ? { ...entry, to: null } : entry)) };
}

const twin: Part<'participants'>[number] = {
  id: 'ben-again', name: 'Ben Ortiz', trn: '1000007', induction: { start: '2024-09-02' },
  training: [{ ...in2024, record: 'ben-again-ect', email: 'ben.again@elm.example' }],
};

const as = { role: 'ect', lp: 'lp1' } as const;

const declarations: Part<'declarations'> = [
  { ...as, id: 'd-submitted', participant: 'gil', type: 'started', date: '2025-11-20T00:00:00Z', state: 'submitted', evidence: 'training-event-attended' },
  { ...as, id: 'd-eligible', participant: 'ada', type: 'started', date: '2025-10-06T00:00:00Z', state: 'eligible', evidence: 'training-event-attended', statement: 'st-2025-apr' },
  { ...as, id: 'd-voided', participant: 'cara', type: 'started', date: '2025-10-06T00:00:00Z', state: 'voided', evidence: 'other' },
  { ...as, id: 'd-paid', participant: 'fay', type: 'started', date: '2024-10-07T00:00:00Z', state: 'paid', statement: 'st-2024-aug' },
  { ...as, id: 'd-payable', participant: 'fay', type: 'retained-1', date: '2025-02-03T00:00:00Z', state: 'payable', evidence: 'training-event-attended', statement: 'st-2024-jan' },
  { ...as, id: 'd-clawed-back', participant: 'hal', type: 'started', date: '2024-10-07T00:00:00Z', state: 'clawed-back', statement: 'st-2024-apr25', clawbackStatement: 'st-2024-aug' },
  { ...as, id: 'd-awaiting', participant: 'hal', type: 'retained-1', date: '2025-02-10T00:00:00Z', state: 'awaiting-clawback', evidence: 'other', statement: 'st-2024-aug', clawbackStatement: 'st-2024-apr26' },
  { id: 'd-lp2', role: 'ect', lp: 'lp2', participant: 'tom', type: 'started', date: '2025-10-13T00:00:00Z', state: 'eligible', evidence: 'training-event-attended', statement: 'st-lp2-apr' },
];

const duplicate: Part<'declarations'>[number] = {
  ...as, id: 'd-ineligible', participant: 'ben-again', type: 'started', date: '2024-10-14T00:00:00Z', state: 'ineligible',
};

const statements: Part<'statements'> = [
  { id: 'st-2024-apr25', lp: 'lp1', cohort: 2024, month: 4, year: 2025, cutOff: '2025-03-31', payment: '2025-04-25', paid: true },
  { id: 'st-2024-aug', lp: 'lp1', cohort: 2024, month: 8, year: 2025, cutOff: '2025-07-31', payment: '2025-08-25', paid: true },
  { id: 'st-2024-jan', lp: 'lp1', cohort: 2024, month: 1, year: 2026, cutOff: '2025-12-31', payment: '2026-02-25' },
  { id: 'st-2024-apr26', lp: 'lp1', cohort: 2024, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  { id: 'st-2025-jan', lp: 'lp1', cohort: 2025, month: 1, year: 2026, cutOff: '2025-12-31', payment: '2026-01-25', paid: true },
  { id: 'st-2025-apr', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  { id: 'st-2025-aug', lp: 'lp1', cohort: 2025, month: 8, year: 2026, cutOff: '2026-07-31', payment: '2026-08-25' },
  { id: 'st-lp2-apr', lp: 'lp2', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
];
