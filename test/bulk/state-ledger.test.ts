import { describe, expect, test } from 'vitest';
import type { PlannedRow, RowEvent, WholeEvent } from '../../src/bulk/journal/lines.ts';
import { asPlanned, Ledger, type Row } from '../../src/bulk/state/ledger.ts';
import { isRowState, rowStates } from '../../src/bulk/state/row-states.ts';
import { planned } from './bare.ts';

const hour = (of: number): string => new Date(Date.UTC(2026, 5, 10, of)).toISOString();
const PLANNED = hour(9);
const [T1, T2, T3] = [hour(10), hour(11), hour(12)];
const ledgerOf = (...rows: readonly PlannedRow[]): Ledger =>
  new Ledger(
    { operation: 'declarations.create', plannedAt: PLANNED, options: { marginMinutes: 5, clawBack: false } },
    rows,
  );

type Happened = Pick<RowEvent, 'type'> & Partial<RowEvent>;

/** A row after all this happened to it, an hour apart. */
function after(row: Partial<PlannedRow>, ...events: readonly Happened[]): Row {
  const ledger = ledgerOf(planned(2, row));
  for (const [index, event] of events.entries())
    ledger.apply({ line: 2, at: [T1, T2, T3][index] ?? 'later', ...event });
  return ledger.row(2);
}

const record = { id: 'R', values: { state: 'submitted' }, updatedAt: null };
const basis = { records: [record] };

describe('a row that is planned', () => {
  test('is as it was planned, and nothing has happened to it', () => {
    expect(asPlanned(planned(2, { draft: { participant_id: 'P' } }))).toMatchObject({
      ...{ state: 'pending', id: 'P', key: 'p2', rule: null, why: null, record: null, statement: null, until: null },
      ...{ landed: null, basis: null, sends: 0, wasOpen: false, since: null, gone: null, before: null },
    });
    expect(asPlanned(planned(2)).id).toBeNull();
  });

  test('keeps what its plan says', () => {
    const said = { rule: 'r', why: 'w', record: 'R', statement: 'S', until: '2026-07-01', basis };
    expect(asPlanned(planned(2, { ...said, id: 'I', draft: { participant_id: 'P' } }))).toMatchObject({
      ...said,
      id: 'I',
    });
  });
});

describe('a send', () => {
  test('counts, and is open since its first; what was there before the first counts', () => {
    const sent = after({}, { type: 'sending', before: basis });
    expect(sent).toMatchObject({ state: 'sending', sends: 1, since: T1, gone: null, before: basis, wasOpen: false });
    const again = after({}, { type: 'sending', before: basis }, { type: 'unknown' }, { type: 'sending', before: null });
    expect(again).toMatchObject({ state: 'sending', sends: 2, since: T1, gone: null, before: basis, wasOpen: true });
    expect(after({}, { type: 'sending' }).before).toBeNull();
  });

  test('that never left does not count, and nothing of it can come', () => {
    const unsent = after({}, { type: 'sending', before: basis }, { type: 'unsent' });
    expect(unsent).toMatchObject({ state: 'pending', sends: 0, since: null, gone: null, before: null });
  });

  test('whose answer is lost is open, until it is settled; then it may be sent again', () => {
    const lost = after({}, { type: 'sending', before: basis }, { type: 'unknown' });
    expect(lost).toMatchObject({ state: 'unknown', wasOpen: true, since: T1, gone: T2, before: basis });
    const settled = after({}, { type: 'sending', before: basis }, { type: 'unknown' }, { type: 'settled' });
    expect(settled).toMatchObject({ state: 'pending', wasOpen: true, sends: 1, since: null, gone: null, before: null });
  });

  test.each<[Partial<RowEvent>, string]>([
    [{}, T2],
    [{ until: T3 }, T3],
  ])('of whoever is gone is open until then (%o): %s', (event, gone) => {
    const settling = after({}, { type: 'sending' }, { type: 'settling', ...event });
    expect(settling).toMatchObject({ state: 'unknown', wasOpen: true, since: T1, gone });
    expect(after({}, { type: 'sending' }, { type: 'unknown' }, { type: 'settling', until: 'x' }).gone).toBe(T2);
  });

  test('that the service called too early is none of the three; held without a send takes none away', () => {
    expect(after({}, { type: 'sending' }, { type: 'held', until: '2026-07-01' })).toMatchObject({
      ...{ state: 'held', sends: 0, until: '2026-07-01', since: null, gone: null },
    });
    expect(after({}, { type: 'sending' }, { type: 'settled' }, { type: 'held' }).sends).toBe(1);
    expect(after({}, { type: 'sending' }, { type: 'refused' }).sends).toBe(1);
  });
});

