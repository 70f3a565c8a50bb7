import { describe, expect, test } from 'vitest';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { declaration, idOf, judged, person, started, statement, without, type Held } from './plan-stand.ts';

const row = started;
const people = [person(1), person(2)];
const statements = [statement(800, '2026-06-30')];
const declare = (rows: readonly SourceRow[], held: Held = {}, ...more: readonly [object?, object?]) =>
  judged('declarations.create', rows, { people, statements, ...held }, ...more);

describe('a declaration that is there', () => {
  const there = (more: Readonly<Record<string, unknown>> = {}): Held => ({ declarations: [declaration(10, 1, more)] });

  test.each<[string, Readonly<Record<string, unknown>>, string | null]>([
    ['with the same contents', {}, null],
    ['on a statement', { state: 'eligible', statement_id: idOf(800) }, idOf(800)],
    ['with its moment written in another zone', { declaration_date: '2025-10-15T01:00:00+01:00' }, null],
    ['whose evidence the service forgot', { evidence_held: null }, null],
    ['that shows no evidence', { evidence_held: undefined }, null],
    ['of us, whose name is written otherwise', { lead_provider_name: '  ALPHA ' }, null],
    ['under an id in other letters', { participant_id: idOf(1).toUpperCase() }, null],
  ])('%s is the row’s own', async (_, more, onStatement) => {
    const [one] = await declare([row(2, 1)], there(more));
    expect(one).toMatchObject({ state: 'already', record: idOf(10), statement: onStatement, key: idOf(1) });
    expect(one).not.toHaveProperty('why');
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['with another date', { declaration_date: '2025-10-16T00:00:00Z' }],
    ['with other evidence', { evidence_held: 'other' }],
    ['of another provider', { lead_provider_name: 'Beta' }],
  ])('%s holds the slot', async (_, more) => {
    const [one] = await declare([row(2, 1)], there(more));
    expect(one).toMatchObject({ state: 'conflict', record: idOf(10), key: idOf(1) });
    expect(one?.why).toBe('another declaration of this type stands, with another date, evidence or provider');
    expect(one).not.toHaveProperty('statement');
  });

  test('is nobody’s own while it is not known whose the token is', async () => {
    const [one] = await declare([row(2, 1)], there(), {}, { provider: null });
    expect(one).toMatchObject({ state: 'conflict', record: idOf(10) });
  });

  test('is the row’s own where the row names no evidence', async () => {
    for (const own of [without(row(2, 1), 'evidence_held'), row(2, 1, { evidence_held: '' })])
      expect((await declare([own], there()))[0]?.state).toBe('already');
  });

  test('of two that hold a slot, the row’s own is named, or else the first', async () => {
    const [other, own] = [declaration(10, 1, { evidence_held: 'other' }), declaration(11, 1)];
    expect((await declare([row(2, 1)], { declarations: [other, own] }))[0]).toMatchObject({
      ...{ state: 'already', record: idOf(11) },
    });
    const third = declaration(12, 1, { lead_provider_name: 'Beta' });
    expect((await declare([row(2, 1)], { declarations: [third, other] }))[0]).toMatchObject({
      ...{ state: 'conflict', record: idOf(12) },
    });
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['another person', { participant_id: idOf(2) }],
    ['another type', { declaration_type: 'retained-1', declaration_date: '2026-02-15T00:00:00Z' }],
    ['another role', { course_identifier: 'ecf-mentor' }],
  ])('of %s holds no slot of this row, and makes none anew', async (_, more) => {
    for (const state of ['submitted', 'voided']) {
      const [one] = await declare([row(2, 1)], there({ ...more, state }));
      expect(one?.state).not.toBe('already');
      expect(one?.state).not.toBe('conflict');
      expect(one).not.toHaveProperty('anew');
    }
  });

  test.each(['voided', 'awaiting-clawback', 'clawed-back'])(
    'and %s is not in the way: the row is made anew',
    async (state) => {
      const [one] = await declare([row(2, 1)], there({ state }));
      expect(one).toMatchObject({ state: 'pending', anew: true });
      expect(one?.record).toBeUndefined();
    },
  );
});
