import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drain, outboxJournal } from '../../../src/bulk/index.ts';
import { createClient, type Client } from '../../../src/index.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { Books, carryOut, slotIn, type Wrong } from '../books.ts';
import { bulkWorld } from '../world.ts';
import { entriesOf, judgeOutbox } from './judge.ts';

const ROWS = 4;

export interface Thefts {
  readonly plays: number;
  readonly wrong: readonly Wrong[];
}

/**
 * A host is stopped while each of its requests in turn is under way, for so long that another one takes its people over
 * and sends all there is; then it goes on. A write has taken effect by then: what a host that is stopped right before its
 * POST can do is no promise.
 */
export async function playThefts(): Promise<Thefts> {
  const wrong: Wrong[] = [];
  for (let at = 1; ; at += 1) {
    const play = await playTheft(at);
    if (!play.isStolen) return { plays: at - 1, wrong };
    wrong.push(...play.wrong.map(({ kind, what }) => ({ kind, what: `stopped at request ${at}, ${what}` })));
  }
}

async function playTheft(at: number): Promise<{ isStolen: boolean; wrong: readonly Wrong[] }> {
  const { mock, rows } = await bulkWorld({ participants: 60, settleAfterMs: 50 });
  const folder = await mkdtemp(join(tmpdir(), 'dfe-thefts-'));
  const file = join(folder, 'outbox.db');
  const [one, two, thief] = [await outboxJournal(file), await outboxJournal(file), await openFile(file)];
  try {
    await one.add(entriesOf(rows.slice(0, ROWS)));
    const books = new Books();
    const service = async (request: Request): Promise<Response> =>
      request.method === 'GET'
        ? mock.fetch(request)
        : carryOut(books.begin(await slotIn(request)), request, (sent) => mock.fetch(sent));
    const clientOf = (fetch: (request: Request) => Promise<Response>): Client<'rect'> =>
      createClient({
        ...{ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch },
        ...{ budget: 'off', settleAfterMs: 50, retries: 0 },
      });
    const second = clientOf(service);
    let requests = 0;
    const first = clientOf(async (request) => {
      requests += 1;
      if (requests !== at) return service(request);
      const response = await service(request);
      // as when a lease of a minute has run out: this host does not see it, as its timers stand still, too
      thief.exec('UPDATE dfe_outbox_people SET until_ms = 0');
      await drain(second, two);
      return response;
    });
    await drain(first, one, { lanes: 2 });
    // whatever the first one has left
    await drain(second, two);
    return { isStolen: requests >= at, wrong: judgeOutbox(books, await two.rows()) };
  } finally {
    thief.close();
    await Promise.all([one.close(), two.close()]);
    await rm(folder, { recursive: true });
  }
}
