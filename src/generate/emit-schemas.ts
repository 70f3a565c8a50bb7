import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { isRecord } from '../base/guards.ts';
import { type OpenApiDocument } from './document.ts';

/**
 * Writes `schemas.ts` with hey-api's zod plugin. Ids are checked as `guid`, because a well-formed id of another UUID
 * version is still an id. `.optional()` becomes `.exactOptional()`: under `exactOptionalPropertyTypes` only that gives
 * the same type as openapi-typescript's `?`. Defaults are left out: a schema tells what a value is and fills nothing
 * in.
 */
export async function emitSchemas(document: OpenApiDocument): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-schemas-'));
  try {
    // schemas alone: with parameters in sight the tool would write one for each of those too
    const { openapi, info, components } = document;
    const input: unknown = withoutDefaults({
      openapi,
      info,
      paths: {},
      components: { schemas: components?.schemas ?? {} },
    });
    await createClient({
      input: input as Record<string, unknown>,
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
    return written
      .replace(/^\/\/ This file is auto-generated.*\n+/, '')
      .replaceAll('.nullish()', '.nullable().exactOptional()')
      .replaceAll('.optional()', '.exactOptional()');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A copy without the `default` of any schema; a property that is called so stays. */
function withoutDefaults(node: unknown, inProperties = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutDefaults(item));
  if (!isRecord(node)) return node;
  const kept = Object.entries(node).filter(
    ([key]) => inProperties || key !== 'default' || !('type' in node || '$ref' in node),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [key, withoutDefaults(value, key === 'properties' && !inProperties)]),
  );
}
