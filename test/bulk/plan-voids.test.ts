import { describe, expect, test } from 'vitest';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { declaration, idOf, judged, standOf, statement } from './plan-stand.ts';

const row = (line: number, declared: number): SourceRow => ({ line, id: idOf(declared), draft: {} });
const statements = [statement(800, '2026-06-30'), statement(801, '2025-12-31', { paid: true })];

describe('a declaration that is to be taken back', () => {
  test('is sent, under its person, with what it was like', async () => {
    const own = declaration(10, 1, { participant_id: idOf(1).toUpperCase() });
    const [one] = await judged('declarations.void', [{ line: 2, id: idOf(10).toUpperCase(), draft: {} }], {
      ...{ declarations: [own], statements },
    });
    expect(one).toMatchObject({ line: 2, key: idOf(1), id: idOf(10), state: 'pending', expected: null });
    expect(one?.basis).toEqual({
      records: [{ id: idOf(10), values: { state: 'submitted' }, updatedAt: '2025-10-20T09:00:00Z' }],
    });
    expect(one?.record).toBeUndefined();
  });

  test.each(['voided', 'awaiting-clawback', 'clawed-back'])('is over already when it is %s', async (state) => {
    const [one] = await judged('declarations.void', [row(2, 10)], {
      declarations: [declaration(10, 1, { state })],
      statements,
    });
    expect(one).toMatchObject({ state: 'already', record: idOf(10), why: `is ${state}`, key: idOf(1) });
    expect(one?.basis?.records).toHaveLength(1);
  });

  test('is taken back once, however often the file names it', async () => {
    const rows = [row(2, 10), row(3, 11), { ...row(4, 10), id: idOf(10).toUpperCase() }];
    const made = await judged('declarations.void', rows, {
      declarations: [declaration(10, 1), declaration(11, 1)],
      statements,
    });
    expect(made.map(({ state, why }) => [state, why])).toEqual([
      ['pending', undefined],
      ['pending', undefined],
      ['duplicate', 'equals line 2'],
    ]);
    expect(made.map(({ id }) => id)).toEqual([idOf(10), idOf(11), idOf(10)]);
  });

  test('that nobody can see is not sent: it may be anybody’s', async () => {
    const [one] = await judged('declarations.void', [row(2, 99)], { declarations: [declaration(10, 1)], statements });
    expect(one).toMatchObject({ key: idOf(99), id: idOf(99), basis: null });
    expect(one?.state).not.toBe('pending');
    const [none] = await judged('declarations.void', [{ line: 2, id: null, draft: {} }], { statements });
    expect(none).toMatchObject({ key: '', id: '', basis: null });
    expect(none?.state).not.toBe('pending');
  });

  test('of another provider is refused, as far as it is known who asks', async () => {
    const held = { declarations: [declaration(10, 1, { lead_provider_name: 'Beta' })], statements };
    const [known] = await judged('declarations.void', [row(2, 10)], held);
    expect(known?.state).toBe('refused');
    const [unknown] = await judged('declarations.void', [row(2, 10)], held, {}, { provider: null });
    expect(unknown?.state).toBe('pending');
  });

  test('in a state that the rules do not know waits for a person, unless it is to be sent', async () => {
    const held = { declarations: [declaration(10, 1, { state: 'frozen' })], statements };
    const [one] = await judged('declarations.void', [row(2, 10)], held);
    expect(one).toMatchObject({ state: 'unsure', key: idOf(1) });
    expect(one?.why).toMatch(/^not certain: /);
    const [meant] = await judged('declarations.void', [row(2, 10)], held, { sendUnsure: true });
    expect(meant?.state).toBe('pending');
  });
});

describe('a declaration that is paid', () => {
  const paid = { declarations: [declaration(10, 1, { state: 'paid', statement_id: idOf(801) })], statements };

  test('is not taken back, which claws the money back, unless that is meant', async () => {
    const [one] = await judged('declarations.void', [row(2, 10)], paid);
    expect(one).toMatchObject({ state: 'refused', key: idOf(1), id: idOf(10) });
    expect(one?.why).toMatch(/^is paid: .*clawBack, --claw-back/);
    expect(one?.basis?.records).toHaveLength(1);
    const [meant] = await judged('declarations.void', [row(2, 10)], paid, { clawBack: true, sendUnsure: true });
    expect(meant?.state).toBe('pending');
  });

  test('is refused by the rule that refuses it, where there is one, whatever is meant', async () => {
    const others = { ...paid, declarations: [declaration(10, 1, { state: 'paid', lead_provider_name: 'Beta' })] };
    const [one] = await judged('declarations.void', [row(2, 10)], others);
    expect(one?.state).toBe('refused');
    expect(one?.rule).toMatch(/^rect\.void\./);
    expect(one?.why).not.toMatch(/clawBack/);
    const [meant] = await judged('declarations.void', [row(2, 10)], others, { clawBack: true });
    expect(meant?.state).toBe('refused');
  });

  test('and one that is not paid takes no such word', async () => {
    const submitted = { declarations: [declaration(10, 1)], statements };
    expect((await judged('declarations.void', [row(2, 10)], submitted))[0]?.state).toBe('pending');
  });
});

test('what a plan of voids asks for: each declaration once, and the statements', async () => {
  const stand = standOf({ declarations: [declaration(10, 1), declaration(11, 1)], statements });
  await judged('declarations.void', [row(2, 10), row(3, 11), row(4, 10)], stand);
  expect(stand.asked).toEqual([['declarations', idOf(10), idOf(11)], ['statements']]);
});
