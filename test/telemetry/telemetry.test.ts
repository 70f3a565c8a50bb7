import { AsyncLocalStorage } from 'node:async_hooks';
import { context, ROOT_CONTEXT, trace, type Context, type ContextManager } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createClient } from 'lead-provider-sdk';
import { logEvents, openTelemetry } from 'lead-provider-sdk/telemetry';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { errorOf, ID, json, TOKEN } from '../support/observed-client.ts';

/** What OpenTelemetry's package for Node does: the context follows the code that awaits. */
class FollowsAwait implements ContextManager {
  readonly #store = new AsyncLocalStorage<Context>();
  active(): Context {
    return this.#store.getStore() ?? ROOT_CONTEXT;
  }
  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    active: Context,
    run: F,
    thisArg?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.#store.run(active, () =>
      Reflect.apply<ThisParameterType<F>, A, ReturnType<F>>(run, thisArg as ThisParameterType<F>, args),
    );
  }
  bind<T>(_context: Context, target: T): T {
    return target;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    return this;
  }
}

const exporter = new InMemorySpanExporter();
beforeAll(() => {
  context.setGlobalContextManager(new FollowsAwait());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
});
afterAll(() => {
  trace.disable();
  context.disable();
});

const ok = (): Response => json({ data: { id: ID } }, 200, { 'x-request-id': 'req-1' });

describe('openTelemetry', () => {
  test('makes a span of each request, below the active one, with no id, token or name', async () => {
    const answers = [() => new Response('', { status: 503 }), () => Promise.reject(new Error('gone')), ok];
    let sent = 0;
    const dfe = createClient({
      service: 'rect',
      baseUrl: 'http://localhost:1',
      token: TOKEN,
      validate: 'off',
      onEvent: await openTelemetry(),
      fetch: async () => (answers[sent++] ?? ok)(),
    });
    const parent = trace.getTracer('test').startSpan('job');
    await context.with(trace.setSpan(context.active(), parent), () => dfe.participants.get(ID));
    parent.end();
    const spans = exporter.getFinishedSpans();
    expect(
      spans.map(({ name, attributes, status }) => [
        name,
        attributes['http.request.resend_count'],
        attributes['http.response.status_code'],
        attributes['error.type'],
        status.code,
      ]),
    ).toEqual([
      ['GET /api/v3/participants/{id}', undefined, 503, '503', 2],
      ['GET /api/v3/participants/{id}', 1, undefined, 'network', 2],
      ['GET /api/v3/participants/{id}', 2, 200, undefined, 0],
      ['job', undefined, undefined, undefined, 0],
    ]);
    expect(spans.slice(0, 3).every((span) => span.parentSpanContext?.spanId === parent.spanContext().spanId)).toBe(
      true,
    );
    expect(spans[3]?.events.map(({ name }) => name)).toEqual(['lead_provider.retry', 'lead_provider.retry']);
    expect(JSON.stringify(spans.map(({ attributes, events, name }) => [name, attributes, events]))).not.toMatch(
      new RegExp(`${ID}|${TOKEN}`),
    );
  });

  test('says what to install when the package is missing', async () => {
    vi.doMock('@opentelemetry/api', () => {
      throw new Error('Cannot find package');
    });
    await expect(openTelemetry()).rejects.toThrow('npm install @opentelemetry/api');
    vi.doUnmock('@opentelemetry/api');
  });
});

test('logEvents writes one line an event', async () => {
  const lines: string[] = [];
  const answers = [() => new Response('', { status: 503 }), ok];
  let sent = 0;
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'http://localhost:1',
    token: TOKEN,
    retries: 1,
    onEvent: logEvents((line) => lines.push(line)),
    fetch: async () => (answers[sent++] ?? ok)(),
  });
  await dfe.statements.get(ID);
  await errorOf(dfe.declarations.void(ID, { signal: AbortSignal.abort(), checks: 'off' }));
  expect(lines.map((line) => line.replace(/\d+ ms/g, 'n ms'))).toEqual([
    '#1 statements.get: GET /api/v3/statements/{id}',
    '#1 statements.get: 503 in n ms',
    '#1 statements.get: busy, trying again in n ms',
    '#1 statements.get: GET /api/v3/statements/{id} (try 2)',
    '#1 statements.get: 200 in n ms (request id req-1)',
    expect.stringMatching(/^statements\.get: the answer differs from the specification: data\.type: /),
  ]);
});
