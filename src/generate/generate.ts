import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service } from '../contract/index.ts';
import { readDocument } from './document.ts';
import { emitAnswers } from './emit-answers.ts';
import { emitOperations } from './emit-operations.ts';
import { emitSchemas } from './emit-schemas.ts';
import { emitTypes } from './emit-types.ts';
import { emitValues } from './emit-values.ts';

export type GeneratedFiles = Readonly<Record<'types.ts' | 'schemas.ts' | 'operations.ts', string>>;

/** Makes the generated files of one description; `source` is how the header names it. */
export async function generateFiles(service: Service, file: string, source: string): Promise<GeneratedFiles> {
  const document = await readDocument(file);
  const header = (what: string): string =>
    `/* Made from ${source} (${document.info.title}) by \`npm run generate\`.\n * ${what}. Do not edit: change ` +
    'the description and generate again. */\n\n';
  return {
    'types.ts': header('Types by openapi-typescript') + (await emitTypes(document)),
    'schemas.ts':
      header('zod schemas by @hey-api/openapi-ts') +
      (await emitSchemas(document)) +
      emitAnswers(document, service) +
      emitValues(document, service),
    'operations.ts': header('The table of operations') + emitOperations(document, service),
  };
}

export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}
