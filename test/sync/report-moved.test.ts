import { describe, expect, test } from 'vitest';
import type { Moved } from '../../src/sync/reports/index.ts';
import { declaration, look, reported } from './report-support.ts';

/** What became of the declarations of a statement after its cut-off, one kind of move at a time. */

type Look = readonly [state: string, statement: string | null, clawback?: string];

const on = ([, statement, clawback]: Look) => ({ statement_id: statement, clawback_statement_id: clawback ?? null });

/** What a report on `s` says of one declaration that was once, and is now. */
async function movedBetween(before: Look, after: Look): Promise<Moved> {
  const { moved } = await reported({
    dfe_declarations: [declaration('d')],
    dfe_declaration_states: [
      look('d', 0, '2026-07-20T03:00:00Z', before[0], on(before)),
      look('d', 1, '2026-08-10T03:00:00Z', after[0], { ...on(after), seen_before: '2026-08-05T03:00:00.000Z' }),
    ],
  });
  return moved;
}

describe('what became of it', () => {
  test.each<readonly [string, Look, Look]>([
    ['voided', ['eligible', 's'], ['voided', null]],
    ['voided', ['awaiting-clawback', 'p', 's'], ['voided', null]],
    // also while it stays on the statement: a provider did it, and not the calendar
    ['voided', ['eligible', 's'], ['voided', 's']],
    ['clawed back', ['paid', 's'], ['awaiting-clawback', 's']],
    ['clawed back', ['paid', 's'], ['awaiting-clawback', 's', 't']],
    ['clawed back', ['paid', 's'], ['clawed-back', null, 't']],
    ['clawed back', ['awaiting-clawback', 's'], ['clawed-back', 's', 't']],
    ['off the statement', ['eligible', 's'], ['eligible', null]],
    ['to another statement', ['eligible', 's'], ['eligible', 't']],
    ['to another statement', ['eligible', 's'], ['payable', 't']],
    ['other state', ['payable', 's'], ['eligible', 's']],
    ['clawback undone', ['awaiting-clawback', 'p', 's'], ['paid', 'p']],
    ['clawback undone', ['clawed-back', 'p', 's'], ['paid', 's']],
    ['clawback to another statement', ['awaiting-clawback', 'p', 's'], ['awaiting-clawback', 'p', 't']],
    ['clawback to another statement', ['clawed-back', 'p', 's'], ['clawed-back', 'p', 't']],
    ['clawback to another statement', ['awaiting-clawback', 'p', 's'], ['clawed-back', 'p']],
    ['other state', ['awaiting-clawback', 'p', 's'], ['awaiting-clawback', 'q', 's']],
    ['other state', ['clawed-back', 'p', 's'], ['awaiting-clawback', 'p', 's']],
  ])('%s: %j, then %j', async (what, before, after) => {
    expect(await movedBetween(before, after)).toEqual({
      ...{ certain: 1, uncertain: 0, counts: [{ what, certain: 1, uncertain: 0 }] },
      rows: [
        {
          ...{ declarationId: 'd', participantId: 'ann', fullName: 'Ann', role: 'ect', type: 'started', what },
          ...{ stateBefore: before[0], stateAfter: after[0], statementAfter: after[1] },
          ...{ clawbackStatementAfter: after[2] ?? null, certain: true },
          seenBetween: ['2026-08-05T03:00:00.000Z', '2026-08-10T03:00:00Z'],
        },
      ],
    });
  });

  test.each<readonly [Look, Look]>([
    [
      ['eligible', 's'],
      ['payable', 's'],
    ],
    [
      ['payable', 's'],
      ['paid', 's'],
    ],
    [
      ['eligible', 's'],
      ['paid', 's'],
    ],
    [
      ['awaiting-clawback', 'p', 's'],
      ['clawed-back', 'p', 's'],
    ],
  ])('nothing in the ordinary course: %j, then %j', async (before, after) => {
    expect(await movedBetween(before, after)).toEqual({ certain: 0, uncertain: 0, counts: [], rows: [] });
  });
});

test('counts are of declarations, by what became of them, and of those voided by role and type', async () => {
  const voided = (id: string, seenBefore: string | null) => [
    look(id, 0, '2026-07-20T03:00:00Z', 'eligible'),
    look(id, 1, '2026-08-10T03:00:00Z', 'voided', { statement_id: null, seen_before: seenBefore }),
  ];
  const { moved, voidedSince } = await reported({
    dfe_declarations: [
      declaration('d-1'),
      declaration('d-2', { participant_id: 'nobody' }),
      declaration('d-3', { type: null }),
      declaration('d-4', { course: 'ecf-mentor' }),
      declaration('d-5'),
    ],
    dfe_declaration_states: [
      ...voided('d-2', '2026-08-09T03:00:00Z'),
      ...voided('d-1', null),
      ...voided('d-3', null),
      ...voided('d-4', null),
      look('d-5', 0, '2026-07-20T03:00:00Z', 'eligible'),
      look('d-5', 1, '2026-08-02T03:00:00Z', 'eligible', { statement_id: 't' }),
    ],
  });
  expect(moved).toMatchObject({
    ...{ certain: 1, uncertain: 4 },
    counts: [
      { what: 'to another statement', certain: 0, uncertain: 1 },
      { what: 'voided', certain: 1, uncertain: 3 },
    ],
  });
  // by the look that showed it, then by id
  expect(moved.rows.map(({ declarationId }) => declarationId)).toEqual(['d-5', 'd-1', 'd-2', 'd-3', 'd-4']);
  expect(moved.rows[2]).toMatchObject({ participantId: 'nobody', fullName: null });
  expect(voidedSince).toEqual({
    ...{ certain: 1, uncertain: 3 },
    counts: [
      { role: 'ect', type: null, certain: 0, uncertain: 1 },
      { role: 'ect', type: 'started', certain: 1, uncertain: 1 },
      { role: 'mentor', type: 'started', certain: 0, uncertain: 1 },
    ],
  });
});
