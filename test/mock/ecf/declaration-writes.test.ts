import { describe, expect, test } from 'vitest';
import { base, ecf, first, training, world, type Ask } from './ecf-mock.ts';

const people = world(
  [
    { id: 'p1', trn: '1000001', training: [training({ record: 'r1', mentor: 'm1' })] },
    { id: 'undecided', trn: '1000002', training: [training({ record: 'r2', eligibleForFunding: null })] },
    { id: 'm1', trn: '1000003', training: [training({ record: 'r3', role: 'mentor' })] },
    { id: 'twin', trn: '1000001', training: [training({ record: 'r4' })] },
    { id: 'old', training: [training({ record: 'r5', partnership: 'ps1', from: '2024-09-01' })] },
    {
      id: 'withdrawn',
      training: [training({ record: 'r6', withdrawn: { at: '2026-01-05T10:00:00Z', reason: 'other' } })],
    },
    { id: 'no-statement', training: [training({ record: 'r7', partnership: 'ps23', from: '2023-09-01' })] },
    {
      id: 'moved',
      training: [
        training({ record: 'r8', to: '2025-12-31' }),
        training({ record: 'r8', partnership: 'ps3', from: '2026-01-05' }),
      ],
    },
  ],
  { partnerships: [...(base.partnerships ?? []), { id: 'ps23', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2023 }] },
);

const declare = ({ post, id }: Ask, who: string, changes: object = {}, as = 'lp1') =>
  post(
    '/participant-declarations',
    {
      participant_id: id(who),
      course_identifier: 'ecf-induction',
      declaration_type: 'started',
      declaration_date: '2025-10-01T10:00:00.5Z',
      ...changes,
    },
    { as },
  );
const titles = ({ errors }: { errors: { title: string }[] }): string[] => errors.map(({ title }) => title);
const mentorCompleted = {
  course_identifier: 'ecf-mentor',
  declaration_type: 'completed',
  declaration_date: '2026-01-20T23:30:00Z',
  evidence_held: '75-percent-engagement-met',
};

