import { isLeadProviderError, type ClientOptions, type LeadProviderError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { VirtualTime } from '../faults/virtual.ts';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

/** `onSend` and `maxSends`, in virtual time. Over real sockets: `on-send-sockets.test.ts`. */

type Fate = 'done' | 'lost' | 'unreached' | 'throttled';

const reset = (code: string, syscall: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`${syscall} ${code}`), { code, syscall }) });

/** A mock, and a client whose writes have these fates in turn; those after the last are done. */
function bench(fates: readonly Fate[], options: Partial<ClientOptions<'rect'>> = {}, looks = () => true) {
  const mock = createMock({ service: 'rect' });
  const time = new VirtualTime(Date.parse(mock.clock.now));
  /** What has happened, in order. */
  const log: string[] = [];
  const left: number[] = [];
  const fetch = (request: Request): Promise<Response> => {
    if (request.method === 'GET') {
      log.push('GET');
      return looks() ? mock.fetch(request) : Promise.resolve(json({}, 500));
    }
    const fate = fates[left.length] ?? 'done';
    log.push('PUT');
    left.push(time.now());
    mock.clock.set(time.now());
    if (fate === 'lost') return Promise.reject(reset('ECONNRESET', 'read'));
    if (fate === 'unreached') return Promise.reject(reset('ECONNREFUSED', 'connect'));
    if (fate === 'throttled') return Promise.resolve(json({}, 429, { 'retry-after': '20' }));
    return mock.fetch(request);
  };
  const connection = connect(
    {
      ...{ service: 'rect', baseUrl: 'http://localhost', token: mock.token('lp1'), validate: 'off' },
      ...{ budgetWarning: false, onUnknown: 'settle', fetch, budget: memoryBudgetOn(time) },
      ...options,
    } as ClientOptions<'rect'>,
    time,
  );
  const dfe = clientOver('rect', connection);
  const id = mock.id('d-eligible');
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void time.later(resolve, ms));
  return { mock, time, log, left, dfe, id, sleep };
}

type Bench = ReturnType<typeof bench>;

async function failed({ time }: Bench, call: Promise<unknown>): Promise<LeadProviderError> {
  const error = await errorOf(time.run(call));
  if (!isLeadProviderError(error)) throw error;
  return error;
}

const note = (log: string[]) => (send: { readonly attempt: number; readonly at: Date }) =>
  void log.push(`onSend ${send.attempt}`);

describe('onSend is called right before each request of a write', () => {
  test.each<[string, readonly Fate[], readonly string[]]>([
    ['the first', [], ['GET', 'onSend 1', 'PUT']],
    ['after a 429', ['throttled'], ['GET', 'onSend 1', 'PUT', 'GET', 'onSend 2', 'PUT']],
    ['after a refused connection', ['unreached'], ['GET', 'onSend 1', 'PUT', 'onSend 2', 'PUT']],
  ])('%s', async (_name, fates, story) => {
    const given = bench(fates);
    await given.time.run(given.dfe.declarations.void(given.id, { onSend: note(given.log) }));
    expect(given.log).toEqual(story);
  });

  test('after a lost one that is settled, and at no look', async () => {
    const given = bench(['lost']);
    const { log, left, time } = given;
    const moments: number[] = [];
    const onSend = ({ attempt, at }: { attempt: number; at: Date }): void => {
      log.push(`onSend ${attempt}`);
      moments.push(at.getTime());
    };
    await time.run(given.dfe.declarations.void(given.id, { onSend }));
    expect(log.filter((what) => what !== 'GET')).toEqual(['onSend 1', 'PUT', 'onSend 2', 'PUT']);
    expect(log.lastIndexOf('GET')).toBeLessThan(log.indexOf('onSend 2'));
    expect(moments).toEqual(left);
  });

  test('again for the current id of somebody whose id is retired, and goes on counting', async () => {
    const given = bench([]);
    const options = { onSend: note(given.log), follow: true, checks: 'off' } as const;
    const attributes = { reason: 'other', course_identifier: 'ecf-induction' } as const;
    await given.time.run(given.dfe.participants.defer(given.mock.id('ada-first-id'), attributes, options));
    expect(given.log).toEqual(['onSend 1', 'PUT', 'GET', 'onSend 2', 'PUT']);
  });

  test('not when the write is refused by a rule, nor for a check', async () => {
    const given = bench([]);
    const onSend = note(given.log);
    await given.time.run(given.dfe.declarations.checkVoid(given.id, { onSend }));
    await failed(given, given.dfe.declarations.void(given.mock.id('d-voided'), { onSend }));
    expect(new Set(given.log)).toEqual(new Set(['GET']));
  });

  test('after what the budget waits for, and the request waits for it', async () => {
    const budget = (time: VirtualTime) => memoryBudgetOn(time, { limit: 1, windowMs: 8000 });
    const time = new VirtualTime(0);
    const sent: number[] = [];
    const fetch = (): Promise<Response> => {
      sent.push(time.now());
      return Promise.resolve(json({ data: { id: ID } }));
    };
    const { dfe } = observe('rect', fetch, { budget: budget(time) }, time);
    await time.run(dfe.statements.get(ID));
    let at = 0;
    const onSend = (send: { at: Date }): Promise<void> => {
      at = send.at.getTime();
      return new Promise((resolve) => void time.later(resolve, 3000));
    };
    await errorOf(time.run(dfe.declarations.void(ID, { onSend })));
    expect(at).toBe(8000);
    expect(sent.slice(0, 2)).toEqual([0, 11_000]);
  });
});

