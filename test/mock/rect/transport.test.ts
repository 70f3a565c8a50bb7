import { describe, expect, test } from 'vitest';
import { callerOf } from '../../support/mock-caller.ts';
import { ect, enrolmentOf, worldOf } from './world.ts';

const lp1 = callerOf('rect', worldOf({ participants: [ect('ada'), ect('ben')] }));

describe('rect.md 1.2: authentication', () => {
  test.each([
    ['Bearer lp1-token', 200],
    ['Token lp1-token', 200],
    ['Token token="lp1-token"', 200],
    ['Bearer  lp1-token', 200],
    ['bearer lp1-token', 401],
    ['token lp1-token', 401],
    ['lp1-token', 401],
    ['Bearer nobody', 401],
    ['Basic lp1-token', 401],
    ['Bearer', 401],
  ])('Authorization: %s gives %i', async (authorization, status) => {
    const answer = await lp1.get('/statements', { headers: { authorization } });
    expect(answer.status).toBe(status);
    if (status === 401) {
      expect(answer.text).toBe('{"error":"HTTP Token: Access denied"}');
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.has('www-authenticate')).toBe(false);
    }
  });

  test('comes after routing and before the body is read', async () => {
    const nobody = { headers: { authorization: 'Bearer nobody' } };
    expect((await lp1.call('POST', '/partnerships', { ...nobody, body: '{"data":' })).status).toBe(401);
    expect((await lp1.call('GET', '/nowhere', { ...nobody, declared: false })).status).toBe(404);
    expect((await lp1.get('/participants?filter=x', nobody)).status).toBe(401);
  });
});

