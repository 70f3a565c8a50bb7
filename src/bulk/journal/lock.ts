import { randomBytes } from 'node:crypto';
import { isRecord } from '../../base/guards.ts';
import { isDead, thisProcess } from '../../base/process.ts';
import { BulkError } from '../bulk-error.ts';
import { codeOf } from './create-journal.ts';
import { localFiles, type Files } from './files.ts';

/** One process at a time works on a journal. The lock is a file beside it that says who does. */
export interface Lock {
  /** Whether it is still ours; somebody may have taken it over. */
  isOurs(): Promise<boolean>;
  /** @throws {BulkError} `busy` when somebody has taken it over */
  check(): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly host: string;
  readonly process: string;
  readonly started: string;
  readonly word: string;
  readonly since: string;
}

/**
 * Takes the lock. One that is held by a process of this machine that is no more is taken without asking.
 * @throws {BulkError} `busy` while another process holds it, `storage` when it cannot be written
 */
export async function takeLock(journal: string, takeOver: boolean, files: Files = localFiles): Promise<Lock> {
  const path = `${journal}.lock`;
  const word = randomBytes(9).toString('base64url');
  const holder: Holder = { ...thisProcess(word), since: new Date().toISOString() };
  // written whole before it has its name, so that nobody finds a lock that does not say whose it is
  const draft = `${path}.${word}`;
  try {
    await writeWhole(files, draft, JSON.stringify(holder));
    for (let tries = 0; ; tries += 1) {
      try {
        await files.link(draft, path);
        break;
      } catch (error) {
        if (!isThere(error)) throw error;
      }
      const other = await holderIn(files, path);
      if (other !== null && !takeOver && !isDead(other)) throw busy(other);
      // whoever comes between us finds the lock gone, or ours
      if (tries > 2) throw busy(other ?? holder);
      await files.remove(path);
    }
  } catch (error) {
    if (error instanceof BulkError) throw error;
    throw new BulkError(
      'storage',
      `The lock of the journal could not be written (${codeOf(error)}). Nothing was sent.`,
      {
        cause: error,
      },
    );
  } finally {
    await files.remove(draft);
  }
  const isOurs = async (): Promise<boolean> => (await holderIn(files, path))?.word === word;
  return {
    isOurs,
    async check() {
      if (!(await isOurs()))
        throw new BulkError('busy', 'Somebody else has taken over this journal. This run sends nothing more.');
    },
    async release() {
      if (await isOurs()) await files.remove(path);
    },
  };
}

async function writeWhole(files: Files, path: string, text: string): Promise<void> {
  const file = await files.create(path);
  try {
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function holderIn(files: Files, path: string): Promise<Holder | null> {
  let text: string;
  try {
    const file = await files.open(path);
    if (file === null) return null;
    text = await file
      .read()
      .then(String)
      .finally(() => file.close());
  } catch {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && isHolder(value) ? value : null;
  } catch {
    return null;
  }
}

function isHolder(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & Holder {
  return ['host', 'process', 'started', 'word', 'since'].every((name) => typeof value[name] === 'string');
}

const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

const busy = ({ process, host, since }: Holder): BulkError =>
  new BulkError(
    'busy',
    `Process ${process} on ${host.split(' ')[0]} works on this journal, since ${since}. Wait for it, or stop it and pass takeOver ` +
      '(--take-over): it sends nothing more once its lock is gone.',
  );
