import { describe, expect, test } from 'vitest';
import { fillPath } from '../../src/client/http-request.ts';
import { echo, errorOf, ID, json, observe, OTHER_ID, thrown, TOKEN } from '../support/observed-client.ts';

const resource = { data: { id: ID, type: 'participant', attributes: {} } };

describe('what is sent', () => {
  test('token, media type and path of each service', async () => {
    for (const [service, path, accept] of [
      ['rect', `/api/v3/participants/${ID}`, 'application/json'],
      ['ecf', `/api/v3/participants/ecf/${ID}`, 'application/vnd.api+json'],
    ] as const) {
      const { dfe, requests } = observe(service, () => json(resource));
      await dfe.participants.get(ID);
      expect(requests[0]).toMatchObject({ method: 'GET', url: expect.objectContaining({ pathname: path }) });
      expect(requests[0]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
      expect(requests[0]?.headers.get('accept')).toBe(accept);
    }
  });

  test('the envelope around flat attributes is written, with the type each operation wants', async () => {
    const { dfe, requests } = observe('rect', echo);
    await dfe.participants.defer(ID, { reason: 'career-break', course_identifier: 'ecf-mentor' });
    await dfe.participants.resume(ID, { course_identifier: 'ecf-mentor' });
    await dfe.participants.withdraw(ID, { reason: 'moved-school', course_identifier: 'ecf-mentor' });
    await dfe.participants.changeSchedule(ID, {
      schedule_identifier: 'ecf-standard-january',
      course_identifier: 'ecf-mentor',
    });
    await dfe.partnerships.update(ID, { delivery_partner_id: OTHER_ID });
    expect(requests.map(({ method, body }) => [method, body])).toEqual([
      [
        'PUT',
        {
          data: { type: 'participant-defer', attributes: { reason: 'career-break', course_identifier: 'ecf-mentor' } },
        },
      ],
      ['PUT', { data: { type: 'participant-resume', attributes: { course_identifier: 'ecf-mentor' } } }],
      [
        'PUT',
        {
          data: {
            type: 'participant-withdraw',
            attributes: { reason: 'moved-school', course_identifier: 'ecf-mentor' },
          },
        },
      ],
      [
        'PUT',
        {
          data: {
            type: 'participant-change-schedule',
            attributes: { schedule_identifier: 'ecf-standard-january', course_identifier: 'ecf-mentor' },
          },
        },
      ],
      ['PUT', { data: { type: 'partnership', attributes: { delivery_partner_id: OTHER_ID } } }],
    ]);
  });

  test('ecf has request types of its own for partnerships', async () => {
    const { dfe, requests } = observe('ecf', echo);
    await dfe.partnerships.create({ cohort: '2025', school_id: ID, delivery_partner_id: OTHER_ID });
    await dfe.partnerships.update(ID, { delivery_partner_id: OTHER_ID });
    expect(requests.map(({ body }) => body)).toMatchObject([
      { data: { type: 'ecf-partnership' } },
      { data: { type: 'ecf-partnership-update' } },
    ]);
  });

  test('void has no body', async () => {
    const { dfe, requests } = observe('rect', echo);
    await dfe.declarations.void(ID);
    expect(requests[0]).toMatchObject({ method: 'PUT', body: undefined });
  });

  test('a declaration draft: a Date becomes an instant with Z, an offset is converted, empty evidence is left out', async () => {
    const { dfe, requests } = observe('rect', echo);
    const draft = { participant_id: ID, declaration_type: 'started', course_identifier: 'ecf-induction' } as const;
    await dfe.declarations.create({
      ...draft,
      declaration_date: new Date('2025-10-01T00:00:00Z'),
      evidence_held: null,
    });
    await dfe.declarations.create({ ...draft, declaration_date: '2025-10-01T00:00:00+01:00', evidence_held: 'other' });
    expect(requests.map(({ body }) => body)).toEqual([
      {
        data: {
          type: 'participant-declaration',
          attributes: { ...draft, declaration_date: '2025-10-01T00:00:00.000Z' },
        },
      },
      {
        data: {
          type: 'participant-declaration',
          attributes: { ...draft, declaration_date: '2025-09-30T23:00:00.000Z', evidence_held: 'other' },
        },
      },
    ]);
  });

  test('filters and sort: arrays joined by commas, dates with Z, numbers as texts', async () => {
    const { dfe, requests } = observe('rect', () => json({ data: [] }));
    await dfe.participants
      .list(
        {
          cohort: [2024, '2025'],
          updated_since: new Date('2026-01-01T00:00:00Z'),
          training_status: 'deferred',
          sort: ['-updated_at', 'created_at'],
        },
        { perPage: 50 },
      )
      .take(1);
    await dfe.participants.list({ updated_since: '2026-01-01T00:00:00+01:00' }).take(1);
    expect(Object.fromEntries(requests[0]?.url.searchParams ?? [])).toEqual({
      'filter[cohort]': '2024,2025',
      'filter[updated_since]': '2026-01-01T00:00:00.000Z',
      'filter[training_status]': 'deferred',
      'page[page]': '1',
      'page[per_page]': '50',
      sort: '-updated_at,created_at',
    });
    expect(requests[1]?.url.searchParams.get('filter[updated_since]')).toBe('2025-12-31T23:00:00.000Z');
  });

  test('no sort is sent unless asked for, and 1,000 records a page', async () => {
    const { dfe, requests } = observe('ecf', () => json({ data: [] }));
    await dfe.statements.list().take(1);
    expect(Object.fromEntries(requests[0]?.url.searchParams ?? [])).toEqual({
      'page[page]': '1',
      'page[per_page]': '1000',
    });
  });

  test('the clock header, per client and per call', async () => {
    const { dfe, requests } = observe('rect', () => json(resource), { serverDate: new Date('2026-01-01T00:00:00Z') });
    await dfe.participants.get(ID);
    await dfe.participants.get(ID, { serverDate: '2026-02-01T09:00:00Z' });
    expect(requests.map(({ headers }) => headers.get('x-with-server-date'))).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-02-01T09:00:00Z',
    ]);
  });

  test('a path is filled whatever its parameters are called', () => {
    expect(
      fillPath('/a/{statement-id}/{member.id}/{größe}/{id}', {
        'statement-id': 'x',
        'member.id': 2,
        größe: 'b c',
        id: ID,
      }),
    ).toBe(`/a/x/2/b%20c/${ID}`);
  });

  test('the raw client goes the same way', async () => {
    const { dfe, requests } = observe('rect', () => json({ errors: [{ title: 'a', detail: 'b' }] }, 404));
    const { response, error } = await dfe.raw.GET('/api/v3/statements/{id}', { params: { path: { id: ID } } });
    expect(response.status).toBe(404);
    expect(error).toEqual({ errors: [{ title: 'a', detail: 'b' }] });
    expect(requests[0]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
  });
});

