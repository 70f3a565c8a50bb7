import type { Service } from '../contract/index.ts';
import { readDocument } from './document.ts';
import { emitTables, type Tables } from './emit-tables.ts';
import { comment } from './source-text.ts';

export { writeFiles } from './write-files.ts';

/** Makes the generated files of one of our own descriptions; `source` is how the header names it. */
export async function generateFiles(service: Service, file: string, source: string): Promise<Tables> {
  const document = await readDocument(file);
  const tables = await emitTables(document, service, source, '../../src/contract/operation.ts');
  const header = (what: string): string =>
    `/* Made from ${comment(source)} (${comment(document.info.title)}) by \`npm run generate\`.\n * ${what}. Do not ` +
    'edit: change the description and generate again. */\n\n';
  return {
    'types.ts': header('Types by openapi-typescript') + tables['types.ts'],
    'schemas.ts': header('zod schemas by @hey-api/openapi-ts') + tables['schemas.ts'],
    'operations.ts': header('The table of operations') + tables['operations.ts'],
  };
}
