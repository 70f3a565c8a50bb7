import { expect, test } from 'vitest';
import { readBounded } from '../../src/base/bytes.ts';

function streamOf(chunks: readonly number[][]): { stream: ReadableStream<Uint8Array>; state: { cancelled: boolean } } {
  const state = { cancelled: false };
  const left = chunks.map((chunk) => Uint8Array.from(chunk));
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = left.shift();
        if (next === undefined) controller.close();
        else controller.enqueue(next);
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, state };
}

test('joins what arrives in parts', async () => {
  const { stream } = streamOf([[1, 2], [], [3]]);
  expect(await readBounded(stream, 3)).toEqual(Uint8Array.of(1, 2, 3));
});

test('an empty stream has no bytes, which is not too many', async () => {
  expect(await readBounded(streamOf([]).stream, 0)).toEqual(new Uint8Array());
});

test('stops at the first byte too many, and leaves cancelling to the caller', async () => {
  const { stream, state } = streamOf([[1, 2], [3, 4], [5]]);
  expect(await readBounded(stream, 3)).toBeNull();
  expect(state.cancelled).toBe(false);
  await stream.cancel();
  expect(state.cancelled).toBe(true);
});

test('passes on what breaks the stream', async () => {
  const stream = new ReadableStream<Uint8Array>({
    pull() {
      throw new Error('cut off');
    },
  });
  await expect(readBounded(stream, 3)).rejects.toThrow('cut off');
});
