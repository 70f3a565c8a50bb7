import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inside, type Copy } from '../../src/sync/copy/copy.ts';
import { write } from '../../src/sync/store/steps.ts';

/** Paths of files that are not there yet, in a folder that goes with `drop`. */
export function freshFiles(): { fresh: () => string; drop: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'copies-'));
  let files = 0;
  return {
    fresh() {
      files += 1;
      return join(dir, `${files}.db`);
    },
    drop: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Sets who holds a copy, as somebody else would have left it. */
export async function held(copy: Copy, holder: Readonly<Record<string, string | number>>): Promise<void> {
  await copy[inside].connection.write(function* () {
    for (const [column, value] of Object.entries(holder))
      yield* write(`UPDATE dfe_lease SET ${column} = ? WHERE one = 1`, value);
  });
}
