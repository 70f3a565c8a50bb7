import { constants } from 'node:fs';
import { link, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a journal asks of a file system. Tests bring one that records what would survive a power cut. */
export interface Files {
  /** Makes a file that only its owner can read, never over another and never through a link. */
  create(path: string): Promise<OpenFile>;
  /** Opens a file of one's own to add to it. Null when there is none. */
  open(path: string): Promise<OpenFile | null>;
  /** Gives a file a second name, unless that is taken. */
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes names in a folder outlive a power cut. */
  syncFolder(path: string): Promise<void>;
}

export interface OpenFile {
  /** All of it, as text. */
  read(): Promise<Buffer>;
  /** Adds to the end. */
  write(text: string): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Ends when what was written outlives a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
  /** Whether others than its owner can read or write it. */
  isOpenToOthers(): Promise<boolean>;
}

const { O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;

export const localFiles: Files = {
  create: async (path) => opened(await open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)),
  async open(path) {
    try {
      return opened(await open(path, O_RDWR | O_APPEND | O_NOFOLLOW));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  },
  link,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    // Windows opens no folders, and keeps names by itself
    if (process.platform === 'win32') return;
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

function opened(file: FileHandle): OpenFile {
  return {
    read: () => file.readFile(),
    async write(text) {
      await file.appendFile(text);
    },
    truncate: (length) => file.truncate(length),
    sync: () => file.datasync(),
    close: () => file.close(),
    isOpenToOthers: async () => process.platform !== 'win32' && ((await file.stat()).mode & 0o077) !== 0,
  };
}
