import { resolveRef } from '../references.ts';
import { isNode, type Node } from '../walk.ts';

/** How requests may be authorised. */
export interface Security {
  /** Any one of these will do; the empty text is no authorisation. */
  readonly ways: ReadonlySet<string>;
  /** The headers, in lower case, that they are sent in. */
  readonly headers: ReadonlySet<string>;
}

/** Security by what the schemes are instead of by what they are called. */
export function securityOf(root: Node, security: unknown): Security {
  const components = isNode(root['components']) ? root['components'] : {};
  const known = isNode(components['securitySchemes']) ? components['securitySchemes'] : {};
  const headers = new Set<string>();
  const ways = (Array.isArray(security) ? security : []).filter(isNode).map((requirement) =>
    Object.entries(requirement)
      .map(([name, scopes]) => {
        const scheme = resolveRef(root, known[name]) ?? {};
        const header = headerOf(scheme);
        if (header !== null) headers.add(header);
        const what = [scheme['type'], scheme['scheme'], scheme['in'], scheme['name']].filter(
          (part) => typeof part === 'string',
        );
        return `${what.join('-').toLowerCase()} ${Array.isArray(scopes) ? [...new Set(scopes)].sort().join(' ') : ''}`;
      })
      .sort()
      .join(' and '),
  );
  return { ways: new Set(ways.length === 0 ? [''] : ways), headers };
}

function headerOf(scheme: Node): string | null {
  if (scheme['type'] === 'apiKey') return scheme['in'] === 'header' ? String(scheme['name']).toLowerCase() : null;
  return scheme['type'] === 'mutualTLS' ? null : 'authorization';
}
