import { readFile } from 'node:fs/promises';
import { isRecord } from '../base/guards.ts';
import { resolveRef } from './references.ts';

/** The parts of an OpenAPI 3.1 document that generation reads. Everything else is passed through untouched. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** Reads a YAML or JSON file. Throws when it is no OpenAPI 3.1 document. */
export async function readDocument(file: string): Promise<OpenApiDocument> {
  const { parse } = await import('yaml');
  const document: unknown = parse(await readFile(file, 'utf8'));
  if (!isDocument(document))
    throw new Error(`${file} is not an OpenAPI 3.1 document: it needs openapi: 3.1.x, info and paths.`);
  return document;
}

export function isDocument(value: unknown): value is OpenApiDocument {
  return (
    isRecord(value) &&
    typeof value['openapi'] === 'string' &&
    value['openapi'].startsWith('3.1') &&
    isRecord(value['info']) &&
    isRecord(value['paths'])
  );
}

/** Follows `$ref`s inside the document. */
export function deref(document: OpenApiDocument, node: unknown): Readonly<Record<string, unknown>> {
  return resolveRef(document, node) ?? {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
