/** The answer was longer than `maxResponseBytes`. */
export class TooLong extends Error {}

/** Reads a body as text, and stops at `max` bytes. */
export async function readBody(response: Response, max: number): Promise<string> {
  if (response.body === null) return '';
  if (Number(response.headers.get('content-length')) > max) {
    await response.body.cancel();
    throw new TooLong();
  }
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > max) {
      await reader.cancel();
      throw new TooLong();
    }
    text += decoder.decode(value, { stream: true });
  }
}
