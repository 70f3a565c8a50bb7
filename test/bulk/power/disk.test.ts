import { describe, expect, test } from 'vitest';
import { createJournal } from '../../../src/bulk/journal/create-journal.ts';
import { openJournal } from '../../../src/bulk/journal/journal.ts';
import type { Header } from '../../../src/bulk/journal/lines.ts';
import { Random } from '../../fuzz/random.ts';
import { Disk } from './disk.ts';

const path = '/run.jsonl';
const at = '2026-09-15T09:00:00.000Z';
const header: Omit<Header, 'type' | 'format'> = {
  service: 'rect',
  origin: 'https://mock.test',
  provider: 'Alpha',
  token: 'abc',
  operation: 'declarations.create',
  source: { name: 'rows.csv', sha256: 'x' },
  rules: '1',
  plannedAt: at,
  options: { marginMinutes: 5, clawBack: false },
};
const row = {
  ...{ line: 2, key: 'p', id: 'p', draft: { declaration_type: 'started' } },
  ...({ state: 'pending', basis: null, expected: null } as const),
};

describe('a power cut', () => {
  test('takes no name of a journal to which anything was added, also when its plan died before the name was on the disk', async () => {
    let opened = 0;
    for (let seed = 1; seed <= 15; seed += 1)
      for (let dieAt = 1; dieAt <= 7; dieAt += 1) {
        const disk = new Disk(new Random(seed, dieAt));
        await createJournal(path, header, [row], disk.life(dieAt).files).catch(() => undefined);
        if (!disk.has(path)) continue;
        const journal = await openJournal(path, { files: disk.life(Infinity).files });
        await journal.append({ type: 'sending', line: 2, at, before: null });
        disk.cut();
        expect(disk.bytes(path)?.toString()).toContain('"sending"');
        opened += 1;
      }
    expect(opened).toBeGreaterThan(30);
  });

  test('keeps what was synced, and of the rest a part at most', async () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const disk = new Disk(new Random(seed));
      const { files } = disk.life(Infinity);
      const file = await files.create(path);
      await file.write('kept');
      await file.sync();
      await files.syncFolder(path);
      await file.write(' and not');
      await files.create('/other');
      disk.cut();
      const text = disk.bytes(path)?.toString().replaceAll('\0', '') ?? '';
      expect(text.startsWith('kept')).toBe(true);
      expect('kept and not'.startsWith(text)).toBe(true);
    }
  });
});
