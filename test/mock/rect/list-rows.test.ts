import { describe, expect, test } from 'vitest';
import { isRecord } from '../../../src/base/guards.ts';
import { directOf } from '../../../src/mock/http/direct.ts';
import { callerOf, type Answer } from '../../support/mock-caller.ts';
import { ect, mentor, spell, worldOf } from './world.ts';

const at = (day: number): string => `2026-01-0${day}T09:00:00Z`;
const ids = ['ada', 'ben', 'cara', 'max', 'mia', 'zoe', 'dp1', 'dp2', 's1', 's2', 's3', 'ps1', 'ps3', 'ps4'];
const left = { to: '2025-12-31' };

// written in another order than created, and some created at one moment
const caller = callerOf(
  'rect',
  worldOf({
    deliveryPartners: [
      { id: 'dp2', createdAt: at(3), updatedAt: at(4), links: [{ lp: 'lp1', cohort: 2025 }] },
      {
        id: 'dp1',
        createdAt: at(1),
        updatedAt: at(5),
        links: [
          { lp: 'lp1', cohort: 2024 },
          { lp: 'lp1', cohort: 2025 },
          { lp: 'lp2', cohort: 2025 },
        ],
      },
    ],
    schools: [
      { id: 's2', urn: '100002', createdAt: at(3), updatedAt: at(4) },
      { id: 's1', urn: '100001', createdAt: at(1), updatedAt: at(5) },
      { id: 's3', urn: '100003', createdAt: at(1), updatedAt: at(3) },
    ],
    partnerships: [
      { id: 'ps3', lp: 'lp1', dp: 'dp1', school: 's2', cohort: 2025, createdAt: at(3), updatedAt: at(4) },
      { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025, createdAt: at(1), updatedAt: at(5) },
      { id: 'ps4', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2024, createdAt: at(1), updatedAt: at(3) },
      { id: 'ps2', lp: 'lp2', dp: 'dp1', school: 's2', cohort: 2025 },
    ],
    participants: [
      ect('cara', { ...left, mentor: 'max' }, { createdAt: at(3), updatedAt: at(4) }),
      ect('ada', { ...left, schoolTo: null, mentor: 'mia' }, { createdAt: at(1), updatedAt: at(5) }),
      {
        ...ect('ben', { mentor: 'zoe' }, { createdAt: at(1), updatedAt: at(3) }),
        training: [
          spell('ect', 'ben', left),
          spell('ect', 'ben', { partnership: 'ps3', from: '2026-01-01', mentor: 'zoe' }),
        ],
      },
      mentor('zoe', { partnership: 'ps2' }, { createdAt: at(3), unfundedUpdatedAt: at(4) }),
      mentor('mia', { partnership: null, programme: 'none', school: 's1', schedule: undefined }, { createdAt: at(1) }),
      mentor('max', { partnership: null, programme: 'none', school: 's1', schedule: undefined }, { createdAt: at(1) }),
    ],
  }),
);
const symbols = new Map(ids.map((symbol) => [caller.mock.id(symbol), symbol]));
const names = ({ records }: Answer): string => records.map(({ id }) => symbols.get(String(id)) ?? '?').join(' ');
const lists = [
  '/participants?',
  '/participants/transfers?',
  '/unfunded-mentors?',
  '/partnerships?',
  '/delivery-partners?',
  '/schools?filter[cohort]=2025&',
];

describe('rect.md 3.2: sorting, on every list that sorts', () => {
  test.each(lists)('id is the order of creation, -id its reverse: %s', async (list) => {
    const inOrder = names(await caller.get(list));
    expect(inOrder.split(' ').length).toBeGreaterThan(1);
    expect(names(await caller.get(`${list}sort=id`))).toBe(inOrder);
    expect(names(await caller.get(`${list}sort=-id`))).toBe(inOrder.split(' ').reverse().join(' '));
  });

  test.each(lists)('the first key decides, the second where the first ties: %s', async (list) => {
    const inOrder = names(await caller.get(list)).split(' ');
    expect(names(await caller.get(`${list}sort=id,-created_at`))).toBe(inOrder.join(' '));
    const mixed = names(await caller.get(`${list}sort=-created_at,-id`));
    expect(mixed).toBe([...inOrder].reverse().join(' '));
  });

  test.each(lists)('the same column twice counts once, as it stood first: %s', async (list) => {
    for (const column of ['created_at', 'updated_at', 'id']) {
      expect(names(await caller.get(`${list}sort=-${column},${column}`))).toBe(
        names(await caller.get(`${list}sort=-${column}`)),
      );
    }
  });

  test('schools: updated_at anywhere in sort, with id beside it', async () => {
    expect(names(await caller.get('/schools?filter[cohort]=2025&sort=-id,updated_at'))).toBe('s2 s3 s1');
  });
});

