import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isRecord } from '../../src/base/guards.ts';
import { list } from '../../src/generate/document.ts';
import { baseDocument, revisedDocument } from './support/revisions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The scripts of the workflow's named steps. */
async function steps(): Promise<ReadonlyMap<string, string>> {
  const workflow: unknown = parse(await readFile('examples/spec-watch.yml', 'utf8'));
  const jobs = isRecord(workflow) && isRecord(workflow['jobs']) ? Object.values(workflow['jobs']) : [];
  const found = jobs.flatMap((job) => (isRecord(job) ? list(job['steps']) : [])).filter(isRecord);
  return new Map(
    found.flatMap(({ name, run }) =>
      typeof name === 'string' && typeof run === 'string' ? [[name, run] as const] : [],
    ),
  );
}

test('the comparison of examples/spec-watch.yml runs, and tells the next step how much changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-watch-'));
  try {
    await writeFile(join(folder, 'known.json'), JSON.stringify(await baseDocument()));
    await writeFile(join(folder, 'published.json'), JSON.stringify(await revisedDocument('03-attribute-renamed')));
    const script = (await steps()).get('Compare') ?? '';
    expect(script).toContain('npx lead-provider diff');
    await promisify(execFile)(
      'bash',
      [
        '-e',
        '-c',
        script.replaceAll(
          'npx lead-provider',
          `"${process.execPath}" --import "${join(root, 'node_modules/tsx/dist/loader.mjs')}" "${join(root, 'src/cli/main.ts')}"`,
        ),
      ],
      {
        cwd: folder,
        env: {
          ...process.env,
          KNOWN: 'known.json',
          PUBLISHED: 'published.json',
          SERVICE: 'rect',
          GITHUB_OUTPUT: 'output',
          GITHUB_STEP_SUMMARY: 'summary',
        },
      },
    );
    expect(await readFile(join(folder, 'output'), 'utf8')).toBe('changes=2\nbreaking=1\n');
    expect(await readFile(join(folder, 'summary'), 'utf8')).toContain('Perhaps it was renamed to trn');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
