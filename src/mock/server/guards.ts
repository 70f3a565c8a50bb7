/** What the control side and the pages say to a browser of themselves. */

/** Whatever it is: it is not kept, not taken for another type, not put into a page of another origin. */
export const GUARDS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** An answer of the control side, which is no page. */
export const CONTROL_GUARDS: Readonly<Record<string, string>> = {
  ...GUARDS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** A page of ours: it runs and loads what lies beside it, and nothing that stands in it. */
export const PAGE_GUARDS: Readonly<Record<string, string>> = {
  ...GUARDS,
  'content-security-policy': policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  }),
  'cross-origin-opener-policy': 'same-origin',
};

/** The API reference: swagger-ui styles elements as it goes, and its pictures are in its style sheet. */
export const REFERENCE_GUARDS: Readonly<Record<string, string>> = {
  ...GUARDS,
  'content-security-policy': policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'connect-src': "'self'",
    'img-src': "'self' data:",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }),
};

/** The same answer with these headers; one that streams goes on streaming. */
export function guard(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
