import { setImmediate as turn } from 'node:timers/promises';
import type { Files, OpenFile } from '../../../src/bulk/journal/files.ts';

/** A disk on which one thing that is written fails, as it does when there is no room; what comes after would go well. */
export class FullDisk {
  readonly files: Files;
  /** What failed; null while nothing has. */
  failed: string | null = null;
  /** What was written after it. */
  readonly after: string[] = [];
  readonly #failAt: number;
  #operations = 0;

  constructor(files: Files, failAt: number) {
    this.#failAt = failAt;
    this.files = {
      create: (path) => this.#step('create', () => files.create(path).then((file) => this.#over(file))),
      open: (path) => files.open(path).then((file) => file && this.#over(file)),
      link: (from, to) => this.#step('link', () => files.link(from, to)),
      remove: (path) => files.remove(path),
      syncFolder: (path) => this.#step('syncFolder', () => files.syncFolder(path)),
    };
  }

  #over(file: OpenFile): OpenFile {
    return {
      read: () => file.read(),
      write: (text) =>
        this.#step(
          'write',
          () => file.write(text),
          // as much as there was room for
          () => file.write(text.slice(0, text.length / 2)),
        ),
      truncate: (length) => this.#step('truncate', () => file.truncate(length)),
      sync: () => this.#step('sync', () => file.sync()),
      close: () => file.close(),
      isOpenToOthers: () => file.isOpenToOthers(),
    };
  }

  async #step<T>(what: string, work: () => Promise<T>, part?: () => Promise<void>): Promise<T> {
    this.#operations += 1;
    if (this.failed !== null) this.after.push(what);
    if (this.#operations !== this.#failAt) return work();
    await part?.();
    await turn();
    this.failed = what;
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  }
}
