/**
 * The service of `bulk.ts`, in a process of its own, with a log of what reached it: GET `/bench/counts` answers how many
 * requests came since it was last asked, `/bench/faults` switches on what can go wrong: of a hundred writes one is answered
 * 502, of five hundred one takes effect and its answer is lost.
 */
import { createServer } from 'node:http';
import { createMock, generateScenario } from 'lead-provider-sdk/mock';

const scenario = generateScenario({ service: 'rect', participants: 3000, schools: 200, declarations: 0, seed: 3 });
const mock = createMock({ service: 'rect', scenario, throttle: 'off' });
let [requests, writes, isFaulty] = [0, 0, false];

const server = createServer((request, response) => {
  void (async () => {
    // the clock of this service is the mock's, and not this machine's
    response.sendDate = false;
    const { method = 'GET', url = '/' } = request;
    if (url === '/bench/counts') {
      response.end(JSON.stringify({ requests }));
      requests = 0;
      return;
    }
    if (url === '/bench/faults') {
      isFaulty = true;
      response.end('{}');
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    requests += 1;
    if (method !== 'GET') writes += 1;
    if (isFaulty && method !== 'GET' && writes % 100 === 50) {
      response.writeHead(502).end('bad gateway');
      return;
    }
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'connection' ? [[name, value] as [string, string]] : [],
    );
    const answer = await mock.fetch(
      new Request(`http://127.0.0.1${url}`, {
        ...{ method, headers },
        ...(parts.length > 0 && { body: Buffer.concat(parts) }),
      }),
    );
    if (isFaulty && method !== 'GET' && writes % 500 === 250) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  })();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, token: mock.token('lp1') }));
});
