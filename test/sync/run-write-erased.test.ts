import { describe, expect, test } from 'vitest';
import { changesOf } from './bare.ts';
import { item } from './run-support.ts';
import { NOW, owner, written } from './settle-support.ts';

describe('somebody who was erased', () => {
  const names = { full_name: 'Ada' };
  const rowOf = "SELECT full_name FROM dfe_participants WHERE id = 'b'";

  test('stays so under a later id, with what was stored under that', async () => {
    const erased = new Set(['a']);
    const bare = item('b', { ...owner('b', 'a').attributes, full_name: null });
    const world = await written({ holds: { participants: [item('b', names)] } }, [bare], { erased });
    expect(await world.rows(rowOf)).toEqual([{ full_name: null }]);
    expect([...erased].sort()).toEqual(['a', 'b']);
    expect(await world.rows('SELECT id, at FROM dfe_erased ORDER BY id')).toEqual(
      ['a', 'b'].map((id) => ({ id, at: NOW })),
    );
    // nor is it told in what the same page changed
    expect(await world.events()).toEqual(['participants b changed', 'participants b erased']);
    expect(JSON.stringify(await changesOf(world.connection))).not.toContain('Ada');
  });

  test('is not erased again under an id that is known', async () => {
    const erased = new Set(['a', 'b']);
    const { events } = await written({}, [owner('b', 'a')], { erased });
    expect(await events()).toEqual([]);
  });

  test('leaves everybody else as they are', async () => {
    const { events, rows } = await written({}, [item('b', names)], { erased: new Set(['a']) });
    expect([await events(), await rows(rowOf)]).toEqual([[], [names]]);
    const other = await written({}, [item('b', names), owner('c', 'z')]);
    expect([await other.events(), await other.rows('SELECT id FROM dfe_erased')]).toEqual([[], []]);
  });
});
