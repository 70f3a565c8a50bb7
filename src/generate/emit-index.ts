import type { Service } from '../contract/index.ts';

/**
 * How generated files import each other: with the extension of what they are compiled to, of what they are, or none.
 */
export type ImportExtension = '.js' | '.ts' | '';

/**
 * Writes `index.ts`: `createClient` bound to the service, to the generated types and to the generated table. The
 * service and the types are given once, so a description that lacks an operation is one error, in this file.
 */
export function emitIndex(service: Service, extension: ImportExtension): string {
  return `import { createClient as create, type ClientOptions } from 'lead-provider-sdk';
import { operations } from './operations${extension}';
import type { paths } from './types${extension}';

export type { components, paths } from './types${extension}';
export { operations };

/**
 * A client of \`${service}\` whose wrappers follow these files. The options are those of \`createClient\` in
 * lead-provider-sdk.
 *
 * An error here names an operation that the wrappers call and the description no longer has.
 */
export function createClient(options: ClientOptions<'${service}'>) {
  return create<'${service}', paths>({ operations, schemas: () => import('./schemas${extension}'), ...options });
}

export type Client = ReturnType<typeof createClient>;
`;
}
