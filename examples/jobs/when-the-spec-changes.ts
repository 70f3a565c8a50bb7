/**
 * `npm run demo:spec`: a value goes from the description of the service. `diff` says which calls that breaks, `generate` makes the types of
 * the new description, and the compiler finds the line of a program that has to change.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { z } from 'zod';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';
import { command } from '../command.ts';

/** What `diff --format json` prints, as far as it is read here. */
const difference = z.object({
  summary: z.object({ breaking: z.number(), warning: z.number(), harmless: z.number() }),
  wrappers: z.object({ breaking: z.array(z.string()) }),
  changes: z.array(z.object({ severity: z.string(), place: z.string(), message: z.string() })),
});
type Difference = z.infer<typeof difference>;

export interface SpecStory {
  /** Of the description and itself, and of the description before and after; the exit codes are with `--fail-on breaking`. */
  readonly unchanged: Difference & { readonly code: number | null };
  readonly changed: Difference & { readonly code: number | null };
  /** The types as they were generated, and what the compiler said of the program before and after it was mended. */
  readonly types: string;
  readonly errors: readonly string[];
  readonly errorsWhenMended: readonly string[];
}

const BEFORE = 'enum: [training-event-attended, self-study-material-completed, other]';
const AFTER = 'enum: [training-event-attended, other]';

/** A program over the generated types, with the evidence that it sends. */
const program = (evidence: string): string =>
  `import type { components } from '../dfe/types.js';
export const evidence: components['schemas']['EvidenceBefore2025'] = '${evidence}';\n`;

export async function specStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<SpecStory> {
  const say = (line: string): void => narrator.say(line);
  const folder = await mkdtemp(join(tmpdir(), 'spec-'));
  const at = (name: string): string => join(folder, name);
  const diff = async (old: string, revised: string): Promise<SpecStory['changed']> => {
    const how = ['--service', 'rect', '--format', 'json', '--fail-on', 'breaking'];
    const { code, out, err } = await command(['diff', old, revised, ...how], folder);
    asTold(out !== '', `the descriptions are compared: ${err.trim()}`);
    return { ...difference.parse(JSON.parse(out)), code };
  };
  const compile = async (evidence: string): Promise<string[]> => {
    await writeFile(at('src/declare.ts'), program(evidence));
    const options = { strict: true, noEmit: true, types: [], moduleResolution: ts.ModuleResolutionKind.Bundler };
    const built = ts.createProgram([at('src/declare.ts')], { ...options, module: ts.ModuleKind.ESNext });
    return ts.getPreEmitDiagnostics(built).map(({ messageText, file, start = 0 }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  };
  try {
    narrator.chapter('What the service published, and what it publishes now');
    const home = import.meta.resolve('lead-provider-sdk/package.json');
    const published = await readFile(new URL('spec/rect-v3.yaml', home), 'utf8');
    await writeFile(at('published.yaml'), published);
    await writeFile(at('now.yaml'), published.replace(BEFORE, AFTER));
    const unchanged = await diff('published.yaml', 'published.yaml');
    const changed = await diff('published.yaml', 'now.yaml');
    for (const { severity, place, message } of changed.changes) say(`${severity}: ${place}: ${message}`);
    say(`Calls to look at: ${changed.wrappers.breaking.join(', ')}. Exit code ${changed.code}.`);
    asTold(unchanged.code === 0 && changed.code === 1, 'what breaks a program fails the build, and nothing else does');

    narrator.chapter('Types are made of the new description');
    const { code, err } = await command(
      ['generate', '--service', 'rect', '--spec', 'now.yaml', '--out', 'dfe'],
      folder,
    );
    asTold(code === 0, `they are generated: ${err.trim()}`);
    const types = await readFile(at('dfe/types.ts'), 'utf8');
    say(`dfe/types.ts has ${types.split('\n').length} lines.`);

    narrator.chapter('The compiler finds what has to be done');
    await mkdir(at('src'));
    const errors = await compile('self-study-material-completed');
    errors.forEach(say);
    const errorsWhenMended = await compile('other');
    say(`With other evidence: ${many(errorsWhenMended.length, 'error')}.`);
    asTold(errors.length === 1 && errorsWhenMended.length === 0, 'it finds the one line, and takes the new one');
    return { unchanged, changed, types, errors, errorsWhenMended };
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'A description changes, and the compiler says where we have to.',
    (narrator) => specStory({ narrator }),
    ({ changed, errors }) =>
      `${many(changed.summary.breaking, 'breaking change')}, ${many(errors.length, 'line')} to mend.`,
  );
