import { describe, expect, test } from 'vitest';
import { base, ecf, first, training, world, type Ask } from './ecf-mock.ts';

const AT = '2026-02-11T09:00:00Z';

const scenario = world(
  [
    {
      id: 'waiting',
      createdAt: '2025-06-01T00:00:00Z',
      training: [
        training({
          record: 'r1',
          partnership: null,
          school: 's2',
          expressionOfInterest: { lp: 'lp1', cohort: 2024 },
          from: '2024-09-01',
        }),
      ],
    },
    {
      id: 'hidden',
      createdAt: '2025-06-01T00:00:00Z',
      training: [training({ record: 'r2', partnership: 'ps9', from: '2024-09-01' })],
    },
    {
      id: 'school-led',
      training: [
        training({ record: 'r3', partnership: null, school: 's4', programme: 'school_led', from: '2024-09-01' }),
      ],
    },
  ],
  {
    schools: [...(base.schools ?? []), { id: 's4', urn: '100004' }, { id: 's5', urn: '100005' }],
    partnerships: [
      ...(base.partnerships ?? []),
      { id: 'ps8', lp: 'lp2', dp: 'dp2', school: 's5', cohort: 2024, status: 'challenged' },
      {
        id: 'ps9',
        lp: 'lp1',
        dp: 'dp2',
        school: 's5',
        cohort: 2024,
        status: 'challenged',
        challengedReason: 'mistake',
        challengedAt: '2025-10-01T00:00:00Z',
      },
    ],
  },
);

const confirm = ({ post, id }: Ask, school: string, cohort: string | number = '2024', partner = 'dp1') =>
  post('/partnerships/ecf', { cohort, school_id: id(school), delivery_partner_id: id(partner) }, { at: AT });
const titles = ({ errors }: { errors: { title: string }[] }): string[] => errors.map(({ title }) => title);

describe('ecf.md 4.9: creating a partnership', () => {
  test('who waited on a programme without a partnership becomes visible', async () => {
    const ask = ecf(scenario);
    const created = await confirm(ask, 's2', 2024);
    expect([
      created.status,
      created.attributes['status'],
      created.attributes['cohort'],
      created.attributes['created_at'],
    ]).toEqual([200, 'active', '2024', AT]);
    expect((await ask.get(`/participants/ecf/${ask.id('waiting')}`)).status).toBe(200);
    expect((await ask.get(`/schools/ecf/${ask.id('s2')}?filter[cohort]=2024`)).attributes['in_partnership']).toBe(true);
    expect((await ask.get('/partnerships/ecf')).ids.at(-1)).toBe(created.id);
  });

  test('the school, its people and the partnership are touched', async () => {
    const ask = ecf(scenario);
    await confirm(ask, 's2');
    expect((await ask.get(`/participants/ecf?filter[updated_since]=${AT}`)).ids).toEqual([ask.id('waiting')]);
    expect((await ask.get(`/schools/ecf?filter[cohort]=2024&filter[updated_since]=${AT}`)).ids).toEqual([ask.id('s2')]);
    expect((await ask.get(`/partnerships/ecf?filter[updated_since]=${AT}`)).ids).toHaveLength(1);
  });

  test('a challenged partnership of its own is revived under its id, with the partner now named', async () => {
    const ask = ecf(scenario);
    const revived = await confirm(ask, 's5');
    expect(revived.id).toBe(ask.id('ps9'));
    expect(revived.attributes).toMatchObject({
      status: 'active',
      challenged_at: null,
      challenged_reason: null,
      delivery_partner_name: 'One',
    });
    expect(first(await ask.get(`/participants/ecf/${ask.id('hidden')}`))).toMatchObject({
      delivery_partner_id: ask.id('dp1'),
      training_status: 'active',
    });
  });

  test('a school that led the training itself goes over to provider-led, and who is trained there with it', async () => {
    const ask = ecf(scenario);
    expect(
      (await ask.get(`/schools/ecf/${ask.id('s4')}?filter[cohort]=2024`)).attributes['induction_programme_choice'],
    ).toBe('school_led');
    await confirm(ask, 's4');
    expect(
      (await ask.get(`/schools/ecf/${ask.id('s4')}?filter[cohort]=2024`)).attributes['induction_programme_choice'],
    ).toBe('provider_led');
    expect(first(await ask.get(`/participants/ecf/${ask.id('school-led')}`))).toMatchObject({
      training_status: 'active',
      delivery_partner_id: ask.id('dp1'),
    });
    expect((await ask.get(`/participants/ecf?filter[updated_since]=${AT}`)).ids).toEqual([ask.id('school-led')]);
  });

  test.each([
    ['nothing', {}, ['cohort', 'school_id', 'delivery_partner_id']],
    [
      'an unknown cohort and school',
      { cohort: '1999', school_id: 'x', delivery_partner_id: 'x' },
      ['cohort', 'school_id', 'delivery_partner_id'],
    ],
  ])('%s is refused by each attribute', async (_, attributes, expected) => {
    const answer = await ecf(scenario).post('/partnerships/ecf', attributes);
    expect([answer.status, titles(answer)]).toEqual([422, expected]);
  });

  test.each([
    ['s3', 2025, 'dp1'],
    ['s1', 2025, 'dp1'],
    ['s2', 2025, 'dp1'],
  ])('%s in %i is not to be had', async (school, cohort, partner) => {
    const answer = await confirm(ecf(scenario), school, cohort, partner);
    expect([answer.status, titles(answer)]).toEqual([422, ['school_id']]);
  });

  test('a partner that is not linked in that cohort', async () => {
    expect(titles(await confirm(ecf(scenario), 's4', 2024, 'dp2'))).toEqual(['delivery_partner_id']);
  });

  test('a right school with an unknown cohort makes the service fail', async () => {
    expect((await confirm(ecf(scenario), 's4', 1999)).status).toBe(500);
  });

  test('a school that had a provider last year has to confirm its programme first', async () => {
    const ask = ecf({ ...base, partnerships: [{ id: 'ps1', lp: 'lp2', dp: 'dp2', school: 's1', cohort: 2024 }] });
    expect(titles(await confirm(ask, 's1', 2025))).toEqual(['school_id']);
  });
});

