import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Copy } from '../../../src/sync/copy/copy.ts';
import type { Change } from '../../../src/sync/types.ts';

/** What a reader has applied: a line for each batch, its cursor in the same write. A torn last line was never applied. */
export function applied(journal: string): readonly Change[] {
  return lines(journal).flatMap((line) => JSON.parse(line) as Change[]);
}

function lines(journal: string): readonly string[] {
  if (!existsSync(journal)) return [];
  return readFileSync(journal, 'utf8').split('\n').slice(0, -1);
}

/** Reads the feed into a journal, from where that stands, again and again; what it answers with reads the rest and stops. */
export function readInto(copy: Copy, journal: string): () => Promise<void> {
  const whole = lines(journal);
  if (existsSync(journal)) truncateSync(journal, Buffer.byteLength(whole.map((line) => `${line}\n`).join('')));
  let after = applied(journal).at(-1)?.cursor;
  const file = openSync(journal, 'a');
  const state: { isOver: boolean } = { isOver: false };
  const write = (batch: readonly Change[]): void => {
    if (batch.length === 0) return;
    writeSync(file, `${JSON.stringify(batch)}\n`);
    fsyncSync(file);
    after = batch.at(-1)?.cursor;
  };
  const readAll = async (): Promise<void> => {
    let batch: Change[] = [];
    for await (const change of copy.changes({ after })) {
      batch.push(change);
      if (batch.length < 20) continue;
      write(batch);
      batch = [];
    }
    write(batch);
  };
  const loop = (async () => {
    while (!state.isOver) {
      await readAll();
      await sleep(5);
    }
    await readAll();
    closeSync(file);
  })();
  return async () => {
    state.isOver = true;
    await loop;
  };
}
