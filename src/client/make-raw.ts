import createFetch, { type Client as RawClient } from 'openapi-fetch';
import { ValidationError } from '../errors/index.ts';
import { say } from './failures.ts';
import { fillPath } from './http-request.ts';

export type Raw = RawClient<Record<string, never>>;

/** The methods that send. */
type Send = (...args: readonly unknown[]) => Promise<unknown>;

/** openapi-fetch over our connection. Paths are filled as everywhere here. */
export function makeRaw(baseUrl: string, fetch: (request: Request) => Promise<Response>): Raw {
  return createFetch<Record<string, never>>({ baseUrl, fetch, pathSerializer: fillPath });
}

/** Sends by one of its methods; a success whose body is no JSON becomes an error of ours. */
export async function sendBy(raw: Raw, name: string, args: readonly unknown[]): Promise<unknown> {
  const method: unknown = Reflect.get(raw, name);
  if (!isSend(method)) return undefined;
  try {
    return await Reflect.apply(method, raw, args);
  } catch (error) {
    // how openapi-fetch tells of it, quoting the body
    throw error instanceof SyntaxError ? notJson(name === 'request' ? String(args[0]) : name) : error;
  }
}

const isSend = (value: unknown): value is Send => typeof value === 'function';

const notJson = (method: string): ValidationError =>
  new ValidationError(
    'raw was answered with a success whose body is not JSON. Something between you and the service may have answered; ' +
      `with parseAs: "text" you get the body as it is. ${say(method.toUpperCase(), 'unknown')}`,
    { operation: 'raw', attempts: 1, outcome: 'unknown' },
  );
