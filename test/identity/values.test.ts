import * as fc from 'fast-check';
import {
  buildIdentityIndex,
  loadIdentityIndex,
  type IdChange,
  type Identified,
  type IdentityIndex,
  type StoredIds,
} from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { echo, errorOf, json, observe } from '../support/observed-client.ts';
import { runs } from '../support/size.ts';

const uuid = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
const [A, B, C, D] = [uuid('a'), uuid('b'), uuid('c'), uuid('d')];
const change = (from: string, to: string, day = 1): IdChange => ({
  from_participant_id: from,
  to_participant_id: to,
  changed_at: `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`,
});
type Enrolment = NonNullable<Identified['attributes']['ecf_enrolments']>[number];
const person = (id: string, changes: IdChange[] = [], ...ecf_enrolments: Enrolment[]): Identified => ({
  id,
  attributes: { participant_id_changes: changes, ecf_enrolments },
});
const record = (participant_type: string, training_record_id: string): Enrolment => ({
  participant_type,
  training_record_id,
});
const saved = (index: IdentityIndex): IdentityIndex => loadIdentityIndex(JSON.parse(JSON.stringify(index)));

describe('an identity index is a value', () => {
  test('saved and loaded it is the same', () => {
    const index = buildIdentityIndex([person(C, [change(B, C, 2), change(A, B)], record('ect', 'r1')), person(D)]);
    const loaded = saved(index);
    for (const id of [A, B, C, D, uuid('e')])
      expect([loaded.current(id), loaded.isRetired(id)]).toEqual([index.current(id), index.isRetired(id)]);
    expect(loaded.changes).toEqual(index.changes);
    expect(loaded.changes).toEqual([change(A, B), change(B, C, 2)]);
    expect([...loaded.retiredBy(C)].sort()).toEqual([A, B]);
    expect(loaded.trainingRecords(C)).toEqual({ ect: 'r1' });
  });

  test.each([
    null,
    'x',
    {},
    { version: 2, readings: 1, participants: {} },
    { version: 1, readings: 1, participants: { a: { changes: [['a', 'b']], records: {}, reading: 1 } } },
  ])('anything else is refused: %j', (value) => {
    expect(() => loadIdentityIndex(value)).toThrow(RangeError);
  });

  test('adding to it makes another: a participant read before can have been retired since', () => {
    const before = buildIdentityIndex([person(B, [change(A, B)]), person(C)]);
    const after = saved(before).with([person(C, [change(A, B), change(B, C, 2)])]);
    expect([before.current(A), before.current(B)]).toEqual([B, B]);
    expect([after.current(A), after.current(B), after.isRetired(B)]).toEqual([C, C, true]);
    // and back again: the id lives once more
    const again = after.with([person(B, [change(A, B), change(B, C, 2), change(C, B, 3)])]);
    expect([again.current(A), again.current(B), again.current(C)]).toEqual([B, B, B]);
    expect(again.isRetired(B)).toBe(false);
  });

  test('ids are found however they are spelled', () => {
    const index = buildIdentityIndex([person(B, [change(A, B)])]);
    expect(index.current(A.toUpperCase())).toBe(B);
    expect(index.isRetired(A.toUpperCase())).toBe(true);
  });

  test('property: built at once, or in two readings, it knows every id of any series of merges', () => {
    const merges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
    fc.assert(
      fc.property(merges, fc.nat(25), (all, cut) => {
        const ids = Array.from({ length: 10 }, (_, i) => `id-${i}`);
        const survivor = new Map(ids.map((id) => [id, id]));
        const owned = new Map<string, IdChange[]>(ids.map((id) => [id, []]));
        const read = (): Identified[] =>
          [...new Set(survivor.values())].map((id) => person(id, [...(owned.get(id) ?? [])].reverse()));
        let index = buildIdentityIndex(read());
        all.forEach(([x, y], step) => {
          const [from, to] = [survivor.get(`id-${x}`) ?? '', survivor.get(`id-${y}`) ?? ''];
          if (from !== to) {
            const at = new Date(Date.UTC(2026, 0, 1) + step * 60_000).toISOString();
            owned.set(to, [
              ...(owned.get(to) ?? []),
              ...(owned.get(from) ?? []),
              { from_participant_id: from, to_participant_id: to, changed_at: at },
            ]);
            owned.set(from, []);
            for (const [id, now] of survivor) if (now === from) survivor.set(id, to);
          }
          if (step === cut) index = index.with(read());
        });
        const [whole, grown] = [buildIdentityIndex(read()), saved(index.with(read()))];
        for (const id of ids)
          expect([whole.current(id), grown.current(id)]).toEqual([survivor.get(id), survivor.get(id)]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('100,000 changes', () => {
    const people = Array.from({ length: 25_000 }, (_, i) =>
      person(
        `p-${i}`,
        Array.from({ length: 4 }, (__, k) => change(`old-${i}-${k}`, k === 3 ? `p-${i}` : `old-${i}-${k + 1}`, k + 1)),
      ),
    );
    const started = performance.now();
    const index = buildIdentityIndex(people);
    // bench/client measures this; here only that it is not quadratic
    expect(performance.now() - started).toBeLessThan(5000);
    expect(index.current('old-24999-0')).toBe('p-24999');
    expect(index.retiredBy('p-7')).toHaveLength(4);
  });
});

describe('rekey', () => {
  const index = buildIdentityIndex([
    person(B, [change(A, B)], record('ect', 'rec-new')),
    person(C, [], record('ect', 'rec-c1'), record('mentor', 'rec-c2')),
    person(D),
  ]);
  const rekey = (rows: Record<string, StoredIds>): ReturnType<typeof index.rekey<string>> =>
    index.rekey(new Map(Object.entries(rows)));

  test('tells each id to replace: participant, mentor and training record', () => {
    expect(
      rekey({
        moved: { participant_id: A, mentor_id: C, training_record_id: 'rec-old' },
        mentored: { participant_id: C, mentor_id: A, training_record_id: 'rec-c1' },
        untouched: { participant_id: D, mentor_id: null },
      }),
    ).toEqual({
      changes: [
        { key: 'moved', field: 'participant_id', from: A, to: B },
        { key: 'moved', field: 'training_record_id', from: 'rec-old', to: 'rec-new' },
        { key: 'mentored', field: 'mentor_id', from: A, to: B },
      ],
      undecided: [],
      merged: [],
    });
  });

  test('leaves to a person what is not certain', () => {
    expect(
      rekey({
        stranger: { participant_id: uuid('f'), training_record_id: 'x' },
        unfunded: { participant_id: D, mentor_id: uuid('f') },
        either: { participant_id: C, training_record_id: 'rec-old' },
        mentor: { participant_id: C, training_record_id: 'rec-old', participant_type: 'mentor' },
        none: { participant_id: D, training_record_id: 'rec-old' },
      }),
    ).toEqual({
      changes: [{ key: 'mentor', field: 'training_record_id', from: 'rec-old', to: 'rec-c2' }],
      undecided: [
        { key: 'stranger', field: 'participant_id', value: uuid('f'), why: 'unknown-id' },
        { key: 'unfunded', field: 'mentor_id', value: uuid('f'), why: 'unknown-id' },
        { key: 'either', field: 'training_record_id', value: 'rec-old', why: 'several-records' },
        { key: 'none', field: 'training_record_id', value: 'rec-old', why: 'no-record' },
      ],
      merged: [],
    });
  });

  test('names the rows that turn out to be one person', () => {
    expect(
      rekey({ one: { participant_id: A }, two: { participant_id: B }, three: { participant_id: C } }).merged,
    ).toEqual([{ participant_id: B, keys: ['one', 'two'] }]);
  });
});

/** A service that answers reads of participants as the real ones do, and refuses writes to ids it does not serve. */
function served(...people: Identified[]) {
  const page = (url: URL, list: Identified[]): Response => {
    const [number, per] = [Number(url.searchParams.get('page[page]')), Number(url.searchParams.get('page[per_page]'))];
    return json({ data: list.slice((number - 1) * per, number * per) });
  };
  return observe('rect', (request) => {
    const { method, url, body } = request;
    const from = url.searchParams.get('filter[from_participant_id]');
    if (from !== null)
      return page(
        url,
        people.filter((p) => p.attributes.participant_id_changes.some((c) => c.from_participant_id === from)),
      );
    if (method === 'GET' && /\/participants(\/ecf)?$/.test(url.pathname)) return page(url, people);
    const found = people.find((p) => JSON.stringify([url.pathname, body]).includes(p.id));
    if (found !== undefined) return method === 'GET' ? json({ data: found }) : echo(request);
    return method === 'POST'
      ? json({ errors: [{ title: 'participant_id', detail: 'is not known' }] }, 422)
      : json({ errors: [{ title: 'Resource not found', detail: '' }] }, 404);
  });
}

describe('retired ids', () => {
  const draft = {
    participant_id: A,
    declaration_type: 'started',
    course_identifier: 'ecf-induction',
    declaration_date: '2025-10-01T00:00:00Z',
  } as const;
  const people = [person(B, [change(A, B)]), person(C)];

  test('reads follow, and say so', async () => {
    const { dfe, requests, events } = served(...people);
    expect((await dfe.participants.get(A)).id).toBe(B);
    expect(requests).toHaveLength(2);
    expect(events).toContainEqual({ type: 'followed', operation: 'participants.get', from: A, to: B });
    expect(requests.length).toBe(2);
    expect(await dfe.participants.transfers(A)).toMatchObject({ id: B });
  });

  test('reads do not follow when told not to, and a wrong id is still a 404', async () => {
    const { dfe, requests } = served(...people);
    expect(await errorOf(dfe.participants.get(A, { follow: false }))).toMatchObject({ status: 404 });
    expect(requests).toHaveLength(1);
    expect(await errorOf(dfe.participants.get(D))).toMatchObject({ status: 404, currentId: null });
  });

  test.each(['defer', 'create'] as const)('writes refuse, with the current id in the error: %s', async (name) => {
    const { dfe, requests } = served(...people);
    const call =
      name === 'create'
        ? dfe.declarations.create(draft)
        : dfe.participants.defer(A, { reason: 'other', course_identifier: 'ecf-induction' });
    expect(await errorOf(call)).toMatchObject({
      kind: 'http',
      outcome: 'refused',
      currentId: B,
      message: expect.stringContaining(B),
    });
    expect(requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });

  test.each(['defer', 'create'] as const)('writes follow when asked: %s', async (name) => {
    const { dfe, requests, events } = served(...people);
    const options = { follow: true };
    const call =
      name === 'create'
        ? dfe.declarations.create(draft, options)
        : dfe.participants.defer(A, { reason: 'other', course_identifier: 'ecf-induction' }, options);
    const answer = await call;
    expect(JSON.stringify(answer)).toContain(B);
    expect(requests.filter(({ method }) => method !== 'GET')).toHaveLength(2);
    expect(events.some(({ type }) => type === 'followed')).toBe(true);
  });

  test('a write with an id nobody has stays refused', async () => {
    const { dfe } = served(...people);
    expect(await errorOf(dfe.declarations.create({ ...draft, participant_id: D }, { follow: true }))).toMatchObject({
      status: 422,
      currentId: null,
    });
  });
});

describe('participants.resolveMany', () => {
  const people = [person(B, [change(A, B)]), person(C)];

  test('a few are asked for one by one, each once', async () => {
    const { dfe, requests } = served(...people);
    const found = await dfe.participants.resolveMany([A, C, D, A]);
    expect(
      [...found].map(([id, resolution]) => [id, resolution?.current.id ?? null, resolution?.retired ?? null]),
    ).toEqual([
      [A, B, true],
      [C, C, false],
      [D, null, null],
    ]);
    expect(found.get(A)?.via).toEqual([change(A, B)]);
    expect(requests.length).toBeLessThanOrEqual(5);
  });

  test('many are looked for in the list, and only those it lacks are asked for', async () => {
    const id = (i: number, kind: string): string => `${String(i).padStart(8, '0')}-${kind}-4000-8000-000000000000`;
    const crowd = Array.from({ length: 200 }, (_, i) => person(id(i, 'aaaa'), [change(id(i, 'bbbb'), id(i, 'aaaa'))]));
    const { dfe, requests } = served(...crowd);
    const asked = [...crowd.map((p, i) => (i % 2 === 0 ? p.id : id(i, 'bbbb'))), D];
    const found = await dfe.participants.resolveMany(asked);
    expect([...found.keys()]).toEqual(asked);
    expect(asked.map((one) => found.get(one)?.current.id ?? null)).toEqual([...crowd.map((p) => p.id), null]);
    // two pages, the second of them empty, and two reads for the one that nobody has
    expect(requests).toHaveLength(4);
  });

  test('an id that is none is refused before anything is sent', async () => {
    const { dfe, requests } = served(...people);
    expect(await errorOf(dfe.participants.resolveMany([A, '1234567']))).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
      issues: [{ title: 'ids[1]' }],
    });
    expect(requests).toHaveLength(0);
  });

  test('the error of one id says which', async () => {
    const { dfe } = observe('rect', ({ url }) =>
      url.pathname.endsWith(D) ? new Response('', { status: 500 }) : json({ data: person(C) }),
    );
    const error = await errorOf(dfe.participants.resolveMany([C, D, B]));
    expect(error).toMatchObject({ kind: 'http', status: 500, message: expect.stringContaining(D) });
    expect(error).toMatchObject({ message: expect.not.stringContaining(C) });
  });

  test('a deadline is of no id', async () => {
    const { dfe } = observe('rect', () => new Promise<Response>(() => undefined));
    const error = await errorOf(dfe.participants.resolveMany([C, D], { deadlineMs: 20 }));
    expect(error).toMatchObject({ kind: 'timeout', message: expect.not.stringMatching(`${C}|${D}`) });
  });
});
