import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from '../help.ts';
import { codeOf, makePrivateFolder, writeNew } from '../private-file.ts';
import { UsageError } from '../usage-error.ts';

/** 32 bytes as hex, and a line break. */
const KEY = /^[0-9a-f]{64}\n?$/;

/** The key of digests, from its file; made on first use. */
export function keyAt(command: Command, path: string): Buffer {
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) makeKey(path);
    const found = lstatSync(path);
    if (!found.isFile()) throw new UsageError(`${command}: the key ${path} is no file (links are not followed).`);
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
      throw new UsageError(`${command}: others can read the key ${path}. Make it yours alone: chmod 600.`);
    const text = readFileSync(path, 'latin1');
    if (KEY.test(text)) return Buffer.from(text.trim(), 'hex');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${command}: the key ${path} cannot be read or made (${codeOf(error)}). Nothing was sent.`);
  }
  throw new UsageError(
    `${command}: ${path} holds no key of this command (64 hex digits), and is not written over. Name another file.`,
  );
}

/** Whole or not at all: two commands that begin at once have the same key afterwards. */
function makeKey(path: string): void {
  makePrivateFolder(dirname(path));
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeNew(draft, `${randomBytes(32).toString('hex')}\n`);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Digests of what is added, byte by byte as it came. */
export function digesting(key: Buffer) {
  const hmac = createHmac('sha256', key);
  let bytes = 0;
  return {
    add(part: Uint8Array): void {
      bytes += part.byteLength;
      hmac.update(part);
    },
    end: () => ({ bytes, digest: `sha256-hmac:${hmac.digest('hex')}` }),
  };
}
