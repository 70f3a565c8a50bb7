import { createMock, DroppedConnection, type FaultEffect, type Mock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const services = ['rect', 'ecf'] as const;
type Service = (typeof services)[number];

const partnerships = (service: Service): string => `/api/v3/partnerships${service === 'ecf' ? '/ecf' : ''}`;

/** A write that makes a record. */
function creation(mock: Mock, origin = 'https://mock.test', body?: ReadableStream<Uint8Array>): Request {
  const attributes = { cohort: '2025', school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') };
  return new Request(`${origin}${partnerships(mock.service)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mock.token('lp1')}`, 'content-type': 'application/json' },
    body: body ?? JSON.stringify({ data: { attributes } }),
    ...(body !== undefined && { duplex: 'half' }),
  });
}

const count = async (mock: Mock): Promise<number> => {
  const served = await mock.peek('lp1', partnerships(mock.service));
  return Array.isArray(served) ? served.length : -1;
};

const ways: [string, (mock: Mock, start: ReturnType<Mock['snapshot']>) => void][] = [
  ['restore', (mock, start) => mock.restore(start)],
  ['load', (mock) => mock.load(mock.scenario)],
];

describe.each(services)('%s: a world is replaced while a write is under way', (service) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each(ways)('a slow write that meets a %s ends as a broken connection, and made nothing', async (_, replace) => {
    const mock = createMock({ service });
    const start = mock.snapshot();
    const before = await count(mock);
    mock.faults.add({ effect: { kind: 'latency', ms: 100 } });
    const broken = expect(mock.fetch(creation(mock))).rejects.toBeInstanceOf(DroppedConnection);
    await vi.advanceTimersByTimeAsync(50);
    replace(mock, start);
    await vi.advanceTimersByTimeAsync(50);
    await broken;
    expect(await count(mock)).toBe(before);
    expect(mock.requests.map(({ operation, status }) => [operation, status])).toEqual([['partnerships.create', 0]]);
    // the same write, with nothing in its way
    expect((await mock.fetch(creation(mock))).status).toBe(200);
    expect(await count(mock)).toBe(before + 1);
  });

  test.each(ways)('so does one whose body is still to come at a %s', async (_, replace) => {
    const mock = createMock({ service });
    const start = mock.snapshot();
    let send = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = () => {
          controller.enqueue(new TextEncoder().encode('{}'));
          controller.close();
        };
      },
    });
    const broken = expect(mock.fetch(creation(mock, 'https://mock.test', body))).rejects.toBeInstanceOf(
      DroppedConnection,
    );
    await vi.advanceTimersByTimeAsync(0);
    replace(mock, start);
    send();
    await broken;
    expect(mock.requests.map(({ operation, status }) => [operation, status])).toEqual([['partnerships.create', 0]]);
  });

  test.each<[string, FaultEffect]>([
    ['status', { kind: 'status', status: 503 }],
    ['lose-reply', { kind: 'lose-reply' }],
    ['late', { kind: 'late', afterMs: 100 }],
    ['drop', { kind: 'drop' }],
    ['slow-body', { kind: 'slow-body', ms: 10 }],
  ])('and a slow one with a fault of the kind %s', async (_, effect) => {
    const mock = createMock({ service });
    const start = mock.snapshot();
    mock.faults.add({ effect: { kind: 'latency', ms: 100 } });
    mock.faults.add({ effect });
    const broken = expect(mock.fetch(creation(mock))).rejects.toBeInstanceOf(DroppedConnection);
    await vi.advanceTimersByTimeAsync(50);
    mock.restore(start);
    await vi.advanceTimersByTimeAsync(50);
    await broken;
    expect(mock.requests.map(({ status }) => status)).toEqual([0]);
  });

  test('what a fault would run meanwhile is not run in another world; one that restores breaks the connection', async () => {
    const mock = createMock({ service });
    const start = mock.snapshot();
    const run = vi.fn(() => mock.restore(start));
    mock.faults.add({ effect: { kind: 'meanwhile', run } });
    await expect(mock.fetch(creation(mock))).rejects.toBeInstanceOf(DroppedConnection);
    expect(run).toHaveBeenCalledTimes(1);
    mock.faults.add({ effect: { kind: 'latency', ms: 100 } });
    mock.faults.add({ effect: { kind: 'meanwhile', run } });
    const broken = expect(mock.fetch(creation(mock))).rejects.toBeInstanceOf(DroppedConnection);
    mock.restore(start);
    await vi.advanceTimersByTimeAsync(100);
    await broken;
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('an answer whose body is still on its way breaks off', async () => {
    const mock = createMock({ service });
    const start = mock.snapshot();
    mock.faults.add({ effect: { kind: 'slow-body', ms: 100, chunks: 4 } });
    const answer = await mock.fetch(creation(mock));
    const broken = expect(answer.text()).rejects.toBeInstanceOf(DroppedConnection);
    await vi.advanceTimersByTimeAsync(50);
    mock.restore(start);
    await vi.advanceTimersByTimeAsync(50);
    await broken;
  });
});

test('over HTTP the connection breaks, for a reset of the world through the control endpoints too', async () => {
  const server = await serve(createMock({ service: 'rect' }));
  try {
    const { mock, url } = server;
    mock.faults.add({ effect: { kind: 'latency', ms: 200 } });
    const broken = expect(fetch(creation(mock, url))).rejects.toBeInstanceOf(TypeError);
    await vi.waitFor(() => expect(mock.faults.list.map(({ struck }) => struck)).toEqual([1]));
    const reset = await fetch(`${url}/__mock/scenario`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(mock.scenario),
    });
    expect(reset.status).toBe(200);
    await broken;
  } finally {
    await server.close();
  }
});

test('over HTTP an answer on its way breaks off, and the server prints nothing of it', async () => {
  const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'info'), vi.spyOn(console, 'log')];
  const server = await serve(createMock({ service: 'rect' }));
  try {
    const { mock, url } = server;
    mock.faults.add({ effect: { kind: 'slow-body', ms: 400, chunks: 4 } });
    const answer = await fetch(creation(mock, url));
    mock.restore(mock.snapshot());
    await expect(answer.text()).rejects.toBeInstanceOf(TypeError);
    // what was printed would come after the connection
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const one of said) expect(one).not.toHaveBeenCalled();
  } finally {
    await server.close();
    for (const one of said) one.mockRestore();
  }
});
