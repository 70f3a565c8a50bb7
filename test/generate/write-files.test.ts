import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isCutSet, staleFiles } from '../../src/generate/generate-client.ts';
import { WriteError, writeFiles } from '../../src/generate/write-files.ts';
import { runs } from '../support/size.ts';
import { setOf } from './support/sets.ts';

const names = Object.keys(setOf('a'));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lead-provider-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a process that is killed while it writes', () => {
  const script = fileURLToPath(new URL('support/write-again.ts', import.meta.url));

  test('leaves each file whole, as it was or as it was to be; a set that was cut is named, and the next run mends it', async () => {
    const [a, b] = [setOf('a'), setOf('b')];
    const kills = runs(20);
    for (let kill = 0; kill < kills; kill += 1) {
      await writeFiles(folder, a);
      const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      // spread over the same time, however many there are
      await wait((kill * 140) / kills);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const of = { a: 0, b: 0 };
      for (const name of names) {
        const text = await readFile(join(folder, name), 'utf8');
        const found = text === Object.entries(a).find(([one]) => one === name)?.[1] ? 'a' : 'b';
        if (found === 'b') expect(text === Object.entries(b).find(([one]) => one === name)?.[1], name).toBe(true);
        of[found] += 1;
      }
      const isCut = of.a > 0 && of.b > 0;
      expect(await isCutSet(folder, a)).toBe(isCut);
      expect((await staleFiles(folder, a)).length).toBe(of.b);
    }
    await writeFiles(folder, b);
    expect(await staleFiles(folder, b)).toEqual([]);
    expect(await isCutSet(folder, b)).toBe(false);
    // what the killed ones had begun is cleared away
    expect((await readdir(folder)).sort()).toEqual([...names].sort());
  }, 180_000);

  test('between two files leaves a set that is named', async () => {
    await writeFiles(folder, setOf('a'));
    await writeFiles(folder, { 'types.ts': setOf('b')['types.ts'] });
    expect(await isCutSet(folder, setOf('b'))).toBe(true);
    expect(await staleFiles(folder, setOf('b'))).toEqual(['schemas.ts', 'operations.ts', 'index.ts']);
  });
});

describe('what is not ours is not written over, and then nothing is written', () => {
  test.each(names)("a user's own %s", async (name) => {
    await writeFile(join(folder, name), 'export const mine = 1;\n');
    const error: unknown = await writeFiles(folder, setOf('a')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WriteError);
    expect(String(error)).toContain(`${name} was not made by this command`);
    expect(String(error)).toContain('Move it away');
    expect(await readFile(join(folder, name), 'utf8')).toBe('export const mine = 1;\n');
    expect(await readdir(folder)).toEqual([name]);
  });

  test.each(names)('a symbolic link called %s, wherever it leads', async (name) => {
    const foreign = join(folder, 'foreign.txt');
    await writeFile(foreign, setOf('a')['types.ts']);
    await symlink(foreign, join(folder, name));
    await expect(writeFiles(folder, setOf('b'))).rejects.toThrow(/is a symbolic link, which is not followed/);
    expect(await readFile(foreign, 'utf8')).toBe(setOf('a')['types.ts']);
    expect((await readdir(folder)).sort()).toEqual(['foreign.txt', name].sort());
  });

  test('a folder in the place of a file', async () => {
    await mkdir(join(folder, 'schemas.ts'));
    await expect(writeFiles(folder, setOf('a'))).rejects.toThrow(/schemas\.ts is in the way and is not a file/);
    expect(await readdir(folder)).toEqual(['schemas.ts']);
  });

  test('a file that an earlier version of the command made is ours', async () => {
    const before = '/* Made from spec.yaml by `lead-provider generate --service ecf`.\n * Types. */\n';
    await writeFile(join(folder, 'types.ts'), before);
    await writeFiles(folder, setOf('a'));
    expect(await staleFiles(folder, setOf('a'))).toEqual([]);
  });
});
