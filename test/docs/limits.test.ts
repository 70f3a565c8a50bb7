import { createClient, isLeadProviderError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { expect, test } from 'vitest';
import { read } from './samples.ts';

/** docs/limits.md says at which number something stops; here a side that does not know the code counts. */

const page = read('docs/limits.md');
const row = (beginning: string): string => page.split('\n').find((line) => line.startsWith(`| ${beginning}`)) ?? '';
const first = (beginning: string): number => {
  const [, , value = ''] = row(beginning).split('|');
  return Number(/[\d,]+(?![\d,]*-)/.exec(value.replaceAll(/\[|\]\([^)]*\)/g, ''))?.[0].replaceAll(',', ''));
};

test('the client refuses a page longer than the services give', async () => {
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: mock.token('lp1'),
    fetch: mock.fetch,
  });
  const most = first('records on a page |');
  await dfe.statements.list({}, { perPage: most }).take(1);
  const failed: unknown = await (async () => dfe.statements.list({}, { perPage: most + 1 }).take(1))().catch(
    (error: unknown) => error,
  );
  expect(isLeadProviderError(failed, 'validation') && failed.outcome).toBe('not-sent');
});

test('requests under way are as many as the page says, and no more', async () => {
  const mock = createMock({ service: 'rect' });
  let [now, most] = [0, 0];
  const slow: typeof mock.fetch = async (request) => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setTimeout(resolve, 10));
    now -= 1;
    return mock.fetch(request);
  };
  const dfe = createClient({ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: slow });
  await Promise.all(Array.from({ length: 90 }, () => dfe.participants.get(mock.id('ben'))));
  expect(most).toBe(first('requests under way'));
});

test('the mock keeps the newest requests', async () => {
  const mock = createMock({ service: 'rect' });
  const kept = first('requests that are kept');
  for (let i = 0; i < kept + 5; i += 1) await mock.fetch(new Request('https://mock.test/api/v3/statements'));
  expect(mock.requests).toHaveLength(kept);
});

test('a body over HTTP may be a mebibyte, and no byte more', async () => {
  const server = await serve(createMock({ service: 'rect' }), { port: 0 });
  try {
    const put = async (bytes: number): Promise<number> => {
      const headers = { authorization: 'Bearer lp1-token', 'content-type': 'application/json' };
      const body = JSON.stringify({ data: 'x'.repeat(bytes - 11) });
      expect(body).toHaveLength(bytes);
      return (await fetch(`${server.url}/api/v3/participant-declarations`, { method: 'POST', headers, body })).status;
    };
    const most = first('a body over HTTP') * 1024 * 1024;
    expect(await put(most)).not.toBe(413);
    expect(await put(most + 1)).toBe(413);
  } finally {
    await server.close();
  }
});

test('of snapshots over HTTP as many are kept as the page says', async () => {
  const server = await serve(createMock({ service: 'rect' }), { port: 0 });
  try {
    const send = (path: string, body: unknown): Promise<Response> =>
      fetch(`${server.url}/__mock/${path}`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      });
    const kept = Number(/newest (\d+)/.exec(row('snapshots over HTTP'))?.[1]);
    for (let i = 0; i <= kept; i += 1) expect((await send('snapshots', {})).status).toBe(200);
    const held: unknown = await (await fetch(`${server.url}/__mock/snapshots`)).json();
    expect(held).toMatchObject({ items: { length: kept } });
  } finally {
    await server.close();
  }
});
