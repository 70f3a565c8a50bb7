import { describe, expect, test } from 'vitest';
import { ecf, items, training, world, type Answer, type Ask } from './ecf-mock.ts';

const merged = world(
  [
    {
      id: 'c',
      name: 'Chain',
      idChanges: [
        { from: 'a', to: 'b', at: '2025-10-01T00:00:00Z' },
        { from: 'b', to: 'c', at: '2025-11-01T00:00:00Z' },
      ],
      training: [training({ record: 'r1', identity: 'a' })],
    },
    {
      id: 'd',
      name: 'Plain',
      idChanges: [{ from: 'old', to: 'd', at: '2025-10-01T00:00:00Z' }],
      training: [training({ record: 'r2' })],
    },
    {
      id: 't',
      name: 'Two',
      idChanges: [{ from: 'u', to: 't', at: '2025-10-01T00:00:00Z' }],
      training: [training({ record: 'r4' }), training({ record: 'r5', identity: 'u' })],
    },
  ],
  {
    declarations: [
      {
        id: 'd1',
        participant: 'd',
        role: 'ect',
        lp: 'lp1',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state: 'paid',
      },
    ],
  },
);

const defer = ({ put, id }: Ask, who: string, course = 'ecf-induction') =>
  put(`/participants/ecf/${id(who)}/defer`, { course_identifier: course, reason: 'other' });
const changesIn = ({ attributes }: Answer) =>
  items(attributes['participant_id_changes']).map((change) => change['changed_at']);

describe('ecf.md 8.3: how id changes are served', () => {
  test('all on the survivor, each with the ids of its time', async () => {
    const ask = ecf(merged);
    const { attributes } = await ask.get(`/participants/ecf/${ask.id('c')}`);
    expect(attributes['participant_id_changes']).toEqual([
      { from_participant_id: ask.id('a'), to_participant_id: ask.id('b'), changed_at: '2025-10-01T00:00:00Z' },
      { from_participant_id: ask.id('b'), to_participant_id: ask.id('c'), changed_at: '2025-11-01T00:00:00Z' },
    ]);
  });

  test('writes and sorted lists show the newest first', async () => {
    const ask = ecf(merged);
    expect(changesIn(await defer(ask, 'c'))).toEqual(['2025-11-01T00:00:00Z', '2025-10-01T00:00:00Z']);
  });
});

describe('ecf.md 8.4: using a retired id', () => {
  const { get, id } = ecf(merged);

  test('reads do not know it', async () => {
    expect((await get(`/participants/ecf/${id('old')}`)).status).toBe(404);
    expect((await get(`/participants/ecf/${id('old')}/transfers`)).status).toBe(404);
    expect((await get(`/unfunded-mentors/ecf/${id('old')}`)).status).toBe(404);
    expect((await get(`/participant-declarations?filter[participant_id]=${id('old')}`)).ids).toEqual([]);
  });

  test.each([
    ['old', ['d']],
    ['a', ['c']],
    ['b', ['c']],
    ['c', []],
  ])('from_participant_id %s leads to %j', async (from, expected) => {
    expect((await get(`/participants/ecf?filter[from_participant_id]=${id(from)}`)).ids).toEqual(expected.map(id));
    expect((await get(`/participants/ecf?filter[from_participant_id]=${id(from)}&filter[cohort]=2024`)).ids).toEqual(
      [],
    );
  });

  test('a write works when the training record hangs on that registration, and answers with the new id', async () => {
    const ask = ecf(merged);
    const answer = await defer(ask, 'a');
    expect([answer.status, answer.id]).toEqual([200, ask.id('c')]);
  });

  test('otherwise it is not recognised', async () => {
    const ask = ecf(merged);
    expect((await defer(ask, 'old')).errors[0]?.title).toBe('participant_id');
    expect((await defer(ask, 'old', 'ecf-mentor')).errors[0]?.title).toBe('course_identifier');
  });

  test("a declaration under a retired id is the survivor's", async () => {
    const ask = ecf(merged);
    const answer = await ask.post('/participant-declarations', {
      participant_id: ask.id('a'),
      course_identifier: 'ecf-induction',
      declaration_type: 'started',
      declaration_date: '2025-10-01T00:00:00Z',
    });
    expect([answer.status, answer.attributes['participant_id']]).toEqual([200, ask.id('c')]);
  });

  test("of two records the survivor's id leads to its own, the retired one to the other", async () => {
    const ask = ecf(merged);
    const statuses = ({ attributes }: Answer): unknown[] =>
      items(attributes['ecf_enrolments']).map((one) => one['training_status']);
    expect(statuses(await defer(ask, 't'))).toEqual(['deferred', 'active']);
    expect(statuses(await defer(ask, 'u'))).toEqual(['deferred', 'deferred']);
  });
});
