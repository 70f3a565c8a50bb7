import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from 'lead-provider-sdk/mock';
import type { Page } from 'playwright-core';
import type { Hand } from './hand.ts';
import { holds, opened, type Stage } from './stage.ts';
import { smallWorld } from './world.ts';

export interface Task {
  readonly name: string;
  readonly service: 'rect' | 'ecf';
  readonly world: () => Scenario;
  /** Does it by visible labels and roles, and checks through the API that it is done. */
  run(stage: Stage, hand: Hand): Promise<void>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const go = (hand: Hand, page: Page, name: string) =>
  hand.click(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }));
const head = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const attributesOf = (data: Record<string, unknown>): Record<string, unknown> =>
  data['attributes'] as Record<string, unknown>;

async function person(hand: Hand, page: Page, part: string, name: string): Promise<void> {
  await go(hand, page, 'People');
  await hand.write(field(page, 'Search people'), part);
  await hand.click(link(page, name));
  await head(page, name);
}

export const tasks = (large: () => Scenario): readonly Task[] => [
  {
    name: 'find a person by a part of a name among 60,000',
    service: 'rect',
    world: large,
    async run({ page, mock, api }, hand) {
      const data = (await api('lp1', 'GET', 'participants?page[per_page]=1&page[page]=777')).data as unknown as {
        id: string;
      }[];
      const id = data[0]?.id ?? '';
      mock.schools.changeName(id, 'Zebedee Quillfeather');
      await person(hand, page, 'quillf', 'Zebedee Quillfeather');
      const shown = (await api('lp1', 'GET', `participants/${id}`)).data;
      holds(attributesOf(shown)['full_name'] === 'Zebedee Quillfeather', 'the API has another name');
      holds(page.url().endsWith(id), 'another person was found');
    },
  },
  {
    name: "read why yesterday's POST got 422, and reach the rule's text",
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      const draft = {
        ...{ participant_id: mock.id('ada'), declaration_type: 'started', course_identifier: 'ecf-induction' },
        ...{ declaration_date: '2027-10-06T00:00:00Z', evidence_held: 'training-event-attended' },
      };
      const first = await api('lp1', 'POST', 'participant-declarations', draft);
      holds(first.status === 422, `the POST got ${first.status}`);
      mock.clock.advance({ days: 1 });
      await go(hand, page, 'Log');
      await hand.choose(field(page, 'Status'), '400 to 499');
      await hand.click(link(page, /POST .*participant-declarations/));
      await page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
      await hand.click(link(page, /^rect\.declaration\./));
      await head(page, /^Rule rect\.declaration\./);
      await page.getByRole('heading', { name: 'The text' }).waitFor();
      const rule = mock.requests.at(-1)?.rules[0] ?? 'none';
      holds((await page.getByRole('heading', { level: 1 }).innerText()).includes(rule), 'another rule');
      const words = await page.locator('main').innerText();
      const titles = ((await api('lp1', 'POST', 'participant-declarations', draft)).data['errors'] ?? []) as {
        title: string;
      }[];
      holds(
        titles.some(({ title }) => words.includes(title)),
        'the title of the answer is not shown',
      );
      holds(words.includes('docs/services/rect.md#'), 'where it comes from is not shown');
    },
  },
  {
    name: 'set the clock past a cut-off, and see the declaration payable',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      await go(hand, page, 'Time');
      await hand.write(field(page, 'New time (UTC)'), '2026-04-01T09:00');
      await hand.click(button(page, 'Set the clock'));
      await said(page, 'The clock is set.');
      await go(hand, page, 'Statements');
      await hand.click(link(page, '2026-04'));
      await hand.click(button(page, 'Make payable'));
      await hand.click(link(page, '1 payable'));
      await hand.click(link(page, 'started'));
      await head(page, 'Declaration: started');
      await page
        .locator('dd')
        .filter({ hasText: /^payable$/ })
        .waitFor();
      const { data } = await api('lp1', 'GET', `participant-declarations/${mock.id('d1')}`);
      holds(attributesOf(data)['state'] === 'payable', 'the API says otherwise');
      holds(mock.clock.now.startsWith('2026-04-01T09:00'), `the clock says ${mock.clock.now}`);
    },
  },
  {
    name: 'let 30 days live, and read what happened',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      await go(hand, page, 'Time');
      await hand.write(field(page, 'Days'), '30');
      await hand.click(button(page, 'Let them pass'));
      await said(page, '30 days have passed');
      const day = page
        .getByRole('region', { name: 'What happened' })
        .locator('summary')
        .filter({ hasText: /[1-9]\d* acts/ })
        .first();
      await hand.click(day);
      await page.getByRole('listitem').filter({ hasText: / by / }).first().waitFor();
      holds(mock.clock.now.startsWith('2026-03-12'), `the clock says ${mock.clock.now}`);
      holds((await api('lp1', 'GET', 'participants')).status === 200, 'the API does not answer');
    },
  },
  {
    name: 'fail the next two declarations.create with 503, and remove the fault',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      const declare = () => api('lp1', 'POST', 'participant-declarations', { participant_id: mock.id('ben') });
      await go(hand, page, 'Faults');
      await hand.choose(field(page, 'Operation that fails'), 'declarations.create');
      await hand.choose(field(page, 'How many requests'), /^2$/);
      await hand.click(button(page, 'Add the fault'));
      await said(page, 'Fault 1 is in place.');
      holds((await declare()).status === 503, 'the first was not struck');
      await page.getByRole('cell', { name: '1', exact: true }).last().waitFor();
      await hand.click(button(page, 'Remove fault 1'));
      await said(page, 'Nothing goes wrong on purpose.');
      const after = (await declare()).status;
      holds(after !== 503, `the fault is in place still: ${after}`);
    },
  },
  {
    name: 'have a school move a teacher to another provider, and compare both views',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      holds((await api('lp2', 'GET', `participants/${mock.id('ada')}`)).status === 404, 'lp2 sees them already');
      await person(hand, page, 'finch', 'Ada Finch');
      await hand.click(link(page, 'Move to another school or lead provider'));
      await hand.write(field(page, 'Find partnership'), 'oak lane');
      await hand.choose(field(page, 'partnership (may be left out)'), /lp2, Oak Lane Academy/);
      await hand.click(button(page, 'Do it'));
      await said(page, /^Done/);
      await person(hand, page, 'finch', 'Ada Finch');
      for (const lp of ['lp1', 'lp2'])
        await page
          .getByRole('region', { name: `What ${lp} is served`, exact: true })
          .filter({ hasText: 'Ada Finch' })
          .waitFor();
      holds((await page.locator('mark').count()) > 0, 'no difference is marked');
      holds((await api('lp2', 'GET', `participants/${mock.id('ada')}`)).status === 200, 'lp2 is not served them');
    },
  },
  {
    name: 'merge two people, and follow the retired id',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      const twin = mock.dfe.registerDuplicate('ben');
      await go(hand, page, 'People');
      await hand.write(field(page, 'Search people'), twin);
      await hand.click(link(page, 'Ben Ortiz'));
      await hand.click(link(page, 'Merge into another person'));
      await hand.write(field(page, 'Find to'), mock.id('ben'));
      await hand.choose(field(page, 'to'), mock.id('ben').slice(0, 8));
      await hand.click(button(page, 'Do it'));
      await said(page, /^Done/);
      await go(hand, page, 'People');
      await hand.choose(field(page, 'State'), 'retired');
      await hand.click(link(page, 'A retired id'));
      await hand.click(link(page, 'go to who follows it'));
      await head(page, 'Ben Ortiz');
      const { data } = await api('lp1', 'GET', `participants/${mock.id('ben')}`);
      holds(JSON.stringify(attributesOf(data)['participant_id_changes']).includes(twin), 'the API tells of no change');
      holds(page.url().endsWith(mock.id('ben')), 'the link leads elsewhere');
    },
  },
  {
    name: 'make payable, pay, void, and see the clawback on its statement',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      await go(hand, page, 'Statements');
      await hand.click(link(page, '2026-04'));
      await hand.click(button(page, 'Make payable'));
      await said(page, 'Payable now.');
      await hand.click(button(page, 'Pay'));
      await said(page, 'Paid.');
      // its cut-off has passed, so that the clawback goes to the next one
      mock.clock.set('2026-04-26T09:00:00Z');
      await hand.click(link(page, '1 paid'));
      await hand.click(link(page, 'started'));
      await hand.click(button(page, 'Void as lp1'));
      await page
        .locator('dd')
        .filter({ hasText: /^awaiting-clawback$/ })
        .waitFor();
      await hand.click(page.getByRole('link', { name: mock.id('st2').slice(0, 8) }));
      await head(page, 'Statement of 2026-08');
      await link(page, '1 awaiting-clawback').waitFor();
      const { data } = await api('lp1', 'GET', `participant-declarations/${mock.id('d1')}`);
      holds(attributesOf(data)['state'] === 'awaiting-clawback', 'the API says otherwise');
      holds(attributesOf(data)['clawback_statement_id'] === mock.id('st2'), 'it is on another statement');
    },
  },
  {
    name: 'challenge a partnership',
    service: 'ecf',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      await go(hand, page, 'Partnerships');
      await hand.choose(field(page, 'Lead provider'), /lp1/);
      await hand.click(link(page, 'of 2025'));
      await hand.click(link(page, 'Challenge it, as DfE'));
      await hand.choose(field(page, 'reason (may be left out)'), 'mistake');
      await hand.click(button(page, 'Do it'));
      await said(page, /^Done/);
      const { data } = await api('lp1', 'GET', `partnerships/ecf/${mock.id('ps1')}`);
      holds(attributesOf(data)['status'] === 'challenged', 'the API says otherwise');
    },
  },
  {
    name: 'snapshot, change, restore',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api }, hand) {
      const nameOf = async () =>
        attributesOf((await api('lp1', 'GET', `participants/${mock.id('ada')}`)).data)['full_name'];
      await go(hand, page, 'Snapshots');
      await hand.write(field(page, 'What it is for'), 'before the change');
      await hand.click(button(page, 'Take a snapshot'));
      await said(page, 'Snapshot 1 is taken.');
      await person(hand, page, 'finch', 'Ada Finch');
      await hand.click(link(page, 'Change the name'));
      await hand.write(field(page, 'name'), 'Ada Changed');
      await hand.click(button(page, 'Do it'));
      await said(page, /^Done/);
      holds((await nameOf()) === 'Ada Changed', 'the change is not served');
      await go(hand, page, 'Snapshots');
      await hand.click(button(page, 'Restore snapshot 1'));
      await hand.click(button(page, 'Yes, restore snapshot 1'));
      await button(page, 'Restore snapshot 1').waitFor();
      holds((await nameOf()) === 'Ada Finch', 'the change is served still');
    },
  },
  {
    name: 'copy a call as curl and as TypeScript, and run both',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api, context, server }, hand) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
      const { data } = await api('lp1', 'GET', `participants/${mock.id('cas')}`);
      await go(hand, page, 'Log');
      await hand.click(link(page, /GET .*participants/));
      const copied = async (name: string): Promise<string> => {
        await hand.click(button(page, `Copy ${name}`));
        await page.getByRole('region', { name, exact: true }).getByText('Copied.').waitFor();
        return page.evaluate(() => navigator.clipboard.readText());
      };
      const env = {
        ...process.env,
        LEAD_PROVIDER_TOKEN: mock.token('lp1'),
        TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
      };
      const [curl, code] = [await copied('curl'), await copied('TypeScript')];
      holds(!`${curl}${code}`.includes(mock.token('lp1')), 'the token is in the text');
      const folder = mkdtempSync(join(tmpdir(), 'console-call-'));
      writeFileSync(join(folder, 'call.mts'), code);
      const [bare, printed] = await Promise.all([
        running('sh', ['-c', curl.replace(/^curl /, 'curl -s ')], env),
        running(process.execPath, ['--import', 'tsx', join(folder, 'call.mts')], env),
      ]);
      holds(JSON.stringify(JSON.parse(bare)) === JSON.stringify({ data }), 'curl had another answer');
      holds(printed.includes('Cas Webb'), `TypeScript had another answer: ${printed}`);
    },
  },
  {
    name: 'open a deep link in a fresh browser',
    service: 'rect',
    world: smallWorld,
    async run({ page, mock, api, server }, hand) {
      await person(hand, page, 'ortiz', 'Ben Ortiz');
      const address = page.url();
      const other = await page.context().browser()?.newContext();
      if (other === undefined) throw new Error('no browser');
      const fresh = await opened(other, server.url);
      await fresh.goto(address);
      await head(fresh, 'Ben Ortiz');
      const { data } = await api('lp1', 'GET', `participants/${mock.id('ben')}`);
      holds(
        attributesOf(data)['full_name'] === (await fresh.getByRole('heading', { level: 1 }).innerText()),
        'another name',
      );
      await other.close();
    },
  },
];

/** What a program writes; the server that it asks is in this process, which must not wait for it. */
function running(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, cwd: root, timeout: 60_000 }, (error, out, err) =>
      error === null ? resolve(out) : reject(new Error(`${program} failed: ${err || error.message}`)),
    );
  });
}
