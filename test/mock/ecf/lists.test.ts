import { describe, expect, test } from 'vitest';
import { base, ecf, training, world } from './ecf-mock.ts';

const people = ecf(
  world([
    {
      id: 'a',
      name: 'Zoe',
      createdAt: '2025-05-03T00:00:00Z',
      updatedAt: '2025-11-03T10:00:00Z',
      training: [training({ record: 'ra' })],
    },
    {
      id: 'b',
      name: 'Yan',
      createdAt: '2025-05-01T00:00:00Z',
      updatedAt: '2025-11-05T10:00:00Z',
      training: [training({ record: 'rb', createdAt: '2025-06-09T00:00:00Z' })],
    },
    {
      id: 'c',
      name: 'Xia',
      createdAt: '2025-05-02T00:00:00Z',
      updatedAt: '2025-11-04T10:00:00Z',
      training: [training({ record: 'rc', partnership: 'ps1', from: '2024-09-01' })],
    },
  ]),
);
const list = async (query: string): Promise<string[]> => (await people.get(`/participants/ecf?${query}`)).ids;
const ids = (...symbols: string[]): string[] => symbols.map(people.id);

describe('ecf.md 3.1: paging', () => {
  test('pages are cut by the age of the account, and arranged by that of the profiles', async () => {
    expect(await list('')).toEqual(ids('c', 'a', 'b'));
    expect(await list('page[per_page]=2')).toEqual(ids('c', 'b'));
    expect(await list('page[per_page]=2&page[page]=2')).toEqual(ids('a'));
    expect(await list('page[page]=2')).toEqual([]);
  });

  test('numbers are read as far as they go', async () => {
    expect(await list('page[page]=1.9&page[per_page]=2abc')).toEqual(ids('c', 'b'));
  });

  test('above 3,000 a page is clamped', async () => {
    const many = ecf({
      ...base,
      bulk: [{ kind: 'deliveryPartner', count: 3100, idPrefix: 'bulk', links: [{ lp: 'lp1', cohort: 2025 }] }],
    });
    expect((await many.get('/delivery-partners?page[per_page]=5000')).ids).toHaveLength(3000);
    expect((await many.get('/delivery-partners')).ids).toHaveLength(100);
  });

  test('a list is its data and nothing else', async () => {
    expect(Object.keys((await people.get('/participants/ecf')).json)).toEqual(['data']);
  });
});

describe('ecf.md 3.3: sorting', () => {
  test.each([
    ['sort=created_at', ['b', 'c', 'a']],
    ['sort=-created_at', ['a', 'c', 'b']],
    ['sort=-updated_at', ['b', 'c', 'a']],
    ['sort=%2Bupdated_at', ['a', 'c', 'b']],
    ['sort=nothing,-created_at', ['a', 'c', 'b']],
    ['sort=', ['c', 'a', 'b']],
  ])('%s', async (query, expected) => {
    expect(await list(query)).toEqual(ids(...expected));
  });

  test('a raw plus becomes a space and makes the name unknown', async () => {
    expect(await list('sort=+updated_at')).toEqual(await list('sort=nothing'));
  });

  test('with a sort, pages keep its order', async () => {
    expect(await list('sort=created_at&page[per_page]=2')).toEqual(ids('b', 'c'));
  });

  test.each(['/participants/ecf?sort=full_name', '/participants/ecf?sort=email', '/unfunded-mentors/ecf?sort=id'])(
    '%s: a column that is not selected',
    async (path) => {
      const answer = await people.get(path);
      expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad request']);
    },
  );

  test('other lists sort by their own columns', async () => {
    expect((await people.get('/delivery-partners?sort=-name')).ids).toEqual(ids('dp2', 'dp1'));
    expect((await people.get('/schools/ecf?filter[cohort]=2025&sort=-urn')).ids).toEqual(ids('s2', 's1'));
    expect((await people.get('/partnerships/ecf?sort=-created_at')).ids).toEqual(ids('ps2', 'ps1'));
    expect((await people.get('/unfunded-mentors/ecf?sort=full_name')).status).toBe(200);
  });

  test('statements go by payment date', async () => {
    expect((await people.get('/statements')).ids).toEqual(
      ids('st1', 'st4', 'st3', 'st2').sort((x, y) => order(x) - order(y)),
    );
  });

  function order(id: string): number {
    return ids('st1', 'st3', 'st4', 'st2').indexOf(id);
  }
});

