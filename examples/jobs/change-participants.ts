/**
 * `npm run demo:change`: four spreadsheets say who pauses, who leaves, who comes back and who changes schedule. Each is planned and sent;
 * somebody whose training has not begun waits, and the same files once more send nothing.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { csvFile, plan, run, type BulkOperation, type BulkResult } from 'lead-provider-sdk/bulk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';

export interface ChangeStory {
  /** The service that was written to: what it received, and what it serves in the end. */
  readonly mock: Mock;
  /** One run for each file, in order: at first, on later days for whoever was held, and with the same files again. */
  readonly first: readonly BulkResult[];
  readonly tooEarly: BulkResult;
  readonly later: BulkResult;
  readonly again: readonly BulkResult[];
}

/** The files as somebody keeps them: people by the words that the mock has for them. */
const files: readonly (readonly [BulkOperation, header: string, ...lines: string[]])[] = [
  ['participants.withdraw', 'Participant ID,Role,Reason', 'ada,ect,moved-school'],
  ['participants.defer', 'Participant ID,Role,Reason', 'ben,ect,career-break', 'joan,ect,parental-leave'],
  ['participants.resume', 'Participant ID,Role', 'cara,ect'],
  ['participants.changeSchedule', 'Participant ID,Role,Schedule', 'tom,ect,ecf-extended-september'],
];

export async function changeStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<ChangeStory> {
  const mock = createMock({ service: 'rect' });
  const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
  const connect = () => createClient({ service: 'rect', ...to, settleAfterMs: 2000 });
  let dfe = connect();
  const folder = await mkdtemp(join(tmpdir(), 'change-'));
  const at = (name: string): string => join(folder, name);
  const say = (line: string): void => narrator.say(line);
  const told = ({ operation, counts, sends, rows }: BulkResult): void => {
    say(`${operation}: ${counts.done} done, ${counts.already} so already, ${counts.held} held; ${sends} sent.`);
    for (const { line, until, why } of rows) if (until !== null) say(`Line ${line} waits until ${until}: ${why ?? ''}`);
  };
  const send = async (round: string): Promise<BulkResult[]> => {
    const results: BulkResult[] = [];
    for (const [operation] of files) {
      const journal = at(`${operation}.${round}.jsonl`);
      await plan(dfe, operation, csvFile(at(`${operation}.csv`)), { journal });
      results.push(await run(dfe, journal));
    }
    results.forEach(told);
    return results;
  };
  try {
    narrator.chapter('Four files, one for each kind of change');
    for (const [operation, header, ...lines] of files) {
      const rows = lines.map((line) => line.replace(/^\w+/, (person) => mock.id(person)));
      await writeFile(at(`${operation}.csv`), [header, ...rows].join('\r\n'));
      const { counts } = await plan(dfe, operation, csvFile(at(`${operation}.csv`)));
      say(`${operation}: ${many(rows.length, 'row')}, of which ${counts.pending} can be sent today.`);
    }

    narrator.chapter('Each is sent, by a plan and a journal');
    const first = await send('first');
    const held = first.flatMap(({ rows }) => rows.filter(({ state }) => state === 'held'));
    asTold(held.length === 1, 'one waits: whose training has not begun');

    narrator.chapter('On another day the same journal is gone on with, in another process');
    const goOn = (day: string): Promise<BulkResult> => {
      mock.clock.set(`${day}T09:00:00Z`);
      dfe = connect();
      return run(dfe, at('participants.defer.first.jsonl'));
    };
    const tooEarly = await goOn(held[0]?.until ?? '');
    told(tooEarly); // the service serves no first day, so it is tried from day to day
    const later = await goOn('2026-04-14');
    told(later);
    asTold(later.exitCode === 0, 'nobody waits once the training has begun');

    narrator.chapter('The same four files once more');
    const again = await send('again');
    asTold(!again.some(({ sends }) => sends > 0), 'nothing is done twice to anybody');
    return { mock, first, tooEarly, later, again };
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'People pause, leave, come back and change schedule, from four spreadsheets.',
    (narrator) => changeStory({ narrator }),
    ({ first, later }) =>
      `${many(
        first.reduce((sum, { counts }) => sum + counts.done, 0),
        'row',
      )} done at once, ${later.sends} on a later day, and none twice.`,
  );
