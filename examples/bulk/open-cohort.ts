/**
 * `npm run demo:cohort`: a cohort opens, and schools that have named us become partnerships. One line of the spreadsheet is
 * wrong; it is corrected, and in the end the whole file is planned and run once more, which sends nothing.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { csvFile, plan, run, type BulkResult, type Planned } from 'lead-provider-sdk/bulk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import type { Narrator } from '../a-year.ts';
import { june } from './new-cohort.ts';
import { asTold, many, silent, tell } from './telling.ts';

export interface CohortStory {
  readonly interested: number;
  readonly planned: Planned;
  readonly result: BulkResult;
  readonly corrected: BulkResult;
  readonly again: BulkResult;
  /** Partnerships that the mock was sent, by its own log: in all, and when everything was there already. */
  readonly received: number;
  readonly receivedAgain: number;
  /** Partnerships and participants that the service holds of us in the end. */
  readonly partnerships: number;
  readonly participants: number;
}

const COHORT = '2026';

export async function openCohortStory({
  schools = 48,
  narrator = silent,
}: { schools?: number; narrator?: Narrator } = {}): Promise<CohortStory> {
  const chapter = (title: string): void => narrator.chapter(title);
  const say = (line: string): void => narrator.say(line);
  const mock = createMock({ service: 'rect', scenario: june(schools) });
  const server = await serve(mock, { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'cohort-'));
  const received = (): number => mock.requests.filter(({ operation }) => operation === 'partnerships.create').length;
  try {
    const to = { baseUrl: server.url, token: mock.token('lp1') };
    const dfe = createClient({ service: 'rect', ...to, budgetWarning: false, settleAfterMs: 2000 });

    chapter('Which schools have named us, and are in no partnership yet?');
    const listed = await dfe.schools.list({ cohort: COHORT }).collect({ max: 10_000 });
    const free = listed.filter(({ attributes }) => !attributes.in_partnership);
    const interested = free.filter(({ attributes }) => attributes.expression_of_interest);
    const before = await dfe.participants.list({ cohort: COHORT }).collect({ max: 10_000 });
    say(`${many(listed.length, 'school')} may take part in ${COHORT}; ${free.length} are in no partnership.`);
    say(
      `${interested.length} of those have named us. We are served ${many(before.length, 'participant')} of the cohort.`,
    );
    asTold(interested.length > 1, 'some schools have named us');

    chapter('A spreadsheet: one line a school, with who delivers there');
    const partners = new Map<string, string>();
    for await (const { id, attributes } of dfe.deliveryPartners.list()) partners.set(attributes.name, id);
    const named = (name: string): string => partners.get(name) ?? '';
    const sheet = (third: string): string =>
      [
        'School name,Cohort,School ID,Delivery Partner ID',
        ...interested.map(({ id, attributes: { name } }, i) => {
          const partner = i === 2 ? third : i % 2 === 0 ? 'Oakfield Hub' : 'Riverbank Alliance';
          return [name, COHORT, id, named(partner)].join(',');
        }),
      ].join('\r\n');
    const at = (name: string): string => join(folder, name);
    await writeFile(at('schools.csv'), sheet('Harbour Hub'));
    const planned = await plan(dfe, 'partnerships.create', csvFile(at('schools.csv')), { journal: at('run.jsonl') });
    const refused = planned.rows.find(({ state }) => state === 'refused');
    say(`The plan: ${planned.counts.pending} to send, ${planned.counts.refused} refused, and nothing sent yet.`);
    say(`Line ${refused?.line}: ${refused?.rule}: ${refused?.why}`);
    asTold(refused?.rule === 'rect.partnership-create.N10', 'a partner of last year is refused by N10');
    asTold(received() === 0, 'a plan sends nothing');

    chapter('Run it');
    const result = await run(dfe, at('run.jsonl'));
    say(
      `${many(result.counts.done, 'partnership')} confirmed, ${result.counts.refused} line left. Exit code ${result.exitCode}.`,
    );
    asTold(result.counts.done === interested.length - 1, 'all but one are there');

    chapter('The line is corrected, and the whole file planned in place of the first');
    await writeFile(at('corrected.csv'), sheet('Oakfield Hub'));
    const files = { journal: at('second.jsonl'), after: at('run.jsonl') };
    const second = await plan(dfe, 'partnerships.create', csvFile(at('corrected.csv')), files);
    const corrected = await run(dfe, at('second.jsonl'));
    say(`${second.counts.already} there already, ${second.counts.pending} to send. Sent: ${corrected.sends}.`);
    asTold(corrected.sends === 1 && corrected.exitCode === 0, 'only the corrected line is sent');

    chapter('The same file once more, with a new journal');
    const sent = received();
    await plan(dfe, 'partnerships.create', csvFile(at('corrected.csv')), { journal: at('third.jsonl') });
    const again = await run(dfe, at('third.jsonl'));
    const receivedAgain = received() - sent;
    say(
      `${again.counts.already} of ${many(again.rows.length, 'row')} are "already". The mock's log has ${receivedAgain} new requests to confirm one.`,
    );
    asTold(again.counts.already === interested.length && receivedAgain === 0, 'nothing is sent twice');

    chapter('What it brought');
    const held = await dfe.partnerships.list({ cohort: COHORT }).collect({ max: 10_000 });
    const after = await dfe.participants.list({ cohort: COHORT }).collect({ max: 10_000 });
    say(
      `${many(held.length, 'partnership')} of ours in ${COHORT}, and ${many(after.length - before.length, 'participant')} more that we are served.`,
    );
    asTold(new Set(held.map(({ attributes }) => attributes.school_id)).size === held.length, 'one for each school');
    asTold(after.length - before.length === interested.length, 'the teachers of these schools are served');
    return {
      ...{ interested: interested.length, planned, result, corrected, again, received: received(), receivedAgain },
      ...{ partnerships: held.length, participants: after.length - before.length },
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'A cohort opens: from schools that have named us to partnerships.',
    (narrator) => openCohortStory({ narrator }),
    ({ interested, received, participants }) =>
      `${interested} schools had named us. ${received} requests made ${interested} partnerships, none twice, and ${participants} teachers came into sight.`,
  );
