import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/mock/index.ts';
import { callerOf, type Answer, type Caller, type Json } from '../../support/mock-caller.ts';
import { ect, enrolmentOf, mentor, spell, worldOf } from './world.ts';

const base = {
  declaration_type: 'started',
  declaration_date: '2025-10-20T00:00:00Z',
  course_identifier: 'ecf-induction',
  evidence_held: 'other',
};

function on(
  parts: Partial<Scenario>,
  lp = 'lp1',
): {
  caller: Caller;
  declare: (attributes?: Json, symbol?: string) => Promise<Answer>;
  void_: (id: string) => Promise<Answer>;
} {
  const caller = callerOf('rect', worldOf(parts), lp);
  return {
    caller,
    declare: (attributes = {}, symbol = 'ada') =>
      caller.post('/participant-declarations', {
        participant_id: caller.mock.id(symbol, { unknown: true }),
        ...base,
        ...attributes,
      }),
    void_: (id) => caller.call('PUT', `/participant-declarations/${id}/void`),
  };
}

describe('rect.md 4.3.3: effects of a declaration', () => {
  test('of somebody eligible for funding it is eligible and stands on the next open statement', async () => {
    const { caller, declare } = on({ participants: [ect('ada', { mentor: 'mia' }), mentor('mia')] });
    const { id } = caller;
    const { record } = await declare();
    expect(record).toMatchObject({
      type: 'participant-declaration',
      attributes: {
        participant_id: id('ada'),
        declaration_type: 'started',
        course_identifier: 'ecf-induction',
        declaration_date: '2025-10-20T00:00:00Z',
        mentor_id: id('mia'),
        state: 'eligible',
        created_at: '2026-02-10T12:00:00Z',
        updated_at: '2026-02-10T12:00:00Z',
        delivery_partner_id: id('dp1'),
        statement_id: id('st-open'),
        clawback_statement_id: null,
        uplift_paid: false,
        evidence_held: 'other',
        lead_provider_name: 'lp1',
      },
    });
    expect((await caller.get(`/participant-declarations/${String(record['id'])}`)).record).toEqual(record);
    expect((await caller.get('/participant-declarations')).records).toEqual([record]);
  });

  test('of somebody undecided it is submitted, without a statement', async () => {
    const { declare } = on({ participants: [ect('ada', { eligibleForFunding: null })], statements: [] });
    expect((await declare()).attributes).toMatchObject({ state: 'submitted', statement_id: null, mentor_id: null });
  });

  test('the same again is refused, whoever declared first', async () => {
    const { caller, declare } = on({ participants: [ect('ada')] });
    await declare();
    const again = await declare();
    expect([again.status, ...again.titles]).toEqual([422, 'declaration_type']);
    expect((await caller.get('/participant-declarations')).records).toHaveLength(1);
  });

  test('evidence of started before 2025 is thrown away', async () => {
    const { declare } = on({
      participants: [ect('ada', { partnership: 'ps4', from: '2024-09-01', eligibleForFunding: null })],
    });
    expect(
      (await declare({ declaration_date: '2024-10-01T00:00:00Z', evidence_held: 'nonsense' })).attributes[
        'evidence_held'
      ],
    ).toBeNull();
    expect(
      (
        await declare({
          declaration_type: 'retained-1',
          declaration_date: '2025-02-01T00:00:00Z',
          evidence_held: 'nonsense',
        })
      ).titles,
    ).toEqual(['evidence_held']);
  });

  test("the mentor is the one whose time at the ECT's side begins or ends nearest to the date", async () => {
    const { caller, declare } = on({
      participants: [
        ect('ada', {
          mentors: [
            { id: 'mia', from: '2025-09-01', to: '2025-10-31' },
            { id: 'max', from: '2025-12-01' },
          ],
        }),
        mentor('mia'),
        mentor('max'),
      ],
    });
    expect((await declare({ declaration_date: '2025-11-14T00:00:00Z' })).attributes['mentor_id']).toBe(
      caller.mock.id('mia'),
    );
    expect(
      (await declare({ declaration_type: 'retained-1', declaration_date: '2026-01-20T00:00:00Z' })).attributes[
        'mentor_id'
      ],
    ).toBe(caller.mock.id('max'));
  });

  test('uplift is recorded with started where the cohort has it, and paid with the declaration', async () => {
    const { caller, declare } = on({
      schools: [
        { id: 's1', urn: '100001', uplift: { 2024: { sparsity: true } } },
        { id: 's2', urn: '100002' },
      ],
      participants: [ect('ada', { partnership: 'ps4', from: '2024-09-01', eligibleForFunding: null })],
    });
    expect((await declare({ declaration_date: '2024-10-01T00:00:00Z' })).attributes['uplift_paid']).toBe(false);
    expect(enrolmentOf((await caller.get(`/participants/${caller.mock.id('ada')}`)).record)).toMatchObject({
      sparsity_uplift: true,
      pupil_premium_uplift: false,
    });
  });

  test('without an offset the date is stored as London time', async () => {
    const { declare } = on({ participants: [ect('ada')] });
    expect((await declare({ declaration_date: '2025-10-01T10:00:00' })).attributes['declaration_date']).toBe(
      '2025-10-01T09:00:00Z',
    );
  });
});

