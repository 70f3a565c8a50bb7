import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { read } from './samples.ts';
import { shellSamplesOf } from './shell-samples.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Without the mark by which spreadsheets know UTF-8, and the ids of what was made just now, of which any may come first. */
const settled = (text: string): string =>
  text
    .replaceAll('\uFEFF', '')
    .replaceAll('\r', '')
    .replaceAll(/^(\d+,done),[0-9a-f-]{36}/gm, '$1,(an id)');

/** What a session of a page printed, beside what the page says. */
export interface Session {
  readonly where: string;
  /** As it is typed on the page. */
  readonly code: string;
  readonly exit: number | null;
  readonly said: string;
  readonly prints: string;
  readonly err: string;
}

/** The files a page prepares: `csv` blocks, each named in a comment above it that readers do not see. */
export function filesOf(page: string): { readonly name: string; readonly text: string }[] {
  const blocks = read(page).matchAll(/(?:<!-- file: (\S+) -->\n)?^```csv\n([\s\S]*?)^```/gm);
  return [...blocks].map(([, name, text = '']) => {
    if (name === undefined) throw new Error(`${page} has a csv block without a name: <!-- file: rows.csv -->`);
    return { name, text };
  });
}

/** What a page takes for granted. */
export interface Prepared {
  /** Files in the folder, beside those that the page has as `csv` blocks. */
  readonly files?: Readonly<Record<string, string>>;
  /** Commands that were run before. */
  readonly before?: string;
  /** Whether a command that fails ends its block. */
  readonly strict?: boolean;
  /** What stands on a page for something of the reader's own, and what it is here: a regular expression's text, and shell words. */
  readonly own?: Readonly<Record<string, string>>;
}

/**
 * Runs all that is typed on a page, in order and in one folder, against mocks of its own whose clocks stand still: there
 * `production` is the one of the service that is named, of rect when none is, and `127.0.0.1:4010` the mock of rect, for what
 * others do in a page. How far a command is goes to stderr, and is no part of what a page shows.
 */
export async function sessionsOf(page: string, prepared: Prepared = {}): Promise<Session[]> {
  const mock = createMock({ service: 'rect' });
  const server = await serve(mock, { port: 0 });
  const old = await serve(createMock({ service: 'ecf' }), { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-job-'));
  try {
    for (const { name, text } of filesOf(page)) await writeFile(join(folder, name), text);
    const cli = `exec '${process.execPath}' --import '${import.meta.resolve('tsx')}' '${join(root, 'src/cli/main.ts')}' "$@"`;
    await writeFile(join(folder, 'lead-provider'), `#!/bin/sh\n${cli}\n`, { mode: 0o755 });
    const env = {
      ...process.env,
      PATH: [folder, process.env['PATH']].join(delimiter),
      LEAD_PROVIDER_TOKEN: mock.token('lp1'),
    };
    for (const [name, text] of Object.entries(prepared.files ?? {})) await writeFile(join(folder, name), text);
    const run = async (code: string): Promise<Pick<Session, 'said' | 'err' | 'exit'>> => {
      const child = spawn('bash', ['-c', code], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let [said, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      await once(child, 'close');
      return { said: settled(said), err, exit: child.exitCode };
    };
    const here = (code: string): string =>
      Object.entries(prepared.own ?? {})
        .reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), code)
        .replaceAll('--service ecf --environment production', `--service ecf --base-url ${old.url}`)
        .replaceAll(/--environment (?:production|sandbox)/g, `--base-url ${server.url}`)
        .replaceAll('http://127.0.0.1:4010', server.url);
    if (prepared.before !== undefined) {
      const { exit, err } = await run(`set -e\n${here(prepared.before)}`);
      if (exit !== 0) throw new Error(`What ${page} takes for granted could not be made:\n${err}`);
    }
    const sessions: Session[] = [];
    for (const { where, code, prints } of shellSamplesOf(page)) {
      sessions.push({
        where,
        code,
        ...(await run(`${prepared.strict === true ? 'set -e\n' : ''}${here(code)}`)),
        prints: settled(prints ?? ''),
      });
    }
    return sessions;
  } finally {
    await Promise.all([server.close(), old.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}
