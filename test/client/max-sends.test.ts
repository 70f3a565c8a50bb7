import fc from 'fast-check';
import { isLeadProviderError, type ClientEvent } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { VirtualTime } from '../faults/virtual.ts';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';
import { runs } from '../support/size.ts';

/** `maxSends`, options that make no sense, and any story: each request of a write is told once before it leaves. */

type Fate = 'done' | 'lost' | 'applied-lost' | 'unreached' | 'throttled' | 'refused';

const broken = (code: string, syscall: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });

interface Told {
  readonly told: number[];
  readonly seen: Fate[];
  readonly comes: string;
  readonly events: readonly ClientEvent[];
}

async function story(fates: readonly Fate[], maxSends: number | undefined, limit: number, slowMs = 0): Promise<Told> {
  const mock = createMock({ service: 'rect' });
  const time = new VirtualTime(Date.parse(mock.clock.now));
  const [told, seen, events]: [number[], Fate[], ClientEvent[]] = [[], [], []];
  const connection = connect(
    {
      ...{ service: 'rect', baseUrl: 'http://localhost', token: mock.token('lp1'), validate: 'off' },
      ...{ onUnknown: 'settle', budget: memoryBudgetOn(time, { limit, windowMs: 20_000 }), budgetWarning: false },
      onEvent: (event) => events.push(event),
      async fetch(request) {
        mock.clock.set(time.now());
        if (request.method === 'GET') return mock.fetch(request);
        const fate = fates[seen.length] ?? 'done';
        seen.push(fate);
        expect(told).toHaveLength(seen.length);
        if (fate === 'throttled') return json({}, 429, { 'retry-after': '3' });
        if (fate === 'refused') return json({ errors: [{ title: 'x', detail: 'y' }] }, 422);
        if (fate === 'unreached') throw broken('ECONNREFUSED', 'connect');
        if (fate === 'lost') throw broken('ECONNRESET', 'read');
        const answer = await mock.fetch(request);
        if (fate === 'applied-lost') throw broken('ECONNRESET', 'read');
        return answer;
      },
    },
    time,
  );
  const { declarations } = clientOver('rect', connection);
  const onSend = async ({ attempt }: { attempt: number }): Promise<void> => {
    told.push(attempt);
    if (slowMs > 0) await new Promise<void>((resolve) => void time.later(resolve, slowMs));
  };
  const options = { onSend, ...(maxSends !== undefined && { maxSends }) };
  const comes = await time.run(
    declarations.void(mock.id('d-eligible'), options).then(
      () => 'ok',
      (error: unknown) => (isLeadProviderError(error) ? error.outcome : String(error)),
    ),
  );
  return { told, seen, comes, events };
}

test('in any story, onSend is called as often as requests leave, and no more are lost than maxSends', async () => {
  const fate = fc.constantFrom<Fate>('done', 'lost', 'lost', 'applied-lost', 'unreached', 'throttled', 'refused');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 8 }),
      fc.constantFrom(1, 2, 3, undefined),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(0, 0, 40, 7000, 30_000),
      async (fates, maxSends, limit, slowMs) => {
        const { told, seen, comes, events } = await story(fates, maxSends, limit, slowMs);
        expect(told).toEqual(seen.map((_, i) => i + 1));
        const lost = seen.filter((what) => what === 'lost').length;
        expect(lost).toBeLessThanOrEqual(maxSends ?? 3);
        if (seen.every((what) => what === 'lost')) expect(comes).toBe('not-applied');
        expect(events.filter(({ type }) => type === 'sending')).toHaveLength(1);
        const sent = events.filter((event) => event.type === 'request' && event.method === 'PUT');
        expect(sent).toHaveLength(seen.length);
      },
    ),
    { numRuns: runs(60) },
  );
}, 120_000);

describe('maxSends', () => {
  test.each([1, 2, 3, undefined])('%j: so many lost sends, and not applied', async (maxSends) => {
    const { seen, comes } = await story(['lost', 'lost', 'lost', 'lost'], maxSends, 50);
    expect([seen.length, comes]).toEqual([maxSends ?? 3, 'not-applied']);
  });

  test('a 429 and a refused connection do not count', async () => {
    const { seen, comes } = await story(['throttled', 'unreached', 'lost', 'throttled', 'done'], 2, 50);
    expect([seen.length, comes]).toEqual([5, 'ok']);
  });

  test('a second send that has waited for the budget is made, too', async () => {
    // the budget is used up by the looks, so the send is overtaken and looked for again
    const { seen, comes } = await story(['lost', 'done'], 2, 1);
    expect([seen.length, comes]).toEqual([2, 'ok']);
  });
});

describe('what makes no sense is refused before anything is sent', () => {
  test.each([0, 4, -1, 1.5, NaN, Infinity, '2', null])('maxSends %j', async (maxSends) => {
    const { dfe, requests } = observe('rect', () => json({}));
    const error = await errorOf(dfe.declarations.void(ID, { maxSends } as never));
    expect(error).toMatchObject({
      ...{ kind: 'validation', operation: 'declarations.void', outcome: 'not-sent' },
      issues: [{ title: 'maxSends', detail: 'Has to be a whole number from 1 to 3.' }],
    });
    expect(requests).toEqual([]);
  });

  test.each(['yes', null, true, {}])('onSend %j', async (onSend) => {
    const { dfe, requests } = observe('rect', () => json({}));
    const error = await errorOf(dfe.participants.resume(ID, {} as never, { onSend } as never));
    expect(error).toMatchObject({
      outcome: 'not-sent',
      issues: [{ title: 'onSend', detail: 'Has to be a function.' }],
    });
    expect(requests).toEqual([]);
  });

  test('slips of the pen, with what was meant; and a read takes neither', async () => {
    const { dfe, requests } = observe('rect', () => json({}));
    const write = (options: object) => errorOf(dfe.declarations.void(ID, options));
    expect(await write({ onsend: () => undefined })).toMatchObject({
      message: expect.stringMatching(/Did you mean onSend\?/) as unknown,
    });
    expect(await write({ maxSend: 2 })).toMatchObject({
      message: expect.stringMatching(/Did you mean maxSends\?/) as unknown,
    });
    for (const option of [{ onSend: () => undefined }, { maxSends: 2 }])
      expect(await errorOf(dfe.declarations.get(ID, option as object))).toMatchObject({
        message: expect.stringMatching(/No such option/) as unknown,
      });
    expect(requests).toEqual([]);
  });
});
