import type { Client as RawClient } from 'openapi-fetch';

type Raw = RawClient<Record<string, never>>;

/** openapi-fetch, loaded when a request is first made with it: most programs never do. */
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
  // middleware is put in order by the promise that all requests wait for as well
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
