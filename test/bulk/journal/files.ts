import type { Files, OpenFile } from '../../../src/bulk/journal/files.ts';

/** Files in memory, with everything that was done to them, in order. */
export interface Recorded {
  readonly files: Files;
  readonly kept: Map<string, string>;
  readonly done: string[];
  /** What fails, by what is done: `write`, `sync`, `link`. */
  readonly fails: Map<string, unknown>;
  isOpenToOthers: boolean;
}

export const failure = (code: string): Error => Object.assign(new Error(`of the system: ${code}`), { code });

export function recorded(): Recorded {
  const kept = new Map<string, string>();
  const done: string[] = [];
  const fails = new Map<string, unknown>();
  const did = (what: string, of: string): Promise<void> => {
    done.push(`${what} ${of}`);
    return fails.has(what) ? Promise.reject(fails.get(what)) : Promise.resolve();
  };
  const over = (path: string): OpenFile => ({
    read: () => Promise.resolve(Buffer.from(kept.get(path) ?? '')),
    write: (text) => did('write', `${text.length}`).then(() => void kept.set(path, (kept.get(path) ?? '') + text)),
    truncate: (length) =>
      did('truncate', `${length}`).then(() => void kept.set(path, (kept.get(path) ?? '').slice(0, length))),
    sync: () => did('sync', ''),
    close: () => did('close', ''),
    isOpenToOthers: () => Promise.resolve(all.isOpenToOthers),
  });
  const all: Recorded = {
    ...{ kept, done, fails, isOpenToOthers: false },
    files: {
      create: (path) =>
        did('create', path).then(() => {
          kept.set(path, '');
          return over(path);
        }),
      open: (path) => did('open', path).then(() => (kept.has(path) ? over(path) : null)),
      link: (from, to) =>
        did('link', to).then(() => {
          if (kept.has(to)) throw failure('EEXIST');
          kept.set(to, kept.get(from) ?? '');
        }),
      remove: (path) => did('remove', path).then(() => void kept.delete(path)),
      syncFolder: (path) => did('syncFolder', path),
    },
  };
  return all;
}
