import { ended, expectThat, type Consumer } from './consumer.ts';

const TEST = `const { createClient, isLeadProviderError } = require('lead-provider-sdk');
const { createMock } = require('lead-provider-sdk/mock');

test('what stands cannot be declared twice', async () => {
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch });
  const draft = {
    participant_id: mock.id('ben'),
    declaration_type: 'started',
    declaration_date: '2025-10-15T00:00:00Z',
    course_identifier: 'ecf-induction',
    evidence_held: 'training-event-attended',
  };
  const made = await dfe.declarations.create(draft);
  expect(made.attributes.declaration_type).toBe('started');
  const again = await dfe.declarations.create(draft).catch((error) => error);
  expect(isLeadProviderError(again)).toBe(true);
});
`;

/** Jest as it comes, in CommonJS: every module in a context of its own, and no `import()`. */
export const jest: readonly Consumer[] = [
  {
    name: 'Jest in CommonJS',
    async run({ project }) {
      const folder = await project(['jest@30'], { 'declare.test.js': TEST });
      const { code, out, err } = await ended(folder, 'npx', ['jest']);
      expectThat(code === 0 && err.includes('1 passed'), 'the test passes', `${out}${err}`);
      return 'a test of declarations against the mock passes';
    },
  },
];
