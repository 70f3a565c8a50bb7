import type { LoadedMock } from '../mock.ts';
import { escape, html } from './html.ts';

const titles = {
  rect: 'Register early career teachers (rect)',
  ecf: 'Manage training for early career teachers (ecf)',
} as const;

/** What stands at the server's address where there is no console: what this is, and where to look further. */
export function frontPage({ service, clock }: Pick<LoadedMock, 'service' | 'clock'>, hasReference: boolean): Response {
  const title = `Mock of ${escape(titles[service])}`;
  const reference = hasReference
    ? '<li><a href="/docs/">API reference</a>, to read and to try out with a token</li>'
    : '<li>API reference: install <code>swagger-ui-dist</code> beside this package to have it here</li>';
  return html(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><h1>${title}</h1>
<p>This is a mock of the lead provider API v3, made for tests by <code>lead-provider-sdk</code>. It is not a service of the
Department for Education, and nothing here is real. Its clock says <strong>${escape(clock.now)}</strong>.</p>
<ul>${reference}
<li><a href="/openapi.json">The description of the API</a> (OpenAPI 3.1)</li>
<li><a href="/__mock/tokens">The token of each lead provider</a> (JSON)</li>
<li><a href="/__mock/world">The world as each lead provider is served it</a> (JSON)</li>
<li><a href="/__mock/scenario">The scenario it began with</a>, <a href="/__mock/requests">what was received</a> and <a href="/__mock/">the other control endpoints</a></li></ul>
<p>Where the mock can be reached from other machines, what is under <code>/__mock/</code> wants the secret that it printed at its
start, in the header <code>Mock-Secret</code>.</p></body></html>
`);
}
