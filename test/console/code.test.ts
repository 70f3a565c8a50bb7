import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { createMock, type ReceivedRequest } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';
import { codeOf, literal, stepCodeOf } from '../../src/console/text/code.ts';
import { filtersOf } from '../../src/console/text/takes.ts';
import { services, wrapperNames } from '../../src/contract/index.ts';
import { typeErrors } from '../support/type-check.ts';
import { base, course_identifier, examples, id, logged, tables, type Ids, type Logged } from './logged.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const origin = 'http://localhost:4010';
const usesClient = (code: string): boolean => code.includes("from 'lead-provider-sdk'");
const inWorld =
  (mock: ReturnType<typeof createMock>): Ids =>
  (symbol) =>
    mock.id(symbol);

describe.each(services)('a call as TypeScript: %s', (service) => {
  test('a method of the client for each operation, and the compiler takes it', () => {
    const requests = examples(service, inWorld(createMock({ service })));
    expect(new Set(requests.map(({ operation }) => operation))).toEqual(new Set(wrapperNames(service)));
    const texts = requests.map((request) => codeOf(request, service, origin));
    expect(texts.filter((text) => !usesClient(text))).toEqual([]);
    const fetched = codeOf({ ...base, method: 'POST', body: '{' }, service, origin);
    const files = [...texts, fetched].map((text, i) => ({ path: `test/console/call-${service}-${i}.ts`, text }));
    expect(typeErrors(files)).toEqual([]);
  });

  test('takes the filters and orders that the client takes', () => {
    for (const [operation, { filters, sort }] of Object.entries(tables[service]))
      if (operation.endsWith('.list'))
        expect([...(filtersOf(operation, service) ?? [])].sort(), operation).toEqual(
          [...Object.keys(filters), ...(sort.length > 0 ? ['sort'] : [])].sort(),
        );
  });

  test('the programs send the requests again, and are answered as they were', async () => {
    const mock = createMock({ service });
    const server = await serve(mock, { console: false });
    const authorization = `Bearer ${mock.token('lp1')}`;
    const before = mock.snapshot();
    try {
      const more = [
        { ...base, path: '/api/v3/nothing', query: "a=%27&b=<'", leadProvider: null },
        { ...logged(service, 'participants.defer', mock.id('ben')), body: "{'`$()\n\u2028", json: undefined },
        { ...logged(service, 'participants.list', id), query: 'filter[cohort]=soon' },
      ];
      for (const request of [...examples(service, inWorld(mock)), ...more]) {
        const { method, path, query, headers, body, leadProvider } = request;
        const response = await fetch(`${server.url}${path}?${query}`, {
          ...{ method, headers: { ...headers, ...(leadProvider !== null && { authorization }) } },
          ...(body !== '' && { body }),
        });
        await response.text();
      }
      const first = mock.requests.map(told);
      const folder = mkdtempSync(join(tmpdir(), 'console-code-'));
      const texts = mock.requests.map((request) => codeOf(wired(request), service, server.url));
      expect(texts.filter(usesClient)).toHaveLength(texts.length - more.length);
      for (const [i, text] of texts.entries()) writeFileSync(join(folder, `${i}.mts`), text);
      // one process for all: each would take seconds to start
      writeFileSync(join(folder, 'all.mts'), texts.map((_, i) => `await import('./${i}.mts');\n`).join(''));
      mock.restore(before);
      mock.forgetRequests();
      const { stdout, stderr } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', join(folder, 'all.mts')],
        {
          ...{ cwd: root, timeout: 60_000, maxBuffer: 1e8 },
          env: {
            ...process.env,
            LEAD_PROVIDER_TOKEN: mock.token('lp1'),
            TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
          },
        },
      );
      // after a refusal the client looks whether the id was retired, which is no call of the program
      const looks = `filter[from_participant_id]=${mock.id('ben')}`;
      const again = mock.requests.filter(({ query }) => !decodeURIComponent(query).includes(looks));
      expect(again.map(told)).toEqual(first);
      // refusals are printed and stop nothing
      expect(stderr).toContain('HttpError');
      expect(`${stdout}${stderr}${texts.join('')}`).not.toContain(mock.token('lp1'));
    } finally {
      await server.close();
    }
  }, 90_000);
});

/** As the console reads it. */
const wired = (request: ReceivedRequest): Logged => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers)),
  rules: [...request.rules],
  sources: [...request.sources],
});

/** What is the same when a request is sent again; a list says its page and the size of one. */
const told = ({
  operation,
  method,
  path,
  query,
  body,
  json,
  status,
  rules,
  headers,
  leadProvider,
}: ReceivedRequest) => ({
  ...{ operation, method, path, status, rules, leadProvider, date: headers['x-with-server-date'] },
  sent: json ?? body,
  query: [...new URLSearchParams(query)].filter(([name]) => !name.startsWith('page[')).sort(),
});

