/**
 * The servers for `mock.ts`, each in a process of its own, so that only its work is measured: `mock PROFILE SERVICE`
 * serves a mock with a generated world; `plain URL TOKEN` serves over bare `node:http` the bytes that URL answered
 * with. Each writes one line of JSON when it is ready.
 */
import { createServer } from 'node:http';
import { createMock, generateScenario, profiles } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { isService, type Service } from '../src/contract/service.ts';

const [kind = '', what = '', third = ''] = process.argv.slice(2);
if (kind === 'mock' && (what === 'S' || what === 'M' || what === 'L') && isService(third)) await serveMock(what, third);
else if (kind === 'plain') await servePlain(what, third);
else
  throw new Error(
    `bench/mock-server.ts: it serves "mock S|M|L rect|ecf" or "plain URL TOKEN", not ${JSON.stringify(process.argv.slice(2))}.`,
  );

async function serveMock(profile: 'S' | 'M' | 'L', service: Service): Promise<void> {
  const before = performance.now();
  const scenario = generateScenario({ service, ...profiles[profile] });
  const generated = performance.now();
  const cpu = process.cpuUsage();
  const mock = createMock({ service, scenario });
  const loaded = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  const { url } = await serve(mock);
  const lp = scenario.leadProviders?.[0];
  say({
    url,
    token: mock.token(typeof lp === 'string' ? lp : (lp?.id ?? '')),
    generateMs: generated - before,
    loadMs: loaded - generated,
    loadCpuMs: (user + system) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  });
}

async function servePlain(url: string, bearer: string): Promise<void> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } });
  const body = Buffer.from(await answer.arrayBuffer());
  const headers = {
    'content-type': answer.headers.get('content-type') ?? '',
    'x-request-id': answer.headers.get('x-request-id') ?? '',
    'content-length': body.length,
  };
  const server = createServer((_request, response) => {
    response.writeHead(answer.status, headers).end(body);
  }).listen(0, '127.0.0.1', () => {
    const address = server.address();
    say({ url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}` });
  });
}

function say(line: object): void {
  console.log(JSON.stringify(line));
}
