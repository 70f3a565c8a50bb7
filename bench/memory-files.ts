import type { Files, OpenFile } from '../src/bulk/journal/files.ts';

/** Files in memory, for benches in virtual time: a real disk would work while that time goes on. */
export function memoryFiles(): Files {
  const files = new Map<string, { text: string }>();
  const opened = (file: { text: string }): OpenFile => ({
    read: () => Promise.resolve(Buffer.from(file.text)),
    write(text) {
      file.text += text;
      return Promise.resolve();
    },
    truncate(length) {
      file.text = Buffer.from(file.text).subarray(0, length).toString();
      return Promise.resolve();
    },
    sync: () => Promise.resolve(),
    close: () => Promise.resolve(),
    isOpenToOthers: () => Promise.resolve(false),
  });
  return {
    create(path) {
      const file = { text: '' };
      files.set(path, file);
      return Promise.resolve(opened(file));
    },
    open(path) {
      const file = files.get(path);
      return Promise.resolve(file === undefined ? null : opened(file));
    },
    link(from, to) {
      const file = files.get(from);
      if (file === undefined || files.has(to))
        return Promise.reject(Object.assign(new Error('EEXIST'), { code: 'EEXIST' }));
      files.set(to, file);
      return Promise.resolve();
    },
    remove(path) {
      files.delete(path);
      return Promise.resolve();
    },
    syncFolder: () => Promise.resolve(),
  };
}
