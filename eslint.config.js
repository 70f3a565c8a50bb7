import tseslint from 'typescript-eslint';

/** Which rooms of `src` each room may import from (base and errors may be imported by all, base imports nothing). */
const mayImport = {
  base: [],
  errors: [],
  contract: [],
  rules: ['contract', 'generated'],
  identity: ['contract', 'generated'],
  paging: ['contract', 'generated'],
  budget: [],
  redis: ['budget'],
  client: ['budget', 'contract', 'generated'],
  telemetry: ['client'],
  resources: ['budget', 'client', 'contract', 'generated', 'identity', 'paging', 'rules'],
  mock: ['contract', 'generated', 'rules'],
  generate: ['contract'],
};
const rooms = [...Object.keys(mayImport), 'sync', 'cli', 'generated'];

const boundaries = Object.entries(mayImport).map(([room, allowed]) => {
  const open = room === 'base' ? [] : ['base', 'errors', ...allowed];
  const forbidden = rooms.filter((other) => other !== room && !open.includes(other));
  return {
    files: [`src/${room}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
              message: `src/${room} may import ${open.length === 0 ? 'nothing' : `${open.join(', ')} and nothing else`}; see decisions/0001-rooms-and-imports.md.`,
            },
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'generated/', 'coverage/', 'test/package/consumers/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // a generic that only names the answer's type is how a wrapper says what its operation returns
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true, allowRethrowing: true }],
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  // tables: one entry per row of the reference, or per record of a world
  {
    files: ['src/rules/{rect,ecf}/*.ts', 'src/mock/scenario/*.ts'],
    rules: { 'max-lines': ['warn', { max: 350, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['test/**/*.ts', '**/*.test.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/require-await': 'off',
      // vitest's asymmetric matchers (expect.stringContaining) are typed any
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['*.js', '*.config.ts'], ...tseslint.configs.disableTypeChecked },
  ...boundaries,
);