describe('rect.md 1.3: content types and paths', () => {
  test('answers JSON whatever is accepted', async () => {
    for (const accept of ['text/csv', 'text/html,*/*;q=0.8', 'application/vnd.api+json', '*/*']) {
      const answer = await lp1.get('/participants', { headers: { accept } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    }
  });

  test('an Accept header that is no media type gives 406 and nothing else', async () => {
    const answer = await lp1.get('/participants', { headers: { accept: 'json' }, declared: false });
    expect([answer.status, answer.text]).toEqual([406, '']);
  });

  test.each([
    ['application/json', 422],
    ['application/json; charset=utf-8', 422],
    ['text/x-json', 422],
    ['application/problem+json', 422],
    ['application/vnd.api+json', 400],
    ['text/plain', 400],
  ])('a body sent as %s gives %i', async (contentType, status) => {
    const answer = await lp1.post('/partnerships', { cohort: 2025 }, { contentType });
    expect(answer.status).toBe(status);
  });

  test('a form is read', async () => {
    const answer = await lp1.call('POST', '/partnerships', {
      contentType: 'application/x-www-form-urlencoded',
      body: 'data[attributes][cohort]=2025',
    });
    expect([answer.status, ...answer.titles]).toEqual([422, 'school_id', 'delivery_partner_id']);
  });

  test('ids in paths are read in any case, with and without hyphens; .json is forgiven', async () => {
    const id = lp1.mock.id('ada');
    for (const path of [id, id.toUpperCase(), id.replaceAll('-', ''), `${id}.json`]) {
      expect((await lp1.get(`/participants/${path}`)).record['id']).toBe(id);
    }
    expect((await lp1.get('/participants.json')).records).toHaveLength(2);
    expect((await lp1.get('/participants/not-an-id')).titles).toEqual(['Resource not found']);
  });

  test('PATCH is known for partnerships alone', async () => {
    const body = { data: { attributes: { delivery_partner_id: lp1.mock.id('dp1') } } };
    expect((await lp1.call('PATCH', `/partnerships/${lp1.mock.id('ps1')}`, { body })).status).toBe(422);
    expect(
      (await lp1.call('PATCH', `/participants/${lp1.mock.id('ada')}/defer`, { body, declared: false })).status,
    ).toBe(404);
  });

  test('HEAD is GET without the body', async () => {
    const answer = await lp1.call('HEAD', '/statements', { declared: false });
    expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
      200,
      '',
      'application/json; charset=utf-8',
    ]);
    expect((await lp1.call('HEAD', '/nothing', { declared: false })).status).toBe(404);
  });

  test('a query nested more than 32 deep is not read, at once and whatever its length', async () => {
    const nested = (depth: number): string => `/statements?a${'[b]'.repeat(depth - 1)}=1`;
    expect((await lp1.get(nested(32))).status).toBe(200);
    for (const depth of [33, 9000]) {
      const answer = await lp1.get(nested(depth));
      expect([answer.status, answer.text]).toEqual([400, '']);
    }
  });

  test('a path or method without a route is told in its own shape', async () => {
    const json = await lp1.call('POST', `/participants/${lp1.mock.id('ada')}/defer`, {
      headers: { accept: 'application/json' },
      declared: false,
    });
    expect([json.status, json.text]).toEqual([404, '{"error":"Resource not found"}']);
    for (const headers of [{ accept: 'text/html' }, { accept: '*/*' }, {}]) {
      const html = await lp1.get('/participants/ecf/anything', { headers, declared: false });
      expect([html.status, html.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    }
  });
});

describe('rect.md 1.5: X-With-Server-Date', () => {
  const scenario = worldOf({
    participants: [ect('ada'), ect('jo', { from: '2026-03-29' })],
    statements: [
      { id: 'st', lp: 'lp1', cohort: 2025, month: 8, year: 2027, cutOff: '2027-07-31', payment: '2027-08-25' },
    ],
  });

  const statusAt = async (date: string): Promise<unknown> => {
    const caller = callerOf('rect', scenario);
    const answer = await caller.get(`/participants/${caller.mock.id('jo')}`, {
      headers: { 'x-with-server-date': date },
    });
    return answer.status === 200 ? enrolmentOf(answer.record)['participant_status'] : answer.status;
  };

  test.each([
    ['2026-03-28T23:59:59Z', 'joining'],
    ['2026-03-29T00:00:00Z', 'active'],
    // without an offset it is London time; 1 April is in summer time
    ['2026-03-28T23:59:59', 'joining'],
    ['2026-03-29', 'active'],
    ['2026-03-29 10:00', 'active'],
    ['2026-03-28T23:30:00-01:00', 'active'],
    ['2026-03-29T00:30:00+01:00', 'joining'],
    ['Sun, 29 Mar 2026 09:00:00 +0000', 'active'],
    ['29 March 2026', 'active'],
    ['2026/03/29', 'active'],
    ['2026-02-30', 'joining'],
    ['', 'joining'],
    ['soon', 500],
    ['2026-13-01', 500],
    ['2026-01-01T25:00:00Z', 500],
  ])('%s', async (date, expected) => {
    expect(await statusAt(date)).toBe(expected);
  });

  test('stamps what the request writes, but a new row has its first updated_at from the real clock', async () => {
    const caller = callerOf('rect', scenario);
    const made = await caller.post(
      '/participant-declarations',
      {
        participant_id: caller.mock.id('ada'),
        declaration_type: 'started',
        declaration_date: '2026-05-01T00:00:00Z',
        course_identifier: 'ecf-induction',
        evidence_held: 'other',
      },
      { headers: { 'x-with-server-date': '2026-06-01T09:00:00Z' } },
    );
    expect(made.status).toBe(200);
    expect(made.attributes).toMatchObject({ created_at: '2026-06-01T09:00:00Z', updated_at: '2026-02-10T12:00:00Z' });
    const voided = await caller.call('PUT', `/participant-declarations/${String(made.record['id'])}/void`, {
      headers: { 'x-with-server-date': '2026-06-02T09:00:00Z' },
    });
    expect(voided.attributes).toMatchObject({ state: 'voided', updated_at: '2026-06-02T09:00:00Z' });
  });
});
