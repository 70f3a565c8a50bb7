/**
 * `npm run demo:claw-back`: declarations of one school are taken back, paid and unpaid ones, and one is declared anew. The
 * statements are read before, after, and when the next one is paid: on which of them does the money come off?
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { csvFile, plan, run, type BulkResult, type Planned } from 'lead-provider-sdk/bulk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { createSync } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';
import type { Narrator } from '../a-year.ts';
import { march } from './paid-year.ts';
import { lineOf, readMoney, type Money } from './statement-line.ts';
import { asTold, many, silent, tell } from './telling.ts';

export interface ClawBackStory {
  /** Declarations that are to be taken back, and those of them that were paid. */
  readonly wrong: number;
  readonly paid: number;
  /** The plan in which nobody said that money may be clawed back. */
  readonly careful: Planned;
  readonly result: BulkResult;
  readonly anew: BulkResult;
  readonly before: Money;
  readonly after: Money;
  /** When the statement that takes the money back is paid. */
  readonly settled: Money;
}

export async function clawBackStory({
  people: count = 40,
  narrator = silent,
}: { people?: number; narrator?: Narrator } = {}): Promise<ClawBackStory> {
  const { scenario, people } = march(count);
  const chapter = (title: string): void => narrator.chapter(title);
  const say = (line: string): void => narrator.say(line);
  const mock = createMock({ service: 'rect', scenario });
  const server = await serve(mock, { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'claw-back-'));
  const at = (name: string): string => join(folder, name);
  const copy = await openCopy(at('crm.db'));
  try {
    const to = { baseUrl: server.url, token: mock.token('lp1') };
    const dfe = createClient({ service: 'rect', ...to, budgetWarning: false, settleAfterMs: 2000 });
    const sync = createSync(dfe, copy, { cohorts: [2024], now: () => Date.parse(mock.clock.now) });
    const money = (): Promise<Money> => readMoney(copy, mock.id('november'), mock.id('april'));
    const tellOf = (read: Money): void => [read.paid, read.open].forEach((report) => say(lineOf(report)));

    chapter('What stands on the statements');
    await sync.full();
    const before = await money();
    tellOf(before);

    chapter('What one school reported was wrong: a spreadsheet of what is to be taken back');
    const theirs = people.filter(({ school }) => school === 's1');
    const ids = theirs.flatMap(({ id }) => [mock.id(`started-${id}`), mock.id(`retained-${id}`)]);
    await writeFile(at('void.csv'), ['Declaration ID', ...ids].join('\r\n'));
    const careful = await plan(dfe, 'declarations.void', csvFile(at('void.csv')));
    const refused = careful.rows.find(({ state }) => state === 'refused');
    say(
      `${many(ids.length, 'declaration')}. The plan: ${careful.counts.pending} to send, ${careful.counts.refused} refused.`,
    );
    say(`Why not: ${refused?.why}`);
    asTold(careful.counts.refused === theirs.length, 'nothing that is paid is taken back unasked');

    chapter('It is meant: paid ones are clawed back');
    await plan(dfe, 'declarations.void', csvFile(at('void.csv')), { journal: at('void.jsonl'), clawBack: true });
    const result = await run(dfe, at('void.jsonl'));
    const states = await Promise.all(ids.map(async (id) => (await dfe.declarations.get(id)).attributes.state));
    const inState = (state: string): number => states.filter((one) => one === state).length;
    say(
      `${result.counts.done} done: ${inState('awaiting-clawback')} are awaiting-clawback, ${inState('voided')} are voided.`,
    );
    asTold(result.exitCode === 0 && inState('awaiting-clawback') === theirs.length, 'all of it is taken back');

    chapter('For one of them only the date was wrong: declared anew, since the slot is free again');
    const [first] = theirs;
    const row = [mock.id(first?.id ?? ''), 'started', '04/11/2024', 'ect'].join(',');
    await writeFile(at('anew.csv'), ['Participant ID,Type,Date,Role', row].join('\r\n'));
    await plan(dfe, 'declarations.create', csvFile(at('anew.csv')), { journal: at('anew.jsonl') });
    const anew = await run(dfe, at('anew.jsonl'), { copy });
    say(`${many(anew.counts.done, 'declaration')} done, on the April statement, whose cut-off is still to come.`);
    asTold(anew.rows[0]?.statement === mock.id('april'), 'it stands on the next statement');

    chapter('The copy is pulled, and the statements are read again');
    await sync.delta();
    const after = await money();
    tellOf(after);
    say('November still pays what it paid; April pays less, and takes back what November paid.');
    asTold(after.paid.declared === before.paid.declared, 'a paid statement stays as it was');
    asTold(after.paid.moved.certain === theirs.length, 'its report says what moved since its cut-off');
    asTold(after.open.declared === before.open.declared - theirs.length + 1, 'the unpaid ones came off, one came on');
    asTold(after.open.clawedBackHere.declarations === theirs.length, 'the next one takes the money back');

    chapter('The cut-off passes, and DfE pays the April statement');
    mock.clock.set('2025-04-25T10:00:00Z');
    mock.dfe.pay('april');
    await sync.full();
    const settled = await money();
    tellOf(settled);
    asTold(
      settled.open.clawbacks.every(({ state }) => state === 'clawed-back'),
      'it is clawed back',
    );

    chapter('The same file once more');
    await plan(dfe, 'declarations.void', csvFile(at('void.csv')), { journal: at('again.jsonl'), clawBack: true });
    const again = await run(dfe, at('again.jsonl'));
    say(`${again.counts.already} of ${many(again.rows.length, 'row')} are "already", ${again.sends} sent.`);
    asTold(again.counts.already === ids.length && again.sends === 0, 'nothing is taken back twice');
    return { wrong: ids.length, paid: theirs.length, careful, result, anew, before, after, settled };
  } finally {
    await copy.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'Declarations are taken back, and the money is followed to the statement.',
    (narrator) => clawBackStory({ narrator }),
    ({ wrong, paid, settled: { open } }) =>
      `${wrong} declarations were taken back: ${wrong - paid} before they were paid, and ${paid} that were paid in November came off in April, which paid ${open.declared} and took back ${open.clawedBackHere.declarations}.`,
  );
