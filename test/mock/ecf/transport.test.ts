import { describe, expect, test } from 'vitest';
import { base, ecf, first, training, world } from './ecf-mock.ts';

const { get, put, post, send, id, mock } = ecf(
  world([{ id: 'p1', name: 'Ada', training: [training({ record: 'tr1', from: '2026-02-20' })] }]),
);

describe('ecf.md 1.2: authentication', () => {
  test.each([
    ['no header', {}],
    ['an unknown token', { authorization: 'Bearer nobody' }],
    ['another scheme', { authorization: 'Basic bHAx' }],
  ])('%s: 401 with its own shape and a challenge', async (_, headers) => {
    const answer = await get('/statements', { as: '', headers });
    expect(answer.status).toBe(401);
    expect(answer.text).toBe('{"error":"HTTP Token: Access denied"}');
    expect(answer.headers.get('www-authenticate')).toBe('Token realm="Application"');
    expect(answer.headers.get('content-type')).toBe('application/vnd.api+json');
  });

  test('the scheme Token works as well', async () => {
    expect(
      (await get('/statements', { as: '', headers: { authorization: `Token ${mock.token('lp1')}` } })).status,
    ).toBe(200);
  });
});

describe('ecf.md 1.2: tokens of others', () => {
  test("a token that is known but not a lead provider's is refused with 403 and no body, whatever else is wrong", async () => {
    const asked = ecf(base);
    asked.mock.dfe.issueOtherToken('engage-and-learn');
    const headers = { authorization: 'Bearer engage-and-learn' };
    for (const path of ['/statements', '/statements?filter=x', '/participants/ecf']) {
      const answer = await asked.get(path, { as: '', headers });
      expect([answer.status, answer.text]).toEqual([403, '']);
    }
    expect(asked.mock.requests.at(-1)?.rules).toEqual(['ecf.request.4b']);
    expect((await asked.get('/nowhere', { as: '', headers, undescribed: true })).status).toBe(404);
    expect(
      (await asked.get('/statements', { as: '', headers: { authorization: 'Bearer somebody-else' } })).status,
    ).toBe(401);
    expect(() => asked.mock.dfe.issueOtherToken(asked.mock.token('lp1'))).toThrow("this token is a lead provider's");
  });
});

describe('ecf.md 1.6: conditional reads', () => {
  test('a read carries an ETag, and 304 answers who has what it would give', async () => {
    const asked = ecf(world([{ id: 'p1', name: 'Ada', training: [training({ record: 'tr1' })] }]));
    for (const path of ['/participants/ecf', `/participants/ecf/${asked.id('p1')}`]) {
      const before = await asked.get(path);
      const etag = before.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
      const again = await asked.get(path, { headers: { 'if-none-match': etag }, undescribed: true });
      expect([again.status, again.text, again.headers.get('etag'), again.headers.get('content-type')]).toEqual([
        304,
        '',
        etag,
        null,
      ]);
      asked.mock.schools.changeName('p1', `Ada ${path.length}`);
      const after = await asked.get(path, { headers: { 'if-none-match': etag } });
      expect([after.status, after.headers.get('etag') === etag]).toEqual([200, false]);
      expect(asked.mock.requests.slice(-3).map(({ status }) => status)).toEqual([200, 304, 200]);
    }
  });

  test('what is refused has none', async () => {
    expect((await get('/statements?filter=x')).headers.get('etag')).toBeNull();
    expect((await put(`/partnerships/ecf/${id('ps2')}`)).headers.get('etag')).toBeNull();
  });
});

describe('ecf.md 1.3: order of processing', () => {
  test('the token comes before the filter, the filter before the body', async () => {
    expect((await get('/statements?filter=x', { as: '' })).status).toBe(401);
    const answer = await post('/participant-declarations?filter=x', {});
    expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad parameter']);
  });

  test('a partnership is looked up before the body is', async () => {
    expect((await put(`/partnerships/ecf/${id('nobody')}`)).status).toBe(404);
    expect((await put(`/partnerships/ecf/${id('ps2')}`)).status).toBe(400);
  });
});

describe('ecf.md 1.5: the clock header', () => {
  const status = async (at?: string): Promise<unknown> => {
    const answer = await get(`/participants/ecf/${id('p1')}`, { undescribed: true, ...(at !== undefined && { at }) });
    return answer.status === 200 ? first(answer)['participant_status'] : answer.status;
  };

  test.each([
    ['2026-02-19T23:59:59Z', 'joining'],
    ['2026-02-20T00:00:00Z', 'active'],
    ['2026-02-20', 'active'],
    ['2026-02-20T00:30:00+01:00', 'joining'],
    ['20 February 2026 10:00', 'active'],
    ['Fri, 20 Feb 2026 00:00:00 GMT', 'active'],
    ['20/02/2026', 'active'],
    ['20260220', 'active'],
    ['25', 'active'],
    ['12:30', 'joining'],
    ['2026-02-30', 'active'],
  ])('%s makes the participant %s', async (at, expected) => {
    expect(await status(at)).toBe(expected);
  });

  test.each(['', 'tomorrow', 'x'])('%j is ignored', async (at) => {
    expect(await status(at)).toBe('joining');
  });

  test.each(['2026-13-01', '2026-02-20T25:00:00Z', '2024', '32'])('%s makes the service fail', async (at) => {
    expect(await status(at)).toBe(500);
  });

  test('it moves the Date header for one request', async () => {
    const answer = await get('/statements', { at: '2026-03-01T09:00:00Z' });
    expect(answer.headers.get('date')).toBe('Sun, 01 Mar 2026 09:00:00 GMT');
    expect((await get('/statements')).headers.get('date')).toBe('Tue, 10 Feb 2026 12:00:00 GMT');
  });
});

describe('ecf.md 1.6: content types', () => {
  test('answers are JSON:API without a charset, whatever is accepted', async () => {
    expect((await get('/statements', { headers: { accept: 'text/html' } })).headers.get('content-type')).toBe(
      'application/vnd.api+json',
    );
  });

  test.each(['application/json', 'application/vnd.api+json', 'text/x-json'])('%s is read', async (type) => {
    const body = JSON.stringify({ data: { attributes: { delivery_partner_id: id('dp1') } } });
    expect(
      (await send('PUT', `/partnerships/ecf/${id('ps2')}`, { body, headers: { 'content-type': type } })).status,
    ).toBe(200);
  });

  test('a form is read too, and another type is not', async () => {
    const body = `data[attributes][delivery_partner_id]=${id('dp1')}`;
    const path = `/partnerships/ecf/${id('ps2')}`;
    expect(
      (await send('PUT', path, { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status,
    ).toBe(200);
    expect((await send('PUT', path, { body, headers: { 'content-type': 'text/plain' } })).status).toBe(400);
  });

  test('creating answers 200, and PATCH updates a partnership as PUT does', async () => {
    const fresh = ecf(base);
    const created = await fresh.post('/partnerships/ecf', {
      cohort: '2025',
      school_id: fresh.id('s2'),
      delivery_partner_id: fresh.id('dp2'),
    });
    expect(created.status).toBe(422);
    const body = JSON.stringify({ data: { attributes: { delivery_partner_id: fresh.id('dp2') } } });
    const patched = await fresh.send('PATCH', `/partnerships/ecf/${fresh.id('ps2')}`, { body });
    expect([patched.status, patched.attributes['delivery_partner_name']]).toEqual([200, 'Two']);
  });
});