describe("rect.md 4.3: refusals with the world's full knowledge", () => {
  test('an empty body gives one error; combinations come in order', async () => {
    const { declare } = on({ participants: [ect('ada'), ect('lp2s', { partnership: 'ps2' })] });
    expect(
      (
        await declare({
          participant_id: '',
          declaration_type: null,
          declaration_date: null,
          course_identifier: null,
          evidence_held: null,
        })
      ).titles,
    ).toEqual(['participant_id']);
    expect((await declare({ declaration_date: '2025-10-20' }, 'nobody')).titles).toEqual([
      'participant_id',
      'declaration_date',
    ]);
    expect((await declare({ declaration_date: '2027-01-01T00:00:00Z' }, 'lp2s')).titles).toEqual([
      'declaration_date',
      'participant_id',
    ]);
  });

  test("another provider's declaration holds the type, also where it cannot be seen", async () => {
    const { declare } = on({
      participants: [
        {
          id: 'ada',
          training: [
            spell('ect', 'ada', { to: '2025-10-31' }),
            spell('ect', 'ada', { partnership: 'ps2', from: '2025-11-03' }),
          ],
        },
      ],
      declarations: [
        {
          id: 'd1',
          participant: 'ada',
          role: 'ect',
          lp: 'lp2',
          type: 'started',
          date: '2025-12-01T00:00:00Z',
          state: 'eligible',
        },
      ],
    });
    expect((await declare()).titles).toEqual(['declaration_type']);
  });

  test('a withdrawal closes the dates from it on', async () => {
    const withdrawn = { at: '2025-12-01T10:00:00Z', reason: 'other' };
    const { declare } = on({ participants: [ect('ada', { withdrawn })] });
    expect((await declare({ declaration_date: '2025-12-01T10:00:00Z' })).titles).toEqual(['participant_id']);
    expect((await declare({ declaration_date: '2025-12-01T09:59:59Z' })).status).toBe(200);
    expect((await declare({ declaration_date: null })).titles).toEqual(['Bad request']);
  });

  test.each([
    ['not a date', 400],
    [20251020, 400],
    ['2025-10-45T00:00:00Z', 400],
    [true, 500],
    ['2025-10-20', 422],
  ])('declaration_date %s gives %i', async (date, status) => {
    expect((await on({ participants: [ect('ada')] }).declare({ declaration_date: date })).status).toBe(status);
  });

  test('a frozen cohort, and a cohort without an open statement', async () => {
    const frozen = on({ cohorts: [{ year: 2024 }, { year: 2025, paymentsFrozen: true }], participants: [ect('ada')] });
    expect((await frozen.declare()).titles).toEqual(['cohort']);
    const late = on({
      participants: [ect('ada')],
      statements: [
        { id: 'st', lp: 'lp1', cohort: 2025, month: 1, year: 2026, cutOff: '2026-02-09', payment: '2026-02-25' },
      ],
    });
    expect((await late.declare()).titles).toEqual(['cohort']);
  });
});

describe('rect.md 4.3.4: mentor completion', () => {
  const completed = {
    course_identifier: 'ecf-mentor',
    declaration_type: 'completed',
    declaration_date: '2026-01-20T09:00:00Z',
    evidence_held: '75-percent-engagement-met',
  };

  test('ends funding and training on the day of the declaration; the void undoes both', async () => {
    const { caller, declare, void_ } = on({ participants: [mentor('ada')] });
    const { record } = await declare(completed);
    const served = async (): Promise<Json> =>
      enrolmentOf((await caller.get(`/participants/${caller.mock.id('ada')}`)).record);
    expect(await served()).toMatchObject({
      training_status: 'active',
      participant_status: 'active',
      mentor_funding_end_date: '2026-01-20',
      mentor_ineligible_for_funding_reason: 'completed_declaration_received',
      eligible_for_funding: true,
    });
    const training = async (): Promise<unknown> =>
      (await caller.get(`/partnerships/${caller.mock.id('ps1')}`)).attributes['participants_currently_training'];
    expect(await training()).toBe(0);
    await void_(String(record['id']));
    expect(await served()).toMatchObject({
      participant_status: 'active',
      mentor_funding_end_date: null,
      mentor_ineligible_for_funding_reason: null,
    });
    expect(await training()).toBe(1);
  });

  test('a declaration dated before the training ends it on the day after its start', async () => {
    const { caller, declare } = on({ participants: [mentor('ada', { from: '2026-01-25' })] });
    await declare(completed);
    expect(enrolmentOf((await caller.get(`/participants/${caller.mock.id('ada')}`)).record)).toMatchObject({
      participant_status: 'active',
      mentor_funding_end_date: '2026-01-20',
    });
  });

  test('a mentor whose training had ended before stays left', async () => {
    const { caller, declare } = on({ participants: [mentor('ada', { to: '2025-12-19' })] });
    await declare(completed);
    expect(enrolmentOf((await caller.get(`/participants/${caller.mock.id('ada')}`)).record)['participant_status']).toBe(
      'left',
    );
  });

  test('an ECT who completes keeps their training', async () => {
    const { caller, declare } = on({ participants: [ect('ada')] });
    expect(
      (
        await declare({
          declaration_type: 'completed',
          declaration_date: '2026-01-20T09:00:00Z',
          evidence_held: 'one-term-induction',
        })
      ).status,
    ).toBe(200);
    expect(
      (await caller.get(`/partnerships/${caller.mock.id('ps1')}`)).attributes['participants_currently_training'],
    ).toBe(1);
  });
});

