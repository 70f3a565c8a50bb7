import { createRequire } from 'node:module';

/** Something this part of the package works with is not installed, or is of a version it cannot work with. */
export class MissingPeerError extends Error {
  override readonly name = 'MissingPeerError';
}

const GENERATE = 'openapi-typescript@7 typescript@5 @hey-api/openapi-ts@0.95 jsonpath-rfc9535@1';
const DIFF = 'jsonpath-rfc9535@1';

/**
 * Makes sure that what `lead-provider generate` works with is there, before anything is read.
 *
 * @throws {MissingPeerError} with the command that installs it
 */
export function needGeneratePeers(): void {
  need('generate', ['openapi-typescript', 'typescript', '@hey-api/openapi-ts', 'jsonpath-rfc9535'], GENERATE);
  const version = versionOf('typescript');
  if (version !== null && !version.startsWith('5.')) {
    throw new MissingPeerError(
      `generate works with TypeScript 5, and ${version} is installed: the tools it uses have no later one's ` +
        'interface. Install it with: npm install --save-dev typescript@5',
    );
  }
}

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
export function packageFile(name: string, file: string): string | null {
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
