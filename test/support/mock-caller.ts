import { isRecord } from '../../src/base/guards.ts';
import type { Service } from '../../src/contract/index.ts';
import { list } from '../../src/generate/document.ts';
import { createMock, type Mock, type Scenario } from '../../src/mock/index.ts';
import { validateAgainstSpec } from './spec-validator.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is no JSON. */
  readonly json: unknown;
  /** `data`, when it is one resource. */
  readonly record: Json;
  readonly attributes: Json;
  /** `data`, when it is a list. */
  readonly records: readonly Json[];
  /** Titles of the errors, in order. */
  readonly titles: readonly string[];
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when a text; else as JSON. */
  readonly body?: unknown;
  readonly contentType?: string;
  /** Whether to check the answer against the description. Off for what comes from before routing. */
  readonly declared?: boolean;
}

/** A provider's way to a mock, for tests. Every answer is checked against the description of the service. */
export interface Caller {
  readonly mock: Mock;
  /** The UUID behind a symbol of the scenario. */
  readonly id: (symbol: string) => string;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  get(path: string, options?: CallOptions): Promise<Answer>;
  /** Sends attributes in the envelope. */
  put(path: string, attributes: Json, options?: CallOptions): Promise<Answer>;
  post(path: string, attributes: Json, options?: CallOptions): Promise<Answer>;
}

export function callerOf(service: Service, scenario?: Scenario, lp = 'lp1'): Caller {
  return callerOn(createMock(scenario === undefined ? { service } : { service, scenario }), lp);
}

export function callerOn(mock: Mock, lp = 'lp1'): Caller {
  const call = async (
    method: string,
    path: string,
    { headers = {}, body, contentType = 'application/json', declared = true }: CallOptions = {},
  ): Promise<Answer> => {
    const response = await mock.fetch(
      new Request(`https://mock.test/api/v3${path}`, {
        method,
        headers: {
          authorization: `Bearer ${mock.token(lp)}`,
          ...(body !== undefined && { 'content-type': contentType }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const json = parse(text);
    if (declared)
      validateAgainstSpec(
        mock.service,
        `${method} /api/v3${path}`,
        response.status,
        response.headers.get('content-type'),
        json ?? text,
      );
    const data = isRecord(json) ? json['data'] : undefined;
    const record = isRecord(data) ? data : {};
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      record,
      attributes: isRecord(record['attributes']) ? record['attributes'] : {},
      records: list(data).filter(isRecord),
      titles: isRecord(json)
        ? list(json['errors']).map((error) => (isRecord(error) ? String(error['title']) : ''))
        : [],
    };
  };
  return {
    mock,
    call,
    // tests ask for strangers, too
    id: (symbol) => mock.id(symbol, { unknown: true }),
    get: (path, options) => call('GET', path, options),
    put: (path, attributes, options) => call('PUT', path, { body: { data: { attributes } }, ...options }),
    post: (path, attributes, options) => call('POST', path, { body: { data: { attributes } }, ...options }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
