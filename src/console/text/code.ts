import type { components } from '../../../generated/control/types.ts';
import { attributesOf, filterOf, filtersOf, isInstant, isUuid } from './takes.ts';

type Logged = components['schemas']['ReceivedRequest'];
type Service = 'rect' | 'ecf';

/** A text as it is written in code: nothing in it turns the writing round or ends it. */
export const literal = (value: unknown): string =>
  (value === undefined ? 'undefined' : JSON.stringify(value)).replace(
    /[<\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * A call as a program: with the client where one of its methods sends the same request, with `fetch` elsewhere. It runs
 * as it is, with the token in the environment.
 */
export function codeOf(request: Logged, service: Service, origin: string): string {
  const call = methodCall(request, service);
  if (call === null) return fetchOf(request, origin);
  return `import { createClient } from 'lead-provider-sdk';

const token = process.env['LEAD_PROVIDER_TOKEN'] ?? '';
const dfe = createClient({ service: '${service}', baseUrl: ${literal(origin)}, token });
try {
  console.log(await ${call});
} catch (error) {
  console.error(error);
}
`;
}

/** A step as it is written in process. */
export function stepCodeOf(who: string, step: string, args: readonly unknown[]): string {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return `mock.${who}.${step}(${listed(args.slice(0, last + 1))});\n`;
}

const listed = (args: readonly unknown[]): string => args.map(literal).join(', ');

/** The call of a method that sends this request again; null when none does. */
function methodCall(request: Logged, service: Service): string | null {
  const { operation, method, path, body, json, leadProvider } = request;
  // without a known token there is no client to make
  if (operation === null || leadProvider === null) return null;
  const sent = headersOf(request, service);
  const params = paramsOf(request, service);
  if (sent === null || params === null) return null;
  const { filters, perPage } = params;
  const call = (...args: readonly unknown[]): string => `dfe.${operation}(${listed(withoutEmpty(args))})`;
  const ids = path.split('/').filter(isUuid);
  const verb = operation.slice(operation.indexOf('.') + 1);
  if (verb === 'list')
    return method === 'GET' && body === '' && ids.length === 0
      ? `${call(filters, { ...sent, ...(perPage !== undefined && { perPage }) })}.take(10)`
      : null;
  if (verb === 'create') {
    const draft = method === 'POST' ? attributesOf(operation, service, json) : null;
    return draft === null || ids.length > 0 ? null : call(draft, { ...sent, checks: 'off' });
  }
  const [id] = ids;
  if (id === undefined || ids.length > 1) return null;
  if (verb === 'get' || verb === 'transfers') {
    if (method !== 'GET' || body !== '') return null;
    if (operation === 'schools.get') return filters['cohort'] === undefined ? null : call(id, filters, sent);
    // the service answered for this id, and not for the one that has taken its place
    return call(id, operation.startsWith('participants.') ? { ...sent, follow: false } : sent);
  }
  if (method !== 'PUT') return null;
  if (verb === 'void') return body === '' ? call(id, { ...sent, checks: 'off' }) : null;
  const attributes = attributesOf(operation, service, json);
  return attributes === null ? null : call(id, attributes, { ...sent, checks: 'off' });
}

/** Options that send these headers; null when the client would send others. */
function headersOf({ headers, body }: Logged, service: Service): { serverDate?: string } | null {
  const { accept = '*/*', 'content-type': type = '', 'x-with-server-date': date } = headers;
  if (headers['if-none-match'] !== undefined || !/json|\*\/\*/.test(accept)) return null;
  const isJson = /^application\/json(;|$)/.test(type) || (service === 'ecf' && type === 'application/vnd.api+json');
  if (body !== '' && !isJson) return null;
  if (date === undefined) return {};
  return isInstant(date) ? { serverDate: date } : null;
}

/** The query as the method takes it; null for one that no method sends. */
function paramsOf(
  { operation, query }: Logged,
  service: Service,
): { filters: Readonly<Record<string, unknown>>; perPage?: number } | null {
  const seen = new Map<string, unknown>();
  const size = { perPage: 0 };
  const isList = operation?.endsWith('.list') === true;
  for (const [name, value] of new URLSearchParams(query)) {
    const filter = name === 'sort' ? name : /^filter\[([a-z_]+)\]$/.exec(name)?.[1];
    if (filter !== undefined) {
      const taken = seen.has(filter) ? undefined : filterOf(operation ?? '', service, filter, value);
      if (taken === undefined) return null;
      seen.set(filter, taken);
    } else if (isList && name === 'page[per_page]' && size.perPage === 0 && isPageSize(value)) {
      size.perPage = Number(value);
    } else if (!isList || name !== 'page[page]' || value !== '1') {
      return null;
    }
  }
  // a client refuses to ask for schools without it
  if (operation === 'schools.list' && !seen.has('cohort')) return null;
  if (isList && filtersOf(operation, service) === null) return null;
  return { filters: Object.fromEntries(seen), ...(size.perPage > 0 && size) };
}

const isPageSize = (value: string): boolean => /^[1-9]\d{0,3}$/.test(value) && Number(value) <= 3000;

function withoutEmpty(args: readonly unknown[]): readonly unknown[] {
  const isEmpty = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return args.slice(0, args.findLastIndex((arg) => !isEmpty(arg)) + 1);
}

function fetchOf({ method, path, query, headers, body, leadProvider }: Logged, origin: string): string {
  const address = `${origin}${path}${query === '' ? '' : `?${query}`}`;
  const lines = Object.entries(headers).map(([name, value]) => `    ${literal(name)}: ${literal(value)},\n`);
  const token =
    leadProvider === null ? '' : "    authorization: `Bearer ${process.env['LEAD_PROVIDER_TOKEN'] ?? ''}`,\n";
  const isRead = method === 'GET' || method === 'HEAD';
  // a text would be sent with a type of its own
  const sent = headers['content-type'] === undefined ? `new TextEncoder().encode(${literal(body)})` : literal(body);
  return `${isRead && body !== '' ? `// fetch sends no body with ${method}; the one that was sent is left out\n` : ''}\
const response = await fetch(${literal(address)}, {
  method: ${literal(method)},
  headers: {
${token}${lines.join('')}  },
${isRead || body === '' ? '' : `  body: ${sent},\n`}});
console.log(response.status, await response.text());

export {};
`;
}
