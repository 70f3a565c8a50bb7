import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/mock/index.ts';
import { callerOf, type Caller } from '../../support/mock-caller.ts';
import { ect, mentor, spell, worldOf } from './world.ts';

const BEFORE = '2025-06-01T00:00:00Z';
const NOW = '2026-02-10T12:00:00Z';
const old = { createdAt: BEFORE, updatedAt: BEFORE };

const world = (parts: Partial<Scenario> = {}): Caller =>
  callerOf(
    'rect',
    worldOf({
      schools: [
        { id: 's1', urn: '100001', ...old },
        { id: 's2', urn: '100002', ...old },
        { id: 's3', urn: '100003', ...old },
      ],
      partnerships: [
        { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025, ...old },
        { id: 'ps2', lp: 'lp2', dp: 'dp1', school: 's2', cohort: 2025, ...old },
        { id: 'ps4', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2024, ...old },
      ],
      statements: [
        {
          id: 'st-open',
          lp: 'lp1',
          cohort: 2025,
          month: 4,
          year: 2026,
          cutOff: '2026-03-31',
          payment: '2026-04-25',
          ...old,
        },
      ],
      participants: [ect('ada', {}, old), mentor('mia', {}, old)],
      declarations: [
        { id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-01T00:00:00Z', ...old },
      ],
      ...parts,
    }),
  );

const updatedAt = async (caller: Caller, path: string, symbol: string): Promise<unknown> =>
  (await caller.get(`/${path}/${caller.mock.id(symbol)}${path === 'schools' ? '?filter[cohort]=2025' : ''}`))
    .attributes['updated_at'];

describe('rect.md 5.9: what moves updated_at', () => {
  test.each([
    ['defer', { reason: 'other' }],
    ['withdraw', { reason: 'other' }],
    ['change-schedule', { schedule_identifier: 'ecf-standard-april' }],
  ])('%s moves the participant, not the declaration, the partnership or the school', async (action, attributes) => {
    const caller = world();
    expect(
      (
        await caller.put(`/participants/${caller.mock.id('ada')}/${action}`, {
          course_identifier: 'ecf-induction',
          ...attributes,
        })
      ).attributes['updated_at'],
    ).toBe(NOW);
    expect(await updatedAt(caller, 'participant-declarations', 'd1')).toBe(BEFORE);
    expect(await updatedAt(caller, 'partnerships', 'ps1')).toBe(BEFORE);
    expect(await updatedAt(caller, 'schools', 's1')).toBe(BEFORE);
    expect(await updatedAt(caller, 'participants', 'mia')).toBe(BEFORE);
  });

  test('a declaration or its void does not move the participant or the statement', async () => {
    const caller = world();
    await caller.call('PUT', `/participant-declarations/${caller.mock.id('d1')}/void`);
    expect(await updatedAt(caller, 'participant-declarations', 'd1')).toBe(NOW);
    const made = await caller.post('/participant-declarations', {
      participant_id: caller.mock.id('ada'),
      declaration_type: 'started',
      declaration_date: '2025-10-20T00:00:00Z',
      course_identifier: 'ecf-induction',
      evidence_held: 'other',
    });
    expect(made.status).toBe(200);
    expect(await updatedAt(caller, 'participants', 'ada')).toBe(BEFORE);
    expect(await updatedAt(caller, 'statements', 'st-open')).toBe(BEFORE);
  });

  test("a mentor's completion moves the mentor", async () => {
    const caller = world();
    await caller.post('/participant-declarations', {
      participant_id: caller.mock.id('mia'),
      declaration_type: 'completed',
      declaration_date: '2026-01-20T00:00:00Z',
      course_identifier: 'ecf-mentor',
      evidence_held: '75-percent-engagement-met',
    });
    expect(await updatedAt(caller, 'participants', 'mia')).toBe(NOW);
    expect(await updatedAt(caller, 'participants', 'ada')).toBe(BEFORE);
  });

  test('a transfer moves with the end of its training', async () => {
    const caller = world({
      participants: [
        {
          id: 'ada',
          ...old,
          training: [
            spell('ect', 'ada', { partnership: 'ps2', to: '2025-12-31', transferUpdatedAt: BEFORE }),
            spell('ect', 'ada', { from: '2026-01-05', transferUpdatedAt: BEFORE, schoolTo: null }),
          ],
        },
      ],
      declarations: [],
    });
    const served = async (): Promise<unknown> =>
      (await caller.get(`/participants/${caller.mock.id('ada')}/transfers`)).attributes['updated_at'];
    expect(await served()).toBe(BEFORE);
    await caller.put(`/participants/${caller.mock.id('ada')}/defer`, {
      course_identifier: 'ecf-induction',
      reason: 'other',
    });
    expect(await served()).toBe(NOW);
  });

  test('the calendar moves no participant', async () => {
    const caller = world({ participants: [ect('ada', { to: '2026-02-20' }, old)], declarations: [] });
    caller.mock.clock.advance({ days: 20 });
    expect((await caller.get(`/participants/${caller.mock.id('ada')}`)).attributes).toMatchObject({
      updated_at: BEFORE,
      ecf_enrolments: [{ participant_status: 'left' }],
    });
  });

  test('the nightly job moves partnerships when training under them starts or has ended', async () => {
    const caller = world({
      participants: [ect('ada', { to: '2026-02-20' }, old), ect('ben', { from: '2026-02-12' }, old)],
      declarations: [],
    });
    caller.mock.clock.set('2026-02-12T00:00:30Z');
    expect(await updatedAt(caller, 'partnerships', 'ps1')).toBe(BEFORE);
    caller.mock.clock.set('2026-02-12T09:00:00Z');
    expect(await updatedAt(caller, 'partnerships', 'ps1')).toBe('2026-02-12T00:01:00Z');
    caller.mock.clock.set('2026-03-12T09:00:00Z');
    expect(await updatedAt(caller, 'partnerships', 'ps1')).toBe('2026-02-21T00:01:00Z');
    expect(await updatedAt(caller, 'partnerships', 'ps4')).toBe(BEFORE);
  });

  test('the nightly refresh moves an ECT whose mentor has gone', async () => {
    const caller = world({
      participants: [
        ect('ada', { mentors: [{ id: 'mia', from: '2025-09-01', to: '2026-02-15' }] }, old),
        mentor('mia', {}, old),
      ],
      declarations: [],
    });
    caller.mock.clock.set('2026-02-17T09:00:00Z');
    expect(await updatedAt(caller, 'participants', 'ada')).toBe('2026-02-16T01:00:00Z');
  });

  test('a first partnership moves the school in its cohort; a provider newly named by training moves it in all', async () => {
    const caller = world();
    const { id } = caller;
    const year = async (cohort: number): Promise<unknown> =>
      (await caller.get(`/schools/${id('s3')}?filter[cohort]=${cohort}`)).attributes['updated_at'];
    await caller.post('/partnerships', { cohort: 2025, school_id: id('s3'), delivery_partner_id: id('dp1') });
    expect([await year(2024), await year(2025)]).toEqual([BEFORE, NOW]);
    expect((await caller.get('/schools?filter[cohort]=2025&sort=-updated_at')).records[0]?.['id']).toBe(id('s3'));
    expect(
      (await caller.get(`/schools?filter[cohort]=2025&filter[updated_since]=${NOW}`)).records.map(
        (record) => record['id'],
      ),
    ).toEqual([id('s3')]);
    // a move to a cohort the school had not named this provider for
    await caller.put(`/participants/${id('ada')}/change-schedule`, {
      course_identifier: 'ecf-induction',
      schedule_identifier: 'ecf-standard-april',
      cohort: 2024,
    });
    const s1 = async (cohort: number): Promise<unknown> =>
      (await caller.get(`/schools/${id('s1')}?filter[cohort]=${cohort}`)).attributes['updated_at'];
    expect([await s1(2024), await s1(2025)]).toEqual([NOW, NOW]);
  });
});
