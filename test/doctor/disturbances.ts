import { truncateSync, writeFileSync } from 'node:fs';
import type { Service } from 'lead-provider-sdk';
import { isRecord } from '../../src/base/guards.ts';
import type { DoctorOptions } from '../../src/doctor/index.ts';
import { openFile } from '../../src/sync/sqlite/drivers.ts';
import type { Played } from './fake-redis.ts';

type Next = (request: Request) => Promise<Response>;
type Between = (request: Request, next: Next) => Promise<Response>;
type Damage = (file: string) => void | Promise<void>;
type Attributes = Record<string, unknown>;

/** One thing that is not as the package takes it to be, and the one line that has to say so. */
export interface Disturbance {
  readonly name: string;
  readonly line: string;
  /** Default: rect. */
  readonly service?: Service;
  /** Stands between the doctor and the mock. */
  readonly between?: Between;
  readonly redis?: Played | 'away';
  /** Does something to the file of the copy. */
  readonly copy?: Damage;
  readonly options?: Partial<DoctorOptions>;
  /** Milliseconds by which this machine's clock is wrong. */
  readonly skewMs?: number;
}

const json = (value: unknown, like: Response, status = like.status): Response =>
  new Response(JSON.stringify(value), { status, headers: like.headers });

/** Another address in place of the one that was asked for. */
const asking =
  (change: (query: URLSearchParams, path: string) => void): Between =>
  (request, next) => {
    const url = new URL(request.url);
    change(url.searchParams, url.pathname);
    return next(new Request(url, { headers: request.headers }));
  };

/** The records of a path as they are changed on the way back. */
const answering =
  (path: RegExp, change: (rows: unknown[], query: URLSearchParams) => unknown[]): Between =>
  async (request, next) => {
    const [response, url] = [await next(request), new URL(request.url)];
    if (!path.test(url.pathname) || response.status !== 200) return response;
    const body: unknown = await response.json();
    const rows: unknown = isRecord(body) ? body['data'] : null;
    return json({ data: change(Array.isArray(rows) ? rows : [], url.searchParams) }, response);
  };

/** The attributes of the first record of a path. */
const editing = (path: RegExp, edit: (attributes: Attributes) => void): Between =>
  answering(path, (rows) => {
    const [first] = rows;
    if (isRecord(first) && isRecord(first['attributes'])) edit(first['attributes']);
    return rows;
  });

const enrolled = (attributes: Attributes, edit: (enrolment: Attributes) => void): void => {
  const all = attributes['ecf_enrolments'];
  const first: unknown = Array.isArray(all) ? all[0] : null;
  if (isRecord(first)) edit(first);
};

const reversed = (path: RegExp): Between =>
  answering(path, (rows, query) => (query.has('sort') ? rows : rows.reverse()));

const without = (name: string, value?: string): Between =>
  asking((query) => {
    if (value === undefined || query.get(name) === value) query.delete(name);
  });

const clamped = (most: number): Between =>
  asking((query) => {
    if (Number(query.get('page[per_page]')) > most) query.set('page[per_page]', String(most));
  });

const sql =
  (text: string): Damage =>
  async (file) => {
    const database = await openFile(file);
    database.exec(text);
    database.close();
  };

const publishing =
  (change: (text: string) => string): Between =>
  async (request, next) => {
    const response = await next(request);
    return request.url.includes('/api/docs/') ? new Response(change(await response.text())) : response;
  };

const PARTICIPANTS = /\/participants(\/ecf)?$/;
const other = 'https://www.register-early-career-teachers.education.gov.uk';

