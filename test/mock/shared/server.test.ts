import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, isLeadProviderError } from 'lead-provider-sdk';
import { createMock, generateScenario } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pickUp, putDown } from '../../../src/mock/server/persist.ts';

let server: MockServer;
beforeAll(async () => {
  server = await serve(createMock({ service: 'rect' }), { maxBodyBytes: 2000, console: false });
});
afterAll(() => server.close());

async function control(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${server.url}/__mock${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function raw(path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(
      `${server.url}${path}`,
      { method: body === undefined ? 'GET' : 'POST', headers },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

describe('the HTTP server', () => {
  test('has a first page, the description with itself as the server, and the reference', async () => {
    const page = await (await fetch(server.url)).text();
    expect(page).toContain('Mock of Register early career teachers');
    expect(page).not.toContain('lp1-token');
    const description = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      servers: { url: string }[];
      paths: object;
    };
    expect(description.servers.map(({ url }) => url)).toEqual([server.url]);
    expect(Object.keys(description.paths)).toContain('/api/v3/participants');
    // the page takes nothing from anywhere else
    const reference = await (await fetch(`${server.url}/docs/`)).text();
    expect(reference).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    for (const [, asset = ''] of reference.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const answer = await fetch(new URL(asset, `${server.url}/docs/`));
      expect([answer.status, (await answer.text()).length > 100]).toEqual([200, true]);
    }
    expect((await fetch(`${server.url}/docs/package.json`)).status).toBe(404);
  });

  test('refuses a Host that is not its own, and bodies that are too long', async () => {
    expect(await raw('/api/v3/statements', { host: 'evil.example' })).toBe(403);
    expect(
      await raw('/api/v3/statements', { host: `localhost:${server.port}`, authorization: 'Bearer lp1-token' }),
    ).toBe(200);
    expect(await raw('/api/v3/participant-declarations', { 'content-length': '3000' }, 'x'.repeat(3000))).toBe(413);
    expect(
      await raw(
        '/api/v3/participant-declarations',
        { 'transfer-encoding': 'chunked', authorization: 'Bearer lp1-token' },
        'x'.repeat(3000),
      ),
    ).toBe(413);
    expect(await raw('/api/v3/statements', { 'x-long': 'x'.repeat(40_000) })).toBe(431);
    expect((await fetch(server.url)).status).toBe(200);
  });

  test('a body that comes in chunks is read whole', async () => {
    const status = await raw(
      '/api/v3/participant-declarations',
      { 'transfer-encoding': 'chunked', authorization: 'Bearer lp1-token', 'content-type': 'application/json' },
      '{"data":{"attributes":{"participant_id":""}}}',
    );
    expect(status).toBe(422);
  });

  test('breaks connections where a fault says so, and goes on', async () => {
    await control('POST', '/faults', { operation: 'participants.defer', effect: { kind: 'lose-reply' } });
    const dfe = createClient({ service: 'rect', baseUrl: server.url, token: 'lp1-token', retries: 0, checks: 'off' });
    const error: unknown = await dfe.participants
      .defer(server.mock.id('ben'), { reason: 'other', course_identifier: 'ecf-induction' })
      .catch((thrown: unknown) => thrown);
    expect(isLeadProviderError(error, 'network') && error.outcome).toBe('unknown');
    expect((await dfe.participants.get(server.mock.id('ben'))).attributes.ecf_enrolments[0]?.training_status).toBe(
      'deferred',
    );
    expect((await control('DELETE', '/faults')).body).toEqual({ left: 0 });
  });
});

describe('the control endpoints', () => {
  test('list themselves and answer 404 for what they are not', async () => {
    expect((await control('GET', '/')).body['endpoints']).toContain('PUT /clock');
    expect((await control('GET', '/nothing')).status).toBe(404);
  });

  test('clock, ids and tokens', async () => {
    expect((await control('PUT', '/clock', { now: '2026-03-01T09:00:00Z' })).body).toMatchObject({
      now: '2026-03-01T09:00:00.000Z',
    });
    expect((await control('POST', '/clock/advance', { days: 2 })).body).toMatchObject({
      now: '2026-03-03T09:00:00.000Z',
    });
    expect((await control('POST', '/clock/advance', { weeks: 2 })).status).toBe(400);
    expect((await control('GET', '/ids?symbol=ben&symbol=ada')).body).toEqual({
      ben: server.mock.id('ben'),
      ada: server.mock.id('ada'),
    });
    expect((await control('GET', '/ids?symbol=adda')).status).toBe(400);
    expect(JSON.stringify((await control('GET', '/ids?symbol=adda')).body)).toContain('Did you mean');
    expect((await control('GET', '/ids')).status).toBe(400);
    expect((await control('GET', '/tokens')).body).toEqual({ lp1: 'lp1-token', lp2: 'lp2-token' });
  });

  test('requests, snapshots and the world', async () => {
    await control('DELETE', '/requests');
    const {
      body: { id },
    } = await control('POST', '/snapshots');
    await fetch(`${server.url}/api/v3/statements`, { headers: { authorization: 'Bearer lp1-token' } });
    expect((await control('GET', '/requests')).body).toMatchObject([{ operation: 'statements.list', status: 200 }]);
    expect((await control('POST', '/snapshots/restore', { id })).status).toBe(200);
    expect((await control('POST', '/snapshots/restore', { id: 'none' })).status).toBe(400);
    const { body: world } = await control('GET', '/world');
    expect(Object.keys(world['providers'] as object)).toEqual(['lp1', 'lp2']);
  });

  test('steps of DfE and schools, with what went wrong when they cannot be taken', async () => {
    expect((await control('POST', '/schools/changeName', ['gil', 'Gil Newname'])).status).toBe(200);
    const shown = await fetch(`${server.url}/api/v3/participants/${server.mock.id('gil')}`, {
      headers: { authorization: 'Bearer lp1-token' },
    });
    expect(JSON.stringify(await shown.json())).toContain('Gil Newname');
    expect(await control('POST', '/dfe/pay', ['no-such-statement'])).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('dfe.pay') },
    });
    expect(await control('POST', '/dfe/constructor', [])).toMatchObject({ status: 400 });
    expect(await control('POST', '/dfe/pay', { wrong: 1 })).toMatchObject({ status: 400 });
  });

  test('another scenario, or the list of what is wrong with it', async () => {
    const wrong = await control('PUT', '/scenario', { schools: [{ id: 's1' }] });
    expect(wrong).toMatchObject({ status: 400, body: { problems: [{ path: expect.stringContaining('schools[0]') }] } });
    expect((await control('PUT', '/scenario', generateScenario({ seed: 4, participants: 10 }))).status).toBe(200);
    expect((await control('GET', '/scenario')).body['participants']).toBeDefined();
  });
});

test('a world is put down in a file and picked up again, and another file is told apart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mock-'));
  try {
    const file = join(folder, 'world');
    const mock = createMock({ service: 'ecf' });
    expect(await pickUp(mock, file)).toBe(false);
    mock.clock.advance({ days: 3 });
    await putDown(mock, file);
    const later = createMock({ service: 'ecf' });
    expect(await pickUp(later, file)).toBe(true);
    expect(later.clock.now).toBe(mock.clock.now);
    await expect(pickUp(createMock({ service: 'rect' }), file)).rejects.toThrow(/snapshot is of ecf/);
    // what is known of a world goes with it, whatever the mock that picks it up was made with
    mock.load({ leadProviders: ['somebody'] });
    await putDown(mock, file);
    expect(await pickUp(later, file)).toBe(true);
    expect([later.scenario.leadProviders, later.token('somebody')]).toEqual([['somebody'], 'somebody-token']);
    await writeFile(file, 'something else');
    await expect(pickUp(later, file)).rejects.toThrow(/does not hold a world/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