describe('ecf.md 4.16: declaring', () => {
  test('for somebody fundable: eligible, on the next statement with output fees, with partner and mentor of that day', async () => {
    const ask = ecf(people);
    const answer = await declare(ask, 'p1');
    expect(answer.status).toBe(200);
    expect(answer.attributes).toEqual({
      participant_id: ask.id('p1'),
      declaration_type: 'started',
      declaration_date: '2025-10-01T10:00:00Z',
      course_identifier: 'ecf-induction',
      state: 'eligible',
      created_at: '2026-02-10T12:00:00Z',
      updated_at: '2026-02-10T12:00:00Z',
      delivery_partner_id: ask.id('dp1'),
      statement_id: ask.id('st3'),
      clawback_statement_id: null,
      ineligible_for_funding_reason: null,
      mentor_id: ask.id('m1'),
      uplift_paid: false,
      evidence_held: null,
      has_passed: null,
      lead_provider_name: 'First Provider',
    });
    expect((await ask.get('/participant-declarations')).ids).toEqual([answer.id]);
    expect((await ask.get('/participant-declarations', { as: 'lp2' })).ids).toEqual([]);
  });

  test('on the day of the cut-off the statement still counts, the day after the next one does', async () => {
    const [today, tomorrow] = [ecf(people), ecf(people)];
    const attributes = (ask: Ask) => ({
      participant_id: ask.id('p1'),
      course_identifier: 'ecf-induction',
      declaration_type: 'started',
      declaration_date: '2025-10-01T10:00:00Z',
    });
    expect(
      (await today.post('/participant-declarations', attributes(today), { at: '2026-03-31T23:59:00Z' })).attributes[
        'statement_id'
      ],
    ).toBe(today.id('st3'));
    expect(
      (await tomorrow.post('/participant-declarations', attributes(tomorrow), { at: '2026-04-01T00:00:00Z' }))
        .attributes['statement_id'],
    ).toBe(tomorrow.id('st2'));
  });

  test('for somebody undecided: submitted, on no statement', async () => {
    expect((await declare(ecf(people), 'undecided')).attributes).toMatchObject({
      state: 'submitted',
      statement_id: null,
    });
  });

  test('a second account of the same teacher: ineligible', async () => {
    const ask = ecf(people);
    await declare(ask, 'p1');
    expect((await declare(ask, 'twin')).attributes).toMatchObject({
      state: 'ineligible',
      ineligible_for_funding_reason: 'duplicate_declaration',
      statement_id: null,
    });
  });

  test('back-dated before the training with the provider: no partner and no mentor', async () => {
    expect((await declare(ecf(people), 'p1', { declaration_date: '2025-08-01T00:00:00Z' })).attributes).toMatchObject({
      delivery_partner_id: null,
      mentor_id: null,
    });
  });

  test('twice is once too often, by whichever provider', async () => {
    const ask = ecf(people);
    await declare(ask, 'p1');
    expect(titles(await declare(ask, 'p1', { declaration_date: '2025-11-01T00:00:00Z' }))).toEqual(['base']);
    await declare(ask, 'moved', {}, 'lp2');
    expect(titles(await declare(ask, 'moved'))).toEqual(['base']);
  });

  test('evidence: ignored for started before 2025, asked for otherwise', async () => {
    const ask = ecf(people);
    expect(
      (await declare(ask, 'old', { declaration_date: '2024-10-01T00:00:00Z', evidence_held: 'anything' })).attributes[
        'evidence_held'
      ],
    ).toBeNull();
    expect(
      titles(await declare(ask, 'old', { declaration_type: 'retained-1', declaration_date: '2025-02-01T00:00:00Z' })),
    ).toEqual(['evidence_held']);
    expect(
      (
        await declare(ask, 'old', {
          declaration_type: 'retained-1',
          declaration_date: '2025-02-01T00:00:00Z',
          evidence_held: 'other',
        })
      ).attributes,
    ).toMatchObject({ evidence_held: 'other', statement_id: ask.id('st4') });
    expect(titles(await declare(ask, 'p1', { evidence_held: '75-percent-engagement-met' }))).toEqual(['evidence_held']);
    expect(
      (await declare(ask, 'p1', { evidence_held: 'materials-engaged-with-offline' })).attributes['evidence_held'],
    ).toBe('materials-engaged-with-offline');
  });

  test.each([
    ['nobody', {}, ['participant_id']],
    ['p1', { declaration_date: '2027-01-01T00:00:00Z' }, ['declaration_date']],
    ['p1', { declaration_date: '2025-10-01' }, ['declaration_date']],
    ['p1', { declaration_date: '2025-06-30T23:59:59Z' }, ['declaration_date']],
    ['p1', { declaration_type: 'extended-1' }, ['declaration_type']],
    ['p1', { declaration_type: '' }, ['declaration_type']],
    ['p1', { course_identifier: 'npq-senco' }, ['course_identifier']],
    ['p1', { course_identifier: 'ecf-mentor' }, ['course_identifier']],
    ['m1', { course_identifier: 'ecf-mentor', declaration_type: 'retained-1' }, ['declaration_type']],
    ['withdrawn', { declaration_date: '2026-01-05T10:00:00Z' }, ['participant_id']],
    ['no-statement', { declaration_date: '2023-10-01T00:00:00Z' }, ['cohort']],
    [
      'moved',
      { declaration_date: '2027-01-01T00:00:00Z', declaration_type: 'x' },
      ['declaration_date', 'declaration_type'],
    ],
  ])('%s with %j', async (who, changes, expected) => {
    const answer = await declare(ecf(people), who, changes);
    expect([answer.status, titles(answer)]).toEqual([422, expected]);
  });

  test('before the withdrawal it is fine; without a date the service trips', async () => {
    const ask = ecf(people);
    expect((await declare(ask, 'withdrawn', { declaration_date: '' })).status).toBe(400);
    expect((await declare(ask, 'withdrawn', { declaration_date: '2026-01-05T09:59:59Z' })).status).toBe(200);
  });

  test('refusals leave nothing behind', async () => {
    const ask = ecf(people);
    await declare(ask, 'p1', { declaration_type: 'x' });
    expect((await ask.get('/participant-declarations')).ids).toEqual([]);
  });

  test("a mentor's completion ends the funding of the mentor", async () => {
    const ask = ecf(people);
    expect((await declare(ask, 'm1', mentorCompleted)).attributes).toMatchObject({
      state: 'eligible',
      mentor_id: null,
    });
    const mentor = await ask.get(`/participants/ecf/${ask.id('m1')}`);
    expect(first(mentor)).toMatchObject({
      mentor_funding_end_date: '2026-01-20',
      mentor_ineligible_for_funding_reason: 'completed_declaration_received',
    });
    expect(mentor.attributes['updated_at']).toBe('2026-02-10T12:00:00Z');
  });
});

