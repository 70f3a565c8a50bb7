import { readFileSync, statSync } from 'node:fs';
import { codeOf } from '../private-file.ts';
import { UsageError } from '../usage-error.ts';

const LEAST = 16;

/**
 * The key of stand-ins, from a file that is one's own or the environment; null when none is given. Never from an
 * argument: those are seen by whoever lists processes, and kept by shells.
 */
export function keyGiven(file: string | undefined): Uint8Array | null {
  const where = file ?? 'LEAD_PROVIDER_CAPTURE_KEY';
  const text = (file === undefined ? process.env['LEAD_PROVIDER_CAPTURE_KEY'] : readKey(file))?.trim();
  if (text === undefined || (file === undefined && text === '')) return null;
  const key = /^[0-9a-f]{32,}$/.test(text) && text.length % 2 === 0 ? Buffer.from(text, 'hex') : Buffer.from(text);
  if (key.byteLength < LEAST)
    throw new UsageError(
      `capture: the key in ${where} is too short to keep anything secret. Make one: openssl rand -hex 32.`,
    );
  return key;
}

function readKey(file: string): string {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new UsageError(`capture: others can read ${file}. Make it yours alone: chmod 600.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`capture: cannot read the key from ${file} (${codeOf(error)}). Nothing was read.`);
  }
}
