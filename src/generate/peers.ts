import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { packageFiles } from './package-files.ts';

/** Something this part of the package works with is not installed, or is of a version it cannot work with. */
class MissingPeerError extends Error {
  override readonly name = 'MissingPeerError';
}

const GENERATE = 'openapi-typescript@7 typescript@5 @hey-api/openapi-ts@0.95 jsonpath-rfc9535@1';
const DIFF = 'jsonpath-rfc9535@1';

/** Where the tools go when a project's own TypeScript is one that they cannot work with. */
const TOOLS = 'lead-provider-tools';

/**
 * Makes sure that what `lead-provider generate` works with is there, before anything is read.
 *
 * @param args - What the command was called with, so that the error can say how to call it
 * @throws {MissingPeerError} with the command that installs it, beside a TypeScript other than 5 in a folder of its own
 */
export async function needGeneratePeers(args: readonly string[]): Promise<void> {
  const version = versionOf('typescript');
  if (version !== null && !version.startsWith('5.')) {
    throw new MissingPeerError(
      `generate works with TypeScript 5, and ${version} is installed: the tools it uses do not work with another. Keep ` +
        `yours, and give them a folder of their own: ${await inOwnFolder(args)}`,
    );
  }
  need('generate', ['openapi-typescript', 'typescript', '@hey-api/openapi-ts', 'jsonpath-rfc9535'], GENERATE);
}

/** One line for a shell: installs this very package beside the tools, and runs from there, in the same folder as now. */
async function inOwnFolder(args: readonly string[]): Promise<string> {
  const { root } = await packageFiles();
  const here = relative(process.cwd(), root);
  const ours = here.startsWith('..') ? root : `./${here}`;
  return (
    `npm install --prefix ${TOOLS} --install-links ${word(ours)} ${GENERATE} && ` +
    [`${TOOLS}/node_modules/.bin/lead-provider`, 'generate', ...args.map(word)].join(' ')
  );
}

const word = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The same for `lead-provider diff`, which needs nothing but what applies the corrections. */
export function needDiffPeers(): void {
  need('diff', ['jsonpath-rfc9535'], DIFF);
}

function need(command: string, packages: readonly string[], install: string): void {
  const missing = packages.filter((name) => versionOf(name) === null);
  if (missing.length === 0) return;
  throw new MissingPeerError(
    `${command} needs ${missing.join(', ')}, which ${missing.length === 1 ? 'is' : 'are'} not installed. Install ` +
      `what it works with: npm install --save-dev ${install}`,
  );
}

function versionOf(name: string): string | null {
  const file = packageFile(name, 'package.json');
  if (file === null) return null;
  const manifest: unknown = createRequire(import.meta.url)(file);
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

/** A file of an installed package, wherever it is kept; null when there is no such package. */
function packageFile(name: string, file: string): string | null {
  const { resolve } = createRequire(import.meta.url);
  for (const folder of resolve.paths(name) ?? []) {
    // asked for by folder: not every package lets its package.json be imported
    try {
      return resolve(`${folder}/${name}/${file}`);
    } catch {
      continue;
    }
  }
  return null;
}
