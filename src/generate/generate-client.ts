import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routeOf, wrapperNames, wrapperOf, type Service } from '../contract/index.ts';
import type { OpenApiDocument } from './document.ts';
import { emitAnswers } from './emit-answers.ts';
import { emitIndex, type ImportExtension } from './emit-index.ts';
import { emitOperations } from './emit-operations.ts';
import { emitSchemas } from './emit-schemas.ts';
import { emitTypes } from './emit-types.ts';
import { emitValues } from './emit-values.ts';
import type { PreparedDescription } from './prepare.ts';
import { METHODS } from './walk.ts';

export type ClientFiles = Readonly<Record<'types.ts' | 'schemas.ts' | 'operations.ts' | 'index.ts', string>>;

/** What a description has of the operations that the wrappers call, and what it has beside them. */
export interface Coverage {
  /** `PUT /api/v3/… (participants.defer)`: the wrappers call it, the description lacks it. */
  readonly lacking: readonly string[];
  /** `GET /api/v3/…`: reachable through `raw` alone. */
  readonly beyond: readonly string[];
}

/** Makes the files of a client of a user's own. The same description always gives the same text. */
export async function generateClient(
  service: Service,
  { document, source }: PreparedDescription,
  extension: ImportExtension = '.js',
): Promise<ClientFiles> {
  const header = (what: string): string =>
    `/* Made from ${source.name.replaceAll('*/', '* /')} by \`lead-provider generate --service ${service}\`.\n * ` +
    `${what}. Do not edit: generate again. */\n\n`;
  return {
    'types.ts': header('Types by openapi-typescript') + (await emitTypes(document)),
    'schemas.ts':
      header('zod schemas by @hey-api/openapi-ts') +
      (await schemasText(document)) +
      emitAnswers(document, service) +
      emitValues(document, service),
    'operations.ts': header('The table of operations') + emitOperations(document, service, 'lead-provider-sdk'),
    'index.ts': header('The client bound to the files beside it') + emitIndex(service, extension),
  };
}

/** A description may write every schema out in place; then there is none to name. */
async function schemasText(document: OpenApiDocument): Promise<string> {
  return Object.keys(document.components?.schemas ?? {}).length === 0 ? '' : emitSchemas(document);
}

export function coverageOf(service: Service, document: OpenApiDocument): Coverage {
  const has = (method: string, path: string): boolean => document.paths[path]?.[method] !== undefined;
  const lacking = wrapperNames(service).flatMap((name) => {
    const [method, path] = routeOf(service, name);
    return has(method, path) ? [] : [`${method.toUpperCase()} ${path} (${name})`];
  });
  const beyond = Object.keys(document.paths).flatMap((path) =>
    METHODS.filter((method) => has(method, path) && wrapperOf(service, method, path) === null).map(
      (method) => `${method.toUpperCase()} ${path}`,
    ),
  );
  return { lacking, beyond };
}

/** The files in a folder that differ from what would be written, missing ones included. */
export async function staleFiles(folder: string, files: ClientFiles): Promise<string[]> {
  const stale = await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const written = await readFile(join(folder, name), 'utf8').catch(() => null);
      // git may have checked the files out with other line ends
      return written?.replaceAll('\r\n', '\n') === text ? [] : [name];
    }),
  );
  return stale.flat();
}
