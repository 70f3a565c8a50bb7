import { expect, test } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { bulkWorld, sourceOf } from './world.ts';

test('a plan over a journal is refused and names resume; that the file has changed since, and --after, where it has', async () => {
  const { dfe, rows, journal } = await bulkWorld();
  const source = sourceOf(rows);
  await plan(dfe, 'declarations.create', source, { journal });
  const again = plan(dfe, 'declarations.create', source, { journal });
  await expect(again).rejects.toMatchObject({ reason: 'usage', message: expect.stringMatching(/resume/) });
  await expect(again).rejects.not.toMatchObject({ message: expect.stringMatching(/has changed/) });
  const other = { ...source, read: () => Promise.resolve({ rows, sha256: '1'.repeat(64) }) };
  await expect(plan(dfe, 'declarations.create', other, { journal })).rejects.toMatchObject({
    reason: 'usage',
    message: expect.stringMatching(/has changed.*--after/),
  });
});
