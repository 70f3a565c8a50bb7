import { readFile, rename, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { LoadedMock } from '../mock.ts';
import type { Snapshot } from '../snapshot.ts';

/** Stands first in the file, so that another kind of file, or one of an older version, is told at once. */
const KIND = 'lead-provider-sdk world 3';

/**
 * Picks a world up from a file, if it is there.
 * @returns whether it was
 * @throws when the file is of another kind, or of another service
 */
export async function pickUp(mock: LoadedMock, file: string): Promise<boolean> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return false;
  const kept = read(bytes);
  if (!isKept(kept))
    throw new Error(
      `${file} does not hold a world of this mock, or one that another version kept. Choose another file for ` +
        '--persist, or remove it.',
    );
  mock.restore(kept.snapshot);
  return true;
}

/** Null for bytes that cannot be read. */
function read(bytes: Uint8Array): unknown {
  try {
    return deserialize(bytes);
  } catch {
    return null;
  }
}

/** Puts the world down in a file: first beside it, then in its place, so that a crash leaves the old one whole. */
export async function putDown(mock: LoadedMock, file: string): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, serialize({ kind: KIND, snapshot: mock.snapshot() }));
  await rename(beside, file);
}

function isKept(value: unknown): value is { readonly snapshot: Snapshot } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === KIND && 'snapshot' in value;
}
