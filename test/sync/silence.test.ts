import { describe, expect, test } from 'vitest';
import type { Service } from '../../src/contract/index.ts';
import { difference } from '../../src/sync/records/difference.ts';
import { silence, type Circumstances } from '../../src/sync/records/silent.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { explainMerges } from '../../src/sync/store/explain.ts';
import { query, type Value } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';

const TOUCHED = '2024-06-01T00:00:00Z';
const later = (seconds: number): number => Date.parse(TOUCHED) + seconds * 1000;

type Attributes = Readonly<Record<string, unknown>>;
const ect = (more: Attributes): Attributes => ({
  ecf_enrolments: [{ participant_type: 'ect', training_record_id: 'r', ...more }],
});

function silenceOf(before: Attributes, after: Attributes, about: Partial<Circumstances> = {}) {
  const resource: Resource = about.resource ?? 'participants';
  const item = (attributes: Attributes): Item => ({
    ...{ id: 'a', type: 'x', attributes: { updated_at: TOUCHED, ...attributes } },
  });
  return silence(item(before), item(after), difference(resource, item(before), item(after)), {
    ...{ service: 'rect', resource, lastRead: later(3600), isMerge: () => false },
    ...about,
  });
}

describe('a change is silent', () => {
  const [from, to] = [{ full_name: 'A' }, { full_name: 'B' }];

  test('when `updated_at` did not move, and not when it did', () => {
    expect(silenceOf(from, to)).toBe('unexplained');
    expect(silenceOf(from, { ...to, updated_at: '2024-06-01T00:00:01Z' })).toBe(false);
    expect(silenceOf({ ...from, updated_at: null }, { ...to, updated_at: null })).toBe(false);
    expect(silenceOf({ ...from, updated_at: null }, to)).toBe(false);
  });

  test('and not when a touch in the second of the read before may have been missed', () => {
    expect(silenceOf(from, to, { lastRead: later(-1) })).toBe(false);
    expect(silenceOf(from, to, { lastRead: later(0) })).toBe(false);
    expect(silenceOf(from, to, { lastRead: later(1) })).toBe(false);
    expect(silenceOf(from, to, { lastRead: later(3) })).toBe('unexplained');
  });

  test.each<[Service, Resource, Attributes, Attributes, string]>([
    ['rect', 'participants', ect({ participant_status: 'a' }), ect({ participant_status: 'b' }), 'calendar'],
    ['rect', 'participants', ect({ mentor_id: 'm' }), ect({ mentor_id: null }), 'calendar'],
    ['rect', 'participants', ect({ working_pattern: 'a' }), ect({ working_pattern: 'b' }), 'known'],
    ['rect', 'participants', ect({ school_urn: '1' }), ect({ school_urn: '2' }), 'unexplained'],
    ['rect', 'participants', {}, ect({}), 'unexplained'],
    [
      'rect',
      'partnerships',
      { participants_currently_training: 1 },
      { participants_currently_training: 2 },
      'calendar',
    ],
    ['rect', 'transfers', { transfers: [] }, { transfers: [1] }, 'calendar'],
    ['rect', 'schools', { transfers: [] }, { transfers: [1] }, 'unexplained'],
    ['rect', 'deliveryPartners', { cohort: ['2024'] }, { cohort: ['2025'] }, 'unexplained'],
    ['ecf', 'deliveryPartners', { cohort: ['2024'] }, { cohort: ['2025'] }, 'known'],
    ['ecf', 'participants', ect({ participant_status: 'a' }), ect({ participant_status: 'b' }), 'calendar'],
    ['ecf', 'participants', ect({ working_pattern: 'a' }), ect({ working_pattern: 'b' }), 'unexplained'],
  ])('%s %s: %o to %o is %s', (service, resource, before, after, expected) => {
    expect(silenceOf(before, after, { service, resource })).toBe(expected);
  });

  test('by a merge when the id that was retired gave way to the current one, however they are written', () => {
    const isMerge = (old: string, now: string): boolean => old === 'old' && now === 'new';
    const declaration = (id: string | null): Attributes => ({ participant_id: id });
    const about = { resource: 'declarations', isMerge } as const;
    expect(silenceOf(declaration('OLD'), declaration('New'), about)).toBe('merge');
    expect(silenceOf(declaration('new'), declaration('old'), about)).toBe('unexplained');
    expect(silenceOf(declaration('old'), declaration(null), about)).toBe('unexplained');
    expect(silenceOf(declaration(null), declaration('new'), about)).toBe('unexplained');
    expect(silenceOf({ mentor_id: 'old' }, { mentor_id: 'new' }, about)).toBe('merge');
    expect(silenceOf(ect({ mentor_id: 'old' }), ect({ mentor_id: 'new' }), { isMerge })).toBe('merge');
    // neither is anybody's id here
    expect(silenceOf({ school_id: 'old' }, { school_id: 'new' }, about)).toBe('unexplained');
    expect(silenceOf({ not_mentor_id: 'old' }, { not_mentor_id: 'new' }, about)).toBe('unexplained');
  });

  test('by what is most like evidence, of several reasons', () => {
    const isMerge = (): boolean => true;
    const reasons: readonly (readonly [string, Attributes, Attributes])[] = [
      ['calendar', { participant_status: 'a' }, { participant_status: 'b' }],
      ['known', { working_pattern: 'a' }, { working_pattern: 'b' }],
      ['merge', { mentor_id: 'a' }, { mentor_id: 'b' }],
      ['unexplained', { school_urn: '1' }, { school_urn: '2' }],
    ];
    let [before, after]: [Attributes, Attributes] = [{}, {}];
    for (const [reason, old, now] of reasons) {
      [before, after] = [
        { ...before, ...old },
        { ...after, ...now },
      ];
      expect(silenceOf(ect(before), ect(after), { isMerge })).toBe(reason);
    }
  });
});

