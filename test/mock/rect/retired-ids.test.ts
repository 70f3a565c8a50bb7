import { describe, expect, test } from 'vitest';
import { callerOf } from '../../support/mock-caller.ts';
import { ect, worldOf } from './world.ts';

describe('rect.md 8: retired ids', () => {
  const caller = callerOf(
    'rect',
    worldOf({
      participants: [
        ect(
          'c',
          {},
          {
            idChanges: [
              { from: 'a', to: 'b', at: '2025-10-01T09:00:00.500Z' },
              { from: 'b', to: 'c', at: '2025-11-01T09:00:00Z' },
            ],
          },
        ),
      ],
    }),
  );
  const { id } = caller;
  const declaration = {
    declaration_type: 'started',
    declaration_date: '2025-10-20T00:00:00Z',
    course_identifier: 'ecf-induction',
    evidence_held: 'other',
  };

  test('the survivor carries every row of the chain as it was written', async () => {
    expect((await caller.get(`/participants/${id('c')}`)).attributes['participant_id_changes']).toEqual([
      { from_participant_id: id('a'), to_participant_id: id('b'), changed_at: '2025-10-01T09:00:00Z' },
      { from_participant_id: id('b'), to_participant_id: id('c'), changed_at: '2025-11-01T09:00:00Z' },
    ]);
  });

  test('reads and actions under an old id find nothing', async () => {
    for (const path of [
      `/participants/${id('a')}`,
      `/participants/${id('a')}/transfers`,
      `/unfunded-mentors/${id('b')}`,
    ])
      expect((await caller.get(path)).status).toBe(404);
    expect((await caller.put(`/participants/${id('b')}/resume`, { course_identifier: 'ecf-induction' })).status).toBe(
      404,
    );
    expect((await caller.get(`/participant-declarations?filter[participant_id]=${id('a')}`)).records).toEqual([]);
    expect((await caller.get('/participants')).records).toHaveLength(1);
  });

  test('filter[from_participant_id] finds the survivor for every id of the chain', async () => {
    for (const old of ['a', 'b'])
      expect((await caller.get(`/participants?filter[from_participant_id]=${id(old)}`)).records[0]?.['id']).toBe(
        id('c'),
      );
  });

  test('a declaration under an old id reads like an unknown one, after what is missing', async () => {
    const declare = async (attributes: object, symbol = 'a') =>
      (await caller.post('/participant-declarations', { participant_id: id(symbol), ...declaration, ...attributes }))
        .titles;
    expect(await declare({})).toEqual(['participant_id']);
    expect(await declare({ course_identifier: '' })).toEqual(['course_identifier', 'participant_id']);
    expect(await declare({ declaration_type: '' })).toEqual(['declaration_type', 'participant_id']);
    // somebody nobody has heard of is told first
    expect(await declare({ declaration_type: '' }, 'nobody')).toEqual(['participant_id']);
  });
});
