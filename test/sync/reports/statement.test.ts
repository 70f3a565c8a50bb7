import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementReport } from '../../../src/sync/reports/index.ts';
import { makeSchema } from '../../../src/sync/store/schema.ts';
import { write, type CopyConnection, type Steps } from '../../../src/sync/store/steps.ts';
import { openPlaces } from '../views/places.ts';
import { put } from '../views/world.ts';
import { august, FORMULA, MARKUP, reportWorld } from './world.ts';

const places = await openPlaces();

describe.each(places)('a report on a statement from $name', (place) => {
  let copy: CopyConnection;
  beforeAll(async () => {
    copy = await place.open();
    await copy.write(() => makeSchema(copy.dialect, undefined));
    await copy.write(reportWorld);
  });
  afterAll(async () => copy.close());

  /** What a report says in a world that is changed for it alone. */
  async function changed(id: string, change: () => Steps<void>): Promise<Awaited<ReturnType<typeof statementReport>>> {
    const other = await place.open();
    try {
      await other.write(() => makeSchema(other.dialect, undefined));
      await other.write(reportWorld);
      await other.write(change);
      return await statementReport(other, id);
    } finally {
      await other.close();
    }
  }

  test('all of it, as told by hand, and in this order', async () => {
    const report = await statementReport(copy, 's-aug');
    expect(report).toEqual(august);
    expect(Object.keys(report)).toEqual(Object.keys(august));
  });

  test('what is clawed back here names the statement that paid it, and is not declared here', async () => {
    const { declared, clawedBackHere, moved, slid, states } = await statementReport(copy, 's-nov');
    const from = { id: 's-aug', month: 'August', year: '2026' };
    expect(declared).toBe(3);
    expect(clawedBackHere).toEqual({
      declarations: 1,
      from: [{ firstPaidOn: from, declarations: 1 }],
      rows: [
        {
          ...{ declarationId: 'd-lou-2', participantId: 'lou', fullName: FORMULA, role: 'ect', type: 'retained-1' },
          ...{ state: 'awaiting-clawback', uplift: true, firstPaidOn: from },
        },
      ],
    });
    expect(moved).toEqual({ certain: 0, uncertain: 0, counts: [], rows: [] });
    expect(slid).toEqual({ known: true, sends: 1, declarations: 0, onto: [], rows: [] });
    expect(states).toEqual({ states: ['eligible'], days: [{ day: '2026-08-02', counts: { eligible: 1 } }] });
  });

  test('no declaration is declared on two statements, nor in the states of two at the end', async () => {
    const reports = await Promise.all(['s-aug', 's-nov', 's-jan', 's-nov24'].map((id) => statementReport(copy, id)));
    const declared = reports.flatMap(({ declarations }) =>
      declarations.filter(({ kind }) => kind === 'payment').map(({ id }) => id),
    );
    expect(new Set(declared).size).toBe(declared.length);
    expect(declared.length).toBe(reports.reduce((sum, report) => sum + report.declared, 0));
    const last = reports.map(({ states }) =>
      Object.values(states.days.at(-1)?.counts ?? {}).reduce((a, b) => a + b, 0),
    );
    // seven declarations have a history, and each ends on one statement
    expect(last.reduce((a, b) => a + b, 0)).toBe(7);
  });

  test('what slid is not known where no send was meant for the statement', async () => {
    expect((await statementReport(copy, 's-jan')).slid).toEqual({ known: false });
    const none = await changed('s-aug', () => write('DELETE FROM dfe_sends'));
    expect(none.slid).toEqual({ known: false });
  });

  test('one that was sent twice slid once', async () => {
    const { slid } = await changed('s-aug', () =>
      put('dfe_sends', [
        {
          ...{ run: 'r2', line: 1, declaration_id: 'd-kit-2', expected_statement: 's-aug', statement_id: 's-nov' },
          at: '2026-08-01T09:00:00Z',
        },
      ]),
    );
    expect(slid).toMatchObject({ sends: 3, declarations: 2, onto: [{ declarations: 2 }] });
  });

  test('candidates stand before each cut-off up to the end of their window', async () => {
    const { nextCutOffs } = await changed('s-nov24', function* () {
      yield* put(
        'dfe_statements',
        ['2026-12-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30'].map((day, i) => ({
          ...{ id: `s-${i}`, cut_off_date: day, cohort: '2024', paid: 0, unlisted: 0 },
        })),
      );
    });
    // bob's window ends on the day of the second
    expect(nextCutOffs).toMatchObject({
      later: 1,
      statements: [
        { cutOffDate: '2026-10-31', candidates: 1, lastChance: 0 },
        { cutOffDate: '2026-12-31', candidates: 1, lastChance: 1, counts: [{ type: 'retained-4', lastChance: 1 }] },
        { cutOffDate: '2027-02-28', candidates: 0, lastChance: 0, counts: [] },
        ...['2027-03-31', '2027-04-30', '2027-05-31'].map((cutOffDate) => ({ cutOffDate, candidates: 0 })),
      ],
    });
  });

  test('a declaration that is gone stands in no later day, and another provider’s in none', async () => {
    const { states, moved } = await changed('s-aug', function* () {
      yield* write("UPDATE dfe_declarations SET gone_at = '2026-08-31T23:30:00Z' WHERE id = 'd-dan'");
      yield* write("UPDATE dfe_declarations SET ours = 0 WHERE id = 'd-kit-1'");
    });
    // the last hour of August in UTC is September in London
    expect(states.days.map(({ day, counts }) => [day, counts['paid'], counts['voided']])).toEqual([
      ...[
        ['2026-07-20', 0, 0],
        ['2026-07-31', 0, 1],
        ['2026-08-01', 0, 2],
        ['2026-08-02', 0, 2],
      ],
      ...[
        ['2026-08-26', 3, 2],
        ['2026-09-01', 1, 2],
      ],
    ]);
    expect(moved.rows.map(({ declarationId }) => declarationId)).not.toContain('d-kit-1');
  });

  test('a declaration that moved twice is one declaration, and certain when a move of that kind is', async () => {
    const { moved } = await changed('s-aug', () =>
      put('dfe_declaration_states', [
        {
          ...{ declaration_id: 'd-lou-2', ordinal: 3, seen_at: '2026-09-03T03:00:00Z', state: 'paid' },
          ...{ seen_before: null, statement_id: 's-aug' },
        },
        {
          ...{ declaration_id: 'd-lou-2', ordinal: 4, seen_at: '2026-09-05T03:00:00Z', state: 'awaiting-clawback' },
          ...{ seen_before: null, statement_id: 's-aug', clawback_statement_id: 's-nov' },
        },
      ]),
    );
    expect(moved).toMatchObject({ certain: 2, uncertain: 2 });
    expect(moved.counts).toContainEqual({ what: 'clawed back', certain: 1, uncertain: 0 });
    expect(moved.rows.filter(({ declarationId }) => declarationId === 'd-lou-2')).toHaveLength(2);
  });

  test('a clawback that is undone, or moves, is told on the statement that took back', async () => {
    const row = (ordinal: number, state: string, clawback: string | null): Parameters<typeof put>[1][number] => ({
      ...{ declaration_id: 'd-lou-2', ordinal, seen_at: `2026-11-0${ordinal}T03:00:00Z`, seen_before: null, state },
      ...{ statement_id: 's-aug', clawback_statement_id: clawback },
    });
    const undone = await changed('s-nov', () => put('dfe_declaration_states', [row(3, 'paid', null)]));
    expect(undone.moved.counts).toEqual([{ what: 'clawback undone', certain: 0, uncertain: 1 }]);
    const later = await changed('s-nov', () => put('dfe_declaration_states', [row(3, 'awaiting-clawback', 's-jan')]));
    expect(later.moved.counts).toEqual([{ what: 'clawback to another statement', certain: 0, uncertain: 1 }]);
  });

  test('before the first run that ends nothing is said of what goes by the day', async () => {
    const { asOf, stuck, nextCutOffs, declared } = await changed('s-aug', function* () {
      yield* write('DELETE FROM dfe_runs');
      yield* write('DELETE FROM dfe_today');
    });
    expect({ asOf, stuck, nextCutOffs, declared }).toEqual({
      ...{ asOf: { lastRunEndedAt: null, day: null }, stuck: { known: false }, nextCutOffs: { known: false } },
      declared: 2,
    });
  });

  test('names are as they are in the copy', async () => {
    expect((await statementReport(copy, 's-aug')).moved.rows.map(({ fullName }) => fullName)).toContain(MARKUP);
  });
});
