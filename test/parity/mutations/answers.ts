import type { Service } from '../../../src/contract/index.ts';
import { about, altered, answerWith, mapJson, rewrite, type Mutation } from './kit.ts';

/** Answers: statuses, bodies and headers of refusals, and how a request has to look. */

const inBoth = (service: Service): readonly Mutation[] => {
  const isRect = service === 'rect';
  const missing = isRect ? 'rect.request.9c' : 'ecf.request.6c';
  const token = isRect ? 'rect.request.5' : 'ecf.request.4a';
  const path = isRect ? 'rect.request.3' : 'ecf.request.2';
  const query = isRect ? 'rect.request.4' : 'ecf.request.2a';
  const pages = isRect ? 'rect.request.9e' : 'ecf.request.6e';
  return [
    about(
      service,
      'requests',
      'an unknown record is 403',
      answerWith(
        (answer) => answer.status === 404,
        (answer) => altered(answer, { status: 403 }),
      ),
      { heads: [missing] },
    ),
    about(
      service,
      'requests',
      'an unknown record has another body',
      answerWith(
        (answer) => answer.status === 404,
        (answer) => altered(answer, { body: '{"message":"gone"}' }),
      ),
      { heads: [missing] },
    ),
    about(
      service,
      'requests',
      'an id that is none is 400',
      answerWith(
        (answer, { url }) => answer.status === 404 && url.includes('/nope'),
        (answer) => altered(answer, { status: 400 }),
      ),
      { heads: [missing] },
    ),
    about(
      service,
      'requests',
      'ids in upper case are not found',
      rewrite((url) => url.replace(/\/[0-9A-F-]*[A-F][0-9A-F-]{20,}/, '/nope')),
      {
        heads: [
          isRect ? 'docs/services/rect.md#section-4-1' : 'docs/services/ecf.md#section-4-2',
          'docs/services/ecf.md#section-4-7',
        ],
      },
    ),
    about(
      service,
      'authentication',
      'no token is 403',
      answerWith(
        (answer) => answer.status === 401,
        (answer) => altered(answer, { status: 403 }),
      ),
      { heads: [token] },
    ),
    about(
      service,
      'authentication',
      'no token has another body',
      answerWith(
        (answer) => answer.status === 401,
        (answer) => altered(answer, { body: '{"error":"Unauthorized"}' }),
      ),
      { heads: [token] },
    ),
    about(
      service,
      'authentication',
      'no token is challenged otherwise',
      answerWith(
        (answer) => answer.status === 401,
        (answer) => altered(answer, { headers: { 'www-authenticate': isRect ? 'Bearer' : null } }),
      ),
    ),
    about(service, 'authentication', 'the scheme Token is not taken', rewriteToken('Token')),
    about(service, 'authentication', 'the scheme may be in lower case', lenient, { heads: [token] }),
    about(
      service,
      'headers',
      'JSON has another content type',
      answerWith(
        (answer) => answer.ok,
        (answer) =>
          altered(answer, {
            headers: { 'content-type': isRect ? 'application/vnd.api+json' : 'application/json; charset=utf-8' },
          }),
      ),
    ),
    about(
      service,
      'requests',
      'refused pages have another title',
      mapJson((json, _request, status) =>
        status === 400 ? JSON.parse(JSON.stringify(json).replaceAll('"Bad request"', '"bad_request"')) : json,
      ),
      { heads: [pages] },
    ),
    about(
      service,
      'requests',
      'refused pages have two errors',
      mapJson((json, _request, status) =>
        status === 400 ? JSON.parse(JSON.stringify(json).replace(/\[(\{.*\})\]/, '[$1,$1]')) : json,
      ),
      { heads: [pages] },
    ),
    about(
      service,
      'requests',
      'errors have a code beside them',
      mapJson((json, _request, status) =>
        status === 400 ? JSON.parse(JSON.stringify(json).replaceAll('"detail"', '"code":"x","detail"')) : json,
      ),
      { heads: [pages] },
    ),
    about(
      service,
      'requests',
      'a query that contradicts itself has a body',
      answerWith(
        (answer) => answer.status === 400 && (answer.headers.get('content-type') ?? '').includes('html'),
        (answer) => altered(answer, { body: '<html></html>' }),
      ),
      { heads: [query] },
    ),
    about(
      service,
      'requests',
      'a verb that there is not is 405',
      answerWith(
        (_answer, { method }) => method === 'DELETE',
        (answer) => altered(answer, { status: 405 }),
      ),
      { heads: [path] },
    ),
    about(
      service,
      'requests',
      'an unknown path asks for a token first',
      answerWith(
        (answer, { url, headers }) =>
          url.includes('/nothing') && !headers.has('authorization') && answer.status === 404,
        (answer) => altered(answer, { status: 401 }),
      ),
      { heads: [path] },
    ),
  ];
};

function rewriteToken(scheme: string): Mutation['wrap'] {
  return (send) => (request) => {
    const given = request.headers.get('authorization') ?? '';
    if (!given.startsWith(`${scheme} `)) return send(request);
    const headers = new Headers(request.headers);
    headers.set('authorization', 'Bearer nobody');
    return send(new Request(request.url, { method: request.method, headers }));
  };
}

const lenient: Mutation['wrap'] = (send) => (request) => {
  const given = request.headers.get('authorization') ?? '';
  if (!given.startsWith('bearer ')) return send(request);
  const headers = new Headers(request.headers);
  headers.set('authorization', given.replace('bearer', 'Bearer'));
  return send(new Request(request.url, { method: request.method, headers }));
};

export const answerMutations: readonly Mutation[] = [
  ...inBoth('rect'),
  ...inBoth('ecf'),
  about('rect', 'headers', 'an Accept that is none is taken', rewriteAccept, { heads: ['rect.request.5a'] }),
  about('rect', 'clock', 'a broken clock header is not heeded', withoutBrokenClock, { heads: ['rect.request.1'] }),
  about('ecf', 'clock', 'a broken clock header is not heeded', withoutBrokenClock, { heads: ['ecf.request.0'] }),
];

function rewriteAccept(send: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return (request) => {
    if (request.headers.get('accept') !== 'nonsense') return send(request);
    const headers = new Headers(request.headers);
    headers.set('accept', '*/*');
    return send(new Request(request.url, { method: request.method, headers }));
  };
}

function withoutBrokenClock(send: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return (request) => {
    if (!/nonsense|-13-/.test(request.headers.get('x-with-server-date') ?? '')) return send(request);
    const headers = new Headers(request.headers);
    headers.delete('x-with-server-date');
    return send(new Request(request.url, { method: request.method, headers }));
  };
}
