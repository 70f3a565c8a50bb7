import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ids, marked } from '../capture/marked.ts';
import { folder, running } from '../capture/run.ts';
import { mutations } from './mutations/index.ts';

/** A mock behind a real socket, with what a mutation makes of it. */
async function serving(mock: Mock, name?: string): Promise<string> {
  const mutation = mutations.find((one) => one.service === mock.service && one.name === name);
  if (name !== undefined && mutation === undefined) throw new Error(`no mutation ${name}`);
  const plain = async (request: Request): Promise<Response> => mock.fetch(request);
  const send = mutation === undefined ? plain : mutation.wrap(plain);
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const headers = Object.entries(incoming.headers).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key, value] as [string, string]] : [],
      );
      const body = chunks.length === 0 ? null : Buffer.concat(chunks);
      const method = incoming.method ?? 'GET';
      void send(new Request(`http://127.0.0.1${incoming.url ?? '/'}`, { method, headers, body })).then(
        async (answer) => {
          outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
          outgoing.end(Buffer.from(await answer.arrayBuffer()));
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

const parity = (args: readonly string[]) => running(folder(), ['parity', ...args]).ended;
const rect = (): Mock => createMock({ service: 'rect', scenario: marked });

describe('lead-provider parity', { timeout: 60_000 }, () => {
  test('ends with 0 where nothing differs, and tells what was tested and what could not be', async () => {
    const { code, out, err } = await parity(['--service', 'rect', '--against', await serving(rect())]);
    expect(err).toBe('');
    expect(out).toMatch(/^parity: rect, \d+ reads, 0 writes\n/);
    for (const word of ['tested: ', 'fitted: ', 'not reachable']) expect(out).toContain(word);
    expect(code).toBe(0);
  });

  test('ends with 3 where something does, and holds nothing of anybody', async () => {
    const at = await serving(rect(), 'updated_since leaves out the very second');
    const { code, out } = await parity(['--service', 'rect', '--against', at]);
    expect(out).toContain('docs/services/rect.md#section-3-3');
    expect(code).toBe(3);
    expect(out.toLowerCase()).not.toContain('zq');
    for (const id of Object.values(ids)) expect(out).not.toContain(id);
  });

  test('plans writes, and sends none of them without --yes', async () => {
    const mock = rect();
    const file = join(mkdtempSync(join(tmpdir(), 'parity-')), 'ids.txt');
    writeFileSync(file, `${await someId(mock)}\n`);
    const args = ['--service', 'rect', '--against', await serving(mock), '--writes', '--participants', file];
    const planned = await parity(args);
    expect(planned.out).toMatch(/\d+ writes are planned\. Nothing was written/);
    expect(planned.code).toBe(0);
    expect(mock.requests.every(({ method }) => method === 'GET')).toBe(true);
    const sent = await parity([...args, '--yes']);
    expect(sent.out).toMatch(/, [1-9]\d* writes\n/);
    expect(mock.requests.filter(({ method }) => method === 'POST' || method === 'PUT').length).toBeLessThanOrEqual(25);
    expect(sent.code).toBe(0);
  });

  test.each([
    [['--service', 'rect'], '--against sandbox'],
    [['--service', 'rect', '--against', 'production'], 'sandbox'],
    [['--service', 'rect', '--against', 'https://www.register-early-career-teachers.education.gov.uk'], 'production'],
    [['--service', 'rect', '--against', 'http://127.0.0.1:9', '--yes'], '--writes'],
    [['--service', 'rect', '--against', 'http://127.0.0.1:9', '--vaules'], '--values'],
    [['--service', 'rect', '--against', 'http://127.0.0.1:9', '--writes'], '--participants'],
  ])('refuses %j before anything is asked', async (args, words) => {
    const { code, err } = await parity(args);
    expect(err).toContain(words);
    expect(code).toBe(2);
  });

  test('ends with 1 where no server answers', async () => {
    const { code, err } = await parity(['--service', 'rect', '--against', 'http://127.0.0.1:9']);
    expect(err).toContain('Nothing was compared');
    expect(code).toBe(1);
  });
});

async function someId(mock: Mock): Promise<string> {
  const headers = { authorization: `Bearer ${mock.token('lp1')}` };
  const answer = await mock.fetch(new Request('http://mock.test/api/v3/participants', { headers }));
  return /"id":"([^"]+)"/.exec(await answer.text())?.[1] ?? '';
}
