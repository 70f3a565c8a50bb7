import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Service } from '../contract/index.ts';

/** The descriptions and corrections that come with the package, found from wherever this code was bundled to. */
export interface PackageFiles {
  readonly root: string;
}

export async function packageFiles(): Promise<PackageFiles> {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (await isOurs(join(folder, 'package.json'))) return { root: folder };
    const above = dirname(folder);
    if (above === folder)
      throw new Error(
        'The files of lead-provider-sdk cannot be found. Run the command from an installed package, not from a ' +
          'bundle of it.',
      );
    folder = above;
  }
}

export function bundledDescription({ root }: PackageFiles, service: Service): string {
  return join(root, 'spec', `${service}-v3.yaml`);
}

export function bundledOverlay({ root }: PackageFiles, service: Service): string {
  return join(root, 'spec', `${service}.overlay.yaml`);
}

async function isOurs(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const manifest: unknown = text === null ? null : JSON.parse(text);
  return (
    typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === 'lead-provider-sdk'
  );
}
