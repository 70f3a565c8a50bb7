import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { generateClient, type ClientFiles } from '../../src/generate/generate-client.ts';
import { prepare } from '../../src/generate/prepare.ts';
import { Project } from './support/project.ts';
import { rough, roughFile } from './support/rough.ts';

let project: Project;
const made = new Map<string, ClientFiles>();

beforeAll(async () => {
  project = await Project.create();
  for (const { file } of rough) {
    const source = { location: roughFile(file), name: file, bundled: false };
    made.set(file, await generateClient('rect', await prepare('rect', source, { corrections: false })));
  }
}, 300_000);

afterAll(() => project.remove());

describe('what is generated from a rough description', () => {
  test('compiles under strict', async () => {
    // not index.ts: these small documents have none of the wrappers' operations
    const checked = ['types.ts', 'schemas.ts', 'operations.ts'] as const;
    const paths: string[] = [];
    for (const { file, payload } of rough) {
      const folder = file.replaceAll('.', '-');
      for (const name of checked) {
        await project.write(`${folder}/${name}`, made.get(file)?.[name] ?? '');
        paths.push(`${folder}/${name}`);
      }
      // the payload fits the type as it fits the schema
      await project.write(
        `${folder}/payload.ts`,
        `import type { components } from './types.js';\nexport const payload: components['schemas']['Thing'] = ${JSON.stringify(payload)};\n`,
      );
      paths.push(`${folder}/payload.ts`);
    }
    expect(project.errors(paths)).toEqual([]);
  }, 120_000);

  test.each(rough)(
    '$file: the schema takes what the service sends, and nothing else',
    async ({ file, payload, wrong }) => {
      const { Thing } = await project.load(
        `schemas-${file.replaceAll('.', '-')}.ts`,
        made.get(file)?.['schemas.ts'] ?? '',
      );
      if (!isSchema(Thing)) throw new Error(`${file} has no schema called Thing.`);
      expect(Thing.safeParse(payload).error).toBeUndefined();
      expect(Thing.safeParse(wrong).success).toBe(false);
    },
  );
});

/** Not instanceof: the generated module loads zod by itself. */
function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}
