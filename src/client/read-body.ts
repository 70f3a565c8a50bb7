import { readBounded } from '../base/bytes.ts';

/** The answer was longer than `maxResponseBytes`. */
export class TooLong extends Error {}

/** Reads a body as text, and stops at `max` bytes. */
export async function readBody({ body, headers }: Response, max: number): Promise<string> {
  if (body === null) return '';
  const bytes = Number(headers.get('content-length')) > max ? null : await readBounded(body, max);
  if (bytes === null) {
    await body.cancel();
    throw new TooLong();
  }
  // decoded in one go: pieces of text would have to be joined before they can be parsed
  return new TextDecoder().decode(bytes);
}
