/**
 * `npm run demo:outbox`: an application writes what it wants done beside its own data, and two hosts send it. One of them is
 * killed in the middle. The service hears each person's writes in their order, and each of them once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { outboxJournal, type OutboxEntry, type OutboxRow } from 'lead-provider-sdk/bulk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from './telling.ts';
import { september } from './world.ts';

export interface OutboxStory {
  readonly people: number;
  readonly rows: readonly OutboxRow[];
  /** What the service did of each person, in the order in which it did it. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
}

const STEPS = ['defer', 'withdraw'] as const;

export async function outboxStory({
  people = 160,
  killAfter = 20,
  narrator = silent,
}: { people?: number; killAfter?: number; narrator?: Narrator } = {}): Promise<OutboxStory> {
  const mock = createMock({ service: 'rect', scenario: september(people) });
  const heard = new Map<string, string[]>();
  const server = await serve(mock, { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  const file = join(folder, 'outbox.db');
  const outbox = await outboxJournal(file);
  try {
    const token = mock.token('lp1');
    narrator.chapter('The application writes what it wants');
    const entries: OutboxEntry[] = [];
    for await (const { id, attributes } of createClient({
      service: 'rect',
      baseUrl: server.url,
      token,
    }).participants.list())
      if (attributes.ecf_enrolments.length === 1)
        for (const { participant_type: role, cohort, training_status: status } of attributes.ecf_enrolments)
          // who begins this September cannot be deferred yet
          if (['2024', '2025'].includes(cohort) && status === 'active') entries.push(...twoFor(id, role));
    const count = entries.length / STEPS.length;
    await outbox.add(entries);
    narrator.say(`${entries.length} writes for ${many(count, 'person', 'people')}: deferred, and then withdrawn.`);

    narrator.chapter('Two hosts send it, and one is killed');
    const first = host(server.url, token, file, killAfter);
    const second = host(server.url, token, file, Infinity);
    const sent = await first;
    narrator.say(`The first was killed when it had sent ${sent}; what it had under way, it cannot tell any more.`);
    narrator.say(`The second took its people over when their leases had run out, and sent ${await second}.`);

    narrator.chapter('What became of it');
    const rows = await outbox.rows();
    for (const { method, path, status } of mock.requests) {
      const [, id, what] = /participants\/([^/]+)\/([a-z-]+)/.exec(path) ?? [];
      if (method !== 'GET' && status === 200 && id !== undefined && what !== undefined)
        heard.set(id, [...(heard.get(id) ?? []), what]);
    }
    const countOf = (state: OutboxRow['state']): number => rows.filter((row) => row.state === state).length;
    const [done, held] = [countOf('done'), countOf('held')];
    asTold(done + 2 * held === rows.length, `${done} done and ${held} held of ${rows.length}`);
    for (const [id, steps] of heard) asTold(steps.join() === STEPS.join(), `${id}: ${steps.join(', ')}`);
    narrator.say(`${done} are done: of each person the service did two things, in their order, and nothing twice.`);
    narrator.say(
      `${many(held, 'person', 'people')} cannot be deferred yet: both writes wait for the day on which that can be.`,
    );
    return { people: count, rows, heard };
  } finally {
    await outbox.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

function twoFor(person: string, role: string): OutboxEntry[] {
  const course_identifier = role === 'ect' ? 'ecf-induction' : 'ecf-mentor';
  const common = (position: number) => ({ batch: 'summer', key: `${person}: ${position}`, person, position });
  return [
    { ...common(1), operation: 'participants.defer', draft: { reason: 'career-break', course_identifier } },
    { ...common(2), operation: 'participants.withdraw', draft: { reason: 'moved-school', course_identifier } },
  ];
}

/** Lets a host work in a process of its own until it is done, or kills it when it has sent so many. Ends with how many. */
async function host(url: string, token: string, file: string, killAfter: number): Promise<number> {
  const program = fileURLToPath(new URL('outbox-host.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, file], {
    env: { ...process.env, LEAD_PROVIDER_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let sent = 0;
  child.stdout.on('data', (text: Buffer) => {
    sent += text.toString().split('\n').length - 1;
    if (sent >= killAfter) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return sent;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'Two hosts on one outbox',
    (narrator) => outboxStory({ narrator }),
    ({ rows, people }) =>
      `${rows.length} writes for ${many(people, 'person', 'people')}: none was lost, none sent twice, none out of order.`,
  );
