import fc from 'fast-check';
import { decode } from '../../../src/generate/decode.ts';
import { DocumentError } from '../../../src/generate/document-error.ts';
import { parseText } from '../../../src/generate/fetch-document.ts';
import { hostileDocument } from '../../generate/hostile/documents.ts';
import { tryDocument } from '../../generate/hostile/try.ts';
import type { Reader } from './reader.ts';

/** Descriptions of an API in YAML and JSON, up to the files that are made of them. */
export const descriptions: Reader = {
  name: 'descriptions',
  layout: 'json',
  sealed: (_item, random) => (random.chance(0.3) ? hostile(random.int(1, 1_000_000)) : null),
  async read(bytes) {
    await tryDocument(parseText(decode(bytes, 'hostile.yaml'), 'hostile.yaml'));
  },
  isOurs: (error) => error instanceof DocumentError,
};

/** One of `npm run fuzz:descriptions`. */
function hostile(seed: number): Buffer | null {
  const text: unknown = JSON.stringify(fc.sample(hostileDocument, { numRuns: 1, seed })[0]);
  return typeof text === 'string' ? Buffer.from(text) : null;
}
