import { describe, expect, test } from 'vitest';
import { pathTo, resolveParticipant, type IdChange, type Identified } from '../../src/identity/index.ts';

const uuid = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
const [A, B, C, D] = [uuid('a'), uuid('b'), uuid('c'), uuid('d')];
const change = (from: string, to: string, day = 1): IdChange => ({
  from_participant_id: from,
  to_participant_id: to,
  changed_at: `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`,
});
const person = (id: string, changes: readonly IdChange[] = []): Identified => ({
  id,
  attributes: { participant_id_changes: changes },
});

describe('the path of an id', () => {
  test('is empty for the current id, and for one that was never retired', () => {
    expect(pathTo(person(B, [change(A, B)]), B)).toEqual([]);
    expect(pathTo(person(B, [change(A, B)]), D)).toEqual([]);
  });

  test('has the changes oldest first, in whatever order they are served', () => {
    const steps = [change(A, B, 1), change(B, C, 2), change(C, D, 3)];
    expect(pathTo(person(D, steps), A)).toEqual(steps);
    expect(pathTo(person(D, steps.toReversed()), A)).toEqual(steps);
    expect(pathTo(person(D, steps.toReversed()), B)).toEqual(steps.slice(1));
  });

  test('of an id that was retired twice begins with the last time', () => {
    const served = [change(A, C, 3), change(B, A, 2), change(A, B, 1)];
    expect(pathTo(person(C, served), A)).toEqual([change(A, C, 3)]);
    expect(pathTo(person(C, served), B)).toEqual([change(B, A, 2), change(A, C, 3)]);
  });

  test('ends where it would go round, also in an entry that leads to itself', () => {
    expect(pathTo(person(D, [change(A, B, 1), change(B, A, 2)]), A)).toEqual([change(A, B, 1), change(B, A, 2)]);
    expect(pathTo(person(D, [change(A, A)]), A)).toEqual([change(A, A)]);
  });

  test('leaves the changes of the participant as they were', () => {
    const served = [change(B, C, 2), change(A, B, 1)];
    pathTo(person(C, served), A);
    expect(served).toEqual([change(B, C, 2), change(A, B, 1)]);
  });
});

describe('who is behind an id', () => {
  /** The two reads, of a service that finds what it is told to. */
  function lookup(current: readonly Identified[], retired: Readonly<Record<string, Identified>>) {
    const asked: string[] = [];
    return {
      asked,
      get: (id: string) => {
        asked.push(`get ${id}`);
        return Promise.resolve(current.find((one) => one.id === id) ?? null);
      },
      from: (id: string) => {
        asked.push(`from ${id}`);
        const found = retired[id];
        return Promise.resolve(found === undefined ? [] : [found]);
      },
    };
  }

  test('asks in lower case, and once for a current id', async () => {
    const reads = lookup([person(A)], {});
    expect(await resolveParticipant(A.toUpperCase(), reads)).toEqual({ current: person(A), retired: false, via: [] });
    expect(reads.asked).toEqual([`get ${A}`]);
  });

  test('nobody: null, after both reads', async () => {
    const reads = lookup([person(B)], {});
    expect(await resolveParticipant(A, reads)).toBeNull();
    expect(reads.asked).toEqual([`get ${A}`, `from ${A}`]);
  });

  test('a successor whose changes lead to its own id is the answer, without another read', async () => {
    const successor = person(C, [change(A, B, 1), change(B, C, 2)]);
    const reads = lookup([], { [A]: successor });
    expect(await resolveParticipant(A, reads)).toEqual({
      current: successor,
      retired: true,
      via: [change(A, B, 1), change(B, C, 2)],
    });
    expect(reads.asked).toEqual([`get ${A}`, `from ${A}`]);
  });

  test('a successor that tells no change of the id is the answer, too', async () => {
    const successor = person(C, [change(B, C)]);
    expect(await resolveParticipant(A, lookup([], { [A]: successor }))).toEqual({
      current: successor,
      retired: true,
      via: [],
    });
  });

  test('a service that knows only the next step: that step is followed', async () => {
    const [next, last] = [person(B, [change(A, D, 1)]), person(C, [change(B, C, 2)])];
    expect(await resolveParticipant(A, lookup([last], { [A]: next, [B]: last }))).toEqual({
      current: last,
      retired: true,
      via: [change(A, D, 1), change(B, C, 2)],
    });
    expect(await resolveParticipant(A, lookup([next], { [A]: next }))).toEqual({
      current: next,
      retired: true,
      via: [change(A, D, 1)],
    });
  });

  test('a circle ends in null', async () => {
    const reads = lookup([], { [A]: person(B, [change(A, D)]), [B]: person(A, [change(B, D)]) });
    expect(await resolveParticipant(A, reads)).toBeNull();
    expect(reads.asked).toEqual([`get ${A}`, `from ${A}`, `get ${B}`, `from ${B}`]);
  });
});
