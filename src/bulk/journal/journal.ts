import { BulkError } from '../bulk-error.ts';
import { codeOf, nameOf } from './create-journal.ts';
import { localFiles, type Files, type OpenFile } from './files.ts';
import { writeLine } from './line.ts';
import type { JournalEvent } from './lines.ts';
import { readJournal, type JournalContent } from './read-journal.ts';

/** A journal that is open for events. */
export interface Journal {
  readonly content: JournalContent;
  /**
   * Adds events, and ends when they outlive a power cut. Those that come while others are brought to the disk go together
   * with the next. After a failure nothing more is written.
   * @throws {BulkError} `storage`
   */
  append(...events: readonly JournalEvent[]): Promise<void>;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly repair?: boolean;
  readonly files?: Files;
  /** Looks at the lock, before and after each time that events are written; it throws when that is another one's by now. */
  readonly check?: () => Promise<void>;
}

const noCheck = (): Promise<void> => Promise.resolve();

/**
 * Opens a journal, whose lock the caller holds.
 * @throws {BulkError} `usage` when there is none, or others can read it
 */
export async function openJournal(
  path: string,
  { repair = false, files = localFiles, check = noCheck }: OpenOptions = {},
): Promise<Journal> {
  const file = await opening(path, files);
  try {
    if (await file.isOpenToOthers())
      throw new BulkError(
        'usage',
        `Others can read or write ${nameOf(path)}, in which ids stand. Make it yours alone (chmod 600) and look who changed it.`,
      );
    const bytes = await file.read();
    const content = readJournal(bytes, path, { repair });
    try {
      // what a crash left of a line that was never acted on
      if (content.bytes < bytes.length) await file.truncate(content.bytes);
      if (content.bytes < bytes.length) await file.sync();
      // whoever planned may have died before the name was on the disk
      await files.syncFolder(path);
    } catch (error) {
      throw new BulkError('storage', `The journal could not be written (${codeOf(error)}). Nothing was sent.`, {
        cause: error,
      });
    }
    return { content, ...appending(file, content.lines, check), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function opening(path: string, files: Files): Promise<OpenFile> {
  let file: OpenFile | null;
  try {
    file = await files.open(path);
  } catch (error) {
    throw new BulkError('usage', `${nameOf(path)} cannot be opened (${codeOf(error)}); a link is not followed.`, {
      cause: error,
    });
  }
  if (file === null) throw new BulkError('usage', `There is no journal ${nameOf(path)}. Plan one first.`);
  return file;
}

function appending(file: OpenFile, lines: number, check: () => Promise<void>): Pick<Journal, 'append'> {
  let next = lines;
  let text = '';
  /** What brings to the disk all that is waiting. */
  let coming: Promise<void> | null = null;
  let under: Promise<void> = Promise.resolve();
  let failure: BulkError | null = null;

  async function flush(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    if (failure !== null) throw failure;
    const part = text;
    [text, coming] = ['', null];
    try {
      // what somebody else goes on with must not be added to
      await check();
      await file.write(part);
      await file.sync();
      // nor may be sent what it says is about to be
      await check();
    } catch (error) {
      failure =
        error instanceof BulkError
          ? error
          : new BulkError(
              'storage',
              `The journal could not be written (${codeOf(error)}). Nothing was sent after that. Make room, then resume.`,
              { cause: error },
            );
      throw failure;
    }
  }

  return {
    append(...events) {
      if (failure !== null) return Promise.reject(failure);
      for (const one of events) {
        text += writeLine(next, one);
        next += 1;
      }
      if (coming === null) {
        coming = flush(under);
        under = coming;
      }
      return coming;
    },
  };
}
