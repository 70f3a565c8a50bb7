import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/mock/index.ts';
import { callerOf, type Answer, type Caller, type Json } from '../../support/mock-caller.ts';
import { ect, mentor, worldOf } from './world.ts';

function on(parts: Partial<Scenario> = {}): {
  caller: Caller;
  create: (attributes?: Json) => Promise<Answer>;
  update: (symbol: string, partner: unknown) => Promise<Answer>;
} {
  const caller = callerOf('rect', worldOf(parts));
  const { id } = caller;
  return {
    caller,
    create: (attributes = {}) =>
      caller.post('/partnerships', {
        cohort: '2025',
        school_id: id('s3'),
        delivery_partner_id: id('dp1'),
        ...attributes,
      }),
    update: (symbol, partner) => caller.put(`/partnerships/${id(symbol)}`, { delivery_partner_id: partner }),
  };
}

describe('rect.md 4.5: create partnership', () => {
  test('is served and listed', async () => {
    const { caller, create } = on();
    const { id } = caller;
    const made = await create({ cohort: 2025 });
    expect(made.status).toBe(200);
    expect(made.attributes).toMatchObject({
      cohort: '2025',
      urn: '100003',
      school_id: id('s3'),
      delivery_partner_id: id('dp1'),
      participants_currently_training: 0,
      created_at: '2026-02-10T12:00:00Z',
      updated_at: '2026-02-10T12:00:00Z',
    });
    expect((await caller.get('/partnerships')).records.at(-1)).toEqual(made.record);
    expect((await caller.get(`/partnerships/${String(made.record['id'])}`)).record).toEqual(made.record);
    expect((await caller.get(`/schools/${id('s3')}?filter[cohort]=2025`)).attributes).toMatchObject({
      in_partnership: true,
      expression_of_interest: false,
    });
  });

  test('people the school had named the provider for become visible', async () => {
    const interest = { partnership: null, school: 's3', expressionOfInterest: { lp: 'lp1', cohort: 2025 } };
    const { caller, create } = on({
      participants: [
        ect('ada', interest),
        mentor('mia', { ...interest, schedule: null }),
        ect('ben', { ...interest, expressionOfInterest: { lp: 'lp2', cohort: 2025 } }),
        ect('cara', { ...interest, expressionOfInterest: { lp: 'lp1', cohort: 2024 }, from: '2024-09-01' }),
      ],
    });
    const { id } = caller;
    expect((await caller.get('/participants')).records).toEqual([]);
    expect((await create()).attributes['participants_currently_training']).toBe(2);
    const { records } = await caller.get('/participants?filter[updated_since]=2026-02-10T12:00:00Z');
    expect(records.map((record) => record['id'])).toEqual([id('ada'), id('mia')]);
    expect(records[1]).toMatchObject({
      attributes: {
        updated_at: '2026-02-10T12:00:00Z',
        ecf_enrolments: [{ schedule_identifier: 'ecf-standard-september' }],
      },
    });
    expect((await caller.get(`/schools/${id('s3')}?filter[cohort]=2025`)).attributes).toMatchObject({
      in_partnership: true,
      expression_of_interest: true,
      induction_programme_choice: 'provider_led',
    });
  });

  test.each<[string, Json, string[]]>([
    ['N1 N10', { cohort: '' }, ['cohort', 'delivery_partner_id']],
    ['N2', { school_id: '' }, ['school_id']],
    ['N3', { delivery_partner_id: null }, ['delivery_partner_id']],
    ['N4 N10', { cohort: '1999' }, ['cohort', 'delivery_partner_id']],
    ['N5', { cohort: '2026' }, ['cohort']],
    ['N6', { cohort: '2022' }, ['cohort']],
    ['N7', { school_id: 'nonsense' }, ['school_id']],
    ['N9', { delivery_partner_id: 'nonsense' }, ['delivery_partner_id']],
  ])('%s', async (_, attributes, titles) => {
    const { create } = on({
      cohorts: [2022, 2024, 2025, 2026].map((year) => ({ year })),
      deliveryPartners: [
        {
          id: 'dp1',
          links: [2022, 2024, 2025, 2026].flatMap((cohort) => [
            { lp: 'lp1', cohort },
            { lp: 'lp2', cohort },
          ]),
        },
      ],
    });
    const answer = await create(attributes);
    expect([answer.status, ...answer.titles]).toEqual([422, ...titles]);
  });

  test('N8, N11 and N12 can all fall on one school', async () => {
    const { caller, create } = on({
      schools: [
        { id: 's1', urn: '100001', eligible: false },
        { id: 's2', urn: '100002' },
        { id: 's3', urn: '100003' },
      ],
      participants: [ect('ada', { partnership: null, school: 's1', programme: 'school_led', schedule: null })],
    });
    expect((await create({ school_id: caller.mock.id('s1') })).titles).toEqual(['school_id', 'school_id', 'school_id']);
  });

  test('N10: the partner has to be linked in that cohort', async () => {
    const { caller, create } = on();
    expect((await create({ cohort: 2024, delivery_partner_id: caller.mock.id('dp2') })).titles).toEqual([
      'delivery_partner_id',
    ]);
  });
});

describe('rect.md 4.6: update partnership', () => {
  test('the partner changes everywhere but on declarations', async () => {
    const { caller, update } = on({
      participants: [ect('ada')],
      declarations: [
        { id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-01T00:00:00Z' },
      ],
    });
    const { id } = caller;
    const answer = await update('ps1', id('dp2'));
    expect(answer.record).toMatchObject({
      id: id('ps1'),
      attributes: { delivery_partner_id: id('dp2'), delivery_partner_name: 'dp2', updated_at: '2026-02-10T12:00:00Z' },
    });
    expect((await caller.get(`/participants/${id('ada')}`)).attributes).toMatchObject({
      updated_at: '2026-02-10T12:00:00Z',
      ecf_enrolments: [{ delivery_partner_id: id('dp2') }],
    });
    expect((await caller.get(`/participant-declarations/${id('d1')}`)).attributes).toMatchObject({
      updated_at: '2026-02-10T12:00:00Z',
      delivery_partner_id: id('dp1'),
    });
  });

  test('refusals', async () => {
    const { caller, update } = on();
    const { id } = caller;
    expect((await update('ps1', '')).titles).toEqual(['delivery_partner_id']);
    expect((await update('ps1', 'x')).titles).toEqual(['delivery_partner_id']);
    expect((await update('ps4', id('dp2'))).titles).toEqual(['delivery_partner_id']);
    expect((await update('ps1', id('dp1'))).titles).toEqual(['delivery_partner_id']);
    expect((await update('ps2', id('dp1'))).titles).toEqual(['Resource not found']);
  });
});
