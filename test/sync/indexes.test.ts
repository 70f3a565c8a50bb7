import { expect, test } from 'vitest';
import { syncWorld } from './support.ts';

test('the indexes of a list come with the end of its first walk, and those of our own tables are there before', async () => {
  const world = await syncWorld();
  const { copy } = world;
  const tables = async (): Promise<readonly unknown[]> =>
    (
      await copy.query(
        "SELECT DISTINCT tbl_name AS t FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_%' ORDER BY 1",
      )
    ).map(({ t }) => t);
  const ours = ['dfe_changes', 'dfe_id_changes', 'dfe_sends'];
  expect(await tables()).toEqual(ours);

  world.put((request, answer) =>
    decodeURIComponent(request.url).includes('/participant-declarations?page[page]=1&page[per_page]=3000')
      ? Promise.reject(new TypeError('lost'))
      : answer(),
  );
  await expect(world.sync().full()).rejects.toThrow('declarations');
  expect(await tables()).toEqual(['dfe_enrolments', 'dfe_participants', 'dfe_partnerships', ...ours].toSorted());

  world.put(null);
  await world.sync().delta();
  expect(await tables()).toContain('dfe_declarations');
  await copy.close();
});
