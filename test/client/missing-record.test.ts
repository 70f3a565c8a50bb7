import { createClient, HttpError, isMissingRecord, type Client, type Service } from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isWrapperName, routes } from '../../src/contract/routes.ts';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

const course_identifier = 'ecf-induction';
const away = { course_identifier, reason: 'other' } as const;

/** Every operation on one record. */
const onARecord: Readonly<Record<string, (dfe: Client<'rect'>, id: string) => Promise<unknown>>> = {
  'participants.get': (dfe, id) => dfe.participants.get(id),
  'participants.transfers': (dfe, id) => dfe.participants.transfers(id),
  'participants.defer': (dfe, id) => dfe.participants.defer(id, away),
  'participants.resume': (dfe, id) => dfe.participants.resume(id, { course_identifier }),
  'participants.withdraw': (dfe, id) => dfe.participants.withdraw(id, away),
  'participants.changeSchedule': (dfe, id) =>
    dfe.participants.changeSchedule(id, { course_identifier, schedule_identifier: 'ecf-standard-september' }),
  'unfundedMentors.get': (dfe, id) => dfe.unfundedMentors.get(id),
  'declarations.get': (dfe, id) => dfe.declarations.get(id),
  'declarations.void': (dfe, id) => dfe.declarations.void(id),
  'partnerships.get': (dfe, id) => dfe.partnerships.get(id),
  'partnerships.update': (dfe, id) => dfe.partnerships.update(id, { delivery_partner_id: ID }),
  'schools.get': (dfe, id) => dfe.schools.get(id, { cohort: 2025 }),
  'deliveryPartners.get': (dfe, id) => dfe.deliveryPartners.get(id),
  'statements.get': (dfe, id) => dfe.statements.get(id),
};
/** Those that `ecf` answers with 422 (docs/services/ecf.md 2.2). */
const refusedByEcf = /^participants\.(defer|resume|withdraw|changeSchedule)$/;

/** A client of either service, as one of the first: what is called here both have. */
function clientOf(service: Service, mock: Mock, baseUrl: string, fetch?: typeof globalThis.fetch): Client<'rect'> {
  const options = { baseUrl, token: mock.token('lp1'), checks: 'off', retries: 0, ...(fetch && { fetch }) } as const;
  return createClient({ ...options, service: service as 'rect' });
}

/** Sends every request to a path that no service knows. */
const elsewhere: typeof fetch = (request) =>
  fetch(request instanceof Request ? new Request(request.url.replace('/api/v3/', '/api/v3/no/'), request) : request);

test.each(['rect', 'ecf'] as const)('%s: these are all operations on a record', (service) => {
  const paths = Object.entries<readonly [string, string]>(routes[service]).filter(([, [, path]]) =>
    path.includes('{id}'),
  );
  expect(Object.keys(onARecord).every((name) => isWrapperName(name))).toBe(true);
  expect(paths.map(([name]) => name).sort()).toEqual(Object.keys(onARecord).sort());
});

describe.each(['rect', 'ecf'] as const)('%s, over HTTP', (service) => {
  const mock = createMock({ service });
  let server: MockServer;
  beforeAll(async () => (server = await serve(mock)));
  afterAll(() => server.close());

  test.each(Object.entries(onARecord))('%s of a record that there is not', async (operation, call) => {
    const error = await errorOf(call(clientOf(service, mock, server.url), ID));
    const isRefused = service === 'ecf' && refusedByEcf.test(operation);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: isRefused ? 422 : 404 });
    expect(isMissingRecord(error)).toBe(!isRefused);
  });

  test("another provider's record is missing too", async () => {
    const error = await errorOf(clientOf(service, mock, server.url).partnerships.get(mock.id('ps3')));
    expect(isMissingRecord(error)).toBe(true);
  });

  test('a list at a path that the service does not know', async () => {
    const dfe = clientOf(service, mock, server.url, elsewhere);
    expect(isMissingRecord(await errorOf(dfe.statements.list().take(1)))).toBe(false);
  });

  test('a record at such a path: only rect says which of the two it is', async () => {
    const error = await errorOf(clientOf(service, mock, server.url, elsewhere).statements.get(ID));
    expect(error).toMatchObject({ status: 404 });
    expect(isMissingRecord(error)).toBe(service === 'ecf');
  });

  test.each([
    ['a page of a proxy', '<html><body>404 Not Found</body></html>', 'text/html'],
    ['an empty answer', '', 'application/json'],
    ['an empty object', '{}', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a list', '[{"title":"Resource not found"}]', 'application/json'],
    ['words of its own', '{"error":"Not Found"}', 'application/json'],
    ['an error in a text', '{"errors":"Resource not found"}', 'application/json'],
    ['no errors', '{"errors":[]}', 'application/json'],
    ['an error that is none', '{"errors":[null]}', 'application/json'],
    ['another title', '{"errors":[{"title":"Not found","detail":"Resource not found"}]}', 'application/json'],
    ['the words as text', 'Resource not Found', 'text/plain'],
    ['a message', '{"message":"Resource not found","error":{"title":"Resource not found"}}', 'application/json'],
  ])('404 with %s', async (_, body, contentType) => {
    mock.faults.clear();
    mock.faults.add({ effect: { kind: 'status', status: 404, body, contentType }, times: Infinity });
    const error = await errorOf(clientOf(service, mock, server.url).statements.get(ID));
    mock.faults.clear();
    expect(error).toMatchObject({ status: 404 });
    expect(isMissingRecord(error)).toBe(false);
  });
});

test('ecf.md 4.15 row 6: a schedule without the milestone is no missing record', async () => {
  const { dfe } = observe('ecf', () => json({ error: 'Resource not Found' }, 404));
  const schedule = { course_identifier, schedule_identifier: 'ecf-standard-september' } as const;
  expect(isMissingRecord(await errorOf(dfe.participants.changeSchedule(ID, schedule)))).toBe(false);
  expect(isMissingRecord(await errorOf(dfe.participants.get(ID, { follow: false })))).toBe(true);
});

test('other statuses, other errors and what is none', async () => {
  const { dfe } = observe('rect', () => json({ errors: [{ title: 'Resource not found', detail: 'x' }] }, 410));
  expect(isMissingRecord(await errorOf(dfe.statements.get(ID)))).toBe(false);
  expect(isMissingRecord(await errorOf(dfe.statements.get('')))).toBe(false);
  for (const other of [null, undefined, 404, new Error('404'), { status: 404, body: { error: 'Resource not Found' } }])
    expect(isMissingRecord(other)).toBe(false);
});

describe('a client of the other service', () => {
  test.each([
    ['ecf', 'rect'],
    ['rect', 'ecf'],
  ] as const)(
    'of %s on a server of %s: a list that is not there asks whether that is the service',
    async (service, other) => {
      const mock = createMock({ service: other });
      const dfe = createClient({ service, baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch });
      const list = (): Promise<unknown> => dfe.participants.list().collect({ max: 10 });
      const error = await list().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(String(error)).toContain('Is this the service you named?');
      expect(String(error)).not.toContain('retired');
    },
  );
});
