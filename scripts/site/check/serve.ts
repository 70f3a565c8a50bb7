import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A plain static server of a folder under one path (`/some/path/`), and of nothing else. */
export async function serve(folder: string, under: string): Promise<{ url: string; origin: string; end: () => void }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.startsWith(under) ? fileAt(folder, path.slice(under.length)) : null;
    if (file === null) {
      response.writeHead(404).end('not here');
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    url: `${origin}${encodeURI(under)}`,
    origin,
    end: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The file that a static server gives for a path, `index.html` for a folder; null when there is none. */
export function fileAt(folder: string, path: string): string | null {
  const file = join(folder, normalize(path === '' || path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : null;
}