describe('ecf.md 4.17: voiding', () => {
  const written = (
    state:
      'submitted' | 'eligible' | 'payable' | 'paid' | 'ineligible' | 'voided' | 'awaiting-clawback' | 'clawed-back',
  ) => ({
    ...people,
    declarations: [
      {
        id: 'd1',
        participant: 'p1',
        role: 'ect' as const,
        lp: 'lp1',
        type: 'started' as const,
        date: '2025-10-01T00:00:00Z',
        state,
        statement: state === 'submitted' ? null : 'st1',
        ...(state.includes('claw') && { clawbackStatement: 'st3' }),
      },
    ],
  });
  const undo = (ask: Ask, at?: string) =>
    ask.put(`/participant-declarations/${ask.id('d1')}/void`, null, at === undefined ? {} : { at });

  test.each(['submitted', 'eligible', 'payable', 'ineligible'] as const)(
    '%s becomes voided and leaves its statement',
    async (state) => {
      expect((await undo(ecf(written(state)))).attributes).toMatchObject({
        state: 'voided',
        statement_id: null,
        clawback_statement_id: null,
      });
    },
  );

  test('paid is clawed back on the next statement of its cohort, and keeps the one that paid it', async () => {
    const ask = ecf(written('paid'));
    expect((await undo(ask, '2026-02-11T09:00:00Z')).attributes).toMatchObject({
      state: 'awaiting-clawback',
      statement_id: ask.id('st1'),
      clawback_statement_id: ask.id('st3'),
      updated_at: '2026-02-11T09:00:00Z',
    });
    expect((await declare(ask, 'p1')).status).toBe(200);
  });

  test('with no statement left there is nothing to claw it back on', async () => {
    expect(titles(await undo(ecf(written('paid')), '2027-01-01T00:00:00Z'))).toEqual(['Invalid action']);
  });

  test.each(['voided', 'awaiting-clawback', 'clawed-back'] as const)('%s can only be looked at', async (state) => {
    const answer = await undo(ecf(written(state)));
    expect([answer.status, titles(answer)]).toEqual([422, ['Invalid action']]);
  });

  test('only the provider that made it, even where another sees it', async () => {
    const ask = ecf({
      ...people,
      declarations: [
        {
          id: 'd1',
          participant: 'moved',
          role: 'ect',
          lp: 'lp1',
          type: 'started',
          date: '2025-10-01T00:00:00Z',
          state: 'paid',
          statement: 'st1',
        },
      ],
    });
    expect((await ask.get(`/participant-declarations/${ask.id('d1')}`, { as: 'lp2' })).status).toBe(200);
    expect((await ask.put(`/participant-declarations/${ask.id('d1')}/void`, null, { as: 'lp2' })).status).toBe(404);
  });

  test('a voided declaration is gone for the other provider', async () => {
    const ask = ecf({
      ...people,
      declarations: [
        {
          id: 'd1',
          participant: 'moved',
          role: 'ect',
          lp: 'lp1',
          type: 'started',
          date: '2025-10-01T00:00:00Z',
          state: 'eligible',
          statement: 'st3',
        },
      ],
    });
    expect((await ask.get('/participant-declarations', { as: 'lp2' })).ids).toEqual([ask.id('d1')]);
    await undo(ask);
    expect((await ask.get('/participant-declarations', { as: 'lp2' })).ids).toEqual([]);
  });

  test("a mentor's completion is undone with its declaration", async () => {
    const ask = ecf(people);
    const made = await declare(ask, 'm1', mentorCompleted);
    await ask.put(`/participant-declarations/${made.id}/void`);
    expect(first(await ask.get(`/participants/ecf/${ask.id('m1')}`))).toMatchObject({
      mentor_funding_end_date: null,
      mentor_ineligible_for_funding_reason: null,
    });
  });
});
