import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Service } from '../../contract/service.ts';
import { guard, GUARDS, REFERENCE_GUARDS } from './guards.ts';
import { html } from './html.ts';
import { packageRoot } from './package-root.ts';

/**
 * Serves the description and, where swagger-ui-dist is installed, a page to read it and try it out. Nothing comes from
 * outside.
 */
export interface Reference {
  readonly hasPage: boolean;
  /** The answer to a path of the reference, or null when it is none. */
  answer(path: string): Promise<Response | null>;
}

const files: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css'],
  ['swagger-ui-bundle.js', 'text/javascript'],
  ['start.js', 'text/javascript'],
]);

export function createReference(service: Service, origin: () => string): Reference {
  const assets = swaggerFolder();
  return {
    hasPage: assets !== null,
    async answer(path) {
      if (path === '/openapi.json') return guard(Response.json(await description(service, origin())), GUARDS);
      if (path === '/docs' || path === '/docs/')
        return guard(assets === null ? missing() : html(PAGE), REFERENCE_GUARDS);
      const name = path.startsWith('/docs/') ? path.slice('/docs/'.length) : '';
      const type = files.get(name);
      if (assets === null || type === undefined) return null;
      const content = name === STARTER ? START : await readFile(join(assets, name));
      // large, and the same for as long as a server runs: a browser may keep it, and asks
      return guard(new Response(content, { headers: { 'content-type': type } }), {
        ...GUARDS,
        'cache-control': 'no-cache',
      });
    },
  };
}

const PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>API reference</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>
`;

// a file of its own, for the page runs no script that stands in it
const STARTER = 'start.js';
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', validatorUrl: null, persistAuthorization: true });
`;

function missing(): Response {
  return html(
    '<!DOCTYPE html><html lang="en"><title>API reference</title><p>The API reference needs swagger-ui-dist: <code>npm install --save-dev swagger-ui-dist</code>, then start the mock again. <a href="/openapi.json">The description itself</a> is here without it.</p></html>\n',
    501,
  );
}

/** The description with this server as its only one, so that trying out goes to the mock. */
async function description(service: Service, origin: string): Promise<unknown> {
  const { parse } = await import('yaml');
  const document: unknown = parse(await readFile(join(packageRoot(), 'spec', `${service}-v3.yaml`), 'utf8'));
  return typeof document === 'object' && document !== null
    ? { ...document, servers: [{ url: origin, description: 'This mock' }] }
    : document;
}

function swaggerFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  } catch {
    return null;
  }
}
