import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { outboxJournal } from '../../../src/bulk/index.ts';
import { drainOn } from '../../../src/bulk/outbox/drain.ts';
import { createClient } from '../../../src/index.ts';
import { OPTIONS, SENDER, type OutboxChildOptions } from './child-options.ts';

/**
 * A host that drains an outbox until nothing is left of it, also of what others have died of. It is loaded when it says
 * `ready`, begins when it is told to, and is killed from outside whenever that comes.
 */
const options = JSON.parse(readFileSync(process.env[OPTIONS] ?? '', 'utf8')) as OutboxChildOptions;
const { sender, url, token, outbox: path, settleAfterMs, leaseMs } = options;
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
const outbox = await outboxJournal(path);
// what the dead had is nobody's until their leases have run out
while ((await drainOn(dfe, outbox, { lanes: 4 }, { leaseMs })).exitCode >= 5) await sleep(100);
await outbox.close();
process.disconnect();
