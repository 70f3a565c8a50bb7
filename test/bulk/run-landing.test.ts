import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { landed } from '../../src/bulk/run/landing.ts';
import { noteDone } from '../../src/bulk/run/note-done.ts';
import { bareRun, NOON, planned } from './bare.ts';
import { declaration, uuid } from './served.ts';

const expected = { statement: 'S', cutOff: '2026-06-30' };
const at = new Date(NOON).toISOString();

describe('where a declaration landed', () => {
  const cutOffs = new Map([
    ['s1', '2026-07-31'],
    ['s0', '2026-06-30'],
  ]);
  const of = (record: Item | null, row: Partial<PlannedRow> = {}, already = false): object => {
    const run = bareRun('declarations.create', [planned(2, row)]);
    run.context.cutOffs = cutOffs;
    return landed(run.context, run.row(2), record, already);
  };
  test.each<[string | null, typeof expected | null, string | null]>([
    ['S1', expected, 'slid'],
    ['S0', expected, null],
    ['S9', expected, null],
    [null, expected, 'unexpected'],
    [null, null, 'waiting'],
    ['S1', null, null],
  ])('on %s, expected %o: %s', (statement, meant, where) => {
    const told = of(declaration(1, { statement_id: statement }), { expected: meant });
    expect(told).toEqual({ type: 'done', record: uuid(1), statement, landed: where });
  });

  test('is not known without a record, and nowhere when it was taken back', () => {
    expect(of(null)).toMatchObject({ type: 'unknown', why: 'the answer held no record' });
    expect(of(declaration(1, { state: 'voided' }))).toEqual({ type: 'undone', record: uuid(1) });
    expect(of(declaration(1), {}, true)).toMatchObject({ type: 'already' });
  });

  test('the first row that tells of a record has it, whatever its case', () => {
    const done = planned(4, { state: 'done', record: 'ABC' });
    const { context } = bareRun('declarations.create', [planned(2), planned(3), done]);
    const row = (line: number, record: Item): unknown => landed(context, context.ledger.row(line), record, false).type;
    expect(row(2, declaration(1))).toBe('done');
    expect(row(3, declaration(1))).toBe('already');
    expect(row(2, declaration(1))).toBe('done');
    expect(row(2, { ...declaration(1), id: 'abc' })).toBe('already');
  });

  test('what is no declaration lands on no statement', () => {
    const { context } = bareRun('partnerships.create', [planned(2, { id: 'I' })]);
    const row = context.ledger.row(2);
    expect(landed(context, row, declaration(1), false)).toEqual({ type: 'done', record: uuid(1) });
    expect(landed(context, row, null, true)).toEqual({ type: 'already', record: 'I' });
  });
});

test('what a later row of a person rests on is the person as this one left them; earlier rows and others stay', async () => {
  const basis = { records: [] };
  const rows = [
    planned(2, { key: 'p', basis }),
    planned(3, { key: 'p', id: 'I', basis }),
    planned(4, { key: 'p', basis }),
  ];
  const more = [planned(5, { key: 'p' }), planned(6, { key: 'p', basis, operation: 'declarations.void' })];
  const person = {
    id: uuid(1),
    attributes: { ecf_enrolments: [{ participant_type: 'ect', training_status: 'active' }] },
  };
  for (const [given, lines] of [
    [person, [4, 3]],
    [null, [3]],
  ] as const) {
    const run = bareRun('participants.defer', [...rows, ...more]);
    await noteDone(run.context, run.row(3), 'already', given);
    expect(run.events.map((event) => 'line' in event && event.line)).toEqual(lines);
    expect(run.events.at(-1)).toEqual({ type: 'already', line: 3, at, record: 'I' });
    if (given !== null)
      expect(run.events[0]).toMatchObject({ type: 'replanned', at, before: { records: [{ id: uuid(1) }] } });
  }
});
