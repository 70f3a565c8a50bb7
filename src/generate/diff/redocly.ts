import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MissingPeerError, packageFile } from '../peers.ts';
import { isNode } from '../walk.ts';

/** One difference as the comparing tool reports it. */
export interface RawChange {
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  /** The keyword that changed, for `modified`. */
  readonly property: string | null;
  /** JSON pointers into the two documents; null on the side that has nothing there. */
  readonly base: string | null;
  readonly revision: string | null;
}

const run = promisify(execFile);

/**
 * Compares two documents with `redocly diff`. Only its list of differences is used: how bad each is for a client is
 * judged here.
 */
export async function structuralChanges(base: unknown, revision: unknown): Promise<RawChange[]> {
  const command = packageFile('@redocly/cli', 'bin/cli.js');
  if (command === null) throw new MissingPeerError('diff needs @redocly/cli, which is not installed.');
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-diff-'));
  try {
    await Promise.all([
      writeFile(join(folder, 'base.json'), JSON.stringify(base)),
      writeFile(join(folder, 'revision.json'), JSON.stringify(revision)),
    ]);
    // in a folder of its own, where no configuration of the user's is found
    await run(
      process.execPath,
      [
        command,
        'diff',
        'base.json',
        'revision.json',
        '--format',
        'json',
        '--fail-on',
        'none',
        '--output',
        'report.json',
      ],
      {
        cwd: folder,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
        maxBuffer: 64 * 1024 * 1024,
        timeout: 120_000,
      },
    );
    return readReport(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readReport(report: unknown): RawChange[] {
  const changes = isNode(report) ? report['changes'] : undefined;
  if (!Array.isArray(changes))
    throw new Error(
      'redocly diff wrote a report of an unknown shape. Install the version this package was made for: npm ' +
        'install --save-dev @redocly/cli@2.77.0',
    );
  return changes.filter(isNode).map((change) => {
    const { typeName, kind, property } = change;
    if (typeof typeName !== 'string' || (kind !== 'added' && kind !== 'removed' && kind !== 'modified')) {
      throw new Error(
        'redocly diff reported a change of an unknown kind. Install the version this package was made for: npm ' +
          'install --save-dev @redocly/cli@2.77.0',
      );
    }
    return {
      typeName,
      kind,
      property: typeof property === 'string' ? property : null,
      base: pointerOf(change['base']),
      revision: pointerOf(change['revision']),
    };
  });
}

function pointerOf(side: unknown): string | null {
  return isNode(side) && typeof side['pointer'] === 'string' ? side['pointer'] : null;
}
