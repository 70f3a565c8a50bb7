import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { voidBasis } from '../../src/bulk/plan/judge-voids.ts';
import { idOf } from './plan-stand.ts';
import { again, AT, declared, starters, startOf, voidOf, type How } from './replan-support.ts';

/** What becomes of a row that is judged anew. */

const common = { line: 2, at: AT };
const voids = async (row: PlannedRow, now: Readonly<Record<string, unknown>>, how: How = {}) =>
  (await again('declarations.void', [row], { declarations: [declared(2, now)] }, how)).events;
const starts = async (row: PlannedRow, how: How = {}) =>
  (await again('declarations.create', [row], starters(2), how)).events;

describe('what others did meanwhile', () => {
  test('is told with its reason and its record: somebody took it back', async () => {
    const updated = { state: 'voided', updated_at: '2026-06-11T09:00:00Z' };
    expect(await voids(voidOf(2), updated)).toStrictEqual([
      { ...common, type: 'replanned', before: voidBasis(declared(2, updated)) },
      { ...common, type: 'already', rule: null, why: 'is voided', record: idOf(20) },
    ]);
  });

  test('is told with the statement that it stands on: somebody declared it', async () => {
    const held = { ...starters(2), declarations: [declared(2, { statement_id: idOf(801) })] };
    const { events } = await again('declarations.create', [startOf(2)], held);
    expect(events.at(-1)).toStrictEqual({
      ...{ ...common, type: 'already', rule: null, record: idOf(20), statement: idOf(801) },
    });
    const other = await again('declarations.create', [startOf(2)], held, { provider: 'Beta' });
    expect(other.events.at(-1)).toMatchObject({ type: 'conflict', record: idOf(20) });
    const nobody = await again('declarations.create', [startOf(2)], held, { provider: null });
    expect(nobody.events.at(-1)).toMatchObject({ type: 'conflict' });
  });

  test('makes a paid one be left, unless the plan said that the money is to be clawed back', async () => {
    const row = voidOf(2, { basis: voidBasis(declared(2, { state: 'paid' })) });
    const refused = await voids(row, { state: 'paid' });
    expect(refused).toMatchObject([{ type: 'refused', line: 2, why: expect.stringMatching(/^is paid/) }]);
    const meant = await voids(row, { state: 'paid' }, { options: { clawBack: true, sendUnsure: true } });
    expect(meant.filter(({ type }) => type !== 'replanned')).toEqual([]);
  });
});

describe('a fact that is missing', () => {
  const frozen = (state: PlannedRow['state'], more: Partial<PlannedRow> = {}): PlannedRow =>
    voidOf(2, { state, basis: voidBasis(declared(2, { state: 'frozen' })), ...more });
  const kinds = async (row: PlannedRow, how?: How) =>
    (await voids(row, { state: 'frozen' }, how)).map(({ type }) => type);

  test('makes a void wait for a person, and says which rule it is', async () => {
    const events = await voids(frozen('pending'), { state: 'frozen' });
    expect(events.at(-1)).toStrictEqual({
      ...{ ...common, type: 'unsure' },
      rule: expect.stringMatching(/^rect\.void\./),
      why: expect.stringMatching(/^not certain: /),
    });
  });

  test('does not, where the plan said that such are sent; yet one that waits is not sent by itself', async () => {
    const how = { options: { sendUnsure: true } };
    expect(await kinds(frozen('pending'), how)).toEqual(['replanned']);
    expect(await kinds(frozen('unsure'), how)).toEqual(['replanned']);
    expect(await kinds(frozen('held'), how)).toEqual(['replanned', 'pending']);
  });

  test('makes a new declaration wait where the plan said so', async () => {
    // the clocks of both sides may differ by some seconds, so nobody knows whether that moment is over
    const row = startOf(2, { draft: { ...startOf(2).draft, declaration_date: '2026-06-12T10:00:01Z' } });
    expect((await starts(row)).map(({ type }) => type)).toEqual(['replanned']);
    const waits = await starts(row, { options: { holdUnsure: true } });
    expect(waits.map(({ type }) => type)).toEqual(['replanned', 'unsure']);
  });

  test('that is known by now lets the row be sent', async () => {
    const events = await voids(voidOf(2, { state: 'unsure' }), {});
    expect(events).toStrictEqual([{ ...common, type: 'pending', rule: null }]);
  });
});

describe('a day before which the service would say: not yet', () => {
  const due = (day: string, more: Partial<PlannedRow>): PlannedRow =>
    startOf(2, { draft: { ...startOf(2).draft, declaration_date: `${day}T12:00:00Z` }, ...more });

  test('holds a row until then, and is told when it is another one than it was', async () => {
    const held = { ...common, type: 'held', rule: 'rect.declaration.D9', until: '2026-06-14' };
    const why = { why: expect.stringMatching(/still to come/) };
    for (const more of [{}, { state: 'held', until: '2026-06-13' }, { state: 'held' }] as const) {
      const events = await starts(due('2026-06-14', more));
      expect(events.filter(({ type }) => type !== 'replanned')).toStrictEqual([{ ...held, ...why }]);
    }
    const same = await starts(due('2026-06-14', { state: 'held', until: '2026-06-14' }));
    expect(same.filter(({ type }) => type !== 'replanned')).toEqual([]);
  });

  test.each([
    ['2026-06-13', []],
    ['2026-06-12', ['pending']],
    ['2026-06-11', ['pending']],
    [undefined, ['pending']],
  ])('that the service itself named (%s) holds, whatever can be read', async (until, types) => {
    const events = await starts(startOf(2, { state: 'held', ...(until !== undefined && { until }) }));
    expect(events.map(({ type }) => type)).toEqual(types);
    for (const event of events) expect(event).not.toHaveProperty('until');
  });

  test('is no reason to keep what is refused by now', async () => {
    const events = await voids(voidOf(2, { state: 'held', until: '2026-07-01' }), { state: 'voided' });
    const [, last] = events;
    expect(last).toMatchObject({ type: 'already' });
    expect(last).not.toHaveProperty('until');
  });
});
