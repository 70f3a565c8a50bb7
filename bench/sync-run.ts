/**
 * The program of `sync.ts`, a fresh process for each measurement: `bare|run|views URL TOKEN FILE`. `bare` fetches and
 * parses the pages of all lists; `run` makes a full run into FILE; `views` takes all rows of each view of FILE. Writes
 * one line of JSON.
 */
import { createClient } from 'lead-provider-sdk';
import { createSync, views } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';

const PER_PAGE = 3000;
const [what = '', url = '', token = '', file = ''] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };

// the mock's clock stands still, and its answers tell it
const answer = await fetch(`${url}/api/v3/statements?page[per_page]=1`, { headers });
await answer.text();
const now = Date.parse(answer.headers.get('date') ?? '');
const year = new Date(now).getUTCFullYear();
const cohorts = [year - 1, year];

if (what === 'bare') await measured(bare);
else if (what === 'run') await run();
else if (what === 'views') await allViews();
else throw new Error('bench/sync-run.ts: bare|run|views URL TOKEN FILE');

async function bare(): Promise<object> {
  const paths = [
    ...['delivery-partners', 'statements', 'partnerships', 'participants', 'unfunded-mentors'],
    ...['participants/transfers', 'participant-declarations'],
    ...cohorts.map((cohort) => `schools?filter[cohort]=${cohort}`),
  ];
  let [requests, bytes] = [0, 0];
  for (const path of paths)
    for (let page = 1; ; page += 1) {
      const query = `page[page]=${page}&page[per_page]=${PER_PAGE}`;
      const response = await fetch(`${url}/api/v3/${path}${path.includes('?') ? '&' : '?'}${query}`, { headers });
      const text = await response.text();
      const { data }: { data: unknown[] } = JSON.parse(text);
      requests += 1;
      bytes += text.length;
      if (data.length < PER_PAGE) break;
    }
  return { requests, bytes };
}

async function run(): Promise<void> {
  const copy = await openCopy(file);
  const dfe = createClient({ service: 'rect', baseUrl: url, token, budget: 'off' });
  const sync = createSync(dfe, copy, { cohorts, now: () => now });
  await measured(async () => {
    const { requests, followUps, resources } = await sync.full();
    const sum = (name: 'seen' | 'changed' | 'vanished'): number =>
      Object.values(resources).reduce((total, one) => total + one[name], 0);
    return { requests, followUps, seen: sum('seen'), moved: sum('changed') + sum('vanished') };
  });
  await copy.close();
}

async function allViews(): Promise<void> {
  const copy = await openCopy(file);
  const found = [];
  for (const { name } of views) {
    let [worst, rows] = [0, 0];
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now();
      rows = (await copy.query(`SELECT * FROM ${name}`)).length;
      worst = Math.max(worst, performance.now() - began);
    }
    found.push({ name, rows, worst });
  }
  await copy.close();
  console.log(JSON.stringify({ views: found }));
}

async function measured(work: () => Promise<object>): Promise<void> {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  const about = await work();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const rss = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ...about, wall, cpu: (user + system) / 1000, rss }));
}
