import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { plan, run } from '../../../src/bulk/index.ts';
import { createClient } from '../../../src/index.ts';
import { byHand } from './by-hand.ts';
import { OPTIONS, SENDER, type ChildOptions } from './child-options.ts';

/**
 * A process that plans when there is no journal yet, and runs it. It is loaded when it says `ready`, begins when it is told
 * to, and is killed from outside whenever that comes.
 */
const options = JSON.parse(readFileSync(process.env[OPTIONS] ?? '', 'utf8')) as ChildOptions;
const { sender, url, token, journal, settleAfterMs, operation, rows } = options;
const dfe = createClient({
  service: 'rect',
  baseUrl: url,
  token,
  fetch: (request: Request) => {
    request.headers.set(SENDER, String(sender));
    return fetch(request);
  },
  budget: 'off',
  allowHttp: true,
  settleAfterMs,
});
process.send?.('ready');
await once(process, 'message');
if (options.how === 'by hand') await byHand(dfe, journal, rows);
else {
  const read = (): Promise<{ rows: typeof rows; sha256: string }> => Promise.resolve({ rows, sha256: '0'.repeat(64) });
  if (!existsSync(journal)) await plan(dfe, operation, { name: 'rows.csv', read }, { journal });
  await run(dfe, journal, { lanes: 8 });
}
process.disconnect();
