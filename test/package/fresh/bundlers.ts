import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectThat, succeeded, type Consumer } from './consumer.ts';

/** A program that asks a service of its own making, so that a bundle is run and not only built. */
const MAIN = `import { createClient } from 'lead-provider-sdk';
const answer = { data: [{ id: '11111111-1111-4111-8111-111111111111', type: 'school', attributes: { name: 'Elm Grove' } }] };
const fetch = async () => new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
const dfe = createClient({ service: 'rect', baseUrl: 'https://service.test', token: 'abc', fetch });
for await (const { attributes } of dfe.schools.list({ cohort: 2025 })) console.log(attributes.name);
`;

const CONDITIONS: readonly (readonly string[])[] = [[], ['browser'], ['edge-light'], ['react-server']];

/** Bundlers that resolve for other places than Node: what they make of the main door names nothing of Node's. */
export const bundlers: readonly Consumer[] = [
  {
    name: 'esbuild',
    async run({ project }) {
      const folder = await project(['esbuild@0.27'], { 'main.mjs': MAIN });
      for (const conditions of CONDITIONS)
        await succeeded(folder, 'npx', [
          'esbuild',
          'main.mjs',
          '--bundle',
          '--format=esm',
          '--target=es2022',
          `--conditions=${conditions.join()}`,
          // where nothing of Node's can be resolved, a bundle that needs it is refused
          '--platform=browser',
          `--outfile=${bundleOf(conditions)}`,
        ]);
      return runs(folder);
    },
  },
  {
    name: 'webpack',
    async run({ project }) {
      const configs = CONDITIONS.map((conditions) => ({
        mode: 'production',
        entry: './main.mjs',
        target: ['web', 'es2022'],
        experiments: { outputModule: true },
        optimization: { minimize: false },
        resolve: { conditionNames: [...conditions, '...'] },
        // in one file, so that what is loaded later is in what is read here
        module: { parser: { javascript: { dynamicImportMode: 'eager' } } },
        output: { path: '/', filename: bundleOf(conditions), module: true },
      }));
      const folder = await project(['webpack@5', 'webpack-cli@6'], {
        'main.mjs': MAIN,
        'webpack.config.cjs': `module.exports = ${JSON.stringify(configs)}.map((one) => ({ ...one, output: { ...one.output, path: __dirname } }));\n`,
      });
      await succeeded(folder, 'npx', ['webpack', '--config', 'webpack.config.cjs']);
      return runs(folder);
    },
  },
];

const bundleOf = (conditions: readonly string[]): string => `bundle-${conditions.join() || 'default'}.mjs`;

async function runs(folder: string): Promise<string> {
  for (const conditions of CONDITIONS) {
    const name = bundleOf(conditions);
    const text = await readFile(join(folder, name), 'utf8');
    const named = /(?:from|import|require)\s*\(?\s*["']node:[^"']+["']/.exec(text)?.[0];
    expectThat(named === undefined, `${name} names nothing of Node's`, named);
    expectThat((await succeeded(folder, process.execPath, [name])).trim() === 'Elm Grove', `${name} runs`);
  }
  return `built and run with the conditions ${CONDITIONS.map((one) => one.join() || 'default').join(', ')}`;
}
