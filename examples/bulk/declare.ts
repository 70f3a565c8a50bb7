/**
 * `npm run demo:bulk`: a spreadsheet of declarations before a deadline, with rows that cannot be right and a crash in the
 * middle. The process that sends is killed; another goes on, and the service's own books are counted in the end.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { csvFile, plan, run, type BulkResult, type Planned } from 'lead-provider-sdk/bulk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { september, spreadsheet, type Line } from './world.ts';

export interface Story {
  readonly planned: Planned;
  /** Rows that were over when the first process was killed. */
  readonly beforeKill: number;
  readonly result: BulkResult;
  /** Declarations that the service holds of us in the end. */
  readonly held: number;
}

export async function declareStory({
  people = 160,
  killAfter = 30,
  say = () => undefined,
}: { people?: number; killAfter?: number; say?: (line: string) => void } = {}): Promise<Story> {
  const mock = createMock({ service: 'rect', scenario: september(people) });
  const server = await serve(mock, { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'declare-'));
  try {
    const token = mock.token('lp1');
    const dfe = createClient({
      service: 'rect',
      baseUrl: server.url,
      token,
      budgetWarning: false,
      settleAfterMs: 2000,
    });
    const lines: Line[] = [];
    for await (const { id, attributes } of dfe.participants.list())
      for (const { participant_type: role, cohort } of attributes.ecf_enrolments)
        if (Number(cohort) >= 2024) lines.push({ participant: id, role, cohort });
    const [file, journal] = [join(folder, 'rows.csv'), join(folder, 'run.jsonl')];
    await writeFile(file, spreadsheet(lines));

    const planned = await plan(dfe, 'declarations.create', csvFile(file), { journal });
    const { pending, refused, duplicate } = planned.counts;
    say(`planned ${planned.rows.length} rows: ${pending} to send, ${refused} refused, ${duplicate} twice in the file`);

    const beforeKill = await sendUntilKilled(server.url, token, journal, killAfter);
    say(`killed when ${beforeKill} were sent; what was under way then, nobody knows`);

    const result = await run(dfe, journal);
    say(
      `gone on with: ${result.counts.done} done, ${result.counts.refused} refused, ${result.counts.unknown} not known`,
    );
    const held = (await dfe.declarations.list().collect({ max: 100_000 })).length;
    say(`the service holds ${held} declarations: none lost, none doubled`);
    return { planned, beforeKill, result, held };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** Runs the journal in a process of its own, and kills it when so many rows were sent. */
function sendUntilKilled(url: string, token: string, journal: string, rows: number): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('sender.ts', import.meta.url)), url, journal],
    {
      env: { ...process.env, LEAD_PROVIDER_TOKEN: token },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let sent = 0;
  child.stdout.on('data', (text: Buffer) => {
    sent += text.toString().split('\n').length - 1;
    if (sent >= rows) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.once('close', () => resolve(sent)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await declareStory({ say: (line) => console.log(line) });
