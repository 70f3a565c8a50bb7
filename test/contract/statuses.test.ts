import { createMock, type ThrottleOptions } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { routeOf, services, wrapperNames, type WrapperName } from '../../src/contract/index.ts';
import { validateAgainstSpec } from '../support/spec-validator.ts';

interface Asked {
  readonly known?: boolean;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly throttle?: ThrottleOptions;
}

const attributes = [
  'participant_id',
  'declaration_type',
  'declaration_date',
  'course_identifier',
  'reason',
  'schedule_identifier',
  'cohort',
  'school_id',
  'delivery_partner_id',
];
const nonsense = JSON.stringify({
  data: { attributes: Object.fromEntries(attributes.map((name) => [name, 'nonsense'])) },
});

/** Records of the default story, by what an operation is about. */
const known: Readonly<Record<string, string>> = { participants: 'ben', declarations: 'd-paid', partnerships: 'ps1' };

/** Ways to ask wrongly that are open to every operation. What each comes to is for the description to say. */
const wrongly: Readonly<Record<string, Asked>> = {
  'nothing, to nobody in particular': {},
  'no token': { headers: { authorization: '' } },
  'a token nobody has': { headers: { authorization: 'Bearer nobody' } },
  'a query that cannot be decoded': { query: 'a=%zz' },
  'a query that contradicts itself': { query: 'a=1&a[b]=2' },
  'a filter that is no hash': { query: 'filter=1' },
  'filters that are nonsense': { query: 'filter[cohort]=x&filter[updated_since]=yesterday&filter[training_status]=x' },
  'a page that is no hash': { query: 'filter[cohort]=2025&page=1' },
  'a page below the first': { query: 'filter[cohort]=2025&page[page]=-1' },
  'a clock header that is no time': { headers: { 'x-with-server-date': 'soon' } },
  HTML: { headers: { accept: 'text/html' } },
  'a body that is no JSON': { body: '{"data":' },
  'a body without an envelope': { body: '{}' },
  'a body whose data is no hash': { body: '{"data":1}' },
  'empty attributes': { body: '{"data":{"attributes":{}}}' },
  'attributes of no known value, of somebody nobody knows': { body: nonsense },
  'attributes of no known value': { known: true, body: nonsense },
  'no attributes at all': { known: true },
  'one request too many': { throttle: { limit: 1 } },
};

describe.each(services)('%s: whatever is asked, the answer is one the description declares', (service) => {
  test.each<WrapperName>(wrapperNames(service))('%s', async (name) => {
    const [method, path] = routeOf(service, name);
    const seen = new Set<number>();
    for (const { known: isKnown = false, query = '', headers, body, throttle } of Object.values(wrongly)) {
      const mock = createMock({ service, ...(throttle && { throttle }) });
      const ask = (): Promise<Response> =>
        mock.fetch(
          new Request(
            `https://mock.test${path.replace('{id}', mock.id((isKnown ? known[name.split('.')[0] ?? ''] : null) ?? 'nobody', { unknown: true }))}?${query}`,
            {
              method: method.toUpperCase(),
              headers: {
                authorization: `Bearer ${mock.token('lp1')}`,
                ...(body !== undefined && { 'content-type': 'application/json' }),
                ...headers,
              },
              ...(body !== undefined && method !== 'get' && { body }),
            },
          ),
        );
      if (throttle) await ask();
      const answer = await ask();
      const text = await answer.text();
      validateAgainstSpec(service, name, answer.status, answer.headers.get('content-type'), jsonOf(text));
      seen.add(answer.status);
    }
    // that the ways above do lead astray
    expect([...seen]).toEqual(expect.arrayContaining([400, 401, 429]));
  });
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
