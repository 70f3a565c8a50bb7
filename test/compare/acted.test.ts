import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/compare/index.ts';
import type { Mock } from '../../src/mock/index.ts';
import { compared, pulled, type Service } from './support.ts';
import { world } from './world.ts';

/** What somebody does in one of the services after the move, and what has to be told of it when both are pulled again. */
interface Act {
  readonly what: string;
  readonly in: Service;
  readonly act: (mock: Mock) => unknown;
  readonly findings: readonly Partial<Finding>[];
}

const merged = { kind: 'merged', resource: 'participants', id: 'mia' } as const;
const declared = { kind: 'differs', resource: 'declarations' } as const;

async function voids(mock: Mock, id: string): Promise<void> {
  const url = `https://mock.test/api/v3/participant-declarations/${mock.id(id)}/void`;
  const headers = { authorization: `Bearer ${mock.token('lp1')}` };
  expect((await mock.fetch(new Request(url, { method: 'PUT', headers }))).status).toBe(200);
}

const acts: readonly Act[] = [
  {
    what: 'two people are merged in rect alone: one is told, and nothing of what came along',
    in: 'rect',
    act: (mock) => mock.dfe.mergeParticipants('joan', 'mia'),
    findings: [{ ...merged, id: 'joan', from: null, to: 'mia' }],
  },
  {
    what: 'two people are merged in ecf alone',
    in: 'ecf',
    act: (mock) => mock.dfe.mergeParticipants('joan', 'mia'),
    findings: [{ ...merged, id: 'joan', from: 'mia', to: null }],
  },
  {
    what: 'a mentor with mentees and declarations is merged away: what it cost is told beside',
    in: 'rect',
    act: (mock) => mock.dfe.mergeParticipants('mia', 'joan'),
    findings: [
      {
        kind: 'differs',
        resource: 'participants',
        id: 'joan',
        field: 'ecf_enrolments[].eligible_for_funding',
        to: null,
      },
      { ...merged, from: null, to: 'joan' },
    ],
  },
  {
    what: 'a declaration is voided in rect',
    in: 'rect',
    act: (mock) => voids(mock, 'd-submitted'),
    findings: [{ ...declared, id: 'd-submitted', field: 'state', from: 'submitted', to: 'voided' }],
  },
  {
    what: 'a declaration is voided in ecf',
    in: 'ecf',
    act: (mock) => voids(mock, 'd-submitted'),
    findings: [{ ...declared, id: 'd-submitted', field: 'state', from: 'voided', to: 'submitted' }],
  },
  {
    what: 'a clawback is settled',
    in: 'rect',
    act: (mock) => mock.dfe.settleClawback('d-awaiting'),
    findings: [{ ...declared, id: 'd-awaiting', field: 'state', from: 'awaiting-clawback', to: 'clawed-back' }],
  },
  {
    what: 'a TRN is corrected, which is not told',
    in: 'rect',
    act: (mock) => mock.dfe.correctTrn('hal', '7654321'),
    findings: [
      {
        kind: 'differs',
        resource: 'participants',
        id: 'hal',
        field: 'teacher_reference_number',
        from: null,
        to: null,
        hidden: true,
      },
    ],
  },
  {
    what: 'a partnership is challenged, and rect would still serve it',
    in: 'ecf',
    act: (mock) => mock.dfe.challengePartnership('ps0', 'mistake'),
    findings: [
      // ecf takes those who are trained in it out of the list
      { kind: 'extra', resource: 'participants', id: 'cara', field: 'ecf_enrolments[]' },
      { kind: 'differs', resource: 'partnerships', id: 'ps0', field: 'challenged_at', to: null },
      { kind: 'differs', resource: 'partnerships', id: 'ps0', field: 'challenged_reason', from: 'mistake' },
      { kind: 'differs', resource: 'partnerships', id: 'ps0', field: 'status', from: 'challenged', to: null },
      {
        kind: 'differs',
        resource: 'schools',
        id: 's1',
        cohort: '2023',
        field: 'in_partnership',
        from: false,
        to: true,
      },
    ],
  },
];

describe('what happens in one of the services', () => {
  test.each(acts)('$what', async ({ in: side, act, findings }) => {
    const copies = { ecf: await pulled('ecf', world), rect: await pulled('rect', world) };
    const { mock } = copies[side];
    await act(mock);
    await copies[side].again();
    const found = await compared(copies.ecf.file, copies.rect.file);
    const names = /^(joan|mia|hal|cara|ps0|s1|d-.*)$/;
    const withId = (word: unknown): unknown => (typeof word === 'string' && names.test(word) ? mock.id(word) : word);
    const expected = findings.map((one): unknown =>
      expect.objectContaining(Object.fromEntries(Object.entries(one).map(([key, value]) => [key, withId(value)]))),
    );
    const order = ({ resource, field }: Finding): string => `${resource} ${field}`;
    const sorted = [...found.findings].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    expect(sorted).toEqual(expected);
  });
});
