/**
 * `npm run demo:capture`: what a provider is served becomes a scenario with stand-ins for everybody in it. A second mock serves that:
 * as many records, of the same dates and states, and no name of anybody.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { createMock, parseScenario, type Mock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';
import { command } from '../command.ts';

export interface CaptureStory {
  /** What was captured, and what serves the capture. */
  readonly original: Mock;
  readonly double: Mock;
  /** The scenario and its report, as they were written. */
  readonly scenario: string;
  readonly report: string;
}

/** Everything of which a capture must keep nothing, and everything that it must keep, of what a mock serves. */
async function served(mock: Mock): Promise<{ readonly who: readonly string[]; readonly what: readonly string[] }> {
  const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
  const dfe = createClient({ service: 'rect', ...to });
  const people = await dfe.participants.list().collect({ max: 100_000 });
  const declarations = await dfe.declarations.list().collect({ max: 100_000 });
  const who = people.flatMap(({ id, attributes: { full_name, teacher_reference_number: trn, ecf_enrolments } }) => [
    ...[id, full_name, trn],
    ...ecf_enrolments.flatMap(({ email, school_urn }) => [email, school_urn]),
  ]);
  const training = people.flatMap(({ attributes }) =>
    attributes.ecf_enrolments.map(({ participant_type, cohort, schedule_identifier, ...one }) =>
      [participant_type, cohort, schedule_identifier, one.training_status, one.participant_status].join(' '),
    ),
  );
  const declared = declarations.map(({ attributes: { declaration_type, declaration_date, state } }) =>
    [declaration_type, declaration_date, state].join(' '),
  );
  return { who: who.filter((word) => word !== null), what: [...training, ...declared].sort() };
}

export async function captureStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<CaptureStory> {
  const say = (line: string): void => narrator.say(line);
  const original = createMock({ service: 'rect' });
  const server = await serve(original, { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'capture-'));
  try {
    narrator.chapter('A provider captures what it is served');
    const args = ['capture', '--service', 'rect', '--base-url', server.url, '--out', 'world.json'];
    const { code, out, err } = await command(args, folder, original.token('lp1'));
    asTold(code === 0, `the capture is done (exit code ${code ?? 'none'}): ${err.trim()}`);
    out.trim().split('\n').forEach(say);
    const [scenario = '', report = ''] = await Promise.all(
      ['world.json', 'world.json.report.txt'].map((name) => readFile(join(folder, name), 'utf8')),
    );

    narrator.chapter('Another mock serves the capture');
    const double = createMock({ service: 'rect', scenario: parseScenario(JSON.parse(scenario)) });
    const [before, after] = [await served(original), await served(double)];
    say(`${many(after.what.length, 'training or declaration', 'trainings and declarations')}, for example:`);
    after.what.slice(0, 3).forEach(say);
    asTold(
      JSON.stringify(after.what) === JSON.stringify(before.what),
      'all are as they were: counts, dates and states',
    );

    narrator.chapter('Who is in it?');
    const left = before.who.filter((word) => scenario.includes(word) || report.includes(word));
    say(`Of ${before.who.length} names, TRNs, e-mails, URNs and ids, ${left.length} are in the files.`);
    asTold(left.length === 0 && !after.who.some((word) => before.who.includes(word)), 'nobody is named');
    say('It is personal data still: whoever knows the dates knows who it is.');
    return { original, double, scenario, report };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'A world like the one we are served, and nobody we know in it.',
    (narrator) => captureStory({ narrator }),
    ({ scenario }) => `${Math.round(scenario.length / 1000)} kB of scenario, which mocks in tests can load.`,
  );
