/**
 * All bytes of a stream; null as soon as there are more than `max`. The rest is left unread and the stream unlocked:
 * whether to cancel it is for the caller, because cancelling a request may end the connection the answer needs.
 */
export async function readBounded(
  stream: ReadableStream<Uint8Array>,
  max: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    bytes += part.value.byteLength;
    if (bytes > max) {
      reader.releaseLock();
      return null;
    }
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
