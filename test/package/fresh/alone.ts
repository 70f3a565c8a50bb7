import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isRecord } from '../../../src/base/guards.ts';
import { plainEnvironment } from '../packed.ts';
import { ended, expectThat, succeeded, type Consumer } from './consumer.ts';

/**
 * What works after `npm i lead-provider-sdk` and nothing else, on a Node from npm: the client, the mock in process and
 * over HTTP, `pull` and `declare`.
 */
export const alone: readonly Consumer[] = ['20.19', '22', '24'].map((version) => ({
  name: `alone on Node ${version}`,
  async run({ project }) {
    const folder = await project([`node@${version}`], {
      'main.mjs': program('import'),
      'main.cjs': program('require'),
      'rows.csv': ROWS,
    });
    const node = join(folder, 'node_modules/node/bin/node');
    const said = (await succeeded(folder, node, ['--version'])).trim();
    expectThat(said.startsWith(`v${version}.`), `npm's node is Node ${version}`, said);
    await listsTwo(folder);
    for (const main of ['main.mjs', 'main.cjs'])
      expectThat((await succeeded(folder, node, [main])).trim() === 'Ada Finch 200', `${main} works`);
    const command = (...args: string[]): ReturnType<typeof ended> =>
      ended(folder, node, ['node_modules/lead-provider-sdk/dist/cli.js', ...args], {
        LEAD_PROVIDER_TOKEN: 'lp1-token',
      });
    const [url, stop] = await mockOn(folder, node);
    try {
      const at = ['--service', 'rect', '--base-url', url];
      const pulled = await command('pull', ...at, '--out', 'copy.db');
      if (version.startsWith('20'))
        expectThat(pulled.code !== 0 && pulled.err.includes('npm install '), 'pull names what to install', pulled);
      else expectThat(pulled.code === 0, 'pull works', pulled);
      const declared = await command('declare', 'rows.csv', '--base-url', url, '--journal', 'run.jsonl');
      expectThat(declared.code === 0 && /done +1/.test(declared.out), 'declare works', declared);
      return `${said}: client, mock, ${pulled.code === 0 ? 'pull' : 'pull (names the driver to install)'}, declare`;
    } finally {
      stop();
    }
  },
}));

const ROWS = `Participant ID,Role,Type,Date,Evidence
fabd35ed-e5b6-4b7b-ac69-a4ee7362aa78,ect,started,15/10/2025,training-event-attended
`;

const program = (how: 'import' | 'require'): string => {
  const from = (name: string, door: string): string =>
    how === 'import' ? `import { ${name} } from '${door}';` : `const { ${name} } = require('${door}');`;
  return `${from('createClient', 'lead-provider-sdk')}
${from('createMock', 'lead-provider-sdk/mock')}
${from('serve', 'lead-provider-sdk/mock/server')}
async function main() {
  const server = await serve(createMock({ service: 'rect' }), { port: 0 });
  const dfe = createClient({ service: 'rect', baseUrl: server.url, token: server.mock.token('lp1') });
  const ada = await dfe.participants.get(server.mock.id('ada'));
  const described = await fetch(server.url + '/openapi.json');
  console.log(ada.attributes.full_name, described.status);
  await server.close();
}
main();
`;
};

/** `npm ls --omit=dev` of the package: openapi-fetch and zod, and what those bring. */
async function listsTwo(folder: string): Promise<void> {
  const listed: unknown = JSON.parse(await succeeded(folder, 'npm', ['ls', '--omit=dev', '--json', '--depth=1']));
  const own = read(listed, 'dependencies', 'lead-provider-sdk', 'dependencies');
  // peers that nobody has chosen stand there too, without a version
  const names = Object.entries(isRecord(own) ? own : {}).flatMap(([name, one]) =>
    isRecord(one) && 'version' in one ? [name] : [],
  );
  expectThat(names.sort().join() === 'openapi-fetch,zod', 'the package depends on openapi-fetch and zod alone', names);
}

const read = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((found, key): unknown => (isRecord(found) ? found[key] : null), value);

/** `lead-provider mock` as a process: its address, and how it is stopped. */
async function mockOn(folder: string, node: string): Promise<[string, () => void]> {
  const child = spawn(
    node,
    ['node_modules/lead-provider-sdk/dist/cli.js', 'mock', '--service', 'rect', '--port', '0'],
    {
      cwd: folder,
      env: plainEnvironment(),
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        const found = /is ready at (http:\/\/[\d.:]+)/.exec((text += chunk.toString()));
        if (found?.[1] !== undefined) resolve(found[1]);
      });
    child.once('exit', (code) => reject(new Error(`mock ended with ${code}: ${text}`)));
  });
  return [url, () => void child.kill('SIGTERM')];
}
