import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

/**
 * Writes `types.ts` with openapi-typescript: `paths`, `components`, and one alias per schema. A property with a default
 * stays optional: the default is the service's to fill in.
 */
export async function emitTypes(document: OpenApiDocument): Promise<string> {
  const source: unknown = structuredClone(document);
  const ast = await openapiTS(source as OpenAPI3, {
    alphabetize: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    defaultNonNullable: false,
    silent: true,
  });
  return astToString(ast);
}
