import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routeOf, wrapperNames, wrapperOf, type Service } from '../contract/index.ts';
import type { OpenApiDocument } from './document.ts';
import { emitIndex, type ImportExtension } from './emit-index.ts';
import { emitTables } from './emit-tables.ts';
import { liftSchemas } from './lift.ts';
import type { PreparedDescription } from './prepare.ts';
import { commentLine } from './source-text.ts';
import { stampIn, stampOf } from './stamp.ts';
import { METHODS } from './walk.ts';

export type ClientFiles = Readonly<Record<'types.ts' | 'schemas.ts' | 'operations.ts' | 'index.ts', string>>;

/** What a description has of the operations that the wrappers call, and what it has beside them. */
export interface Coverage {
  /** `PUT /api/v3/… (participants.defer)`: the wrappers call it, the description lacks it. */
  readonly lacking: readonly string[];
  /** `GET /api/v3/…`: reachable through `raw` alone. */
  readonly beyond: readonly string[];
}

/**
 * Makes the files of a client of a user's own. The same description always gives the same text, and the four say by one
 * stamp that they belong together.
 */
export async function generateClient(
  service: Service,
  prepared: PreparedDescription,
  extension: ImportExtension = '.js',
): Promise<ClientFiles> {
  const { document, source } = readyToGenerate(prepared);
  const tables = await emitTables(document, service, source.name, 'lead-provider-sdk');
  const contents = { ...tables, 'index.ts': emitIndex(service, extension) };
  const stamp = await stampOf({ document, files: contents });
  const header = (what: string): string =>
    `/* Made from ${commentLine(source.name)} by \`lead-provider generate --service ${service}\`.\n * ` +
    `${what}. Do not edit: generate again.\n * ${stamp} */\n\n`;
  return {
    'types.ts': header('Types by openapi-typescript') + contents['types.ts'],
    'schemas.ts': header('zod schemas by @hey-api/openapi-ts') + contents['schemas.ts'],
    'operations.ts': header('The table of operations') + contents['operations.ts'],
    'index.ts': header('The client bound to the files beside it') + contents['index.ts'],
  };
}

/** A description in which every schema has a name that has to have one; what was done is told as repairs. */
export function readyToGenerate(prepared: PreparedDescription): PreparedDescription {
  const { document, repairs } = liftSchemas(prepared.document);
  return { ...prepared, document, repairs: [...prepared.repairs, ...repairs] };
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
    Object.entries(files).map(async ([name, text]) => ((await readWritten(folder, name)) === text ? [] : [name])),
  );
  return stale.flat();
}

/** Whether the files in a folder are of several runs: one was cut off between two of them. */
export async function isCutSet(folder: string, files: ClientFiles): Promise<boolean> {
  const texts = await Promise.all(Object.keys(files).map((name) => readWritten(folder, name)));
  return new Set(texts.flatMap((text) => (text === null ? [] : [stampIn(text)]))).size > 1;
}

async function readWritten(folder: string, name: string): Promise<string | null> {
  const written = await readFile(join(folder, name), 'utf8').catch(() => null);
  // git may have checked the files out with other line ends
  return written?.replaceAll('\r\n', '\n') ?? null;
}
