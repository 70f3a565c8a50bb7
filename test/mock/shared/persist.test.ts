import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { createMock } from 'lead-provider-sdk/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt, pickUp, putDown } from '../../../src/mock/server/persist.ts';
import { runs } from '../../support/size.ts';

let folder: string;
let file: string;
let whole: Buffer;
const mock = createMock({ service: 'ecf' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  file = join(folder, 'world');
  mock.clock.advance({ days: 3 });
  await putDown(mock, file);
  whole = await readFile(file);
});
afterAll(() => rm(folder, { recursive: true }));

/** Each is refused in words of its own, and nothing has changed in the mock. */
async function refused(bytes: Uint8Array, why: RegExp): Promise<void> {
  const later = createMock({ service: 'ecf' });
  const before = later.clock.now;
  const other = join(folder, 'other');
  await writeFile(other, bytes);
  await expect(pickUp(later, other)).rejects.toThrow(why);
  await expect(pickUp(later, other)).rejects.toThrow(/^mock: .*Choose another file for --persist, or remove it\.$/);
  expect(later.clock.now).toBe(before);
}

describe('a kept world', () => {
  test('begins with its kind, its version and its checksum', async () => {
    expect(whole.subarray(0, whole.indexOf(0x0a)).toString()).toMatch(
      /^lead-provider-sdk world 4 sha256 [0-9a-f]{64}$/,
    );
    const later = createMock({ service: 'ecf' });
    expect(await pickUp(later, file)).toBe(true);
    expect([later.clock.now, await later.peek('lp1', '/api/v3/participants/ecf')]).toEqual([
      mock.clock.now,
      await mock.peek('lp1', '/api/v3/participants/ecf'),
    ]);
  });

  test('of every byte that is another, in one bit or in several, none loads and none throws what is foreign', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(whole.length - 1), fc.nat(120)),
        fc.oneof(
          fc.nat(7).map((bit) => 1 << bit),
          fc.integer({ min: 1, max: 255 }),
        ),
        async (at, mask) => {
          const changed = Buffer.from(whole);
          changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
          await refused(changed, /does not hold a world|is damaged/);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  test('nor does one that was cut short, or has more at its end', async () => {
    for (const length of [0, 1, 60, whole.indexOf(0x0a), whole.indexOf(0x0a) + 1, whole.length - 1])
      await refused(whole.subarray(0, length), /does not hold a world|is damaged/);
    await refused(Buffer.concat([whole, Buffer.from([0])]), /is damaged/);
  });

  test('of the version before, and of the other service, is told', async () => {
    await refused(serialize({ kind: 'lead-provider-sdk world 3', snapshot: mock.snapshot() }), /another version kept/);
    await refused(
      Buffer.from(whole.toString('latin1').replace('world 4', 'world 5'), 'latin1'),
      /another version kept/,
    );
    const other = join(folder, 'rect');
    await putDown(createMock({ service: 'rect' }), other);
    await refused(await readFile(other), /the snapshot is of rect, this mock plays ecf/);
  });
});

describe('the place of a kept world', () => {
  test('is looked at before the start: no folder, a file for a folder, a folder for a file', async () => {
    expect([await lookAt(file), await lookAt(join(folder, 'to-come'))]).toEqual([true, false]);
    await expect(lookAt(join(folder, 'no', 'world'))).rejects.toThrow(/^mock: there is no folder .*Make it/);
    await expect(lookAt(join(file, 'world'))).rejects.toThrow(/^mock: there is no folder/);
    await mkdir(join(folder, 'sub'));
    await expect(lookAt(join(folder, 'sub'))).rejects.toThrow(/is a folder\. Name a file/);
  });

  /** The command from the sources, up to a text of its output or its end. */
  async function command(...args: string[]): Promise<{ out: string; err: string; code: number | null }> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'mock', '--service', 'ecf', '--port', '0', ...args],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString();
      if (/token of lp1|"ready"/.test(said.out)) child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk.toString();
    });
    await once(child, 'close');
    return { ...said, code: child.exitCode };
  }

  test('a missing folder ends the command at its start', { timeout: 60_000 }, async () => {
    const { out, err, code } = await command('--persist', join(folder, 'no', 'world'));
    expect([out, code]).toEqual(['', 1]);
    expect(err).toMatch(/^lead-provider: mock: there is no folder .* of --persist/);
  });

  test('--scenario beside a world that is there: the world holds, and that is said', { timeout: 60_000 }, async () => {
    const scenario = join(folder, 'scenario.json');
    await writeFile(scenario, JSON.stringify({ leadProviders: ['somebody'] }));
    const kept = join(folder, 'kept');
    await putDown(mock, kept);
    const text = await command('--scenario', scenario, '--persist', kept);
    expect([text.err, text.code]).toEqual(['', 0]);
    expect(text.out).toContain(`world picked up from ${kept}`);
    expect(text.out).toContain(`the world of ${kept} holds, and not --scenario ${scenario}: remove the file to begin`);
    expect(text.out).toContain('token of lp1');
    const json = await command('--scenario', scenario, '--persist', kept, '--json');
    expect(JSON.parse(json.out.split('\n')[0] ?? '')).toMatchObject({ pickedUp: kept, passedOver: ['scenario'] });
    const first = await command('--persist', join(folder, 'first'));
    expect(first.out).not.toMatch(/picked up|holds/);
    expect(await lookAt(join(folder, 'first'))).toBe(true);
  });
});
