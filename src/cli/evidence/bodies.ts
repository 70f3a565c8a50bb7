import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeNew } from '../private-file.ts';
import type { WithoutToken } from './without-token.ts';

/** Where bodies are written, for servers that hold nobody's data. */
export function bodiesIn(folder: string, { hide }: WithoutToken) {
  const path = join(folder, 'bodies');
  mkdirSync(path, { mode: 0o700 });
  return {
    /** Answers with the name, and whether something of the token had to be taken out; null for what is no text. */
    add(number: number, what: 'request' | 'response', parts: readonly Uint8Array[]) {
      const text = textOf(Buffer.concat(parts));
      if (text === null || text === '') return null;
      const shown = hide(text);
      const name = `${String(number).padStart(6, '0')}-${what}.txt`;
      writeNew(join(path, name), shown);
      return { name, tokenHidden: shown !== text };
    },
  };
}

/** Null when bytes are no UTF-8, or hold signs that no text has: anything could be hidden in such. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[\u0000-\u0008\u000e-\u001f\u007f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
