import tseslint from 'typescript-eslint';

/**
 * The rooms of `src`: what each is for, and which others it may import from. `base` and `errors` may be imported by all,
 * `cli` imports what it likes and is imported by nobody. ARCHITECTURE.md and decisions/0001 are written from this table
 * by `npm run docs`.
 */
export const rooms = {
  base: { for: 'what every room would write again: guards, ids, bytes, days; knows no service', mayImport: [] },
  errors: { for: 'the error family, one class a file, and the guards', mayImport: [] },
  contract: {
    for: 'what a service is: its servers, its operations, the type that generated types must satisfy',
    mayImport: [],
  },
  rules: {
    for: 'the states and every business rule, pure, without I/O: the mock and the checks of the client read the same',
    mayImport: ['contract', 'generated'],
  },
  identity: { for: 'ids that retire: index, resolve, rekey', mayImport: ['contract', 'generated'] },
  paging: { for: 'lists that page themselves, and what changes under them', mayImport: ['contract', 'generated'] },
  budget: { for: 'how many requests may go, and who goes first', mayImport: [] },
  redis: { for: 'the same for several processes, through the Redis client of the user', mayImport: ['budget'] },
  client: {
    for: 'the transport: one request from call to outcome, on one page (`transport.ts`)',
    mayImport: ['budget', 'contract', 'generated'],
  },
  telemetry: { for: 'listeners for what a client tells: log lines, OpenTelemetry', mayImport: ['client'] },
  resources: {
    for: 'the methods people call, a file per resource; `writing/` checks, sends and settles writes',
    mayImport: ['budget', 'client', 'contract', 'generated', 'identity', 'paging', 'rules'],
  },
  mock: {
    for: 'the simulator of both services, and its doors: in process, msw, HTTP, control',
    mayImport: ['contract', 'generated', 'rules'],
  },
  sync: {
    for: 'a local copy of what the API serves: its tables, its runs, its feed and its views',
    mayImport: ['contract', 'generated', 'identity', 'paging', 'rules'],
  },
  bulk: {
    for: 'many writes by a plan and a journal: none lost, none doubled',
    mayImport: ['contract', 'generated', 'paging', 'resources', 'rules', 'sync'],
  },
  doctor: {
    for: 'looks at a service, a copy and a Redis, reads only, and says what is not as this package takes it to be',
    mayImport: ['budget', 'client', 'contract', 'generate', 'generated', 'redis', 'resources', 'rules', 'sync'],
  },
  capture: {
    for: 'a world of the mock from what a token can see, with stand-ins for everybody in it',
    mayImport: ['client', 'contract', 'generated', 'mock', 'paging', 'resources', 'rules', 'sync'],
  },
  compare: {
    for: 'two copies held against each other, of ecf and of rect, and the map from one service to the other',
    mayImport: ['contract', 'generated', 'sync'],
  },
  parity: {
    for: 'asks a service and the mock the same, and says where they differ',
    mayImport: ['capture', 'client', 'contract', 'generated', 'mock', 'resources', 'rules'],
  },
  console: {
    for: "the mock's page in the browser; knows the description of the control side alone",
    mayImport: ['generated'],
  },
  generate: {
    for: 'from a description to types, schemas and operations; what changed between two',
    mayImport: ['contract'],
  },
};
/** Folders that no room above names as something it may import. */
const others = ['cli'];
const names = [...Object.keys(rooms), ...others, 'generated'];

/** What a room may not import, as one pattern of the rule that holds its walls. */
function wallOf(room) {
  const open = room === 'base' ? [] : ['base', 'errors', ...rooms[room].mayImport];
  const forbidden = names.filter((other) => other !== room && !open.includes(other));
  const allowed = open.length === 0 ? 'nothing' : `${open.join(', ')} and nothing else`;
  return {
    regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
    message: `src/${room} may import ${allowed}; see ARCHITECTURE.md.`,
  };
}

/** The last one that fits a file holds, so each names all its walls. */
const walls = (files, patterns) => ({
  files,
  ignores: ['**/*.test.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const boundaries = Object.keys(rooms).map((room) => walls([`src/${room}/**/*.{ts,tsx}`], [wallOf(room)]));

/** Walls inside the mock: the twins do not know each other, and views and what is derived look at records alone. */
const mockWalls = ['rect', 'ecf'].flatMap((service) => {
  const at = `src/mock/${service}`;
  const not = (folders, message) => ({ regex: `^(\\.\\./|\\./)(${folders})/`, message });
  const both = [
    wallOf('mock'),
    {
      regex: `/${service === 'rect' ? 'ecf' : 'rect'}/`,
      message: `rect and ecf never import each other; what both need is in mock/kit.`,
    },
  ];
  const load = not('load', 'Only service.ts imports load; move what is shared to derived, or beside world.ts.');
  const view = not(
    'operations|effects|facts|actors|load|visible|reading',
    'A view imports what is derived, the world and other views.',
  );
  const derived = not(
    'operations|effects|facts|actors|load|visible|reading|views',
    'What is derived is worked out from the world alone.',
  );
  return [
    walls([`${at}/**/*.ts`], [...both, load]),
    walls([`${at}/service.ts`, `${at}/load/**/*.ts`], both),
    walls([`${at}/views/**/*.ts`], [...both, view]),
    walls([`${at}/derived/**/*.ts`], [...both, derived]),
  ];
});
mockWalls.push(
  walls(
    ['src/mock/kit/**/*.ts'],
    [wallOf('mock'), { regex: '/(rect|ecf)/', message: 'mock/kit knows neither service.' }],
  ),
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'generated/',
      'coverage/',
      'test/package/consumers/',
      'scripts/site/.*/',
      '**/dist/',
      '**/node_modules/',
    ],
  },
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
  { files: ['*.js', '*.config.ts', 'examples/**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['examples/**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...boundaries,
  {
    // what the page shows is text, whatever it holds: nothing makes markup or code of it, and nothing is stored
    files: ['src/console/**/*.{ts,tsx}'],
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': [
        'error',
        'localStorage',
        'sessionStorage',
        'indexedDB',
        'caches',
        'alert',
        'confirm',
        'prompt',
      ],
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'cookie', 'write', 'writeln'].map((property) => ({
          property,
          message: 'The console shows text and stores nothing.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        ...['dangerouslySetInnerHTML', 'style', 'srcDoc', 'innerHTML'].map((name) => ({
          selector: `JSXAttribute[name.name='${name}']`,
          message: 'The console shows text, and its style is in style.css.',
        })),
      ],
    },
  },
  ...mockWalls,
);
