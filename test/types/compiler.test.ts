import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { typeErrors } from '../support/type-check.ts';

describe('the compiler', () => {
  // vitest runs these files without looking at their types; this is where `npm test` holds what they say about types
  test('finds every type as the files of this folder say', () => {
    const files = readdirSync(fileURLToPath(new URL('.', import.meta.url))).filter((name) => name.endsWith('.ts'));
    expect(typeErrors(files.map((name) => `test/types/${name}`))).toEqual([]);
  }, 120_000);

  test('names the operation that generated types lack', () => {
    const source = (service: string, path: string, change: string): string => `
      import { createClient } from 'lead-provider-sdk';
      import type { paths } from 'lead-provider-sdk/types/${service}';
      type Newer = Omit<paths, '${path}'> & ${change};
      export const dfe = createClient<'${service}', Newer>({ service: '${service}', environment: 'sandbox', token: 'abc' });
    `;
    const errors = typeErrors([
      { path: 'test/types/removed-path.ts', text: source('rect', '/api/v3/participants/{id}/defer', 'object') },
      {
        path: 'test/types/removed-method.ts',
        text: source(
          'ecf',
          '/api/v3/partnerships/ecf',
          "{ '/api/v3/partnerships/ecf': Omit<paths['/api/v3/partnerships/ecf'], 'post'> }",
        ),
      },
    ]);
    expect(errors.toSorted()).toEqual([
      expect.stringMatching(/removed-method\.ts:5 .*'\/api\/v3\/partnerships\/ecf'.*'post'/s),
      expect.stringMatching(/removed-path\.ts:5 .*'\/api\/v3\/participants\/\{id\}\/defer'/),
    ]);
  }, 120_000);
});
