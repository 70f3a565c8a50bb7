import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { createControl, type Control } from '../../../src/mock/control/control.ts';
import { requestsAfter } from '../../../src/mock/control/requests-after.ts';

function stage(): { mock: Mock; control: Control } {
  const mock = createMock({ service: 'rect' });
  return { mock, control: createControl(mock, (scenario) => mock.load(scenario)) };
}

const ask = (control: Control, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  control(
    new Request(`http://localhost/__mock${path}`, {
      ...{ method, headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

const read = (mock: Mock, path = 'statements') =>
  mock.fetch(
    new Request(`https://mock.test/api/v3/${path}`, { headers: { authorization: `Bearer ${mock.token('lp1')}` } }),
  );

interface Event {
  readonly event: string;
  readonly id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Listens to a stream; `next` waits for the event after those that were taken. */
async function listening(control: Control, lastSeen?: string) {
  const response = await ask(
    control,
    'GET',
    '/events',
    undefined,
    lastSeen === undefined ? {} : { 'last-event-id': lastSeen },
  );
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('no stream');
  let text = '';
  return {
    async next(): Promise<Event> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          const { done, value } = await reader.read();
          if (done) throw new Error('the stream has ended');
          text += value;
          continue;
        }
        const lines = new Map(
          text
            .slice(0, end)
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        );
        text = text.slice(end + 2);
        const data = JSON.parse(lines.get('data') ?? 'null') as Event['data'];
        return { event: lines.get('event') ?? '', id: lines.get('id') ?? null, data };
      }
    },
    end: () => reader.cancel(),
  };
}

test('a stream begins with the present and the faults, and tells what happens: requests, the clock, faults, days', async () => {
  const { mock, control } = stage();
  const stream = await listening(control);
  expect(await stream.next()).toMatchObject({ event: 'clock', data: { now: mock.clock.now, running: false } });
  expect(await stream.next()).toMatchObject({ event: 'faults', data: [] });
  await read(mock);
  expect(await stream.next()).toMatchObject({
    event: 'request',
    id: '1',
    data: { number: 1, operation: 'statements.list', status: 200 },
  });
  await ask(control, 'POST', '/clock/advance', { days: 1 });
  expect(await stream.next()).toMatchObject({ event: 'clock', data: { now: mock.clock.now } });
  await ask(control, 'POST', '/faults', { operation: 'statements.list', effect: { kind: 'status', status: 503 } });
  expect(await stream.next()).toMatchObject({ event: 'faults', data: [{ id: 1, struck: 0 }] });
  await read(mock);
  expect(await stream.next()).toMatchObject({ event: 'faults', data: [{ id: 1, struck: 1 }] });
  expect(await stream.next()).toMatchObject({ event: 'request', id: '2', data: { status: 503 } });
  await ask(control, 'POST', '/live', { days: 1, perDay: 1 });
  const told = [await stream.next(), await stream.next(), await stream.next()];
  expect(told.map(({ event }) => event).sort()).toEqual(['clock', 'live', 'live']);
  expect(told.find(({ event, data }) => event === 'live' && data['done'] === 1)?.data['day']).toMatchObject({
    date: mock.clock.now.slice(0, 10),
  });
  await stream.end();
});

test('with the number of the last one seen, those after it come first, each once', async () => {
  const { mock, control } = stage();
  for (let i = 0; i < 5; i += 1) await read(mock);
  const stream = await listening(control, '3');
  await stream.next();
  await stream.next();
  await read(mock);
  expect([await stream.next(), await stream.next(), await stream.next()].map(({ id }) => id)).toEqual(['4', '5', '6']);
  await stream.end();
});

test('one that took long is not passed over, although its number is smaller', async () => {
  const { mock, control } = stage();
  await read(mock);
  mock.faults.add({ operation: 'participants.list', effect: { kind: 'latency', ms: 200 } });
  const slow = read(mock, 'participants');
  await read(mock);
  await slow;
  expect(mock.requests.map(({ number }) => number)).toEqual([1, 3, 2]);
  expect(requestsAfter(mock.requests, 3).map(({ number }) => number)).toEqual([2]);
  expect(requestsAfter(mock.requests, 2)).toEqual([]);
  // of one that is not kept
  expect(requestsAfter(mock.requests, 0).map(({ number }) => number)).toEqual([1, 3, 2]);
  const answer = await ask(control, 'GET', '/requests?after=1&limit=1');
  expect(await answer.json()).toMatchObject([{ number: 3 }]);
});

test('of a rush some are told, and how many are not; the log has them all', async () => {
  const { mock, control } = stage();
  const stream = await listening(control);
  await stream.next();
  await stream.next();
  for (let i = 0; i < 400; i += 1) await read(mock);
  let [told, skipped, last] = [0, 0, 0];
  while (told + skipped < 400) {
    const { event, id, data } = await stream.next();
    if (event === 'skipped') skipped += Number(data['count']);
    else told += 1;
    if (id !== null) last = Number(id);
  }
  expect(told).toBeGreaterThan(0);
  expect(told + skipped).toBe(400);
  expect(last).toBeGreaterThan(0);
  const all = (await (await ask(control, 'GET', '/requests?after=0')).json()) as unknown[];
  expect(all.length).toBe(400);
  await stream.end();
});

test('eight listen, one more is told so, and a place comes free', async () => {
  const { control } = stage();
  const streams = await Promise.all(Array.from({ length: 8 }, () => listening(control)));
  const ninth = await ask(control, 'GET', '/events');
  expect(ninth.status).toBe(503);
  expect(await ninth.json()).toMatchObject({ error: expect.stringContaining('8 are listening') as string });
  await streams[0]?.end();
  const again = await listening(control);
  for (const stream of [...streams.slice(1), again]) await stream.end();
});

test('whoever does not read is let go, and the mock goes on', async () => {
  const { mock, control } = stage();
  const response = await ask(control, 'GET', '/events');
  const large = 'x'.repeat(200_000);
  for (let i = 0; i < 40; i += 1)
    await mock.fetch(
      new Request('https://mock.test/api/v3/participant-declarations', {
        ...{ method: 'POST', body: large },
        headers: { authorization: `Bearer ${mock.token('lp1')}`, 'content-type': 'application/json' },
      }),
    );
  // what happens is written in one go for a while
  await new Promise((resolve) => setTimeout(resolve, 300));
  const places = await Promise.all(Array.from({ length: 8 }, () => ask(control, 'GET', '/events')));
  expect(places.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  for (const one of [response, ...places]) await one.body?.cancel();
});

test('the epoch differs after load, restore and a clock set back, in every answer, and not otherwise', async () => {
  const { mock, control } = stage();
  const epoch = async (): Promise<string> => {
    const answer = await ask(control, 'GET', '/clock');
    const { epoch: told } = (await answer.json()) as { epoch: string };
    expect(answer.headers.get('mock-epoch')).toBe(told);
    return told;
  };
  const kept = mock.snapshot();
  let last = await epoch();
  const goes = async (step: () => unknown, differs: boolean): Promise<void> => {
    await step();
    const next = await epoch();
    expect(next !== last).toBe(differs);
    last = next;
  };
  await goes(() => mock.clock.advance({ days: 1 }), false);
  await goes(() => mock.schools.changeName('ben', 'B'), false);
  await goes(() => ask(control, 'POST', '/live', { days: 2 }), false);
  await goes(() => mock.clock.advance({ days: -1 }), true);
  await goes(() => mock.restore(kept), true);
  await goes(() => mock.load(mock.scenario), true);
  await goes(() => ask(control, 'PUT', '/clock', { now: '2020-01-01T00:00:00Z' }), true);
  expect(createControl(mock, () => undefined)).not.toBe(control);
  const other = await createControl(mock, () => undefined)(new Request('http://localhost/__mock/clock'));
  expect(other.headers.get('mock-epoch')).not.toBe(last);
});

test('while days pass others are answered, and the days can be stopped', async () => {
  const { mock, control } = stage();
  const living = ask(control, 'POST', '/live', { days: 366, perDay: 1 });
  const second = await ask(control, 'POST', '/live', { days: 1 });
  expect(second.status).toBe(409);
  expect((await read(mock)).status).toBe(200);
  expect(await (await ask(control, 'GET', '/live')).json()).toMatchObject({ living: true, of: 366 });
  expect(await (await ask(control, 'DELETE', '/live')).json()).toEqual({ stopped: true });
  const answer = (await (await living).json()) as { stopped: boolean; days: unknown[]; now: string };
  expect(answer.stopped).toBe(true);
  expect(answer.days.length).toBeLessThan(366);
  expect(answer.now).toBe(mock.clock.now);
  expect(await (await ask(control, 'GET', '/live')).json()).toMatchObject({ living: false, done: answer.days.length });
  expect(await (await ask(control, 'DELETE', '/live')).json()).toEqual({ stopped: false });
});

test('days stop when another world is put in place meanwhile', async () => {
  const { mock, control } = stage();
  const living = ask(control, 'POST', '/live', { days: 366, perDay: 1 });
  const isLiving = async (): Promise<boolean> =>
    ((await (await ask(control, 'GET', '/live')).json()) as { living: boolean }).living;
  while (!(await isLiving())) await new Promise((resolve) => setImmediate(resolve));
  mock.load(mock.scenario);
  const { now } = mock.clock;
  expect(await (await living).json()).toMatchObject({ stopped: true, now });
  expect(mock.clock.now).toBe(now);
});

test('snapshots are listed with what they are for, restored and deleted', async () => {
  const { mock, control } = stage();
  const { now } = mock.clock;
  await ask(control, 'POST', '/snapshots', { label: 'before <b>' });
  await ask(control, 'POST', '/clock/advance', { days: 3 });
  await ask(control, 'POST', '/snapshots');
  const listed = (await (await ask(control, 'GET', '/snapshots')).json()) as { items: object[] };
  expect(listed.items).toMatchObject([
    { id: '2', label: null, at: mock.clock.now },
    { id: '1', label: 'before <b>', at: now },
  ]);
  expect((await ask(control, 'POST', '/snapshots/restore', { id: '1' })).status).toBe(200);
  expect(mock.clock.now).toBe(now);
  expect(await (await ask(control, 'DELETE', '/snapshots?id=1')).json()).toEqual({ left: 1 });
  const gone = await ask(control, 'POST', '/snapshots/restore', { id: '1' });
  expect(gone.status).toBe(400);
  expect(await gone.json()).toMatchObject({ error: expect.stringContaining('was deleted') as string });
  expect((await ask(control, 'DELETE', '/snapshots?id=9')).status).toBe(400);
  expect((await ask(control, 'DELETE', '/snapshots')).status).toBe(400);
});

test('a request sent as a provider is answered, logged and struck as any other', async () => {
  const { mock, control } = stage();
  const call = async (body: object): Promise<unknown> => (await ask(control, 'POST', '/call', body)).json();
  expect(await call({ leadProvider: 'lp1', method: 'GET', path: '/api/v3/statements?page[per_page]=1' })).toMatchObject(
    {
      ...{ status: 200, number: 1 },
      body: expect.stringContaining('"data"') as string,
    },
  );
  const id = mock.id('d-paid');
  const voiding = { leadProvider: 'lp1', method: 'PUT', path: `/api/v3/participant-declarations/${id}/void` };
  expect(await call(voiding)).toMatchObject({ status: 200, number: 2 });
  expect(await call(voiding)).toMatchObject({ status: 422, number: 3 });
  mock.faults.add({ operation: 'declarations.void', effect: { kind: 'drop' } });
  expect(await call(voiding)).toMatchObject({ status: 0, body: '', number: 4 });
  await call({ ...voiding, serverDate: '2031-01-01T00:00:00Z' });
  expect(mock.requests.at(-1)?.headers['x-with-server-date']).toBe('2031-01-01T00:00:00.000Z');
  expect(JSON.stringify(mock.requests)).not.toContain(mock.token('lp1'));
  for (const bad of [
    { leadProvider: 'lp9', method: 'GET', path: '/api/v3/statements' },
    { leadProvider: 'lp1', method: 'DELETE', path: '/api/v3/statements' },
    { leadProvider: 'lp1', method: 'GET', path: '/__mock/tokens' },
    { leadProvider: 'lp1', method: 'GET', path: '/api/../__mock/tokens' },
    { leadProvider: 'lp1', method: 'GET', path: 'https://elsewhere.example/api/' },
    { leadProvider: 'lp1', method: 'GET', path: '//elsewhere.example/api/' },
  ])
    expect((await ask(control, 'POST', '/call', bad)).status).toBe(400);
});
