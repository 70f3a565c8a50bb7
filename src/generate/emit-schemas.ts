import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { list, type OpenApiDocument } from './document.ts';
import { pairIntersections } from './intersections.ts';
import { schemaNames } from './names.ts';
import { toolDocument } from './tool-document.ts';
import { uncheckable } from './uncheckable.ts';
import { unveil } from './unveil.ts';
import { Veil } from './veil.ts';
import { isNode, walk } from './walk.ts';

/**
 * Writes `schemas.ts` with hey-api's zod plugin. Ids are checked as `guid`, because a well-formed id of another UUID
 * version is still an id. `.optional()` becomes `.exactOptional()`: under `exactOptionalPropertyTypes` only that gives
 * the same type as openapi-typescript's `?`. Defaults are left out: a schema tells what a value is and fills nothing
 * in.
 */
export async function emitSchemas(document: OpenApiDocument): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-schemas-'));
  try {
    const veil = new Veil(document);
    // schemas alone: with parameters in sight the tool would write one for each of those too
    const input = toolDocument(
      { ...document, paths: {}, components: { schemas: document.components?.schemas ?? {} } },
      { veil, schema: calledFor(document, veil) },
    );
    settle(input, veil);
    await createClient({
      input,
      output: { path: folder, clean: true },
      logs: { level: 'silent', file: false },
      plugins: [
        {
          name: 'zod',
          compatibilityVersion: 4,
          case: 'preserve',
          definitions: { name: '{{name}}', case: 'preserve' },
          requests: false,
          responses: false,
          dates: { offset: true },
          '~resolvers': {
            string: ({ $, schema, symbols }) =>
              schema.format === 'uuid' ? $(symbols.z).attr('guid').call() : undefined,
          },
        },
      ],
    });
    const written = await readFile(join(folder, 'zod.gen.ts'), 'utf8');
    const made = written
      .replace(/^\/\/ This file is auto-generated.*\n+/, '')
      .replaceAll('.nullish()', '.nullable().exactOptional()')
      .replaceAll('.optional()', '.exactOptional()');
    return pairIntersections(unveil(made, veil, 'values'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * How the tool is to call a schema: as it is called, when that is as plain as can be; otherwise by a stand-in, because
 * the tool has rules of its own about names such as `Error`.
 */
function calledFor({ components }: OpenApiDocument, veil: Veil): (name: string) => string {
  const names = schemaNames(Object.keys(components?.schemas ?? {}));
  const capitals = new Map<string, number>();
  for (const name of names.keys()) capitals.set(name.toLowerCase(), (capitals.get(name.toLowerCase()) ?? 0) + 1);
  return (name) => {
    const called = names.get(name) ?? name;
    const isPlain = called === name && /^[A-Z][A-Za-z\d]*$/.test(name) && capitals.get(name.toLowerCase()) === 1;
    return isPlain && !(name in globalThis) ? name : veil.schema(name, called);
  };
}

/** What the tool would otherwise take to mean something else than the types say. */
function settle(input: Record<string, unknown>, veil: Veil): void {
  walk(input, {
    schema: (schema) => {
      delete schema['default'];
      delete schema['example'];
      delete schema['examples'];
      // of a schema with such properties it would write a second one, for what is sent
      delete schema['readOnly'];
      delete schema['writeOnly'];
      // it takes some numbers for bigint, which JSON has not, and would turn what is sent into one
      const types = [schema['type']].flat();
      if (types.includes('integer') || types.includes('number')) delete schema['format'];
      for (const name of uncheckable(schema, (key) => veil.meant(key)?.text ?? key))
        if (isNode(schema['properties'])) Reflect.deleteProperty(schema['properties'], name);
      splitNull(schema);
      pairParts(schema);
    },
  });
}

/** Of three parts that are no objects, the tool writes an intersection that holds the first two alone. */
function pairParts(schema: Record<string, unknown>): void {
  const parts = list(schema['allOf']);
  if (parts.length > 2) schema['allOf'] = [{ allOf: parts.slice(0, -1) }, ...parts.slice(-1)];
}

/** A null among values of several kinds, or beside no type, is lost by the tool. */
function splitNull(schema: Record<string, unknown>): void {
  const { enum: values, type } = schema;
  if (!Array.isArray(values) || !values.includes(null)) return;
  const others: unknown[] = values.filter((value) => value !== null);
  if (type !== undefined && new Set(others.map((value) => typeof value)).size === 1) return;
  delete schema['enum'];
  delete schema['type'];
  schema['anyOf'] = [...(others.length > 0 ? [{ enum: others }] : []), { type: 'null' }];
}
