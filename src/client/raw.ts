import type { Raw } from './make-raw.ts';

/** openapi-fetch, loaded with the first request that is made through it, because most programs never use it. */
export function lazyRaw(baseUrl: string, fetch: (request: Request) => Promise<Response>): Raw {
  let loading: Promise<Raw> | null = null;
  const made = () => import('./make-raw.ts');
  const load = (): Promise<Raw> => (loading ??= made().then(({ makeRaw }) => makeRaw(baseUrl, fetch)));
  const send =
    (name: string) =>
    async (...args: readonly unknown[]): Promise<unknown> => {
      const raw = await load();
      return (await made()).sendBy(raw, name, args);
    };
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
