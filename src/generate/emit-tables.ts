import { reason } from '../base/reason.ts';
import type { Service } from '../contract/index.ts';
import { DocumentError } from './document-error.ts';
import type { OpenApiDocument } from './document.ts';
import { emitAnswers } from './emit-answers.ts';
import { emitOperations } from './emit-operations.ts';
import { emitSchemas } from './emit-schemas.ts';
import { emitTypes } from './emit-types.ts';
import { emitValues } from './emit-values.ts';
import { unsound } from './verify-source.ts';

export type Tables = Readonly<Record<'types.ts' | 'schemas.ts' | 'operations.ts', string>>;

/**
 * The three files that are made from a description, without their headers.
 *
 * @param typeFrom where `operations.ts` imports the type of its rows from
 * @throws {DocumentError} when a tool cannot work with the description, or made what must not be written
 */
export async function emitTables(
  document: OpenApiDocument,
  service: Service,
  source: string,
  typeFrom: string,
): Promise<Tables> {
  const tables = {
    'types.ts': await by('openapi-typescript', source, () => emitTypes(document)),
    'schemas.ts':
      (await by('@hey-api/openapi-ts', source, () => schemasText(document))) +
      emitAnswers(document, service) +
      emitValues(document, service),
    'operations.ts': emitOperations(document, service, typeFrom),
  };
  const imports = new Map([
    ['zod', 'values'],
    [typeFrom, 'types'],
  ] as const);
  for (const [file, text] of Object.entries(tables)) {
    const wrong = unsound(text, imports);
    if (wrong === null) continue;
    throw new DocumentError(
      source,
      [],
      `what came out as ${file} is nothing that may be written: ${wrong}. Nothing was written. That is a fault of ` +
        'lead-provider-sdk or of the tools it uses; please report it with the description.',
    );
  }
  return tables;
}

/** A description may write every schema out in place and answer with none; then there is none to name. */
async function schemasText(document: OpenApiDocument): Promise<string> {
  return Object.keys(document.components?.schemas ?? {}).length === 0 ? '' : emitSchemas(document);
}

async function by(tool: string, source: string, write: () => Promise<string>): Promise<string> {
  try {
    return await write();
  } catch (error) {
    throw new DocumentError(
      source,
      [],
      `${tool} cannot work with it: ${reason(error) || 'it does not say why'}. If the description is valid, please ` +
        'report that to lead-provider-sdk.',
    );
  }
}
