import type { LoadedMock } from '../mock.ts';

const titles = {
  rect: 'Register early career teachers (rect)',
  ecf: 'Manage training for early career teachers (ecf)',
} as const;

/** What a person sees who opens the server's address: what this is, tokens to use, and where to look further. */
export function frontPage(mock: LoadedMock, hasReference: boolean): Response {
  const tokens = (mock.scenario.leadProviders ?? [])
    .map((lp) => {
      const id = typeof lp === 'string' ? lp : lp.id;
      return `<tr><td>${escape(id)}</td><td><code>${escape(mock.token(id))}</code></td></tr>`;
    })
    .join('');
  const reference = hasReference
    ? '<li><a href="/docs/">API reference</a>, to read and to try out with one of the tokens below</li>'
    : '<li>API reference: install <code>swagger-ui-dist</code> beside this package to have it here</li>';
  return html(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mock of ${escape(titles[mock.service])}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}td,th{text-align:left;padding:.2rem 1rem .2rem 0}code{background:#eee;padding:.1rem .3rem}</style></head>
<body><h1>Mock of ${escape(titles[mock.service])}</h1>
<p>This is a mock of the lead provider API v3, made for tests by <code>lead-provider-sdk</code>. It is not a service of the
Department for Education, and nothing here is real. Its clock says <strong>${escape(mock.clock.now)}</strong>.</p>
<ul>${reference}
<li><a href="/openapi.json">The description of the API</a> (OpenAPI 3.1)</li>
<li><a href="/__mock/world">The world as each lead provider is served it</a> (JSON)</li>
<li><a href="/__mock/scenario">The scenario it began with</a>, <a href="/__mock/requests">what was received</a> and <a href="/__mock/">the other control endpoints</a></li></ul>
<h2>Lead providers</h2><table><tr><th>id</th><th>token</th></tr>${tokens}</table></body></html>
`);
}

export function html(text: string, status = 200): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
