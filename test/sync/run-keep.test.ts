import { describe, expect, test } from 'vitest';
import { withoutPersonal } from '../../src/sync/records/personal.ts';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { isErased, kept } from '../../src/sync/run/keep.ts';
import { item } from './run-support.ts';

const changes = (...pairs: readonly (readonly [from: string, to: string])[]): Item['attributes'] => ({
  participant_id_changes: pairs.map(([from, to]) => ({ from_participant_id: from, to_participant_id: to })),
});

describe('a record is of somebody who was erased', () => {
  test.each<[string, string[], Resource, Item, boolean]>([
    ['nobody was', [], 'participants', item('a'), false],
    ['under this id', ['a'], 'participants', item('a'), true],
    ['in capitals', ['a'], 'participants', item('A'), true],
    ['under another id', ['b'], 'participants', item('a'), false],
    ['as an unfunded mentor', ['a'], 'unfundedMentors', item('a'), true],
    ['but no participant', ['a'], 'declarations', item('a'), false],
    ['but no participant', ['a'], 'transfers', item('a'), false],
    ['under an id it has taken the place of', ['b'], 'participants', item('a', changes(['x', 'y'], ['b', 'c'])), true],
    ['under the id that is named as theirs', ['c'], 'participants', item('a', changes(['x', 'y'], ['b', 'c'])), true],
    ['under none of them', ['d'], 'participants', item('a', changes(['x', 'y'], ['b', 'c'])), false],
  ])('%s', (_, erased, resource, record, is) => {
    expect(isErased(new Set(erased), resource, record)).toBe(is);
  });
});

describe('a record is kept', () => {
  const ada = item('A', { full_name: 'Ada', updated_at: 'now' });
  const bare = prepare(withoutPersonal('participants', ada), null);

  test('as it is served, with the cohort of a school', () => {
    expect(kept({ personal: 'all', erased: new Set() }, 'participants', ada, null)).toEqual(prepare(ada, null));
    expect(kept({ personal: 'all', erased: new Set() }, 'schools', ada, 2024)).toMatchObject({
      cohort: '2024',
      id: 'a',
    });
  });

  test('without what tells of a person where that is not kept, or they were erased', () => {
    expect(kept({ personal: 'none', erased: new Set() }, 'participants', ada, null)).toEqual(bare);
    expect(kept({ personal: 'all', erased: new Set(['a']) }, 'participants', ada, null)).toEqual(bare);
    expect(kept({ personal: 'all', erased: new Set(['b']) }, 'participants', ada, null).raw).toContain('Ada');
    expect(bare.raw).not.toContain('Ada');
  });
});
