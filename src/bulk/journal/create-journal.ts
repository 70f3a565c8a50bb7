import { createHash, randomBytes } from 'node:crypto';
import { BulkError } from '../bulk-error.ts';
import { localFiles, type Files } from './files.ts';
import { writeLine } from './line.ts';
import { type Header, type PlannedRow } from './lines.ts';

/**
 * Writes a plan as the beginning of a journal. The file is there whole or not at all: it is written under another name,
 * brought to the disk, and then given its own.
 * @throws {BulkError} `usage` when there is a file of that name
 */
export async function createJournal(
  path: string,
  header: Omit<Header, 'type' | 'format'>,
  rows: readonly Omit<PlannedRow, 'type'>[],
  files: Files = localFiles,
): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.plan`;
  const hash = createHash('sha256');
  try {
    const file = await files.create(draft);
    try {
      let lines = 0;
      let text = '';
      const put = async (content: object, isHashed = true): Promise<void> => {
        const line = writeLine(lines, content);
        lines += 1;
        if (isHashed) hash.update(line);
        text += line;
        if (text.length < 1_000_000) return;
        await file.write(text);
        text = '';
      };
      await put({ type: 'header', format: 1, ...header });
      for (const row of rows) await put({ type: 'row', ...row });
      await put({ type: 'planned', rows: rows.length, hash: hash.digest('hex') }, false);
      await file.write(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.link(draft, path);
    await files.syncFolder(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw isThere(path);
    throw new BulkError('storage', `The journal could not be written (${codeOf(error)}). Nothing was sent.`, {
      cause: error,
    });
  } finally {
    await files.remove(draft).catch(() => undefined);
  }
}

/** A journal is never planned over: it may be all that is known of what was sent. */
export const isThere = (path: string, hasChanged = false): BulkError =>
  new BulkError(
    'usage',
    (hasChanged
      ? 'The file of rows has changed since this journal was planned from it: resume goes by the journal, and what has ' +
        'changed has to be planned after it, in a new one (after, --after). '
      : '') +
      `There is a file ${nameOf(path)} already, and a journal is never planned over. Go on with it (resume), plan what ` +
      'comes after it in a new one (after, --after), or choose another name.',
  );

export const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : 'unknown';