describe('an end', () => {
  test('takes what it says; its record and statement stay when it says nothing of them', () => {
    const before = { rule: 'old', why: 'old', record: 'R', statement: 'S', until: '2026-07-01' };
    expect(after(before, { type: 'refused' })).toMatchObject({
      ...{ state: 'refused', rule: null, why: null, record: 'R', statement: 'S', landed: null, until: null },
    });
    const said = { rule: 'r', why: 'w', record: 'R2', statement: null, landed: 'slid', until: '2026-08-01' } as const;
    expect(after(before, { type: 'done', ...said })).toMatchObject({ state: 'done', ...said });
  });

  test('closes what was open', () => {
    const ended = after({}, { type: 'sending', before: basis }, { type: 'unknown' }, { type: 'done', record: 'R' });
    expect(ended).toMatchObject({ since: null, gone: null, before: null, wasOpen: true });
  });
});

test('one that goes on under another id has it, and its queue; without one nothing changes', () => {
  expect(after({ id: 'I' }, { type: 'rekeyed', id: 'J' })).toMatchObject({ id: 'J', key: 'J' });
  expect(after({ id: 'I' }, { type: 'rekeyed' })).toMatchObject({ id: 'I', key: 'p2' });
});

test('one that is planned anew changes in what is said, and in nothing else', () => {
  const was = { expected: { statement: 'S', cutOff: '2026-06-30' }, unchecked: ['a'], anew: true, basis };
  const same = after(was, { type: 'replanned' });
  expect(same.planned).toMatchObject(was);
  expect(same.basis).toEqual(basis);
  const before = { records: [{ ...record, id: 'Q' }] };
  const changed = after(was, { type: 'replanned', expected: null, unchecked: ['b'], anew: false, before });
  expect(changed.planned).toMatchObject({ expected: null, unchecked: ['b'], anew: false });
  expect(changed).toMatchObject({ basis: before, state: 'pending' });
});

describe('what is decided for a journal as a whole', () => {
  const whole = (...events: readonly (Pick<WholeEvent, 'type'> & Partial<WholeEvent>)[]): Ledger => {
    const ledger = ledgerOf();
    for (const event of events) ledger.apply({ at: T1, ...event });
    return ledger;
  };

  test('it stops by a rule, and goes on when somebody says so', () => {
    expect(whole()).toMatchObject({ stoppedBy: null, supersededBy: null, judgedAt: PLANNED });
    expect(whole({ type: 'stopped', rule: 'r' }).stoppedBy).toBe('r');
    expect(whole({ type: 'stopped' }).stoppedBy).toBe('?');
    expect(whole({ type: 'stopped', rule: 'r' }, { type: 'continued' }).stoppedBy).toBeNull();
  });

  test('another one takes its place, and its rows are judged anew', () => {
    expect(whole({ type: 'superseded', by: 'b' }).supersededBy).toBe('b');
    expect(whole({ type: 'superseded' }).supersededBy).toBe('?');
    expect(whole({ type: 'replanned', asOf: T2 }).judgedAt).toBe(T2);
    expect(whole({ type: 'replanned' }).judgedAt).toBe(T1);
  });

  test.each(Object.keys(rowStates).filter(isRowState))('repaired: a row that is %s', (state) => {
    const ledger = ledgerOf(planned(2, { state }));
    const was = ledger.row(2);
    ledger.apply({ type: 'repaired', at: T3 });
    const isOpen = ['pending', 'held', 'sending', 'unknown', 'missed'].includes(state);
    const open = { state: 'unknown', wasOpen: true, since: PLANNED, gone: T3 };
    expect(ledger.row(2)).toEqual(isOpen ? { ...was, ...open } : was);
  });

  test('repaired: one that was sent is open since then', () => {
    const ledger = ledgerOf(planned(2));
    ledger.apply({ type: 'sending', line: 2, at: T1 });
    ledger.apply({ type: 'repaired', at: T3 });
    expect(ledger.row(2)).toMatchObject({ state: 'unknown', since: T1, gone: T3 });
  });
});

test('rows are asked for by their line, and each knows its operation', () => {
  const ledger = ledgerOf(planned(2), planned(3, { operation: 'declarations.void' }));
  expect(() => ledger.row(4)).toThrow(/no row of line 4/);
  expect([2, 3].map((line) => ledger.operationOf(ledger.row(line)))).toEqual([
    'declarations.create',
    'declarations.void',
  ]);
  const mixed = new Ledger({ ...ledger.header, operation: null }, [planned(2)]);
  expect(() => mixed.operationOf(mixed.row(2))).toThrow(/Row 2 has no operation/);
  mixed.put(ledger.row(3));
  expect([...mixed.rows.keys()]).toEqual([2, 3]);
  mixed.remove(2);
  expect([...mixed.rows.keys()]).toEqual([3]);
});