describe('the end of a run explains', () => {
  const changed = (seq: number, paths: readonly string[], more: Readonly<Record<string, Value>> = {}) => {
    const all = (value: unknown): string => JSON.stringify(Object.fromEntries(paths.map((path) => [path, value])));
    return {
      ...{ seq, word: 'w', at: TOUCHED, run: 7, resource: 'participants', record_id: 'a', kind: 'changed' },
      ...{ paths: JSON.stringify(paths), before: all('old'), after: all('new'), silent: 'unexplained' },
      ...more,
    };
  };
  const isMerge = (from: string, to: string): boolean => from === 'old' && to === 'new';

  async function explained(...rows: readonly ReturnType<typeof changed>[]) {
    const copy = await bareCopy();
    await put(copy, 'dfe_changes', ...rows);
    await copy.write(() => explainMerges(7, isMerge));
    return (await copy.read(() => query('SELECT silent FROM dfe_changes ORDER BY seq'))).map(({ silent }) => silent);
  }

  test('what a merge explains, wholly and of this run alone', async () => {
    expect(
      await explained(
        changed(1, ['ecf_enrolments[ect].mentor_id']),
        changed(2, ['participant_id']),
        changed(3, ['mentor_id', 'ecf_enrolments[ect].mentor_id']),
        changed(4, ['mentor_id', 'full_name']),
        changed(5, ['my_mentor_id']),
        changed(6, ['mentor_id.more']),
        changed(7, ['mentor_id'], { run: 6 }),
        changed(8, ['mentor_id'], { silent: 'known' }),
        changed(9, ['mentor_id'], { silent: null }),
      ),
    ).toEqual([
      ...['merge', 'merge', 'merge'],
      ...['unexplained', 'unexplained', 'unexplained'],
      ...['unexplained', 'known', null],
    ]);
  });

  test.each([
    ['another id', { after: '{"mentor_id":"other"}' }],
    ['no id any more', { after: '{"mentor_id":null}' }],
    ['no id before', { before: '{"mentor_id":null}' }],
    ['the other way', { before: '{"mentor_id":"new"}', after: '{"mentor_id":"old"}' }],
    ['nothing that is kept', { before: 'null', after: 'null' }],
  ])('not what leads to %s', async (_, more) => {
    expect(await explained(changed(1, ['mentor_id'], more))).toEqual(['unexplained']);
  });

  test('nothing, when there is nothing to explain', async () => {
    expect(await explained()).toEqual([]);
  });
});
