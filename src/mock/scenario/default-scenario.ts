import type { Service } from '../../contract/service.ts';
import { declarations, duplicate, statements } from './default-declarations.ts';
import { participants, stayingAtSchool, twin } from './default-people.ts';
import { stampedDeclaration, stampedParticipant } from './default-stamps.ts';
import type { Scenario, ScenarioPart } from './schema.ts';

const NOW = '2026-02-10T12:00:00Z';

/**
 * The story of a mock that is given no scenario. It is 10 February 2026. `lp1` trains people at three schools. One
 * person was merged from two registrations, one came from `lp2`, one has a mentor who is trained elsewhere, and there
 * are declarations in every state. `s4` is interested and has no partnership yet.
 */
export function defaultScenario(service: Service): Scenario {
  return {
    now: NOW,
    leadProviders: [
      { id: 'lp1', name: 'Northlight Teaching' },
      { id: 'lp2', name: 'Harbour Institute' },
    ],
    cohorts: [2023, 2024, 2025].map((year) => ({ year })),
    deliveryPartners: [
      { id: 'dp1', name: 'Oakfield Hub', links: [2023, 2024, 2025].map((cohort) => ({ lp: 'lp1', cohort })) },
      {
        id: 'dp2',
        name: 'Riverbank Alliance',
        links: [
          { lp: 'lp1', cohort: 2025 },
          { lp: 'lp2', cohort: 2024 },
          { lp: 'lp2', cohort: 2025 },
        ],
      },
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
    participants: (service === 'ecf' ? [...participants.map(stayingAtSchool), twin] : participants).map((one) =>
      stampedParticipant(one, NOW),
    ),
    declarations: [...declarations, ...(service === 'ecf' ? [duplicate] : [])].map((one) =>
      stampedDeclaration(one, statements, NOW),
    ),
    statements,
  };
}

const schools: ScenarioPart<'schools'> = [
  { id: 's1', urn: '100001', name: 'Elm Street School', tutor: { name: 'Jo Webb', email: 'jo.webb@elm.example' } },
  { id: 's2', urn: '100002', name: 'Oak Lane Academy', tutor: { name: 'Sam Pike', email: 'sam.pike@oak.example' } },
  { id: 's3', urn: '100003', name: 'Ash Green Primary', giasContact: 'office@ash.example' },
  { id: 's4', urn: '100004', name: 'Rowan Hill High', tutor: { name: 'Ali Noor', email: 'ali.noor@rowan.example' } },
  { id: 's5', urn: '100005', name: 'Willow Park School', programme: { 2025: 'school_led' } },
  { id: 's6', urn: '100006', name: 'Larch Court School', eligible: false },
];

const challenged: ScenarioPart<'partnerships'>[number] = {
  id: 'ps6',
  lp: 'lp1',
  dp: 'dp1',
  school: 's6',
  cohort: 2024,
  status: 'challenged',
  challengedReason: 'do_not_recognise',
  challengedAt: '2025-01-15T10:00:00Z',
};