describe('what onSend throws', () => {
  const no = new Error('the journal cannot be written');
  const throwAt =
    (wanted: number, how: 'throws' | 'rejects' = 'throws') =>
    ({ attempt }: { attempt: number }): void | Promise<void> => {
      if (attempt !== wanted) return;
      if (how === 'rejects') return Promise.reject(no);
      throw no;
    };

  test.each(['throws', 'rejects'] as const)(
    'at the first request: not sent, and the slot is free (%s)',
    async (how) => {
      const time = new VirtualTime(0);
      const budget = memoryBudgetOn(time, { limit: 1, windowMs: 300_000 });
      const { dfe, requests, events } = observe('rect', () => json({ data: { id: ID } }), { budget, retries: 4 }, time);
      const error = await errorOf(time.run(dfe.declarations.void(ID, { onSend: throwAt(1, how) })));
      expect(error).toMatchObject({ kind: 'aborted', outcome: 'not-sent', attempts: 0, write: null });
      expect(error).toHaveProperty('cause', no);
      expect(String(error)).toContain('onSend refused the send. Nothing was sent.');
      expect(requests).toEqual([]);
      expect(events.filter(({ type }) => type === 'request' || type === 'retry')).toEqual([]);
      await time.run(dfe.statements.get(ID));
      expect(time.now()).toBe(0);
    },
  );

  test('gives the place among those under way back', async () => {
    const options = { maxUnderWay: 1, baseUrl: 'http://127.0.0.1:1017' };
    const { dfe, requests } = observe('rect', () => json({ data: { id: ID } }), options);
    await errorOf(dfe.declarations.void(ID, { onSend: throwAt(1) }));
    await dfe.statements.get(ID);
    expect(requests).toHaveLength(1);
  });

  test.each<Fate>(['throttled', 'unreached'])('after one that was %s: not sent', async (fate) => {
    const given = bench([fate]);
    const error = await failed(given, given.dfe.declarations.void(given.id, { onSend: throwAt(2) }));
    expect(error).toMatchObject({ outcome: 'not-sent', cause: no, attempts: 1 });
    expect(error.message).toContain('onSend refused the send. Nothing was changed.');
    expect(given.left).toHaveLength(1);
  });

  test('after a lost one of which nothing is there: not applied', async () => {
    const given = bench(['lost']);
    const error = await failed(given, given.dfe.declarations.void(given.id, { onSend: throwAt(2) }));
    expect(error).toMatchObject({ outcome: 'not-applied', cause: no, touched: false });
    expect(error.message).not.toContain('Nothing was');
    expect(given.left).toHaveLength(1);
  });

  test('after a lost one, and nobody can look: unknown, and can be settled', async () => {
    let blind = false;
    const given = bench(['lost'], { retries: 0 }, () => !blind);
    const onSend = ({ attempt }: { attempt: number }): void => {
      blind = attempt === 2;
      if (blind) throw no;
    };
    const error = await failed(given, given.dfe.declarations.void(given.id, { onSend }));
    expect(error).toMatchObject({ outcome: 'unknown', cause: no });
    expect(error.write).toMatchObject({ operation: 'declarations.void' });
    blind = false;
    await given.time.advance(200_000);
    expect(await given.time.run(error.settle())).toMatchObject({ result: 'not-applied' });
    expect(given.left).toHaveLength(1);
  });

  test('after a lost one that was done after the last look: the record', async () => {
    const given = bench(['lost']);
    const { mock, id } = given;
    const onSend = async ({ attempt }: { attempt: number }): Promise<void> => {
      if (attempt === 1) return;
      const url = `http://localhost/api/v3/participant-declarations/${id}/void`;
      mock.clock.set(given.time.now());
      await mock.fetch(new Request(url, { method: 'PUT', headers: { authorization: `Bearer ${mock.token('lp1')}` } }));
      throw no;
    };
    const record = await given.time.run(given.dfe.declarations.void(id, { onSend }));
    expect(record.attributes.state).toBe('voided');
    expect(given.left).toHaveLength(1);
  });

  test('undefined is a refusal, too', async () => {
    const { dfe, requests } = observe('rect', () => json({}));
    const error = await errorOf(dfe.declarations.void(ID, { onSend: () => Promise.reject() }));
    expect(error).toMatchObject({ outcome: 'not-sent' });
    expect(requests).toEqual([]);
  });
});
