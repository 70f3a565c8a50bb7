import { describe, expect, test } from 'vitest';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import {
  declaration,
  enrolment,
  idOf,
  judged,
  person,
  standOf,
  started,
  statement,
  without,
  type Held,
} from './plan-stand.ts';

const row = started;
const people = [person(1), person(2), person(3, [enrolment()], [30])];
const statements = [statement(800, '2026-06-30')];
const declare = (rows: readonly SourceRow[], held: Held = {}, ...more: readonly [object?, object?]) =>
  judged('declarations.create', rows, { people, statements, ...held }, ...more);

test('a declaration that nothing speaks against is sent, and expected on the next statement', async () => {
  const [one] = await declare([row(2, 1)]);
  expect(one).toMatchObject({ line: 2, key: idOf(1), id: idOf(1), state: 'pending', basis: null });
  expect(one?.expected).toEqual({ statement: idOf(800), cutOff: '2026-06-30' });
  expect(one?.draft).toEqual(row(2, 1).draft);
  expect(one).not.toHaveProperty('anew');
  expect(one).not.toHaveProperty('until');
});

test('what a plan asks for: each person once, their declarations by the ids that count now, and the statements', async () => {
  const stand = standOf({ people, statements });
  const rows = [row(2, 1), row(3, 1, { declaration_type: 'retained-1' }), row(4, 30), row(5, 99)];
  await judged('declarations.create', rows, stand);
  expect(stand.asked).toEqual([
    ['participants', idOf(1), idOf(30), idOf(99)],
    ['declarations of', idOf(1), idOf(3), idOf(99)],
    ['statements'],
  ]);
});

describe('a person', () => {
  test('by a retired id is sent under the current one, in the same queue', async () => {
    const [one] = await declare([row(2, 30)]);
    expect(one).toMatchObject({ key: idOf(3), id: idOf(3), state: 'pending' });
    expect(one?.expected?.statement).toBe(idOf(800));
  });

  test('whom nobody has heard of is refused, and expected nowhere', async () => {
    const [one] = await declare([row(2, 99)]);
    expect(one).toMatchObject({
      key: idOf(99),
      id: idOf(99),
      state: 'refused',
      rule: 'rect.declaration.D19',
      expected: null,
    });
  });

  test('without an id is refused, and takes nothing with it', async () => {
    const [none, other] = await declare([without(row(2, 1), 'participant_id'), row(3, 1)]);
    expect(none?.state).toBe('refused');
    expect(none?.key).toBe('');
    expect(other?.state).toBe('pending');
  });

  test('who is not fundable is declared for and expected nowhere', async () => {
    const own = [person(1, [enrolment({ eligible_for_funding: false })])];
    expect((await declare([row(2, 1)], { people: own }))[0]).toMatchObject({ state: 'pending', expected: null });
  });
});

describe('a file that says things twice', () => {
  test('sends an equal row once, wherever the id is written otherwise', async () => {
    const made = await declare([row(2, 3), row(3, 30), row(4, 1)]);
    expect(made.map(({ state, why, key }) => [state, why, key])).toEqual([
      ['pending', undefined, idOf(3)],
      ['duplicate', 'equals line 2', idOf(3)],
      ['pending', undefined, idOf(1)],
    ]);
    expect(made[1]?.expected?.statement).toBe(idOf(800));
  });

  test('sends none of rows that contradict each other', async () => {
    const made = await declare([row(2, 1), row(3, 1, { declaration_date: '2025-10-16T00:00:00Z' }), row(4, 2)]);
    expect(made.map(({ state, why }) => [state, why])).toEqual([
      ['conflict', 'line 3 declares the same with other contents'],
      ['conflict', 'line 2 declares the same with other contents'],
      ['pending', undefined],
    ]);
  });
});

test('what is not sent, because the file contradicts itself, is nothing that a later row is judged by', async () => {
  // a start after it would put what is retained out of sequence
  const late = row(2, 1, { declaration_date: '2026-03-01T00:00:00Z' });
  const retained = row(4, 1, { declaration_type: 'retained-1', declaration_date: '2026-02-15T00:00:00Z' });
  const [, out] = await declare([late, retained]);
  expect(out).toMatchObject({ state: 'refused', rule: 'rect.declaration.D18' });
  const made = await declare([late, row(3, 1, { declaration_date: '2026-03-02T00:00:00Z' }), retained]);
  expect(made.map(({ state }) => state)).toEqual(['conflict', 'conflict', 'pending']);
});

test('a new declaration of which a fact is missing is sent, or waits for a person where that is asked', async () => {
  // within the seconds by which clocks may differ nobody knows whether it is over
  const rows = [row(2, 1, { declaration_date: '2026-06-10T12:00:01Z' })];
  const [sent] = await declare(rows);
  expect(sent).toMatchObject({ state: 'pending', key: idOf(1) });
  expect(sent?.why).toMatch(/^not certain: /);
  const [held] = await declare(rows, {}, { holdUnsure: true });
  expect(held?.state).toBe('unsure');
  expect((await declare(rows, {}, { sendUnsure: true }))[0]?.state).toBe('pending');
});

test('the name of the provider is compared without blanks around it, and in any case', async () => {
  const held = { declarations: [declaration(10, 1)] };
  expect((await declare([row(2, 1)], held, {}, { provider: ' alpha ' }))[0]?.state).toBe('already');
  expect((await declare([row(2, 1)], held, {}, { provider: 'alphas' }))[0]?.state).toBe('conflict');
});

describe('a date that is not over', () => {
  test('is held until that day in London, which the row is sent on', async () => {
    const made = await declare([row(2, 1, { declaration_date: '2026-06-10T23:30:00Z' })]);
    expect(made[0]).toMatchObject({ state: 'held', until: '2026-06-11', rule: 'rect.declaration.D9', key: idOf(1) });
    expect(made[0]).not.toHaveProperty('anew');
  });

  test('is held also where one was taken back, and says so', async () => {
    const voided = declaration(10, 1, { state: 'voided' });
    const [one] = await declare([row(2, 1, { declaration_date: '2026-06-12T00:00:00Z' })], { declarations: [voided] });
    expect(one).toMatchObject({ state: 'held', until: '2026-06-12', anew: true });
  });

  test('is no reason to hold what another rule refuses', async () => {
    const [one] = await declare([row(2, 1, { declaration_type: 'begun', declaration_date: '2026-06-12T00:00:00Z' })]);
    expect(one?.state).toBe('refused');
    expect(one?.rule).not.toBe('rect.declaration.D9');
    expect(one).not.toHaveProperty('until');
  });
});
