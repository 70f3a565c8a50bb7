import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'tsup';
import type { Mutant } from './mutants.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where bundles stand: inside of the package, so that they find what it depends on. */
export const bundles = join(root, 'node_modules/.cache/bulk-crash', String(process.pid));

/** Makes one file of a module and all of ours that it needs; with a mutant, of code that is broken. Answers with its path. */
export async function bundle(entry: string, mutant: Mutant | null): Promise<string> {
  const outDir = join(bundles, (mutant?.name ?? 'as it is').replaceAll(/\W+/g, '-'));
  const broken = new Set<string>();
  await build({
    ...{ config: false, silent: true, entry: { [nameOf(entry)]: join(root, entry) }, outDir },
    ...{
      format: 'esm',
      target: 'node20',
      platform: 'node',
      clean: false,
      splitting: false,
      tsconfig: join(root, 'tsconfig.json'),
    },
    outExtension: () => ({ js: '.mjs' }),
    esbuildPlugins: [
      {
        name: 'bulk-mutant',
        setup(building) {
          if (mutant === null) return;
          building.onLoad({ filter: /[\\/]src[\\/]bulk[\\/].*\.ts$/ }, async ({ path }) => {
            if (!path.replaceAll('\\', '/').endsWith(`/${mutant.file}`)) return undefined;
            broken.add(mutant.file);
            return { contents: mutated(await readFile(path, 'utf8'), mutant), loader: 'ts' };
          });
        },
      },
    ],
  });
  if (mutant !== null && !broken.has(mutant.file))
    throw new Error(`The mutant "${mutant.name}" is in no file of ${entry}.`);
  return join(outDir, `${nameOf(entry)}.mjs`);
}

function mutated(code: string, { name, edits }: Mutant): string {
  let broken = code;
  for (const [from, to] of edits) {
    if (broken.split(from).length !== 2) throw new Error(`The mutant "${name}" finds no place: ${from}`);
    broken = broken.replace(from, () => to);
  }
  return broken;
}

const nameOf = (entry: string): string => entry.split('/').at(-1)?.replace('.ts', '') ?? entry;

export const load = (path: string): Promise<unknown> => import(pathToFileURL(path).href);
