import type { ScenarioPart } from './schema.ts';

const as = { role: 'ect', lp: 'lp1' } as const;

export const declarations: ScenarioPart<'declarations'> = [
  { ...as, id: 'd-submitted', participant: 'gil', type: 'started', date: '2025-11-20T00:00:00Z', state: 'submitted', evidence: 'training-event-attended' },
  { ...as, id: 'd-eligible', participant: 'ada', type: 'started', date: '2025-10-06T00:00:00Z', state: 'eligible', evidence: 'training-event-attended', statement: 'st-2025-apr' },
  { ...as, id: 'd-voided', participant: 'cara', type: 'started', date: '2025-10-06T00:00:00Z', state: 'voided', evidence: 'other' },
  { ...as, id: 'd-paid', participant: 'fay', type: 'started', date: '2024-10-07T00:00:00Z', state: 'paid', statement: 'st-2024-aug' },
  { ...as, id: 'd-payable', participant: 'fay', type: 'retained-1', date: '2025-02-03T00:00:00Z', state: 'payable', evidence: 'training-event-attended', statement: 'st-2024-jan' },
  { ...as, id: 'd-clawed-back', participant: 'hal', type: 'started', date: '2024-10-07T00:00:00Z', state: 'clawed-back', statement: 'st-2024-apr25', clawbackStatement: 'st-2024-aug' },
  { ...as, id: 'd-awaiting', participant: 'hal', type: 'retained-1', date: '2025-02-10T00:00:00Z', state: 'awaiting-clawback', evidence: 'other', statement: 'st-2024-aug', clawbackStatement: 'st-2024-apr26' },
  { id: 'd-lp2', role: 'ect', lp: 'lp2', participant: 'tom', type: 'started', date: '2025-10-13T00:00:00Z', state: 'eligible', evidence: 'training-event-attended', statement: 'st-lp2-apr' },
];

export const duplicate: ScenarioPart<'declarations'>[number] = {
  ...as, id: 'd-ineligible', participant: 'ben-again', type: 'started', date: '2024-10-14T00:00:00Z', state: 'ineligible',
};

export const statements: ScenarioPart<'statements'> = [
  { id: 'st-2024-apr25', lp: 'lp1', cohort: 2024, month: 4, year: 2025, cutOff: '2025-03-31', payment: '2025-04-25', paid: true },
  { id: 'st-2024-aug', lp: 'lp1', cohort: 2024, month: 8, year: 2025, cutOff: '2025-07-31', payment: '2025-08-25', paid: true },
  { id: 'st-2024-jan', lp: 'lp1', cohort: 2024, month: 1, year: 2026, cutOff: '2025-12-31', payment: '2026-02-25' },
  { id: 'st-2024-apr26', lp: 'lp1', cohort: 2024, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  { id: 'st-2025-jan', lp: 'lp1', cohort: 2025, month: 1, year: 2026, cutOff: '2025-12-31', payment: '2026-01-25', paid: true },
  { id: 'st-2025-apr', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  { id: 'st-2025-aug', lp: 'lp1', cohort: 2025, month: 8, year: 2026, cutOff: '2026-07-31', payment: '2026-08-25' },
  { id: 'st-lp2-apr', lp: 'lp2', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
];
