import { describe, expect, test } from 'vitest';
import { declaration, reported, send, statement } from './report-support.ts';

/** Parts of a report on a statement, where something is missing or there is more than one of it. */

describe('what slid', () => {
  test('is not known while nothing was sent that was meant for the statement', async () => {
    expect((await reported({ dfe_sends: [send(1, { expected_statement: 't' })] })).slid).toEqual({ known: false });
  });

  test('is told in the order of sending, each line once, whether its answer is known or not', async () => {
    const { slid } = await reported(
      {
        dfe_declarations: [declaration('d-1'), declaration('d-2', { participant_id: 'nobody' })],
        dfe_sends: [
          send(10, { statement_id: 'u' }),
          send(9),
          send(2, { run: 'q', declaration_id: 'd-2' }),
          send(3, { run: 'q', at: '2026-08-01T07:00:00Z', declaration_id: 'd-1' }),
          // the same again, one that came where it was meant to, and one whose answer is not known
          send(11, { declaration_id: 'd-1' }),
          send(12, { statement_id: 's' }),
          send(13, { statement_id: null }),
          send(1, { expected_statement: 't', statement_id: 't' }),
        ],
      },
      [
        statement('s'),
        statement('t', { month: null, year: null, cut_off_date: '2026-10-31', payment_date: '2026-08-26' }),
        statement('u', { month: 'May', cut_off_date: '2026-12-31', payment_date: null }),
      ],
    );
    const [t, u] = [
      { id: 't', month: null, year: null },
      { id: 'u', month: 'May', year: '2026' },
    ];
    const unknown = { declarationId: null, participantId: null, fullName: null, role: null, type: null };
    const known = { role: 'ect', type: 'started', onto: t, daysLater: 1 };
    const sentAt = '2026-08-01T08:00:00Z';
    expect(slid).toEqual({
      ...{ known: true, sends: 7, declarations: 4 },
      onto: [
        { statement: t, declarations: 3 },
        { statement: u, declarations: 1 },
      ],
      rows: [
        { ...known, declarationId: 'd-1', participantId: 'ann', fullName: 'Ann', sentAt: '2026-08-01T07:00:00Z' },
        { ...known, declarationId: 'd-2', participantId: 'nobody', fullName: null, sentAt },
        { ...unknown, sentAt, onto: t, daysLater: 1 },
        { ...unknown, sentAt, onto: u, daysLater: null },
      ],
    });
  });
});

describe('what is clawed back here', () => {
  test('stands by the statement that first paid it, also when none is served', async () => {
    const back = { state: 'awaiting-clawback', clawback_statement_id: 's' };
    const { clawedBackHere, declared, declarations, clawbacks } = await reported({
      dfe_declarations: [
        declaration('d-1', { ...back, statement_id: 't' }),
        declaration('d-2', { ...back, statement_id: null, uplift_paid: 1, participant_id: 'nobody' }),
        declaration('d-3', { ...back, statement_id: 'x', course: 'ecf-mentor', type: null, date: null }),
        declaration('d-4', { ...back, statement_id: 't' }),
        declaration('d-5', { statement_id: 's', state: null }),
      ],
    });
    const t = { id: 't', month: 'November', year: '2026' };
    const x = { id: 'x', month: null, year: null };
    expect(declared).toBe(1);
    expect(declarations.map(({ id, kind }) => [id, kind])).toEqual([
      ...[['d-5', 'payment']],
      ...['d-1', 'd-2', 'd-3', 'd-4'].map((id) => [id, 'clawback']),
    ]);
    expect(declarations[0]).toMatchObject({ state: null, uplift: false, date: '2026-07-01T10:00:00Z' });
    expect(clawedBackHere.from).toEqual([
      { firstPaidOn: null, declarations: 1 },
      { firstPaidOn: t, declarations: 2 },
      { firstPaidOn: x, declarations: 1 },
    ]);
    expect(clawedBackHere.declarations).toBe(4);
    expect(
      clawedBackHere.rows.map(({ declarationId, role, type, uplift, firstPaidOn }) => [
        ...[declarationId, role, type, uplift, firstPaidOn],
      ]),
    ).toEqual([
      ['d-1', 'ect', 'started', false, t],
      ['d-2', 'ect', 'started', true, null],
      ['d-3', 'mentor', null, false, x],
      ['d-4', 'ect', 'started', false, t],
    ]);
    expect(clawbacks.map(({ role, type, uplift, declarations: number }) => [role, type, uplift, number])).toEqual([
      ['ect', 'started', false, 2],
      ['ect', 'started', true, 1],
      ['mentor', null, false, 1],
    ]);
  });
});
