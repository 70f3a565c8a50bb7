import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { typeErrors } from '../support/type-check.ts';

const files = readdirSync(fileURLToPath(new URL('.', import.meta.url))).filter((name) => name.endsWith('.ts'));

const newer = (service: string, path: string, change: string): string => `
      import { createClient } from 'lead-provider-sdk';
      import type { paths } from 'lead-provider-sdk/types/${service}';
      type Newer = Omit<paths, '${path}'> & ${change};
      export const dfe = createClient<'${service}', Newer>({ service: '${service}', environment: 'sandbox', token: 'abc' });
    `;
const lacking = [
  { path: 'test/types/removed-path.ts', text: newer('rect', '/api/v3/participants/{id}/defer', 'object') },
  {
    path: 'test/types/removed-method.ts',
    text: newer(
      'ecf',
      '/api/v3/partnerships/ecf',
      "{ '/api/v3/partnerships/ecf': Omit<paths['/api/v3/partnerships/ecf'], 'post'> }",
    ),
  },
];

describe('the compiler', () => {
  let errors: readonly string[] = [];
  const isLacking = (error: string): boolean => lacking.some(({ path }) => error.startsWith(path));

  // both tests ask about the same sources, which are compiled once
  beforeAll(() => {
    errors = typeErrors([...files.map((name) => `test/types/${name}`), ...lacking]);
  }, 120_000);

  // vitest runs these files without looking at their types; this is where `npm test` holds what they say about types
  test('finds every type as the files of this folder say', () => {
    expect(files.length).toBeGreaterThan(3);
    expect(errors.filter((error) => !isLacking(error))).toEqual([]);
  });

  test('names the operation that generated types lack', () => {
    expect(errors.filter(isLacking).toSorted()).toEqual([
      expect.stringMatching(/removed-method\.ts:5 .*'\/api\/v3\/partnerships\/ecf'.*'post'/s),
      expect.stringMatching(/removed-path\.ts:5 .*'\/api\/v3\/participants\/\{id\}\/defer'/),
    ]);
  });
});
