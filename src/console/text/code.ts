import type { components } from '../../../generated/control/types.ts';

type Logged = components['schemas']['ReceivedRequest'];

/** A text as it is written in code: nothing in it turns the writing round or ends it. */
export const literal = (value: unknown): string =>
  (value === undefined ? 'undefined' : JSON.stringify(value)).replace(
    /[<\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A call as a program, with the client where it has a method for it. It runs as it is, with the token in the environment. */
export function codeOf(request: Logged, service: 'rect' | 'ecf', origin: string): string {
  const call = methodCall(request);
  if (call === null) return fetchOf(request, origin);
  return `import { createClient } from 'lead-provider-sdk';

const token = process.env['LEAD_PROVIDER_TOKEN'] ?? '';
const dfe = createClient({ service: '${service}', baseUrl: ${literal(origin)}, token });
try {
  console.log(${call});
} catch (error) {
  console.error(error);
}
`;
}

/** A step as it is written in process. */
export const stepCodeOf = (who: string, step: string, args: readonly unknown[]): string =>
  `mock.${who}.${step}(${args.map(literal).join(', ')});\n`;

function methodCall({ operation, path, query, headers, json }: Logged): string | null {
  if (operation === null) return null;
  const method = `dfe.${operation}`;
  const options = { ...serverDateOf(headers['x-with-server-date']) };
  const id = idIn(path);
  const params = paramsOf(query);
  if (params === null) return null;
  const { filters, page } = params;
  const given = (...args: readonly unknown[]): string => `await ${method}(${trimmed(args).map(literal).join(', ')})`;
  if (/\.list$/.test(operation)) {
    if (page.page !== undefined && page.page !== 1) return null;
    const listed = { ...options, ...(page.perPage !== undefined && { perPage: page.perPage }) };
    return `${given(filters, listed).replace(/^await /, 'await ')}.take(10)`;
  }
  if (query !== '' && operation !== 'schools.get') return null;
  if (id === null && operation !== 'declarations.create' && operation !== 'partnerships.create') return null;
  if (operation === 'schools.get') return given(id, filters, options);
  if (/\.(get|transfers)$/.test(operation)) return given(id, options);
  if (operation === 'declarations.void') return given(id, { ...options, checks: 'off' });
  const attributes = attributesIn(json);
  if (attributes === null) return null;
  const draft = [attributes, { ...options, checks: 'off' }];
  return operation.endsWith('.create') ? given(...draft) : given(id, ...draft);
}

const trimmed = (args: readonly unknown[]): readonly unknown[] => {
  const isEmpty = (value: unknown): boolean =>
    value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  const left = [...args];
  while (left.length > 0 && isEmpty(left.at(-1))) left.pop();
  return left;
};

const serverDateOf = (date: string | undefined): { serverDate?: string } =>
  date === undefined ? {} : { serverDate: date };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idIn = (path: string): string | null => path.split('/').find((part) => UUID.test(part)) ?? null;

/** The filters of a list as its method takes them; null for a query that no method sends. */
function paramsOf(
  query: string,
): { filters: Record<string, unknown>; page: { page?: number; perPage?: number } } | null {
  const filters: Record<string, unknown> = {};
  const page: { page?: number; perPage?: number } = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const filter = /^filter\[([a-z_]+)\]$/.exec(name)?.[1];
    if (filter !== undefined && !Object.hasOwn(filters, filter)) filters[filter] = valueOf(filter, value);
    else if (name === 'sort') filters['sort'] = value;
    else if (name === 'page[page]' && /^[1-9]\d{0,5}$/.test(value)) page.page = Number(value);
    else if (name === 'page[per_page]' && /^[1-9]\d{0,3}$/.test(value) && Number(value) <= 3000)
      page.perPage = Number(value);
    else return null;
  }
  return { filters, page };
}

function valueOf(name: string, value: string): unknown {
  const parts = value.split(',');
  if (name === 'cohort' && parts.every((part) => /^\d{4}$/.test(part)))
    return parts.length === 1 ? Number(value) : parts.map(Number);
  return parts.length === 1 ? value : parts;
}

function attributesIn(json: unknown): unknown {
  const data = isRecord(json) ? json['data'] : null;
  const attributes = isRecord(data) ? data['attributes'] : null;
  return isRecord(attributes) ? attributes : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fetchOf({ method, path, query, headers, body, leadProvider }: Logged, origin: string): string {
  const address = `${origin}${path}${query === '' ? '' : `?${query}`}`;
  const sent = Object.entries(headers).map(([name, value]) => `    ${literal(name)}: ${literal(value)},\n`);
  const token =
    leadProvider === null ? '' : "    authorization: `Bearer ${process.env['LEAD_PROVIDER_TOKEN'] ?? ''}`,\n";
  return `const response = await fetch(${literal(address)}, {
  method: ${literal(method)},
  headers: {
${token}${sent.join('')}  },
${body === '' ? '' : `  body: ${literal(body)},\n`}});
console.log(response.status, await response.text());
`;
}
