import { DocumentError } from '../../../src/generate/document-error.ts';
import type { OpenApiDocument } from '../../../src/generate/document.ts';
import { emitTables, type Tables } from '../../../src/generate/emit-tables.ts';
import { liftSchemas } from '../../../src/generate/lift.ts';
import { normalise } from '../../../src/generate/normalise.ts';

/** What became of one document: the files, or the words in which it was refused. */
export type Tried = { readonly files: Tables } | { readonly refused: string };

/** Everything `generate` does with a description between reading it and writing the files. */
export async function tryDocument(written: unknown): Promise<Tried> {
  try {
    const { document } = liftSchemas(clean(written));
    return { files: await emitTables(document, 'rect', 'hostile.yaml', 'lead-provider-sdk') };
  } catch (error) {
    if (error instanceof DocumentError) return { refused: error.message };
    throw error;
  }
}

function clean(written: unknown): OpenApiDocument {
  return normalise(written, 'hostile.yaml').document;
}
