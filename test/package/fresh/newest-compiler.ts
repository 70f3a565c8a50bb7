import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ended, expectThat, succeeded, type Consumer } from './consumer.ts';

/** `generate` beside a TypeScript that its tools cannot work with: it says one command, and that command does it. */
export const newestCompiler: readonly Consumer[] = [
  {
    name: 'generate beside the newest TypeScript',
    async run({ project }) {
      const folder = await project(['typescript@latest', '@types/node@20']);
      const refused = await ended(folder, 'npx', [
        'lead-provider',
        'generate',
        '--service',
        'rect',
        '--out',
        'src/dfe',
      ]);
      const line = /folder of their own: (npm install .*)$/m.exec(refused.err)?.[1];
      expectThat(refused.code === 1 && line !== undefined, 'it names one command', refused);
      await succeeded(folder, 'bash', ['-c', line ?? '']);
      await access(join(folder, 'src/dfe/index.ts'));
      const settings = [
        '--strict',
        '--noEmit',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--types',
        'node',
        '--skipLibCheck',
      ];
      await succeeded(folder, 'npx', ['tsc', ...settings, 'src/dfe/index.ts']);
      return 'it says one command; that one generates, and the newest compiler takes the result';
    },
  },
];
