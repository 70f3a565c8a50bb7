import * as fc from 'fast-check';
import { buildIdentityIndex, type IdChange, type Identified } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { json, observe } from '../support/observed-client.ts';
import { runs } from '../support/size.ts';

const uuid = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
const [A, B, C] = [uuid('a'), uuid('b'), uuid('c')];
const change = (from: string, to: string, day: number): IdChange => ({
  from_participant_id: from,
  to_participant_id: to,
  changed_at: `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`,
});
const person = (id: string, ...changes: IdChange[]): Identified => ({
  id,
  attributes: { participant_id_changes: changes },
});

/** A service that answers reads of participants as the real ones do. */
function served(...people: Identified[]) {
  return observe('rect', ({ url }) => {
    const from = url.searchParams.get('filter[from_participant_id]');
    if (from !== null)
      return json({
        data: people.filter((p) => p.attributes.participant_id_changes.some((c) => c.from_participant_id === from)),
      });
    const found = people.find((p) => url.pathname.endsWith(p.id));
    return found ? json({ data: found }) : json({ errors: [{ title: 'Resource not found', detail: '' }] }, 404);
  });
}

describe('participants.resolve', () => {
  test('a current id: one request', async () => {
    const { dfe, requests } = served(person(A));
    expect(await dfe.participants.resolve(A)).toMatchObject({ current: { id: A }, retired: false, via: [] });
    expect(requests).toHaveLength(1);
  });

  test('a retired id: its successor and the change', async () => {
    const { dfe, requests } = served(person(B, change(A, B, 1)));
    expect(await dfe.participants.resolve(A)).toMatchObject({
      current: { id: B },
      retired: true,
      via: [change(A, B, 1)],
    });
    expect(requests).toHaveLength(2);
  });

  test('a chain, whose first entry names an id that was retired too', async () => {
    const { dfe } = served(person(C, change(B, C, 2), change(A, B, 1)));
    expect(await dfe.participants.resolve(A)).toMatchObject({
      current: { id: C },
      retired: true,
      via: [change(A, B, 1), change(B, C, 2)],
    });
  });

  test('a flip-flop: the id is current again', async () => {
    const { dfe } = served(person(A, change(A, B, 1), change(B, A, 2)));
    expect(await dfe.participants.resolve(A)).toMatchObject({ current: { id: A }, retired: false });
    expect(await dfe.participants.resolve(B)).toMatchObject({
      current: { id: A },
      retired: true,
      via: [change(B, A, 2)],
    });
  });

  test('an id nobody has or had', async () => {
    const { dfe } = served(person(A));
    expect(await dfe.participants.resolve(C)).toBeNull();
  });

  test('entries that go round in a circle end', async () => {
    const { dfe } = served(person(C, change(A, B, 1), change(B, A, 2)));
    expect(await dfe.participants.resolve(A)).toMatchObject({ current: { id: C }, retired: true });
  });

  test('other failures are not taken for "nobody"', async () => {
    const { dfe } = observe('rect', () => json({ error: 'no' }, 401));
    await expect(dfe.participants.resolve(A)).rejects.toMatchObject({ status: 401 });
  });
});

describe('the identity index', () => {
  test('chains and flip-flops lead to the participant who carries the entries', () => {
    const index = buildIdentityIndex([
      person(C, change(B, C, 2), change(A, B, 1)),
      person(uuid('d'), change(uuid('d'), uuid('e'), 1), change(uuid('e'), uuid('d'), 2)),
    ]);
    expect([A, B, C].map((id) => index.current(id))).toEqual([C, C, C]);
    expect(index.current(uuid('e'))).toBe(uuid('d'));
    expect([index.isRetired(A), index.isRetired(C), index.isRetired(uuid('d'))]).toEqual([true, false, false]);
    expect(index.current(uuid('f'))).toBeNull();
    expect([...index.retiredBy(C)].sort()).toEqual([A, B]);
  });

  test('participants.identityIndex reads them all', async () => {
    const { dfe } = observe('rect', () => json({ data: [person(B, change(A, B, 1))] }));
    expect((await dfe.participants.identityIndex({ max: 10 })).current(A)).toBe(B);
  });

  test('property: after any series of merges every id leads to its survivor', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }), (merges) => {
        const ids = Array.from({ length: 12 }, (_, i) => `id-${i}`);
        const survivor = new Map(ids.map((id) => [id, id]));
        const owned = new Map<string, IdChange[]>(ids.map((id) => [id, []]));
        merges.forEach(([x, y], step) => {
          const from = survivor.get(`id-${x}`) ?? '';
          const to = survivor.get(`id-${y}`) ?? '';
          if (from === to) return;
          const at = new Date(Date.UTC(2026, 0, 1) + step * 60_000).toISOString();
          owned.set(to, [
            ...(owned.get(to) ?? []),
            ...(owned.get(from) ?? []),
            { from_participant_id: from, to_participant_id: to, changed_at: at },
          ]);
          owned.set(from, []);
          for (const [id, now] of survivor) if (now === from) survivor.set(id, to);
        });
        const living = [...new Set(survivor.values())];
        const index = buildIdentityIndex(living.map((id) => person(id, ...(owned.get(id) ?? []))));
        for (const id of ids) expect(index.current(id)).toBe(survivor.get(id));
      }),
      { numRuns: runs(100) },
    );
  });
});