describe('rect.md 3.3: brackets around single filters', () => {
  test('the cohort of schools is read in brackets too', async () => {
    expect(names(await caller.get('/schools?filter[cohort][]=2025'))).toBe('s1 s3 s2');
    expect(names(await caller.get('/schools?filter[cohort][]=x'))).toBe('');
    const path = `/schools/${caller.mock.id('s1')}`;
    expect((await caller.get(`${path}?filter[cohort][]=2025`)).status).toBe(200);
    expect((await caller.get(`${path}?filter[cohort][]=1999`)).status).toBe(404);
  });

  test.each(['training_status', 'from_participant_id'])('%s in brackets is dropped', async (name) => {
    const all = names(await caller.get('/participants'));
    expect(names(await caller.get(`/participants?filter[${name}][]=withdrawn`))).toBe(all);
    expect(names(await caller.get(`/participants?filter[${name}]=x`))).toBe('');
  });
});

describe('rect.md 2.2 row 7 and 2.4', () => {
  test('7: a bare ?filter passes as an empty set, filter= does not', async () => {
    expect(names(await caller.get('/participants?filter'))).toBe(names(await caller.get('/participants')));
    expect((await caller.get('/participants?filter=')).titles).toEqual(['Bad parameter']);
    expect((await caller.get('/schools?filter')).titles).toEqual(['Bad parameter']);
  });

  test('7: a filter in the JSON body that is no object is refused, whatever the verb', async () => {
    const path = `/participants/${caller.mock.id('ada')}/defer`;
    const attributes = { course_identifier: 'ecf-mentor', reason: 'other' };
    for (const filter of ['x', '', 1, true, ['x'], []]) {
      const answer = await caller.call('PUT', path, { body: { data: { attributes }, filter } });
      expect([answer.status, ...answer.titles]).toEqual([400, 'Bad parameter']);
    }
    for (const filter of [{}, { cohort: 2025 }, null])
      expect((await caller.call('PUT', path, { body: { data: { attributes }, filter } })).status).toBe(422);
  });

  test('7: in the body of a GET too, where an object filters and the query wins', async () => {
    const direct = directOf(caller.mock.fetch);
    const read = async (query: string, filter: unknown): Promise<unknown> => {
      const answer = await direct?.({
        method: 'GET',
        path: '/api/v3/participants',
        query,
        headers: new Headers({
          authorization: `Bearer ${caller.mock.token('lp1')}`,
          'content-type': 'application/json',
        }),
        text: () => Promise.resolve(JSON.stringify({ filter })),
      });
      const json: unknown = await new Response(answer?.body ?? 'null').json();
      return isRecord(json) && Array.isArray(json['data']) ? json['data'].length : answer?.status;
    };
    expect(await read('', {})).toBe(3);
    expect(await read('', 'x')).toBe(400);
    expect(await read('', { cohort: 2024 })).toBe(0);
    expect(await read('filter[cohort]=2025', { cohort: 2024 })).toBe(3);
  });

  test.each(['page[page][]=1', 'page[per_page][]=1', 'page=2'])('9d: %s makes every list fail', async (query) => {
    for (const list of [...lists, '/participant-declarations?', '/statements?'])
      expect((await caller.get(`${list}${query}`, { declared: false })).status).toBe(500);
    expect((await caller.get('/participants?page[page]=1&page[per_page]=1')).records).toHaveLength(1);
  });
});
