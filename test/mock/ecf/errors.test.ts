import { describe, expect, test } from 'vitest';
import { ecf, training, world } from './ecf-mock.ts';

const { get, put, post, send, id } = ecf(
  world([
    { id: 'p1', name: 'Ada', training: [training({ record: 'tr1' })] },
    { id: 'theirs', name: 'Bea', training: [training({ record: 'tr2', partnership: 'ps3' })] },
  ]),
);

describe('ecf.md 2.2: conditions', () => {
  test.each(
    [
      '/participants/ecf/',
      '/participants/ecf/xyz/transfers',
      '/unfunded-mentors/ecf/xyz',
      '/statements/xyz',
      '/partnerships/ecf/xyz',
      '/participant-declarations/xyz',
      '/delivery-partners/xyz',
      '/schools/ecf/xyz?filter[cohort]=2025',
    ].map((path) => (path.endsWith('/') ? `${path}xyz` : path)),
  )('GET %s: an id that is no UUID is not found', async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.text]).toEqual([404, '{"error":"Resource not Found"}']);
  });

  test('a participant of another provider is not found by a read and not recognised by a write', async () => {
    expect((await get(`/participants/ecf/${id('theirs')}`)).status).toBe(404);
    const answer = await put(`/participants/ecf/${id('theirs')}/defer`, {
      course_identifier: 'ecf-induction',
      reason: 'other',
    });
    expect([answer.status, answer.errors.map(({ title }) => title)]).toEqual([422, ['participant_id']]);
  });

  test('an unknown path: JSON or a page, as is accepted', async () => {
    const json = await get('/nothing', { undescribed: true, headers: { accept: 'application/json' } });
    expect([json.status, json.json]).toEqual([404, { error: 'Resource not Found' }]);
    const page = await get('/nothing', { undescribed: true, headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  test('malformed JSON: 400 with nothing in it', async () => {
    const answer = await send('POST', '/participant-declarations', { body: '{"data":' });
    expect([answer.status, answer.text, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
      400,
      '',
      'text/html',
    ]);
  });

  test.each(['{}', '{"data":{}}', '{"data":[]}', '{"data":""}', '{"data":null}', '[1]', '3'])(
    '%s is a body without data',
    async (body) => {
      const answer = await send('POST', '/participant-declarations', { body });
      expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad request']);
    },
  );

  test.each(['{"data":"x"}', '{"data":7}', '{"data":[1]}', '{"data":{"attributes":[1]}}'])(
    '%s makes the service fail',
    async (body) => {
      const answer = await send('POST', '/participant-declarations', { body });
      expect([answer.status, answer.text]).toEqual([500, '{"error":"Internal server error"}']);
    },
  );

  test.each(['{"data":{"type":"x"}}', '{"data":{"attributes":"x"}}', '{"data":{"attributes":{}}}'])(
    '%s meets the ordinary rules',
    async (body) => {
      const answer = await send('POST', '/participant-declarations', { body });
      expect([answer.status, answer.errors.map(({ title }) => title)]).toEqual([
        422,
        ['participant_id', 'declaration_date', 'declaration_type'],
      ]);
    },
  );

  test.each(['filter=x', 'filter=', 'filter[]=x'])('%s is no filter', async (query) => {
    const answer = await get(`/statements?${query}`);
    expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad parameter']);
  });

  test('a parameter that is both value and hash: 400 with nothing in it', async () => {
    const answer = await get('/statements?filter=x&filter[cohort]=2024');
    expect([answer.status, answer.text]).toEqual([400, '']);
  });

  test('schools need a cohort; a blank one is enough to be asked', async () => {
    expect((await get('/schools/ecf')).errors[0]?.title).toBe('Bad parameter');
    expect((await get(`/schools/ecf/${id('s1')}`)).status).toBe(400);
    expect((await get('/schools/ecf?filter[cohort]=')).json).toEqual({ data: [] });
    expect((await get(`/schools/ecf/${id('s1')}?filter[cohort]=`)).status).toBe(404);
  });

  test('a nested value where one is expected is ignored', async () => {
    expect((await get('/participants/ecf?filter[cohort][]=2021')).ids).toEqual([id('p1')]);
  });

  test.each(['page[page]=0', 'page[page]=abc', 'page[page]=', 'page[per_page]=-1'])('%s is refused', async (query) => {
    expect((await get(`/statements?${query}`)).errors[0]?.title).toBe('Bad request');
  });

  test('page as a value makes the service fail', async () => {
    expect((await get('/statements?page=2')).status).toBe(500);
  });
});

describe('ecf.md 2.3: several errors', () => {
  test('one object per attribute, its messages joined, in the order of the first', async () => {
    const answer = await put(`/participants/ecf/${id('p1')}/defer`, { reason: '' });
    expect(answer.errors.map(({ title }) => title)).toEqual(['course_identifier', 'reason']);
    expect(answer.errors[0]?.detail).toContain(', course_identifier is missing');
    expect(answer.errors[1]?.detail.split(', ').length).toBeGreaterThan(1);
  });

  test('a blank course with an unknown participant gives only the presence message', async () => {
    const answer = await put(`/participants/ecf/${id('nobody')}/defer`, { reason: 'other' });
    expect(answer.errors.map(({ title, detail }) => [title, detail.includes(', ')])).toEqual([
      ['participant_id', false],
      ['course_identifier', false],
    ]);
  });

  test('the rules that refused are not told', async () => {
    const answer = await post('/participant-declarations', {});
    expect(Object.keys(answer.json)).toEqual(['errors']);
    expect(Object.keys(answer.errors[0] ?? {})).toEqual(['title', 'detail']);
  });
});
