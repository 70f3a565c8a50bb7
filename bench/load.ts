import { Agent, get } from 'node:http';

const CONNECTIONS = 10;

/**
 * Sends a GET over and over on ten open connections for a while and gives the answers per second; any status but 200 is
 * an error.
 */
export async function load(url: string, token: string, forMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const target = new URL(url);
  const options = { agent, headers, host: target.hostname, port: target.port, path: target.pathname + target.search };
  const once = (): Promise<void> =>
    new Promise((resolve, reject) => {
      get(options, (response) => {
        response
          .resume()
          .once('end', () =>
            response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode ?? 0}`)),
          );
      }).once('error', reject);
    });
  let answered = 0;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    while (performance.now() - started < forMs) {
      await once();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return answered / seconds;
}