describe('input that cannot be right is refused before anything is sent', () => {
  const { dfe, requests } = observe('rect', () => json(resource));
  const cases: Record<string, () => unknown> = {
    'a bare date': () => dfe.participants.list({ updated_since: '2026-01-01' }),
    'an instant without zone': () => dfe.participants.list({ updated_since: '2026-01-01T00:00:00' }),
    'an invalid Date': () => dfe.participants.list({ updated_since: new Date('no') }),
    'a cohort that is no year': () => dfe.participants.list({ cohort: '24' }),
    'an empty list of cohorts': () => dfe.participants.list({ cohort: [] }),
    'two cohorts where one is allowed': () => dfe.schools.list({ cohort: [2024, 2025] as unknown as number }),
    'a missing required filter': () => dfe.schools.list({} as { cohort: number }),
    'a filter the list does not have': () => dfe.statements.list({ urn: '1' } as object),
    'an id that is no UUID': () => dfe.participants.list({ from_participant_id: 'ada' }),
    'a status there is not': () => dfe.participants.list({ training_status: 'finished' as 'active' }),
    'a sort value there is not': () => dfe.participants.list({ sort: 'full_name' as 'created_at' }),
    'sorting what cannot be sorted': () => dfe.statements.list({ sort: 'created_at' } as object),
    'a page size above the cap': () => dfe.participants.list({}, { perPage: 3001 }),
    'a page size of none': () => dfe.participants.list({}, { perPage: 0 }),
    'a path id that is no UUID': () => dfe.participants.get('../statements'),
    'an empty path id': () => dfe.declarations.void(''),
    'a draft without a date': () => dfe.declarations.create({} as never),
    'missing attributes': () => dfe.participants.defer(ID, undefined as never),
  };
  test.each(Object.keys(cases))('%s', async (name) => {
    const run = cases[name];
    const error = await errorOf((async () => run?.())());
    expect(error).toMatchObject({ kind: 'validation', outcome: 'not-sent', attempts: 0 });
    expect(requests).toHaveLength(0);
  });

  test('all that is wrong is told at once', () => {
    expect(thrown(() => dfe.participants.list({ cohort: 'x', updated_since: 'y' }))).toMatchObject({
      issues: [{ title: 'cohort' }, { title: 'updated_since' }],
    });
  });

  test('a wrong id is not repeated in the error', async () => {
    expect(String(await errorOf((async () => dfe.participants.get('1234567'))()))).not.toContain('1234567');
  });
});
