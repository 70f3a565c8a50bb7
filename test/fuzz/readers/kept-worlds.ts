import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock } from '../../../src/mock/index.ts';
import { pickUp, putDown } from '../../../src/mock/server/persist.ts';
import type { Random } from '../random.ts';
import { Broken, isSaid, type Reader } from './reader.ts';
import { served } from './served.ts';
import { altered, valueIn, written } from './snapshots.ts';

let folder: string | null = null;
const inFolder = (name: string): string => join((folder ??= mkdtempSync(join(tmpdir(), 'fuzz-world-'))), name);

/** Files of `--persist`: a line with a checksum, and the bytes of a snapshot. */
export const keptWorlds: Reader = {
  name: 'kept-worlds',
  layout: 'bytes',
  async made() {
    const mock = createMock({ service: 'rect' });
    await putDown(mock, inFolder('made'));
    const other = createMock({ service: 'ecf' });
    await putDown(other, inFolder('other'));
    return [readFileSync(inFolder('made')), readFileSync(inFolder('other'))];
  },
  sealed,
  async read(bytes) {
    const file = inFolder('world');
    writeFileSync(file, bytes);
    const mock = createMock({ service: 'rect' });
    const { now } = mock.clock;
    try {
      await pickUp(mock, file);
    } catch (error) {
      if (mock.clock.now !== now) throw new Broken('a world was refused, and the clock was moved');
      await served(mock, 'lp1');
      throw error;
    } finally {
      if (existsSync(`${file}.new`)) throw new Broken('something was written beside the world that was read');
    }
  },
  isOurs: (error) => isSaid(error, /^mock: /),
};

/** Other bytes behind a line that fits them. */
function sealed(item: Buffer, random: Random): Buffer | null {
  const content = item.subarray(item.indexOf(0x0a) + 1);
  let made: Buffer | null;
  if (random.chance(0.5)) made = written(altered(valueIn(content), random));
  else {
    made = Buffer.from(content);
    for (let times = random.int(1, 3); times > 0; times -= 1) made[random.int(0, made.length - 1)] = random.int(0, 255);
    if (random.chance(0.2)) made = made.subarray(0, random.int(0, made.length));
  }
  if (made === null) return null;
  const line = item.subarray(0, item.indexOf(0x0a)).toString('latin1');
  const sum = createHash('sha256').update(made).digest('hex');
  return Buffer.concat([Buffer.from(`${line.replace(/[0-9a-f]{64}$/, sum)}\n`, 'latin1'), made]);
}
