import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BulkError } from '../../src/bulk/bulk-error.ts';
import { writerOver, type AnyClient, type Writer } from '../../src/bulk/client.ts';

const INSIDE = Symbol.for('lead-provider-sdk');
const rooms = ['participants', 'declarations', 'partnerships', 'statements', 'schools', 'deliveryPartners'];

interface Asked {
  readonly timers: { readonly work: () => void; readonly ms: number }[];
  readonly whoAmI: unknown[];
  readonly tokens: string[];
  cancelled: number;
}

/** A client as `createClient` makes it, as far as bulk looks at it. */
function clientWith(inside: object | null = {}, own: object = {}): { client: AnyClient; asked: Asked } {
  const asked: Asked = { timers: [], whoAmI: [], tokens: [], cancelled: 0 };
  const client = {
    service: 'rect' as const,
    declarations: {},
    ...Object.fromEntries(rooms.map((name) => [name, {}])),
    whoAmI(...args: readonly unknown[]) {
      asked.whoAmI.push(args);
      return Promise.resolve('Alpha');
    },
    ...own,
    [INSIDE]: inside && {
      ...{ origin: 'https://mock.test', settleAfterMs: 60 },
      runtime: {
        now: () => 1000,
        later(work: () => void, ms: number) {
          asked.timers.push({ work, ms });
          return () => (asked.cancelled += 1);
        },
      },
      token(operation: string) {
        asked.tokens.push(operation);
        return Promise.resolve('secret');
      },
      serviceNow: () => null,
      budgetLeft: () => Promise.resolve(null),
      ...inside,
    },
  };
  return { client, asked };
}

const writerWith = (inside: object): Writer => writerOver(clientWith(inside).client);

describe('what is no client of createClient is refused', () => {
  test.each<[string, AnyClient]>([
    ['nothing inside', clientWith(null).client],
    ['no origin', clientWith({ origin: undefined }).client],
    ['no clock of the service', clientWith({ serviceNow: 1 }).client],
    ...rooms.map((name): [string, AnyClient] => [`no ${name}`, clientWith({}, { [name]: undefined }).client]),
  ])('%s', (_, client) => {
    expect(() => writerOver(client)).toThrow(BulkError);
    expect(() => writerOver(client)).toThrow(/has to be a client made by createClient/);
  });

  test('one of ecf is one, and takes no writes', () => {
    expect(() => writerOver(clientWith({}, { service: 'ecf' }).client)).toThrow(/the service ecf takes no writes/);
  });
});

test('a client says where it is, when it looks, and what time it is here and at the service', () => {
  const writer = writerWith({});
  expect(writer).toMatchObject({ origin: 'https://mock.test', settleAfterMs: 60 });
  expect([writer.now(), writer.serviceNow()]).toEqual([1000, 1000]);
  expect(writerWith({ serviceNow: () => 5 }).serviceNow()).toBe(5);
});

describe('what the budget has left', () => {
  const whole = { limit: 1, windowMs: 1, left: 0, fullInMs: 0 };

  test('is told as it is, from the least numbers on', async () => {
    expect(await writerWith({ budgetLeft: () => Promise.resolve(whole) }).budgetLeft()).toEqual(whole);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'much'],
    ...['limit', 'windowMs', 'left', 'fullInMs'].flatMap((name): [string, unknown][] => [
      [`no ${name}`, { ...whole, [name]: undefined }],
      [`${name} as a text`, { ...whole, [name]: '7' }],
      [`too little ${name}`, { ...whole, [name]: -1 }],
      [`endless ${name}`, { ...whole, [name]: Infinity }],
      [`${name} that is no number`, { ...whole, [name]: NaN }],
    ]),
    ['a limit of none', { ...whole, limit: 0 }],
    ['a window of no time', { ...whole, windowMs: 0 }],
  ])('is not known of a budget that tells %s', async (_, left) => {
    expect(await writerWith({ budgetLeft: () => Promise.resolve(left) }).budgetLeft()).toBeNull();
  });

  test('is not known of a budget that fails', async () => {
    expect(await writerWith({ budgetLeft: () => Promise.reject(new Error('down')) }).budgetLeft()).toBeNull();
  });
});

describe('a sleep', () => {
  test('ends with its timer, and then listens to nobody', async () => {
    const { client, asked } = clientWith();
    const stop = new AbortController();
    const slept = writerOver(client).sleep(70, stop.signal);
    expect(asked.timers.map(({ ms }) => ms)).toEqual([70]);
    asked.timers[0]?.work();
    await slept;
    const cancelled = asked.cancelled;
    stop.abort();
    expect(asked.cancelled).toBe(cancelled);
  });

  test('ends when it is stopped, and takes its timer back', async () => {
    const { client, asked } = clientWith();
    const stop = new AbortController();
    const slept = writerOver(client).sleep(70, stop.signal);
    expect(asked.cancelled).toBe(0);
    stop.abort();
    await slept;
    expect(asked.cancelled).toBe(1);
  });

  test('does not begin when it was stopped before', async () => {
    const { client, asked } = clientWith();
    await writerOver(client).sleep(70, AbortSignal.abort());
    expect(asked.timers).toEqual([]);
  });
});

test('the owner is the name, and sixteen digits of the digest of the token; a signal is handed on', async () => {
  const { client, asked } = clientWith();
  const digest = createHash('sha256').update('secret').digest('hex').slice(0, 16);
  expect(await writerOver(client).owner()).toEqual({ provider: 'Alpha', token: digest });
  const { signal } = new AbortController();
  await writerOver(client).owner(signal);
  expect(asked.whoAmI).toStrictEqual([[{}], [{ signal }]]);
  expect(asked.tokens).toEqual(['bulk', 'bulk']);
});
