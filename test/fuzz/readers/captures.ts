import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drop } from '../../../src/cli/capture/drop.ts';
import { keyGiven } from '../../../src/cli/capture/key.ts';
import { openPartial, type Settings } from '../../../src/cli/capture/partial-file.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { Broken, isSaid, SECRET, type Reader } from './reader.ts';

let folder: string | null = null;
const inFolder = (name: string): string => join((folder ??= mkdtempSync(join(tmpdir(), 'fuzz-capture-'))), name);
const settings: Settings = {
  service: 'rect',
  origin: 'https://mock.test',
  keep: [],
  keepReasons: false,
  hasMap: false,
};
const parts = ['statements', 'participants', 'declarations'];

/** Files that a capture goes on with, keys of stand-ins, and the captured world from which somebody is taken out. */
export const captures: Reader = {
  name: 'captures',
  layout: 'lines',
  async read(bytes) {
    for (const name of ['key', 'partial', 'world']) put(name, bytes);
    const refused: UsageError[] = [];
    const attempt = async (work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (!isOurs(error)) throw error;
        if (error instanceof UsageError) refused.push(error);
      }
    };
    await attempt(() => keyGiven(inFolder('key')));
    await attempt(() => {
      const partial = openPartial(inFolder('partial'), settings, SECRET, {
        given: null,
        make: () => new Uint8Array(32),
      });
      for (const part of parts) partial.finished(part);
      partial.close();
    });
    rmSync(inFolder('out'), { force: true });
    await attempt(async () => {
      try {
        await drop({ drop: 'ada', from: inFolder('world'), out: inFolder('out'), force: false });
      } catch (error) {
        if (existsSync(inFolder('out'))) throw new Broken('a world was refused, and one was written all the same');
        throw error;
      }
    });
    if (refused[0] !== undefined) throw refused[0];
  },
  isOurs,
};

function put(name: string, bytes: Buffer): void {
  rmSync(inFolder(name), { force: true });
  writeFileSync(inFolder(name), bytes, { mode: 0o600 });
  chmodSync(inFolder(name), 0o600);
}

function isOurs(error: unknown): boolean {
  return error instanceof UsageError || isSaid(error, /^capture: /);
}
