import { describe, expect, test } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe, TOKEN } from '../support/observed-client.ts';

/** The events of tries, whole: how long, which status, which id of the request, and what a try came to. */

/** Answers after so many milliseconds of the clock. */
const after = <T>(runtime: FakeRuntime, ms: number, answer: () => T | Promise<T>): Promise<T> =>
  new Promise<void>((resolve) => void runtime.later(resolve, ms)).then(answer);

const ok = (headers: Record<string, string> = {}): Response => json({ data: { id: ID } }, 200, headers);

test('an answer is told of with the milliseconds since its request left, and its id', async () => {
  const runtime = new FakeRuntime();
  const { dfe, events } = observe('rect', () => after(runtime, 1234, () => ok({ 'x-request-id': 'r.1' })), {}, runtime);
  await runtime.run(dfe.statements.get(ID));
  const path = '/api/v3/statements/{id}';
  expect(events).toEqual([
    { type: 'request', operation: 'statements.get', call: 1, method: 'GET', path, attempt: 1 },
    {
      type: 'response',
      operation: 'statements.get',
      call: 1,
      status: 200,
      attempt: 1,
      durationMs: 1234,
      requestId: 'r.1',
    },
  ]);
});

test.each([
  ['one that is too long', 'x'.repeat(129)],
  ['one of odd signs', 'a b'],
  ['one that holds the token', TOKEN],
  ['an empty one', ''],
])('no id of a request: %s', async (_, id) => {
  const { dfe, events } = observe('rect', () => ok({ 'x-request-id': id }));
  await dfe.statements.get(ID);
  expect(events.at(-1)).toMatchObject({ type: 'response', requestId: null });
});

test('an id of a request of 128 signs is one', async () => {
  const { dfe, events } = observe('rect', () => ok({ 'x-request-id': 'x'.repeat(128) }));
  await dfe.statements.get(ID);
  expect(events.at(-1)).toMatchObject({ requestId: 'x'.repeat(128) });
});

describe('a try without a whole answer is told of', () => {
  test('with its milliseconds, its kind and its outcome', async () => {
    const runtime = new FakeRuntime();
    const { dfe, events } = observe(
      'rect',
      () => after(runtime, 321, () => Promise.reject(new Error('gone'))),
      {},
      runtime,
    );
    await errorOf(runtime.run(dfe.declarations.void(ID)));
    expect(events.filter(({ type }) => type === 'failure')).toEqual([
      {
        type: 'failure',
        operation: 'declarations.void',
        call: 1,
        attempt: 1,
        kind: 'network',
        outcome: 'unknown',
        durationMs: 321,
      },
    ]);
  });

  test('when a fetch of the user follows a redirect, which ends the call', async () => {
    const { dfe, events } = observe('rect', () => Object.defineProperty(ok(), 'redirected', { value: true }), {
      retries: 3,
    });
    const error = await errorOf(dfe.statements.get(ID));
    expect(error).toMatchObject({
      kind: 'validation',
      operation: 'statements.get',
      attempts: 1,
      outcome: 'unknown',
      message: expect.stringMatching(/^statements\.get: the fetch given to createClient followed a redirect.*"manual"/),
    });
    expect(events.map((event) => [event.type, 'kind' in event ? event.kind : null])).toEqual([
      ['request', null],
      ['failure', 'validation'],
    ]);
  });

  test('when its answer is longer than allowed', async () => {
    const { dfe, events } = observe('rect', () => ok(), { maxResponseBytes: 5 });
    const error = await errorOf(dfe.declarations.void(ID));
    expect(error).toMatchObject({ kind: 'validation', outcome: 'unknown', retryable: false, attempts: 1 });
    expect(events.at(-1)).toMatchObject({ type: 'failure', kind: 'validation', outcome: 'unknown' });
  });
});
