/** How a body came to its end: whole, not read to the end by the client, or broken off. */
export type BodyEnd = 'whole' | 'not-read' | 'broken-off';

/**
 * The same answer, whose body is looked at while it is read: `part` for each piece, `over` once. The client reads as
 * before, at its own pace and up to its own limit.
 */
export function tapped(response: Response, part: (bytes: Uint8Array) => void, over: (end: BodyEnd) => void): Response {
  const { body } = response;
  if (body === null) {
    over('whole');
    return response;
  }
  const reader = body.getReader();
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            // told before the client knows, so that what it does next is never without a line here
            over('whole');
            controller.close();
            return;
          }
          part(value);
          controller.enqueue(value);
        } catch (error) {
          over('broken-off');
          throw error;
        }
      },
      cancel(reason) {
        over('not-read');
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  // on the answer itself: a new one would lose its address, and cannot have every status
  return Object.defineProperty(response, 'body', { value: stream });
}