describe('what no method sends becomes fetch', () => {
  const defer = (attributes: object): Logged => logged('rect', 'participants.defer', id, attributes);
  const fits = { course_identifier, reason: 'other' };
  const list = (query: string): Logged => logged('rect', 'participants.list', id, {}, query);
  const get = logged('rect', 'participants.get', id);
  test('where one does, it is not', () => {
    for (const request of [defer(fits), list(''), get]) expect(usesClient(codeOf(request, 'rect', origin))).toBe(true);
  });
  test.each<[string, Logged]>([
    ['no operation', { ...base, path: '/api/v3/nothing' }],
    ['an operation of tomorrow', { ...get, operation: 'participants.praise' }],
    ['no known token', { ...get, leadProvider: null }],
    ['no UUID', logged('rect', 'participants.get', 'ben')],
    ['HEAD', { ...get, method: 'HEAD' }],
    ['a condition', { ...get, headers: { 'if-none-match': 'W/"x"' } }],
    ['another media type', { ...get, headers: { accept: 'text/csv' } }],
    ['a clock that is none', { ...get, headers: { 'x-with-server-date': 'yesterday' } }],
    ['a filter of a single record', { ...get, query: 'filter[cohort]=2025' }],
    ['a later page', list('page[page]=2')],
    ['a page too large', list('page[per_page]=3001')],
    ['an unknown filter', list('filter[name]=x')],
    ['a filter twice', list('filter[cohort]=2024&filter[cohort]=2025')],
    ['several values', list('filter[cohort][]=2024')],
    ['a value that is refused', list('filter[updated_since]=2025-01-01')],
    ['an order of tomorrow', list('sort=name')],
    ['schools of no cohort', logged('rect', 'schools.list', id)],
    ['a school of no cohort', logged('rect', 'schools.get', id)],
    ['schools of two cohorts', logged('rect', 'schools.list', id, {}, 'filter[cohort]=2024,2025')],
    ['no JSON', { ...defer(fits), body: '{', json: undefined }],
    ['a type of another action', { ...defer(fits), json: { data: { type: 'participant-resume', attributes: fits } } }],
    [
      'something beside the data',
      { ...defer(fits), json: { data: { type: 'participant-defer', attributes: fits }, x: 1 } },
    ],
    ['no content type', { ...defer(fits), headers: {} }],
    ['a missing attribute', defer({ course_identifier })],
    ['an unknown attribute', defer({ ...fits, ['__proto__']: 'x' })],
    ['a value that is not listed', defer({ ...fits, reason: 'because' })],
    ['a value that is no text', defer({ ...fits, reason: 5 })],
    ['a body where none belongs', { ...logged('rect', 'declarations.void', id), body: '{}' }],
  ])('%s', (_, request) => {
    const code = codeOf(request, 'rect', origin);
    expect(usesClient(code)).toBe(false);
    expect(code).toContain('await fetch(');
  });
});

describe('the texts', () => {
  test('nothing in a text ends it or turns it round', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</script>', '\u202egnp.exe', '`${x}`', '"\n\\', '\u2028\u2029', '\u2066x', '@x'.repeat(5000)),
    );
    fc.assert(
      fc.property(nasty, nasty, (text, other) => {
        expect(JSON.parse(literal(text))).toBe(text);
        const request = {
          ...base,
          path: `/${text}`,
          query: other,
          body: text,
          method: 'POST',
          headers: { accept: other },
        };
        for (const written of [literal(text), codeOf(request, 'rect', origin)])
          expect(written).not.toMatch(/[<\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  test('a call reads as one would write it', () => {
    const request = logged('rect', 'participants.defer', id, { course_identifier, reason: 'other' });
    expect(
      codeOf(
        { ...request, headers: { ...request.headers, 'x-with-server-date': '2026-01-01T00:00:00Z' } },
        'rect',
        origin,
      ),
    ).toBe(`import { createClient } from 'lead-provider-sdk';

const token = process.env['LEAD_PROVIDER_TOKEN'] ?? '';
const dfe = createClient({ service: 'rect', baseUrl: "http://localhost:4010", token });
try {
  console.log(await dfe.participants.defer("${id}", {"course_identifier":"ecf-induction","reason":"other"}, \
{"serverDate":"2026-01-01T00:00:00Z","checks":"off"}));
} catch (error) {
  console.error(error);
}
`);
    const list = logged('rect', 'participants.list', id, {}, 'filter[cohort]=2024,2025&page[per_page]=50');
    expect(codeOf(list, 'rect', origin)).toContain(
      'await dfe.participants.list({"cohort":[2024,2025]}, {"perPage":50}).take(10)',
    );
    expect(codeOf(logged('rect', 'participants.list', id), 'rect', origin)).toContain('participants.list().take(10)');
  });

  test('a step, without the arguments that were left out at its end', () => {
    expect(stepCodeOf('dfe', 'makePayable', ['st1', undefined, undefined])).toBe('mock.dfe.makePayable("st1");\n');
    expect(stepCodeOf('dfe', 'decideFunding', ['ben', undefined, null])).toBe(
      'mock.dfe.decideFunding("ben", undefined, null);\n',
    );
    expect(stepCodeOf('schools', 'rest', [])).toBe('mock.schools.rest();\n');
  });
});
