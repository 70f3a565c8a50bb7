import { createClient, type ClientEvent } from 'lead-provider-sdk';
import { expect, test } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe, TOKEN } from '../support/observed-client.ts';

const ok = (): Response => json({ data: { id: ID, type: 'participant', attributes: { full_name: 'Ada Finch' } } });

test('a call tells of its requests, its tries and its failures under one number', async () => {
  const runtime = new FakeRuntime();
  const answers = [() => new Response('', { status: 503 }), () => Promise.reject(new Error('gone')), ok];
  const { dfe, events } = observe('rect', (_seen, count) => (answers[count - 1] ?? ok)(), { retries: 4 }, runtime);
  await runtime.run(dfe.participants.get(ID));
  await dfe.participants.get(ID);
  expect(
    events.map((event) => [event.type, 'call' in event ? event.call : null, 'attempt' in event ? event.attempt : null]),
  ).toEqual([
    ['request', 1, 1],
    ['response', 1, 1],
    ['retry', 1, 1],
    ['request', 1, 2],
    ['failure', 1, 2],
    ['retry', 1, 2],
    ['request', 1, 3],
    ['response', 1, 3],
    ['request', 2, 1],
    ['response', 2, 1],
  ]);
  expect(JSON.stringify(events)).not.toMatch(/Ada|a-token|11111111/);
});

test('several listeners hear the same, and one that throws harms nobody', async () => {
  const heard: ClientEvent[] = [];
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'http://localhost:1',
    token: TOKEN,
    validate: 'off',
    fetch: () => Promise.resolve(ok()),
    onEvent: [
      () => {
        throw new Error('log full');
      },
      (event) => heard.push(event),
    ],
  });
  await dfe.participants.get(ID);
  expect(heard.map(({ type }) => type)).toEqual(['request', 'response']);
});

test('a union with a closed list of types: a switch over it can be exhaustive', () => {
  const name = (event: ClientEvent): string => {
    switch (event.type) {
      case 'request':
      case 'response':
      case 'failure':
      case 'retry':
      case 'budget-wait':
        return String(event.call);
      case 'drift':
        return event.change;
      case 'followed':
        return event.to;
      case 'sending':
        return event.write.since;
      case 'settled':
        return event.result;
      case 'invalid':
        return String(event.problems.length);
      case 'new-value':
        return event.value;
      case 'not-compared':
        return String(event.cause);
    }
  };
  expect(name({ type: 'settled', operation: 'x', result: 'applied' })).toBe('applied');
});

test('an error is logged without body, token or stack', async () => {
  const { dfe } = observe('rect', () =>
    json({ errors: [{ title: 'a', detail: 'b' }], person: 'Ada Finch' }, 422, { 'x-request-id': 'r1' }),
  );
  expect(JSON.parse(JSON.stringify(await errorOf(dfe.declarations.void(ID))))).toEqual({
    name: 'HttpError',
    kind: 'http',
    operation: 'declarations.void',
    outcome: 'refused',
    attempts: 1,
    retryable: false,
    issues: [{ title: 'a', detail: 'b' }],
    status: 422,
    requestId: 'r1',
    retryAt: null,
    currentId: null,
    message: expect.stringContaining('a: b'),
  });
});
