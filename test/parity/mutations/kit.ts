import { isRecord } from '../../../src/base/guards.ts';
import type { Service } from '../../../src/contract/index.ts';
import type { GenerateOptions, Scenario } from '../../../src/mock/index.ts';
import { attributesOf, topicOf } from '../../../src/parity/heads.ts';
import type { Resource } from '../../../src/parity/types.ts';
import { allRules, registry } from '../../../src/rules/registry.ts';

export type Send = (request: Request) => Promise<Response>;

/** One thing that a server does otherwise than the mock. */
export interface Mutation {
  readonly name: string;
  readonly service: Service;
  /** Under one of these it has to be found. */
  readonly heads: readonly string[];
  readonly wrap: (send: Send) => Send;
  /** What the world needs that shows it. */
  readonly world?: GenerateOptions;
  /** What is changed in the generated world, that it can be seen. */
  readonly scenario?: (scenario: Scenario) => Scenario;
  /** Whether it shows only when something is written. */
  readonly isWritten?: boolean;
}

const types: Readonly<Record<Resource, string>> = {
  participants: 'participant',
  transfers: 'participant-transfer',
  declarations: 'participant-declaration',
  partnerships: 'partnership',
  schools: 'school',
  statements: 'statement',
  deliveryPartners: 'delivery-partner',
  unfundedMentors: 'unfunded-mentor',
};

type Values = Record<string, unknown>;

/** The answer with another JSON body. */
export function mapJson(change: (json: unknown, request: Request, status: number) => unknown): Mutation['wrap'] {
  return (send) => async (request) => {
    const answer = await send(request);
    const text = await answer.text();
    const { status, headers } = answer;
    const again = (body: string): Response => new Response(body === '' ? null : body, { status, headers });
    if (!(answer.headers.get('content-type') ?? '').includes('json') || text === '') return again(text);
    const json: unknown = JSON.parse(text);
    return again(JSON.stringify(change(json, request, status)));
  };
}

/** The answer's rows changed, in lists and alone. */
export function mapRows(change: (rows: Values[], request: Request) => unknown[]): Mutation['wrap'] {
  return mapJson((json, request) => {
    if (!isRecord(json) || !('data' in json)) return json;
    const { data } = json;
    if (Array.isArray(data)) return { data: change(data.filter(isRecord), request) };
    return { data: isRecord(data) ? change([data], request)[0] : data };
  });
}

/** One attribute of a resource served otherwise: `ecf_enrolments.mentor_id` goes into lists. */
export function attribute(
  service: Service,
  resource: Resource,
  path: string,
  name: string,
  change: (value: unknown, beside: Values) => unknown,
): Mutation {
  const into = (value: unknown, [first, ...rest]: readonly string[]): unknown => {
    if (Array.isArray(value) && first !== undefined) return value.map((item) => into(item, [first, ...rest]));
    if (!isRecord(value) || first === undefined) return value;
    return { ...value, [first]: rest.length === 0 ? change(value[first], value) : into(value[first], rest) };
  };
  const wrap = mapRows((rows) =>
    rows.map((row) =>
      row['type'] === types[resource] ? { ...row, attributes: into(row['attributes'], path.split('.')) } : row,
    ),
  );
  return { name: `${resource}.${path} ${name}`, service, heads: [attributesOf(service, resource)], wrap };
}

/** What is asked, rewritten on its way to the server. */
export function rewrite(change: (target: string, request: Request) => string): Mutation['wrap'] {
  return (send) => async (request) => {
    const target = change(request.url, request);
    if (target === request.url) return send(request);
    return send(new Request(target, { method: request.method, headers: request.headers }));
  };
}

/** A status, headers or body instead of what the server would answer with. */
export function answerWith(
  when: (answer: Response, request: Request) => boolean,
  instead: (answer: Response, request: Request) => Response | Promise<Response>,
): Mutation['wrap'] {
  return (send) => async (request) => {
    const answer = await send(request);
    return when(answer, request) ? instead(answer, request) : answer;
  };
}

/** The answer with other headers, or another status or body. */
export async function altered(
  answer: Response,
  { status, body, headers = {} }: { status?: number; body?: string; headers?: Record<string, string | null> },
): Promise<Response> {
  const merged = new Headers(answer.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) merged.delete(name);
    else merged.set(name, value);
  }
  const text = body ?? (await answer.text());
  return new Response(text === '' ? null : text, { status: status ?? answer.status, headers: merged });
}

export const about = (
  service: Service,
  topic: Parameters<typeof topicOf>[1],
  name: string,
  wrap: Mutation['wrap'],
  more: Partial<Mutation> = {},
): Mutation => ({ name, service, heads: [topicOf(service, topic)], wrap, ...more });

/** A rule that the server has otherwise. It is patched only while the server is asked. */
export function rule(
  id: string,
  how: 'skipped' | 'flipped' | 'always' | 'retitled',
  more: Partial<Mutation> = {},
): Mutation {
  const text = allRules.find((one) => one.id === id);
  if (text === undefined) throw new Error(`there is no rule ${id}`);
  const { service, operation } = text;
  const found = registry[service][operation].rules.find((one) => one.id === id);
  if (found === undefined || !('examine' in found)) throw new Error(`${id} is no rule of a write`);
  const was = { ...found };
  const turned = { pass: 'refuse', refuse: 'pass', unknown: 'unknown' } as const;
  const call = (name: 'test' | 'examine', given: readonly unknown[]): unknown => {
    const judge: unknown = Reflect.get(was, name);
    return typeof judge === 'function' ? Reflect.apply(judge, found, given) : undefined;
  };
  const patches = {
    skipped: { test: () => 'pass', examine: () => ({ outcome: 'pass' }) },
    always: { test: () => 'refuse', examine: () => ({ outcome: 'refuse' }) },
    flipped: {
      test: (...given: unknown[]) => turned[outcomeOf(call('test', given))],
      examine: (...given: unknown[]) => ({ outcome: turned[outcomeOf(call('test', given))] }),
    },
    retitled: { title: 'another_title' },
  };
  const wrap: Mutation['wrap'] = (send) => async (request) => {
    Object.assign(found, patches[how]);
    try {
      return await send(request);
    } finally {
      Object.assign(found, was);
    }
  };
  const topic = operation === 'schedule' ? 'change-schedule' : operation === 'request' ? 'requests' : operation;
  // what a server refuses beyond, or under a title that no rule has, can be told by the operation alone
  const heads = how === 'skipped' ? [id] : [id, topicOf(service, topic)];
  return { name: `${id} ${how}`, service, heads, wrap, isWritten: true, ...more };
}

const outcomeOf = (value: unknown): 'pass' | 'refuse' | 'unknown' =>
  value === 'pass' || value === 'refuse' ? value : 'unknown';
