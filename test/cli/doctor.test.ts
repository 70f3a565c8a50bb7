import { createMock } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import { afterEach, describe, expect, test } from 'vitest';
import { command, lines } from './run.ts';

const servers: MockServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function mockAt(): Promise<MockServer> {
  const server = await serve(createMock({ service: 'rect' }), { port: 0 });
  servers.push(server);
  return server;
}

describe('lead-provider doctor', { timeout: 120_000 }, () => {
  test('of a server that is as it is taken to be nothing differs, and every request is a read', async () => {
    const server = await mockAt();
    const token = server.mock.token('lp1');
    const { code, out } = await command(['doctor', '--service', 'rect', '--base-url', server.url, '--json'], token)
      .ended;
    expect(code).toBe(0);
    const [told] = lines(out) as { counts: Record<string, number>; requests: number; lines: { verdict: string }[] }[];
    expect(told?.counts['differs']).toBe(0);
    expect(told?.counts['ok']).toBeGreaterThan(15);
    expect(told?.requests).toBe(server.mock.requests.length);
    expect(server.mock.requests.length).toBeLessThanOrEqual(40);
    expect(server.mock.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(out).not.toContain(token);
  });

  test('what differs ends it with 3, and says what to do', async () => {
    const server = await mockAt();
    const { code, out } = await command(
      ['doctor', '--service', 'rect', '--base-url', server.url, '--lead-provider', 'Somebody Else'],
      server.mock.token('lp1'),
    ).ended;
    expect(code).toBe(3);
    expect(out).toMatch(/^differs +provider$/m);
    expect(out).toMatch(/to do +\S/);
  });

  test('a server that is not there ends it with 1, and nothing is said to be in order', async () => {
    const server = await mockAt();
    const [url, token] = [server.url, server.mock.token('lp1')];
    servers.pop();
    await server.close();
    const { code, out, err } = await command(['doctor', '--service', 'rect', '--base-url', url], token).ended;
    expect(code).toBe(1);
    expect(err).toContain('no answer');
    expect(out).not.toMatch(/^ok /m);
  });

  test.each([
    [['doctor'], 'say which service'],
    [['doctor', '--service', 'rect', '--environment', 'sandbox', '--redis', 'http://x'], '--redis takes an address'],
    [['doctor', '--service', 'rect', '--environment', 'sandbox', '--redis-key', 'x'], '--redis-key names a budget'],
  ])('%j ends with 2 before anything is sent', async (args, words) => {
    const { code, err } = await command(args, 'a-token').ended;
    expect(err).toContain(words);
    expect(code).toBe(2);
  });
});