describe('ecf.md 4.10: updating a partnership', () => {
  test('the partner changes, for the participants too', async () => {
    const ask = ecf(world([{ id: 'p1', training: [training({ record: 'r1' })] }]));
    const updated = await ask.put(
      `/partnerships/ecf/${ask.id('ps2')}`,
      { delivery_partner_id: ask.id('dp2') },
      { at: AT },
    );
    expect(updated.attributes).toMatchObject({ delivery_partner_name: 'Two', updated_at: AT });
    const participant = await ask.get(`/participants/ecf/${ask.id('p1')}`);
    expect([first(participant)['delivery_partner_id'], participant.attributes['updated_at']]).toEqual([
      ask.id('dp2'),
      AT,
    ]);
  });

  test('naming the partner it has changes nothing', async () => {
    const ask = ecf(base);
    const before = await ask.get(`/partnerships/ecf/${ask.id('ps2')}`);
    expect(
      (await ask.put(`/partnerships/ecf/${ask.id('ps2')}`, { delivery_partner_id: ask.id('dp1') }, { at: AT })).json,
    ).toEqual(before.json);
  });

  test.each([[{}], [{ delivery_partner_id: 'x' }]])('%j is refused', async (attributes) => {
    const ask = ecf(base);
    expect(titles(await ask.put(`/partnerships/ecf/${ask.id('ps2')}`, attributes))).toEqual(['delivery_partner_id']);
  });

  test('a challenged one, or a partner of another cohort, is refused', async () => {
    const ask = ecf(scenario);
    expect(titles(await ask.put(`/partnerships/ecf/${ask.id('ps9')}`, { delivery_partner_id: ask.id('dp1') }))).toEqual(
      ['delivery_partner_id'],
    );
    expect(titles(await ask.put(`/partnerships/ecf/${ask.id('ps1')}`, { delivery_partner_id: ask.id('dp2') }))).toEqual(
      ['delivery_partner_id'],
    );
  });
});
