import type { Client as RawClient } from 'openapi-fetch';

type Raw = RawClient<Record<string, never>>;

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
        return typeof method === 'function' ? (Reflect.apply(method, raw, args) as Promise<unknown>) : undefined;
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
