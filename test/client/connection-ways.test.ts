import { afterEach, describe, expect, test, vi } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { connect, type ClientOptions } from '../../src/client/index.ts';
import { within } from '../../src/client/types.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, thrown } from '../support/observed-client.ts';

/** What a connection takes from the options, what it takes without them, and what one call may set anew. */

const dfes = { service: 'rect', token: 'abc', validate: 'off' } as const;
const base = { ...dfes, baseUrl: 'http://localhost:1' } as const;
const ok = (): Promise<Response> => Promise.resolve(json({ data: { id: ID } }));

afterEach(() => {
  vi.unstubAllGlobals();
});

test('what nobody sets is as promised, and what is set is taken', () => {
  const plain = connect(base);
  expect([plain.onUnknown, plain.settleAfterMs, plain.leadProviderName, plain.schemas, plain.origin]).toEqual([
    'throw',
    180_000,
    null,
    undefined,
    'http://localhost:1',
  ]);
  const schemas = (): Promise<object> => Promise.resolve({});
  const set = connect({ ...base, onUnknown: 'settle', settleAfterMs: 5, leadProviderName: 'Acme', schemas });
  expect([set.onUnknown, set.settleAfterMs, set.leadProviderName, set.schemas]).toEqual(['settle', 5, 'Acme', schemas]);
});

describe('the deadline', () => {
  const runtime = new FakeRuntime(1000);

  test("is the call's, else the client's, else never", () => {
    const [free, bound] = [connect(base, runtime), connect({ ...base, deadlineMs: 50 }, runtime)];
    expect([free.deadline(undefined), free.deadline({}), free.deadline({ deadlineMs: 7 })]).toEqual([
      Infinity,
      Infinity,
      1007,
    ]);
    expect([bound.deadline(undefined), bound.deadline({}), bound.deadline({ deadlineMs: 70 })]).toEqual([
      1050, 1050, 1070,
    ]);
  });

  test('of a connection within one is that one, whatever is asked for', async () => {
    const clock = new FakeRuntime(0);
    const never = (): Promise<Response> => new Promise(() => undefined);
    const bounded = within(connect({ ...base, fetch: never }, clock), 500);
    expect(bounded.deadline({ deadlineMs: 7 })).toBe(500);
    const call = { operation: 'statements.get', id: ID } as const;
    expect(await errorOf(clock.run(bounded.call(call)))).toMatchObject({ kind: 'timeout', limit: 'call' });
    expect(clock.now()).toBe(500);
    // a call that brings its own keeps it
    await errorOf(clock.run(bounded.call({ ...call, deadline: 600 })));
    expect(clock.now()).toBe(600);
  });
});

describe('the clock header', () => {
  const at = '2026-01-01T00:00:00Z';
  const later = '2026-02-01T00:00:00Z';

  test("is the call's, else the client's, else none", () => {
    const [free, set] = [connect(base), connect({ ...base, serverDate: at })];
    expect([free.serverDate({}), free.serverDate({ serverDate: later })]).toEqual([null, later]);
    expect([
      set.serverDate({}),
      set.serverDate({ serverDate: later }),
      set.serverDate({ serverDate: new Date(0) }),
    ]).toEqual([at, later, '1970-01-01T00:00:00.000Z']);
  });

  test('is refused for production, and when it is no instant, under the name of the call', () => {
    const production = connect({ ...dfes, environment: 'production' });
    expect(production.serverDate({})).toBeNull();
    expect(thrown(() => production.serverDate({ serverDate: at }, 'statements.get'))).toMatchObject({
      operation: 'statements.get',
      issues: [{ title: 'serverDate', detail: expect.stringContaining('Only the sandbox has a movable clock') }],
    });
    expect(thrown(() => connect(base).serverDate({ serverDate: 'soon' }))).toMatchObject({
      operation: 'serverDate',
      issues: [{ title: 'serverDate', detail: expect.stringContaining('Is not an instant with a zone') }],
    });
    const sandbox = connect({ ...dfes, environment: 'sandbox' });
    expect(sandbox.serverDate({ serverDate: at })).toBe(at);
  });
});

describe('requests go out', () => {
  const send = async (options: Partial<ClientOptions<'rect'>>): Promise<void> => {
    const connection = connect({ ...base, ...options } as ClientOptions<'rect'>);
    await connection.call({ operation: 'statements.get', id: ID });
  };

  test("by the runtime's fetch, as it is at the call, with the dispatcher when there is one", async () => {
    const seen: RequestInit[] = [];
    vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
      seen.push(init);
      return ok();
    });
    await send({});
    const dispatcher = {};
    await send({ dispatcher });
    expect(seen.map((init) => 'dispatcher' in init && Reflect.get(init, 'dispatcher') === dispatcher)).toEqual([
      false,
      true,
    ]);
    expect(seen[0]).toMatchObject({ method: 'GET', redirect: 'manual' });
  });

  test('by a fetch of their own, as a request', async () => {
    const seen: Request[] = [];
    vi.stubGlobal('fetch', () => Promise.reject(new Error('not this one')));
    await send({
      fetch: (request) => {
        seen.push(request);
        return ok();
      },
    });
    expect(seen.map((request) => [request instanceof Request, request.url, request.redirect])).toEqual([
      [true, `http://localhost:1/api/v3/statements/${ID}`, 'manual'],
    ]);
  });
});

describe('what the budget has left', () => {
  test('is told where there is one that tells', async () => {
    const budget = memoryBudgetOn(new FakeRuntime(), { limit: 3 });
    expect(await connect({ ...base, budget }).budgetLeft()).toMatchObject({ limit: 3, left: 3 });
    const silent = { take: () => Promise.resolve(), block: () => undefined };
    expect(await connect({ ...base, budget: silent }).budgetLeft()).toBeUndefined();
  });

  test('is not there without one: off, or a server on this machine', async () => {
    expect(await connect({ ...base, budget: 'off' }).budgetLeft()).toBeUndefined();
    expect(await connect(base).budgetLeft()).toBeUndefined();
    expect(await connect({ ...dfes, environment: 'sandbox', token: 'only-here' }).budgetLeft()).toMatchObject({
      limit: 980,
    });
    expect(
      await connect({ ...dfes, environment: 'sandbox', token: 'only-here', budget: 'off' }).budgetLeft(),
    ).toBeUndefined();
  });
});

test('an operation that a table of their own lacks is refused, with what to do', async () => {
  const connection = connect({ ...base, operations: {} });
  const refused = {
    kind: 'validation',
    operation: 'statements.get',
    outcome: 'not-sent',
    issues: [{ title: 'operations', detail: expect.stringContaining('`lead-provider generate`') }],
  };
  expect(thrown(() => connection.info('statements.get'))).toMatchObject(refused);
  expect(await errorOf(connection.call({ operation: 'statements.get', id: ID }))).toMatchObject(refused);
});