export const disturbances: readonly Disturbance[] = [
  {
    name: 'wrong environment',
    line: 'environment',
    between: async (request, next) =>
      request.url.includes('/api/v3/')
        ? new Response(null, { status: 301, headers: { location: `${other}/api/v3/statements` } })
        : next(request),
  },
  { name: 'token of the other service', line: 'token', options: { token: 'a-token-of-the-other-service-123' } },
  {
    name: 'token that may do something else (403)',
    line: 'token',
    service: 'ecf',
    between: async (request, next) => json({ error: 'Forbidden' }, await next(request), 403),
  },
  { name: 'token of another provider', line: 'provider', options: { leadProviderName: 'Harbour Institute' } },
  {
    name: 'paths of the other service',
    line: 'service',
    between: async (request, next) =>
      new URL(request.url).pathname.startsWith('/api/v3/participants')
        ? json({ error: 'Resource not found' }, await next(request), 404)
        : next(request),
  },
  { name: 'clock 90 s behind', line: 'clock', skewMs: -90_000 },
  { name: 'clock 90 s before', line: 'clock', skewMs: 90_000 },
  {
    name: 'another media type',
    line: 'media-type',
    between: async (request, next) => {
      const response = await next(request);
      response.headers.set('content-type', 'application/problem+json');
      return response;
    },
  },
  { name: 'pages cut at 1,000', line: 'page-most', between: clamped(1000) },
  { name: 'pages cut at 1,000, ecf', line: 'page-most', service: 'ecf', between: clamped(1000) },
  {
    name: 'pages not cut at all',
    line: 'page-most',
    between: answering(/\/delivery-partners$/, (rows, query) =>
      query.get('page[per_page]') === '3001' && rows.length === 3000 ? [...rows, rows[0]] : rows,
    ),
  },
  {
    name: 'pages of 50',
    line: 'page-usual',
    between: asking((query) => {
      if (!query.has('page[per_page]')) query.set('page[per_page]', '50');
    }),
  },
  { name: 'a page of length 0 answered', line: 'page-zero', between: without('page[per_page]', '0') },
  { name: 'the first page again behind the end', line: 'page-beyond', between: without('page[page]', '100000') },
  { name: 'a filter of no form answered', line: 'filter-shape', between: without('filter', 'x') },
  {
    name: 'schools without a cohort answered',
    line: 'filter-required',
    between: asking((query, path) => {
      if (path.endsWith('/schools') && !query.has('filter[cohort]')) query.set('filter[cohort]', '2025');
    }),
  },
  {
    name: 'an unknown filter refused',
    line: 'filter-unknown',
    between: async (request, next) =>
      request.url.includes('no_such_filter') ? json({ errors: [] }, await next(request), 400) : next(request),
  },
  { name: 'a cohort that is none ignored', line: 'filter-cohort', between: without('filter[cohort]', 'x') },
  { name: 'a day alone accepted', line: 'filter-date', between: without('filter[updated_since]', '2024-01-01') },
  {
    name: 'updated_since ignored',
    line: 'filter-since',
    between: asking((query) => {
      if (query.get('filter[updated_since]') !== '2024-01-01') query.delete('filter[updated_since]');
    }),
  },
  { name: 'a status that is none ignored', line: 'filter-status', between: without('filter[training_status]') },
  {
    name: 'a status that is none ignored, ecf',
    line: 'filter-status',
    service: 'ecf',
    between: without('filter[training_status]'),
  },
  { name: 'statements the other way round', line: 'order-statements', between: reversed(/\/statements$/) },
  {
    name: 'declarations the other way round',
    line: 'order-declarations',
    between: reversed(/\/participant-declarations$/),
  },
  { name: 'partnerships the other way round', line: 'order-partnerships', between: reversed(/\/partnerships$/) },
  { name: 'schools the other way round', line: 'order-schools', between: reversed(/\/schools$/) },
  { name: 'sort ignored', line: 'sort', between: without('sort') },
  {
    name: 'an attribute that is missing',
    line: 'schema-participants',
    between: editing(PARTICIPANTS, (attributes) => {
      delete attributes['full_name'];
    }),
  },
  {
    name: 'a value that is not described',
    line: 'schema-participants',
    between: editing(PARTICIPANTS, (attributes) =>
      enrolled(attributes, (one) => {
        one['training_status'] = 'on-leave';
      }),
    ),
  },
  {
    name: 'an attribute of another form, ecf',
    line: 'schema-statements',
    service: 'ecf',
    between: editing(/\/statements$/, (attributes) => {
      attributes['paid'] = 'yes';
    }),
  },
  {
    name: 'a list that fails',
    line: 'schema-unfundedMentors',
    between: async (request, next) =>
      request.url.includes('unfunded-mentors')
        ? json({ error: 'Internal server error' }, await next(request), 500)
        : next(request),
  },
  {
    name: 'a cohort of which the rule book has no dates',
    line: 'cohorts',
    between: editing(/\/partnerships$/, (attributes) => {
      attributes['cohort'] = '2031';
    }),
  },
  {
    name: 'a schedule of which the rule book has no dates',
    line: 'schedules',
    between: editing(PARTICIPANTS, (attributes) =>
      enrolled(attributes, (one) => {
        one['schedule_identifier'] = 'ecf-standard-july';
      }),
    ),
  },
  {
    name: 'a cut-off after the payment',
    line: 'statements',
    between: editing(/\/statements$/, (attributes) => {
      attributes['cut_off_date'] = '2035-01-01';
    }),
  },
  {
    name: 'a changed description',
    line: 'description',
    between: publishing((text) => text.replaceAll('full_name', 'whole_name')),
  },
  { name: 'a page of HTML for a description', line: 'description', between: publishing(() => '<html></html>') },
  {
    name: 'too many requests',
    line: 'budget',
    between: async (request, next) =>
      request.url.includes('sort=') ? new Response('Retry later\n', { status: 429 }) : next(request),
  },
  { name: 'an old copy', line: 'copy-age', copy: sql("UPDATE dfe_runs SET ended_at = '2026-02-01T00:00:00Z'") },
  {
    name: 'a copy long not read whole',
    line: 'copy-age',
    copy: sql("UPDATE dfe_scopes SET whole_start = '2026-01-01T00:00:00Z' WHERE scope = 'participants'"),
  },
  {
    name: 'a copy of another server',
    line: 'copy-owner',
    copy: sql(`UPDATE dfe_schema SET value = '${other}' WHERE name = 'origin'`),
  },
  {
    name: 'a copy of another token',
    line: 'copy-owner',
    copy: sql("UPDATE dfe_schema SET value = '[]' WHERE name = 'tokens'"),
  },
  {
    name: 'a copy of a newer format',
    line: 'copy-integrity',
    copy: sql("UPDATE dfe_schema SET value = '99' WHERE name = 'format'"),
  },
  { name: 'a copy that was cut', line: 'copy-integrity', copy: (file) => truncateSync(file, 70_000) },
  {
    name: 'a file that is no copy',
    line: 'copy-integrity',
    copy: (file) => writeFileSync(file, 'not a database at all, and long enough to be one'),
  },
  { name: 'Redis away', line: 'redis', redis: 'away' },
  { name: 'an old Redis', line: 'redis', redis: { version: '4.0.9' } },
  { name: 'a Redis that may evict', line: 'redis', redis: { maxmemory: '1000000', policy: 'allkeys-lru' } },
  { name: 'a Redis that has lost grants', line: 'redis-budget', redis: { gap: 7 } },
  { name: 'a budget that is overdrawn', line: 'redis-budget', redis: { used: 990 } },
];
