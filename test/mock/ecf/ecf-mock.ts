import { createMock, type Mock, type Scenario } from 'lead-provider-sdk/mock';
import { validateAgainstSpec } from '../../support/spec-validator.ts';

const BASE = 'https://mock.test/api/v3';

/** An answer with its body read: `id` and `attributes` of a single record, `ids` of a list. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
  readonly id: string;
  readonly ids: string[];
  readonly attributes: Json;
  readonly errors: { title: string; detail: string }[];
}

/** A body, read without looking at its shape: the description has vouched for that already. */
export interface Json {
  readonly [key: string]: Json;
}

const nothing: Json = {};

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The elements of a list in a body. */
export function items(list: Json | undefined): readonly Json[] {
  return Array.isArray(list) ? list : [];
}

/** The first enrolment of a participant. */
export function first({ attributes }: { readonly attributes: Json }): Json {
  return items(attributes['ecf_enrolments'])[0] ?? nothing;
}

export interface Ask {
  readonly mock: Mock;
  readonly id: (symbol: string) => string;
  readonly get: (path: string, options?: Options) => Promise<Answer>;
  readonly put: (path: string, attributes?: object | null, options?: Options) => Promise<Answer>;
  readonly post: (path: string, attributes: object, options?: Options) => Promise<Answer>;
  readonly send: (method: string, path: string, options?: Options & { readonly body?: string }) => Promise<Answer>;
}

export interface Options {
  readonly as?: string;
  readonly at?: string;
  readonly headers?: Record<string, string>;
  /** Answers that the description does not know: unknown routes, injected oddities. */
  readonly undescribed?: boolean;
}

/** A mock of the `ecf` service whose answers are all held against its description. */
export function ecf(scenario?: Scenario): Ask {
  const mock = createMock({ service: 'ecf', ...(scenario && { scenario }) });
  const send: Ask['send'] = async (
    method,
    path,
    { as = 'lp1', at, headers = {}, undescribed = false, body: sent } = {},
  ) => {
    const request = new Request(`${BASE}${path}`, {
      method,
      headers: {
        ...(as === '' ? {} : { authorization: `Bearer ${mock.token(as)}` }),
        ...(at === undefined ? {} : { 'x-with-server-date': at }),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const response = await mock.fetch(request);
    const text = await response.text();
    const type = response.headers.get('content-type');
    const body: unknown = type === 'application/vnd.api+json' ? JSON.parse(text) : text;
    if (!undescribed)
      validateAgainstSpec('ecf', `${method} ${new URL(request.url).pathname}`, response.status, type, body);
    const json = isJson(body) ? body : nothing;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      id: textOf(json['data']?.['id']),
      ids: items(json['data']).map(({ id }) => textOf(id)),
      attributes: json['data']?.['attributes'] ?? nothing,
      errors: items(json['errors']).map(({ title, detail }) => ({ title: textOf(title), detail: textOf(detail) })),
    };
  };
  const write =
    (method: string) =>
    (path: string, attributes?: object | null, options: Options = {}): Promise<Answer> =>
      send(method, path, {
        ...options,
        ...(attributes != null && { body: JSON.stringify({ data: { type: 'anything', attributes } }) }),
      });
  return {
    mock,
    // tests ask for strangers, too
    id: (symbol) => mock.id(symbol, { unknown: true }),
    send,
    get: (path, options) => send('GET', path, options),
    put: write('PUT'),
    post: write('POST'),
  };
}

/**
 * A small world to build on: one school in partnership with `lp1` for 2024 and one for 2025, `lp2` at the other school.
 */
export const base: Scenario = {
  now: '2026-02-10T12:00:00Z',
  leadProviders: [
    { id: 'lp1', name: 'First Provider' },
    { id: 'lp2', name: 'Second Provider' },
  ],
  cohorts: [2021, 2022, 2023, 2024, 2025].map((year) => ({ year })),
  deliveryPartners: [
    {
      id: 'dp1',
      name: 'One',
      links: [
        { lp: 'lp1', cohort: 2024 },
        { lp: 'lp1', cohort: 2025 },
      ],
    },
    {
      id: 'dp2',
      name: 'Two',
      links: [
        { lp: 'lp1', cohort: 2025 },
        { lp: 'lp2', cohort: 2024 },
        { lp: 'lp2', cohort: 2025 },
      ],
    },
  ],
  schools: [
    { id: 's1', urn: '100001', name: 'Elm', tutor: { name: 'Jo', email: 'jo@elm.example' } },
    { id: 's2', urn: '100002', name: 'Oak', giasContact: 'office@oak.example' },
    { id: 's3', urn: '100003', name: 'Ash', eligible: false },
  ],
  partnerships: [
    { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2024 },
    { id: 'ps2', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025 },
    { id: 'ps3', lp: 'lp2', dp: 'dp2', school: 's2', cohort: 2025 },
  ],
  statements: [
    {
      id: 'st1',
      lp: 'lp1',
      cohort: 2025,
      month: 1,
      year: 2026,
      cutOff: '2025-12-31',
      payment: '2026-01-25',
      paid: true,
    },
    { id: 'st2', lp: 'lp1', cohort: 2025, month: 8, year: 2026, cutOff: '2026-07-31', payment: '2026-08-25' },
    { id: 'st3', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
    { id: 'st4', lp: 'lp1', cohort: 2024, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
    {
      id: 'st5',
      lp: 'lp1',
      cohort: 2025,
      month: 2,
      year: 2026,
      cutOff: '2026-02-28',
      payment: '2026-03-25',
      output: false,
    },
    { id: 'st6', lp: 'lp2', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  ],
};

type Training = NonNullable<NonNullable<Scenario['participants']>[number]['training']>[number];

/** A training entry: an ECT at the first school on the usual schedule, unless told otherwise. */
export function training(changes: Partial<Training> & { record: string }): Training {
  return {
    role: 'ect',
    partnership: 'ps2',
    schedule: 'ecf-standard-september',
    from: '2025-09-01',
    eligibleForFunding: true,
    ...changes,
  };
}

export function world(participants: NonNullable<Scenario['participants']>, more: Partial<Scenario> = {}): Scenario {
  return { ...base, ...more, participants };
}
