import type { Scenario } from 'lead-provider-sdk/mock';
import { base, training, world } from './ecf-mock.ts';

/** Two providers at two schools, an ECT of each, mentors, and declarations in every state that moves. */
export const people: Scenario = world(
  [
    {
      id: 'ada',
      name: 'Ada Finch',
      trn: '1000001',
      training: [training({ record: 'r-ada', mentor: 'mo', email: 'ada@elm.example' })],
    },
    { id: 'bob', training: [training({ record: 'r-bob', eligibleForFunding: null })] },
    { id: 'mo', name: 'Mo', training: [training({ record: 'r-mo', role: 'mentor' })] },
    {
      id: 'ida',
      training: [training({ record: 'r-ida', role: 'mentor', partnership: null, school: 's1', programme: 'none' })],
    },
    { id: 'cat', trn: '1000003', training: [training({ record: 'r-cat', partnership: 'ps3' })] },
    {
      id: 'two',
      training: [
        training({ record: 'r-two', partnership: 'ps1', from: '2024-09-01' }),
        training({ record: 'r-two-m', role: 'mentor' }),
      ],
    },
  ],
  {
    partnerships: [
      ...(base.partnerships ?? []),
      { id: 'ps4', lp: 'lp2', dp: 'dp2', school: 's1', cohort: 2025 },
      { id: 'ps5', lp: 'lp1', dp: 'dp1', school: 's3', cohort: 2025 },
    ],
    declarations: [
      {
        id: 'd-eligible',
        participant: 'ada',
        role: 'ect',
        lp: 'lp1',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state: 'eligible',
        statement: 'st3',
      },
      {
        id: 'd-voided',
        participant: 'ada',
        role: 'ect',
        lp: 'lp1',
        type: 'retained-1',
        date: '2025-10-01T00:00:00Z',
        state: 'voided',
        statement: 'st3',
      },
      {
        id: 'd-submitted',
        participant: 'bob',
        role: 'ect',
        lp: 'lp1',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state: 'submitted',
      },
      {
        id: 'd-clawback',
        participant: 'mo',
        role: 'mentor',
        lp: 'lp1',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state: 'awaiting-clawback',
        statement: 'st1',
        clawbackStatement: 'st3',
      },
      {
        id: 'd-theirs',
        participant: 'cat',
        role: 'ect',
        lp: 'lp2',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state: 'eligible',
        statement: 'st6',
      },
    ],
  },
);