describe('ecf.md 3.4: filters', () => {
  test.each([
    ['filter[cohort]=2025', ['a', 'b']],
    ['filter[cohort]=2024, 2025', ['c', 'a', 'b']],
    ['filter[cohort]=2024abc', ['c']],
    ['filter[cohort]=abc', []],
    ['filter[cohort]=', ['c', 'a', 'b']],
    ['filter[updated_since]=2025-11-04T10:00:00Z', ['c', 'b']],
    ['filter[updated_since]=2025-11-04T10:00:01Z', ['b']],
    ['filter[updated_since]=2025-11-04T11:00:00%2B01:00', ['c', 'b']],
    ['filter[updated_since]=2025-11-04T11:00:00%2B0100', ['c', 'b']],
    ['filter[updated_since]=2025-11-04T10:00:00', ['c', 'b']],
    ['filter[updated_since]=2025-11-04t10:00:00.5z', ['b']],
    ['filter[updated_since]=2025-11-04T11%253A00%253A00%252B01%253A00', ['c', 'b']],
    ['filter[updated_since]=', ['c', 'a', 'b']],
    ['filter[training_status]=active', ['c', 'a', 'b']],
    ['filter[training_status]=deferred', []],
    ['filter[from_participant_id]=nobody', []],
    ['filter[nothing]=x', ['c', 'a', 'b']],
  ])('%s', async (query, expected) => {
    expect(await list(query)).toEqual(ids(...expected));
  });

  test('a day that the month does not have counts on', async () => {
    expect(await list('filter[updated_since]=2025-11-31T00:00:00Z')).toEqual([]);
    expect(await list('filter[updated_since]=2025-06-31T00:00:00Z')).toHaveLength(3);
  });

  test.each([
    'filter[updated_since]=2025-11-04',
    'filter[updated_since]=2025-11-04T10:00:00+01:00',
    'filter[updated_since]=2025-11-04T10:00',
    'filter[updated_since]=2025-13-04T10:00:00Z',
    'filter[updated_since]=2025-11-04T25:00:00Z',
    'filter[training_status]=ACTIVE',
    'filter[training_status]=active,deferred',
  ])('%s is refused', async (query) => {
    const answer = await people.get(`/participants/ecf?${query}`);
    expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad request']);
  });

  test('they hold for a single participant as well', async () => {
    const path = `/participants/ecf/${people.id('c')}`;
    expect((await people.get(`${path}?filter[cohort]=2025`)).status).toBe(404);
    expect((await people.get(`${path}?filter[cohort]=2024`)).status).toBe(200);
    expect((await people.get(`${path}?filter[training_status]=nope`)).status).toBe(400);
  });

  test('lists of ids are split and not trimmed', async () => {
    const { get, id } = ecf();
    const all = await get('/participant-declarations');
    expect((await get(`/participant-declarations?filter[participant_id]=${id('ada')},${id('fay')}`)).ids).toHaveLength(
      3,
    );
    expect(
      (await get(`/participant-declarations?filter[participant_id]=${id('ada')},%20${id('fay')}`)).ids,
    ).toHaveLength(1);
    expect((await get('/participant-declarations?filter[participant_id]=x')).ids).toEqual([]);
    expect(
      (await get(`/participant-declarations?filter[delivery_partner_id]=${id('dp2').toUpperCase()}`)).ids.length,
    ).toBeGreaterThan(0);
    expect((await get('/participant-declarations?filter[cohort]=2024,2025')).ids).toEqual(all.ids);
    expect((await get(`/participant-declarations/${id('d-paid')}?filter[cohort]=2025`)).status).toBe(404);
  });

  test.each(['cohort', 'participant_id', 'delivery_partner_id'])(
    'a lone comma in %s of declarations is no filter; with anything else in it, it is one',
    async (name) => {
      const { get, id } = ecf();
      const all = await get('/participant-declarations');
      expect(all.ids.length).toBeGreaterThan(0);
      for (const empty of [',', ',,', ''])
        expect((await get(`/participant-declarations?filter[${name}]=${empty}`)).ids).toEqual(all.ids);
      for (const unmatched of ['x', ',x', ',%20'])
        expect((await get(`/participant-declarations?filter[${name}]=${unmatched}`)).ids).toEqual([]);
      expect((await get(`/participant-declarations/${id('d-paid')}?filter[${name}]=,`)).status).toBe(200);
    },
  );

  test('a lone comma matches nothing elsewhere', async () => {
    expect(await list('filter[cohort]=,')).toEqual([]);
    expect((await people.get('/partnerships/ecf?filter[delivery_partner_id]=,')).ids).toEqual([]);
    expect((await people.get('/statements?filter[cohort]=,')).ids).toEqual([]);
    expect((await people.get('/delivery-partners?filter[cohort]=,')).ids).toEqual([]);
  });

  test('the type of statements', async () => {
    expect((await people.get('/statements?filter[type]=ecf')).ids).toHaveLength(4);
    expect((await people.get('/statements?filter[type]=npq')).ids).toEqual([]);
    expect((await people.get(`/statements/${people.id('st1')}?filter[type]=npq`)).status).toBe(404);
  });

  test('schools take one cohort, and know their number', async () => {
    expect((await people.get('/schools/ecf?filter[cohort]=2025,2024')).ids).toHaveLength(2);
    expect((await people.get('/schools/ecf?filter[cohort]=2025&filter[urn]=100002')).ids).toEqual(ids('s2'));
    expect((await people.get('/schools/ecf?filter[cohort]=2030')).ids).toEqual([]);
  });
});
