import { describe, expect, test } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { echo, errorOf, ID, json, observe } from '../support/observed-client.ts';

describe('what is known after several tries', () => {
  const unreached = (): Promise<Response> =>
    Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED', syscall: 'connect' }));

  test('none of which made a connection: nothing was sent', async () => {
    const runtime = new FakeRuntime();
    const { dfe } = observe('rect', unreached, { retries: 2 }, runtime);
    expect(await errorOf(runtime.run(dfe.declarations.void(ID)))).toMatchObject({
      kind: 'network',
      outcome: 'not-sent',
      retryable: true,
      attempts: 3,
    });
  });

  test('one of which was refused: it was refused, though the last made no connection', async () => {
    const runtime = new FakeRuntime();
    const { dfe } = observe(
      'rect',
      (_seen, n) => (n === 1 ? json({}, 429, { 'retry-after': '1' }) : unreached()),
      { retries: 1 },
      runtime,
    );
    const error = await errorOf(runtime.run(dfe.declarations.void(ID)));
    expect(error).toMatchObject({ kind: 'network', outcome: 'refused', retryable: true, attempts: 2 });
    expect(error).toMatchObject({ message: expect.stringContaining('Nothing was changed.') });
  });

  test('a stop between two of them says what is known of the first', async () => {
    for (const [answer, outcome] of [
      [unreached, 'not-sent'],
      [() => json({}, 429, { 'retry-after': '60' }), 'refused'],
    ] as const) {
      const runtime = new FakeRuntime();
      const controller = new AbortController();
      const { dfe } = observe('rect', answer, { retries: 3 }, runtime);
      const call = errorOf(dfe.declarations.void(ID, { signal: controller.signal }));
      await runtime.advance(0);
      controller.abort('enough');
      const error = await runtime.run(call);
      expect(error).toMatchObject({ kind: 'aborted', outcome, attempts: 1, cause: 'enough', retryable: true });
      expect(runtime.pending).toBe(0);
    }
  });
});

test('successes earn tries back: a service that comes and goes never uses them up', async () => {
  const runtime = new FakeRuntime();
  let up = false;
  const { dfe, requests } = observe(
    'rect',
    (seen) => {
      up = !up;
      return up ? json({}, 503) : seen.method === 'GET' ? json({ data: { id: ID } }) : echo(seen);
    },
    { retries: 1 },
    runtime,
  );
  // 500 to spend: 100 tries of 5, and each success brings 1 back
  for (let call = 1; call <= 110; call += 1) await runtime.run(dfe.statements.get(ID));
  expect(requests).toHaveLength(220);
});
