import { isLeadProviderError } from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { VirtualTime } from '../faults/virtual.ts';

/** A deadline is a moment, kept by every read, wait, look and send of a call. Nothing is sent after it. */

const ect = { course_identifier: 'ecf-induction' } as const;

/** A client for whom each request takes this long, and the moments at which its requests left. */
function slow(service: 'rect' | 'ecf', ms: number) {
  const mock = createMock({ service });
  const time = new VirtualTime(Date.parse(mock.clock.now));
  const begun = time.now();
  const left: { readonly method: string; readonly at: number }[] = [];
  const connection = connect(
    {
      service,
      baseUrl: 'http://localhost',
      token: mock.token('lp1'),
      validate: 'off',
      onUnknown: 'settle',
      fetch: async (request) => {
        left.push({ method: request.method, at: time.now() - begun });
        await new Promise<void>((resolve) => time.later(resolve, ms));
        return mock.fetch(request);
      },
    },
    time,
  );
  const dfe = service === 'rect' ? clientOver('rect', connection) : clientOver('ecf', connection);
  return { mock, time, dfe, left, passed: () => time.now() - begun };
}

type Slow = ReturnType<typeof slow>;
type Call = (dfe: Slow['dfe'], mock: Mock, deadlineMs: number) => Promise<unknown>;

const draftOf = (mock: Mock) =>
  ({
    participant_id: mock.id('ben'),
    declaration_type: 'started',
    declaration_date: '2025-10-06T00:00:00Z',
    evidence_held: 'training-event-attended',
    ...ect,
  }) as const;

const calls: Readonly<Record<string, Call>> = {
  'a read that follows a retired id': (dfe, mock, deadlineMs) =>
    dfe.participants.get(mock.id('ada-first-id'), { deadlineMs }),
  resolve: (dfe, mock, deadlineMs) => dfe.participants.resolve(mock.id('ada-first-id'), { deadlineMs }),
  resolveMany: (dfe, mock, deadlineMs) =>
    dfe.participants.resolveMany(
      ['ada-first-id', 'ben', 'cara', 'dan', 'gil', 'tom', 'fay', 'hal'].map((symbol) => mock.id(symbol)),
      { deadlineMs, concurrency: 1 },
    ),
  'a check': (dfe, mock, deadlineMs) => dfe.declarations.check(draftOf(mock), { deadlineMs }),
  checkMany: (dfe, mock, deadlineMs) => dfe.declarations.checkMany([draftOf(mock)], { deadlineMs }),
  'a write with its check': (dfe, mock, deadlineMs) => dfe.declarations.create(draftOf(mock), { deadlineMs }),
  'a write by a retired id': (dfe, mock, deadlineMs) =>
    dfe.participants.defer(mock.id('ada-first-id'), { reason: 'other', ...ect }, { deadlineMs, follow: true }),
  'a new partnership': (dfe, mock, deadlineMs) =>
    dfe.partnerships.create(
      { cohort: '2025', school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') },
      { deadlineMs },
    ),
  whoAmI: (dfe, _mock, deadlineMs) => dfe.whoAmI({ deadlineMs }),
};

describe.each(['rect', 'ecf'] as const)('%s', (service) => {
  test.each(Object.entries(calls))('%s ends at its deadline, and nothing is sent after it', async (_name, call) => {
    for (const deadlineMs of [1, 500, 899, 900, 1000, 1799, 1800, 2500]) {
      const { mock, time, dfe, left, passed } = slow(service, 900);
      const ended = await time.run(
        call(dfe, mock, deadlineMs).then(
          () => null,
          (error: unknown) => error,
        ),
      );
      expect(passed()).toBeLessThanOrEqual(deadlineMs);
      if (ended !== null) expect(isLeadProviderError(ended, 'timeout')).toBe(true);
      await time.finish();
      expect(left.every(({ at }) => at < deadlineMs)).toBe(true);
      if (isLeadProviderError(ended))
        expect(ended.outcome).toBe(left.some(({ method }) => method !== 'GET') ? 'unknown' : ended.outcome);
    }
  });
});

test('a retired id, reads of 900 ms and a deadline of a second: the write does not leave', async () => {
  const { mock, time, dfe, left } = slow('rect', 900);
  const options = { deadlineMs: 1000, follow: true };
  const error = await time.run(
    dfe.participants
      .defer(mock.id('ada-first-id'), { reason: 'other', ...ect }, options)
      .catch((thrown: unknown) => thrown),
  );
  expect(error).toMatchObject({ kind: 'timeout', outcome: 'not-sent' });
  await time.finish();
  expect(left.map(({ method }) => method)).toEqual(['GET', 'GET']);
});
