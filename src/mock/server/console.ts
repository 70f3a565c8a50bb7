import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { LoadedMock } from '../mock.ts';
import { frontPage } from './front-page.ts';
import { guard, GUARDS, PAGE_GUARDS } from './guards.ts';
import { packageRoot } from './package-root.ts';

/**
 * The page that shows the world and lets it be played, with what belongs to it. It is loaded with the first request for
 * it, and never by the start of a server.
 */
export interface Console {
  /** The answer to `/` or to a path below `/console/`. */
  answer(method: string, path: string): Promise<Response>;
}

const PAGE = 'index.html';
const types: ReadonlyMap<string, string> = new Map([
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.html', 'text/html; charset=utf-8'],
]);
/** A name that changes with what is in the file. */
const HASHED = /[.-](?:[A-Z\d]{8,}|[a-f\d]{8,})\.\w+$/;

/** Where the package has the page; there is none in a clone in which it was not built. */
export const builtConsole = (): string => join(packageRoot(), 'dist', 'console');

/** @param folder where the page was built to; null when it is not wanted */
export async function openConsole(
  mock: LoadedMock,
  { folder, hasReference }: { readonly folder: string | null; readonly hasReference: boolean },
): Promise<Console> {
  // nothing is served but what is found now, by its very name, so no path leads out of the folder
  const names: ReadonlySet<string> = new Set(folder === null ? [] : await namesIn(folder));

  async function file(name: string): Promise<Response | null> {
    const type = types.get(extname(name));
    if (folder === null || type === undefined || !names.has(name)) return null;
    const answer = new Response(await readFile(join(folder, name)), { headers: { 'content-type': type } });
    guard(answer, extname(name) === '.html' ? PAGE_GUARDS : GUARDS);
    return HASHED.test(name) ? guard(answer, { 'cache-control': 'public, max-age=31536000, immutable' }) : answer;
  }

  return {
    async answer(method, path) {
      if (method !== 'GET' && method !== 'HEAD')
        return plain(405, `There is no ${method} here, only GET and HEAD.`, { allow: 'GET, HEAD' });
      if (path === '/') return (await file(PAGE)) ?? guard(frontPage(mock, hasReference), PAGE_GUARDS);
      const name = decoded(path.replace(/^\/console\/?/, ''));
      const found = name === null ? null : await file(name);
      return found ?? plain(404, 'The console has no such file. The page itself is at /.');
    },
  };
}

function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  const type = { 'content-type': 'text/plain; charset=utf-8' };
  return guard(new Response(`${text}\n`, { status, headers: { ...type, ...headers } }), GUARDS);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function decoded(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}
