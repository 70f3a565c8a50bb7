import type { Client as RawClient } from 'openapi-fetch';
import { ValidationError } from '../errors/index.ts';
import { say } from './failures.ts';

type Raw = RawClient<Record<string, never>>;

/** Without the parser's own words, which quote the body. */
const noJson = (method: string): ValidationError =>
  new ValidationError(
    'raw was answered with a success whose body is not JSON. Something between you and the service may have answered; ' +
      `with parseAs: "text" you get the body as it is. ${say(method.toUpperCase(), 'unknown')}`,
    { operation: 'raw', attempts: 1, outcome: 'unknown' },
  );

/** openapi-fetch, loaded with the first request that is made through it, because most programs never use it. */
export function lazyRaw(baseUrl: string, fetch: (request: Request) => Promise<Response>): Raw {
  let loading: Promise<Raw> | null = null;
  const load = (): Promise<Raw> =>
    (loading ??= Promise.all([import('openapi-fetch'), import('./http-request.ts')]).then(
      ([{ default: create }, { fillPath }]) =>
        create<Record<string, never>>({ baseUrl, fetch, pathSerializer: fillPath }),
    ));
  const send =
    (name: string) =>
    (...args: readonly unknown[]): Promise<unknown> =>
      load().then((raw) => {
        const method: unknown = Reflect.get(raw, name);
        if (typeof method !== 'function') return undefined;
        const answer: unknown = Reflect.apply(method, raw, args);
        return Promise.resolve(answer).catch((error: unknown) => {
          // how openapi-fetch tells of a success whose body is no JSON
          throw error instanceof SyntaxError ? noJson(name === 'request' ? String(args[0]) : name) : error;
        });
      });
  // all requests wait for this promise too, so middleware is added in the right order
  const arrange =
    (name: 'use' | 'eject') =>
    (...middleware: Parameters<Raw['use']>): void => {
      loading = load().then((raw) => {
        raw[name](...middleware);
        return raw;
      });
    };
  const raw: unknown = {
    use: arrange('use'),
    eject: arrange('eject'),
    ...Object.fromEntries(
      ['request', 'GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'].map((name) => [
        name,
        send(name),
      ]),
    ),
  };
  return raw as Raw;
}
