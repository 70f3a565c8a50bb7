import { describe, expect, test } from 'vitest';
import { callerOf } from '../../support/mock-caller.ts';
import { ect, worldOf } from './world.ts';

const lp1 = callerOf('rect', worldOf({ participants: [ect('ada')] }));
const ada = lp1.mock.id('ada');
const defer = `/participants/${ada}/defer`;
const send = (body: unknown, path = defer) => lp1.call(path === '/partnerships' ? 'POST' : 'PUT', path, { body });

describe('rect.md 2.2: order of judgement', () => {
  test('a query string that cannot be decoded or contradicts itself is refused without a body, before the token', async () => {
    for (const query of ['a=%ZZ', 'filter=1&filter[cohort]=2', '%E0%A4%A=1']) {
      const answer = await lp1.get(`/participants?${query}`, { headers: { authorization: 'Bearer nobody' } });
      expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
        400,
        '',
        'text/html; charset=utf-8',
      ]);
    }
  });

  test('JSON that does not parse is refused without a body', async () => {
    const answer = await send('{"data": {');
    expect([answer.status, answer.text]).toEqual([400, '']);
  });

  test('a filter that is no hash is a bad parameter on every endpoint', async () => {
    for (const path of ['/participants', `/participants/${ada}`, '/statements', '/schools', `/statements/${ada}`]) {
      for (const filter of ['filter=x', 'filter=', 'filter[]=x']) {
        expect((await lp1.get(`${path}?${filter}`)).titles).toEqual(['Bad parameter']);
      }
    }
    expect((await lp1.put(`${defer}?filter=x`, { reason: 'other' })).titles).toEqual(['Bad parameter']);
  });

  test('schools need the key filter[cohort], whatever stands in it', async () => {
    for (const path of ['/schools', `/schools/${lp1.mock.id('s1')}`]) {
      expect((await lp1.get(path)).titles).toEqual(['Bad parameter']);
      expect((await lp1.get(`${path}?filter[urn]=1`)).titles).toEqual(['Bad parameter']);
    }
    expect((await lp1.get('/schools?filter[cohort]=')).records).toEqual([]);
    expect((await lp1.get(`/schools/${lp1.mock.id('s1')}?filter[cohort]=`)).status).toBe(404);
  });

  test('participant actions look at the body before the participant, partnerships the other way round', async () => {
    expect((await send({}, `/participants/${lp1.mock.id('nobody', { unknown: true })}/defer`)).status).toBe(400);
    expect(
      (
        await send(
          { data: { attributes: { reason: 'x' } } },
          `/participants/${lp1.mock.id('nobody', { unknown: true })}/defer`,
        )
      ).status,
    ).toBe(404);
    expect((await send({}, `/partnerships/${lp1.mock.id('nobody', { unknown: true })}`)).status).toBe(404);
    expect((await send({}, `/partnerships/${lp1.mock.id('ps1')}`)).status).toBe(400);
  });

  test('void reads no body', async () => {
    const answer = await lp1.call(
      'PUT',
      `/participant-declarations/${lp1.mock.id('nothing', { unknown: true })}/void`,
      {
        body: { data: 'x' },
      },
    );
    expect(answer.status).toBe(404);
  });
});

describe('rect.md 2.3: body structure', () => {
  test.each([
    ['no data', {}],
    ['data null', { data: null }],
    ['data {}', { data: {} }],
    ['data ""', { data: '' }],
    ['data []', { data: [] }],
    ['a list', []],
    ['a number', 7],
    ['no attributes', { data: { type: 'x' } }],
    ['attributes null', { data: { attributes: null } }],
    ['attributes {}', { data: { attributes: {} } }],
    ['attributes a text', { data: { attributes: 'x' } }],
    ['attributes a list', { data: { attributes: [1] } }],
    ['no known attribute', { data: { attributes: { cohort: 1 } } }],
    ['a lone nested attribute', { data: { attributes: { reason: { a: 1 } } } }],
  ])('%s', async (_, body) => {
    const answer = await send(body);
    expect([answer.status, ...answer.titles]).toEqual([400, 'Bad request']);
  });

  test.each([
    ['null', null],
    ['empty', ''],
  ])('a known attribute that is %s is judged by the rules', async (_, reason) => {
    expect((await send({ data: { attributes: { reason } } })).titles).toEqual(['course_identifier', 'reason']);
  });

  test('a nested attribute counts as absent, unknown ones and data.type are ignored', async () => {
    const answer = await send({
      data: { type: 'nonsense', attributes: { reason: ['other'], course_identifier: 'ecf-induction', colour: 'red' } },
    });
    expect(answer.titles).toEqual(['reason']);
  });
});

describe('rect.md 2.4: known ways to get 500', () => {
  test.each([
    ['/participants?page=2'],
    ['/statements?page=2'],
    ['/participants?filter[updated_since][]=2026-01-01T00:00:00Z'],
  ])('%s', async (path) => {
    const answer = await lp1.get(path, { headers: { accept: 'application/json' } });
    expect([answer.status, answer.text]).toEqual([500, '{"error":"Internal server error"}']);
  });

  test.each([
    ['a text', { data: 'x' }],
    ['a list', { data: [1] }],
  ])('data is %s', async (_, body) => {
    expect((await send(body)).status).toBe(500);
  });

  test.each([
    ['text/html', { accept: 'text/html' }],
    ['*/*', { accept: '*/*' }],
    ['none', {}],
  ])('with the Accept header %s it is a page', async (_, headers) => {
    const answer = await lp1.get('/participants?page=2', { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
  });
});

describe('rect.md 2.5: several errors', () => {
  test('come grouped by attribute in order of first occurrence', async () => {
    const answer = await send(
      { data: { attributes: { cohort: '1999', school_id: '', delivery_partner_id: lp1.mock.id('dp1') } } },
      '/partnerships',
    );
    expect(answer.titles).toEqual(['school_id', 'cohort', 'delivery_partner_id']);
    expect(answer.status).toBe(422);
  });
});