describe('rect.md 4.4: void and claw back', () => {
  const world = (
    state: 'submitted' | 'eligible' | 'payable' | 'paid' | 'voided' | 'awaiting-clawback' | 'clawed-back',
    statements?: Scenario['statements'],
  ): Partial<Scenario> => ({
    participants: [ect('ada')],
    declarations: [
      {
        id: 'd1',
        participant: 'ada',
        role: 'ect',
        lp: 'lp1',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state,
        uplift: true,
        statement: state === 'submitted' ? null : 'st-open',
      },
    ],
    ...(statements && { statements }),
  });

  test.each(['submitted', 'eligible', 'payable'] as const)(
    '%s is voided, and its type is free again',
    async (state) => {
      const { caller, declare, void_ } = on(world(state));
      expect((await void_(caller.mock.id('d1'))).attributes).toMatchObject({
        state: 'voided',
        statement_id: null,
        clawback_statement_id: null,
        updated_at: '2026-02-10T12:00:00Z',
      });
      expect((await void_(caller.mock.id('d1'))).titles).toEqual(['participant_declaration_id']);
      expect((await declare()).status).toBe(200);
    },
  );

  test('paid is clawed back on the next statement of any status; the old statement and the uplift stay', async () => {
    const { caller, declare, void_ } = on(
      world('paid', [
        {
          id: 'st-open',
          lp: 'lp1',
          cohort: 2025,
          month: 8,
          year: 2026,
          cutOff: '2026-07-31',
          payment: '2026-08-25',
          paid: true,
        },
        {
          id: 'st-paid',
          lp: 'lp1',
          cohort: 2025,
          month: 4,
          year: 2026,
          cutOff: '2026-03-31',
          payment: '2026-04-25',
          paid: true,
        },
        {
          id: 'st-fees',
          lp: 'lp1',
          cohort: 2025,
          month: 3,
          year: 2026,
          cutOff: '2026-02-28',
          payment: '2026-03-25',
          output: false,
        },
        // the new declaration goes here
        { id: 'st-new', lp: 'lp1', cohort: 2025, month: 11, year: 2026, cutOff: '2026-10-31', payment: '2026-11-25' },
      ]),
    );
    const { id } = caller;
    expect((await void_(id('d1'))).attributes).toMatchObject({
      state: 'awaiting-clawback',
      statement_id: id('st-open'),
      clawback_statement_id: id('st-paid'),
      uplift_paid: true,
    });
    expect((await void_(id('d1'))).titles).toEqual(['participant_declaration_id']);
    expect((await declare()).status).toBe(200);
  });

  test('paid without a statement ahead is refused', async () => {
    const { caller, void_ } = on(
      world('paid', [
        {
          id: 'st-open',
          lp: 'lp1',
          cohort: 2025,
          month: 2,
          year: 2026,
          cutOff: '2026-01-31',
          payment: '2026-02-25',
          paid: true,
        },
      ]),
    );
    expect((await void_(caller.mock.id('d1'))).titles).toEqual(['participant_declaration_id']);
  });

  test.each(['voided', 'awaiting-clawback', 'clawed-back'] as const)('%s is refused', async (state) => {
    const { caller, void_ } = on(world(state));
    expect((await void_(caller.mock.id('d1'))).titles).toEqual(['participant_declaration_id']);
  });

  test('another provider loses sight of it', async () => {
    const { caller } = on({
      participants: [
        {
          id: 'ada',
          training: [
            spell('ect', 'ada', { to: '2025-12-31' }),
            spell('ect', 'ada', { partnership: 'ps2', from: '2026-01-05' }),
          ],
        },
      ],
      declarations: [
        { id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-01T00:00:00Z' },
      ],
    });
    const path = `/participant-declarations/${caller.mock.id('d1')}`;
    const asLp2 = { headers: { authorization: 'Bearer lp2-token' } };
    expect((await caller.get(path, asLp2)).status).toBe(200);
    await caller.call('PUT', `${path}/void`);
    expect((await caller.get(path, asLp2)).status).toBe(404);
    expect((await caller.get('/participant-declarations', asLp2)).records).toEqual([]);
    expect((await caller.get('/participant-declarations')).records).toHaveLength(1);
  });
});
