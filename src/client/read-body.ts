/** The answer was longer than `maxResponseBytes`. */
export class TooLong extends Error {}

/** Reads a body as text, and stops at `max` bytes. */
export async function readBody(response: Response, max: number): Promise<string> {
  if (response.body === null) return '';
  if (Number(response.headers.get('content-length')) > max) {
    await response.body.cancel();
    throw new TooLong();
  }
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    bytes += read.value.byteLength;
    if (bytes > max) {
      await reader.cancel();
      throw new TooLong();
    }
  }
  // decoded in one go: pieces of text would have to be joined before they can be parsed
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return new TextDecoder().decode(whole);
}
