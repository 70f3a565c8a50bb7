/**
 * `npm run demo:move`: DfE moves a provider from the old service to the new one. A copy of each is pulled, the two are compared, and what
 * was lost on the way is found by its id; once DfE has mended it, nothing differs.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { createMock, type Mock, type Scenario } from 'lead-provider-sdk/mock';
import { createSync } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';
import { z } from 'zod';
import type { Narrator } from '../a-year.ts';
import { march } from '../bulk/paid-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';
import { command } from '../command.ts';

/** What `compare --json` prints, as far as it is read here. */
const finding = z.object({ kind: z.string(), resource: z.string(), id: z.string(), field: z.string().nullable() });
const comparison = z.object({
  findings: z.array(finding.extend({ from: z.unknown(), to: z.unknown() })),
  matched: z.record(z.string(), z.number()),
  rekeyed: z.array(z.unknown()),
});
type Compared = z.infer<typeof comparison>;

export interface MoveStory {
  readonly old: Mock;
  readonly moved: Mock;
  /** Exit code of the comparison and what it found, at first and when DfE had mended it. */
  readonly first: Compared & { readonly code: number | null };
  readonly mended: Compared & { readonly code: number | null };
}

/** The world as it came over: one declaration was left behind, and of another it is not known that it was paid. */
const cameOver = (world: Scenario): Scenario => ({
  ...world,
  declarations: (world.declarations ?? [])
    .filter(({ id }) => id !== 'retained-p12')
    .map((one) => (one.id === 'started-p7' ? { ...one, state: 'payable' as const } : one)),
});

export async function moveStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<MoveStory> {
  const say = (line: string): void => narrator.say(line);
  const { scenario } = march(12);
  const old = createMock({ service: 'ecf', scenario });
  const moved = createMock({ service: 'rect', scenario: cameOver(scenario) });
  const folder = await mkdtemp(join(tmpdir(), 'move-'));
  const pull = async (mock: Mock): Promise<void> => {
    const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
    const copy = await openCopy(join(folder, `${mock.service}.db`));
    const how = { cohorts: [2024], now: () => Date.parse(mock.clock.now) };
    if (mock.service === 'ecf') await createSync(createClient({ service: 'ecf', ...to }), copy, how).full();
    else await createSync(createClient({ service: 'rect', ...to }), copy, how).full();
    await copy.close();
  };
  const compare = async (): Promise<MoveStory['first']> => {
    const { code, out, err } = await command(['compare', '--from', 'ecf.db', '--to', 'rect.db', '--json'], folder);
    asTold(code === 0 || code === 3, `the copies are compared: ${err.trim()}`);
    const compared = comparison.parse(JSON.parse(out));
    const records = Object.values(compared.matched).reduce((sum, count) => sum + count, 0);
    say(`${many(records, 'record')} in both, ${compared.rekeyed.length} under another id. Exit code ${code}.`);
    for (const { kind, resource, id, field, from, to } of compared.findings)
      say(`${resource} ${id}: ${field === null ? kind : `${field} ${String(from)} in ecf, ${String(to)} in rect`}.`);
    return { ...compared, code };
  };
  try {
    narrator.chapter('A copy of each service is pulled, and the two are compared');
    await pull(old);
    await pull(moved);
    const first = await compare();
    asTold(first.code === 3, 'somebody has to look');

    narrator.chapter('DfE mends it, and the new service is pulled again');
    moved.load(scenario);
    await pull(moved);
    const mended = await compare();
    asTold(mended.code === 0 && mended.rekeyed.length === 0, 'nothing differs, and every id survived: switch');
    return { old, moved, first, mended };
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'From ecf to rect: is everything there?',
    (narrator) => moveStory({ narrator }),
    ({ first, mended }) =>
      `${many(first.findings.length, 'difference')} at first, ${mended.findings.length} when it was mended.`,
  );
