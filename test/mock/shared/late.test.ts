import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createMock, DroppedConnection, type Mock, type ReceivedRequest } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { isRecord } from '../../../src/base/guards.ts';

const BODY = JSON.stringify({
  data: { type: 'participant-defer', attributes: { reason: 'other', course_identifier: 'ecf-induction' } },
});

function deferral(mock: Mock, origin = 'https://mock.test'): Request {
  return new Request(`${origin}/api/v3/participants/${mock.id('ben')}/defer`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${mock.token('lp1')}`, 'content-type': 'application/json' },
    body: BODY,
  });
}

async function statusOf(mock: Mock): Promise<string | undefined> {
  const served = JSON.stringify(await mock.peek('lp1', `/api/v3/participants/${mock.id('ben')}`));
  return /"training_status":"(\w+)"/.exec(served)?.[1];
}

const told = (requests: readonly ReceivedRequest[]): unknown[] =>
  requests.map(({ number, operation, leadProvider, status, body }) => [number, operation, leadProvider, status, body]);

describe('a late write in process', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is dropped at once, takes effect after the time and not before, and is on record both times', async () => {
    const mock = createMock({ service: 'rect' });
    mock.faults.add({ operation: 'participants.defer', effect: { kind: 'late', afterMs: 500 } });
    await expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    await vi.advanceTimersByTimeAsync(499);
    expect(await statusOf(mock)).toBe('active');
    expect(told(mock.requests)).toEqual([[1, 'participants.defer', 'lp1', 0, BODY]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await statusOf(mock)).toBe('deferred');
    expect(told(mock.requests)).toEqual([
      [1, 'participants.defer', 'lp1', 0, BODY],
      [2, 'participants.defer', 'lp1', 200, BODY],
    ]);
  });

  test('takes effect once, and no fault strikes it again', async () => {
    const mock = createMock({ service: 'rect' });
    mock.faults.add({ times: Infinity, effect: { kind: 'late', afterMs: 10 } });
    mock.faults.add({ times: Infinity, effect: { kind: 'late', afterMs: 20 } });
    mock.faults.add({ times: Infinity, effect: { kind: 'status', status: 503 } });
    await expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(mock.requests.map(({ status }) => status)).toEqual([0, 200]);
    expect(mock.faults.list.map(({ seen, struck }) => [seen, struck])).toEqual(Array(3).fill([1, 1]));
    expect(await statusOf(mock)).toBe('deferred');
  });

  test('is judged by the world and the clock of its arrival, and counted by the throttle then', async () => {
    const mock = createMock({ service: 'rect', throttle: { limit: 1 } });
    mock.faults.add({ times: 2, effect: { kind: 'late', afterMs: 10 } });
    await expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    await expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    mock.clock.advance({ days: 1 });
    await vi.advanceTimersByTimeAsync(10);
    expect(mock.requests.map(({ status, at }) => [status, at === mock.clock.now])).toEqual([
      [0, false],
      [0, false],
      [200, true],
      [429, true],
    ]);
  });

  test('arrives in the world that is there, after a snapshot was restored or another world loaded', async () => {
    const mock = createMock({ service: 'rect' });
    const kept = mock.snapshot();
    mock.faults.add({ times: 2, effect: { kind: 'late', afterMs: 10 } });
    await expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    mock.restore(kept);
    await vi.advanceTimersByTimeAsync(10);
    expect(await statusOf(mock)).toBe('deferred');
    mock.restore(kept);
    expect(await statusOf(mock)).toBe('active');
    await expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    mock.load({ leadProviders: ['somebody'] });
    await vi.advanceTimersByTimeAsync(10);
    expect(mock.requests.map(({ status }) => status)).toEqual([0, 200, 0, 401]);
  });

  test('is sent as it was, whatever its sender does to it afterwards', async () => {
    const mock = createMock({ service: 'rect' });
    mock.faults.add({ effect: { kind: 'late', afterMs: 10 } });
    const request = deferral(mock);
    await expect(mock.fetch(request)).rejects.toBeInstanceOf(DroppedConnection);
    request.headers.set('authorization', 'Bearer nobody');
    await vi.advanceTimersByTimeAsync(10);
    expect(await statusOf(mock)).toBe('deferred');
  });

  test('latency comes first, then the break, then the time until the effect', async () => {
    const mock = createMock({ service: 'rect' });
    mock.faults.add({ effect: { kind: 'late', afterMs: 100 } });
    mock.faults.add({ effect: { kind: 'latency', ms: 1000 } });
    const broken = expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    await vi.advanceTimersByTimeAsync(999);
    expect(mock.requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await broken;
    expect(await statusOf(mock)).toBe('active');
    await vi.advanceTimersByTimeAsync(100);
    expect(await statusOf(mock)).toBe('deferred');
  });

  test('a read is only dropped, and a request that is dropped never arrives', async () => {
    const mock = createMock({ service: 'ecf' });
    mock.faults.add({ times: 2, effect: { kind: 'late', afterMs: 10 } });
    const read = new Request('https://mock.test/api/v3/statements', {
      headers: { authorization: `Bearer ${mock.token('lp1')}` },
    });
    await expect(mock.fetch(read)).rejects.toBeInstanceOf(DroppedConnection);
    mock.faults.add({ effect: { kind: 'drop' } });
    await expect(mock.fetch(deferral(mock))).rejects.toBeInstanceOf(DroppedConnection);
    expect(vi.getTimerCount()).toBe(0);
    expect(mock.requests.map(({ status }) => status)).toEqual([0, 0]);
  });

  test.each([-1, Number.NaN, Infinity])('afterMs %s is refused', (afterMs) => {
    const { faults } = createMock({ service: 'rect' });
    expect(() => faults.add({ effect: { kind: 'late', afterMs } })).toThrow('afterMs has to be a number');
  });
});

describe('a late write over HTTP', () => {
  const post = (url: string, body: unknown): Promise<Response> =>
    fetch(`${url}/__mock/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** What a plain connection brings before it ends. */
  function exchange(port: number, text: string): Promise<string> {
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString();
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
  }

  function sent(mock: Mock, port: number): Promise<string> {
    const path = `/api/v3/participants/${mock.id('ben')}/defer`;
    const head = [
      `PUT ${path} HTTP/1.1`,
      `Host: localhost:${port}`,
      `Authorization: Bearer ${mock.token('lp1')}`,
      'Content-Type: application/json',
      `Content-Length: ${BODY.length}`,
    ];
    return exchange(port, `${head.join('\r\n')}\r\n\r\n${BODY}`);
  }

  test('the connection ends without an answer, and the effect comes', async () => {
    const mock = createMock({ service: 'rect' });
    const server = await serve(mock);
    const late = { operation: 'participants.defer', times: 2, effect: { kind: 'late', afterMs: 20 } };
    expect((await post(server.url, late)).status).toBe(200);
    expect(await sent(mock, server.port)).toBe('');
    await expect.poll(() => statusOf(mock)).toBe('deferred');
    expect(mock.requests.map(({ status }) => status)).toEqual([0, 200]);
    await expect(fetch(deferral(mock, server.url))).rejects.toThrow('fetch failed');
    await server.close();
  });

  test('what has yet to come when the server closes never does, and holds no process up', async () => {
    const mock = createMock({ service: 'rect' });
    const server = await serve(mock);
    const waiting: { readonly run: () => void; readonly unref: () => void }[] = [];
    vi.stubGlobal('setTimeout', (run: () => void, ms?: number) => {
      if (ms !== 12_345) return real(run, ms);
      const timer = { run, unref: vi.fn() };
      waiting.push(timer);
      return timer;
    });
    try {
      await post(server.url, { effect: { kind: 'late', afterMs: 12_345 } });
      expect(await sent(mock, server.port)).toBe('');
    } finally {
      vi.unstubAllGlobals();
    }
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.unref).toHaveBeenCalledOnce();
    await server.close();
    waiting[0]?.run();
    expect(await statusOf(mock)).toBe('active');
    expect(mock.requests.map(({ status }) => status)).toEqual([0]);
  });

  test('the examples of spec/mock-control.yaml are taken, and a wrong time is not', async () => {
    const server = await serve(createMock({ service: 'rect' }));
    const examples = examplesOfFaults();
    expect(examples).toContainEqual({ operation: 'participants.defer', effect: { kind: 'late', afterMs: 2000 } });
    for (const example of examples) expect((await post(server.url, example)).status).toBe(200);
    for (const afterMs of [undefined, -1, '5'])
      expect((await post(server.url, { effect: { kind: 'late', afterMs } })).status).toBe(400);
    await server.close();
  });
});

const real = setTimeout;

/** The bodies that the description of the control endpoints gives as examples of a fault. */
function examplesOfFaults(): unknown[] {
  const file = new URL('../../../spec/mock-control.yaml', import.meta.url);
  let at: unknown = parse(readFileSync(file, 'utf8'));
  for (const key of ['paths', '/__mock/faults', 'post', 'requestBody', 'content', 'application/json', 'examples'])
    at = isRecord(at) ? at[key] : undefined;
  return isRecord(at) ? Object.values(at).map((example) => (isRecord(example) ? example['value'] : undefined)) : [];
}
