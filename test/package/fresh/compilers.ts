import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ended, expectThat, succeeded, type Consumer } from './consumer.ts';

const sample = (name: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../consumers/typescript/${name}`, import.meta.url)), 'utf8');

const SETTINGS = {
  target: 'ES2022',
  lib: ['ES2023'],
  module: 'NodeNext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noEmit: true,
};

/** Only the client: what most programs import. */
const CLIENT = `import { createClient, type Client } from 'lead-provider-sdk';
export const dfe: Client<'rect'> = createClient({ service: 'rect', environment: 'sandbox', token: 'abc' });
export const names = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const { attributes } of dfe.participants.list()) found.push(attributes.full_name);
  return found;
};
`;

/**
 * Strict programs, for every compiler from the oldest that README names to the newest, with and without `skipLibCheck`.
 * Time is told as a ratio to an empty program with the same settings, and never judged: it depends on who else works here.
 */
export const compilers: readonly Consumer[] = ['5.4', '5.9', '6.0', '7.0'].map((version) => ({
  name: `TypeScript ${version}`,
  async run({ project }) {
    const folder = await project([`typescript@~${version}.0`, '@types/node@20'], {
      'empty.mts': 'export const nothing = 0;\n',
      'client.mts': CLIENT,
      'zod.mts': "import * as z from 'zod';\nexport const text = z.string();\n",
      'all.mts': await sample('esm.mts'),
      'all.cts': await sample('cjs.cts'),
      ...settings('strict', true),
      ...settings('whole', false),
    });
    const said = await succeeded(folder, 'npx', ['tsc', '--version']);
    expectThat(said.includes(` ${version}.`), `npm's typescript is ${version}`, said);
    const told: string[] = [];
    for (const kind of ['strict', 'whole']) {
      const empty = await seconds(folder, `${kind}-empty.json`);
      const client = await seconds(folder, `${kind}-client.json`);
      const all = await seconds(folder, `${kind}-all.json`);
      const zod = await seconds(folder, `${kind}-zod.json`);
      const times = (one: number): string => (one / empty).toFixed(1);
      told.push(
        `${kind === 'strict' ? 'with skipLibCheck' : 'without it'} the client takes ${times(client)} times an empty program, ` +
          `every door ${times(all)}, of which zod's own types alone ${times(zod)}`,
      );
    }
    return `${said.trim()}; ${told.join('; ')}`;
  },
}));

function settings(kind: string, skipLibCheck: boolean): Record<string, string> {
  const files = { empty: ['empty.mts'], client: ['client.mts'], zod: ['zod.mts'], all: ['all.mts', 'all.cts'] };
  return Object.fromEntries(
    Object.entries(files).map(([name, include]) => [
      `${kind}-${name}.json`,
      JSON.stringify({ compilerOptions: { ...SETTINGS, skipLibCheck }, files: include }),
    ]),
  );
}

async function seconds(folder: string, config: string): Promise<number> {
  const began = performance.now();
  const { code, out } = await ended(folder, 'npx', ['tsc', '-p', config]);
  expectThat(code === 0, `${config} compiles`, out);
  return performance.now() - began;
}
