/** The command as the programs of this folder start it, for what has no door in the library. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const manifest = z.object({ bin: z.object({ 'lead-provider': z.string() }) });

export interface Ended {
  /** Exit code; null when it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * What Node is to run for `lead-provider`: the bin of the installed package. A checkout runs its source instead, as it does for
 * everything that an example imports, so that no build has to be there and none can be out of date.
 */
export function leadProvider(home = new URL('.', import.meta.resolve('lead-provider-sdk/package.json'))): string[] {
  const at = fileURLToPath(home);
  const source = join(at, 'src/cli/main.ts');
  if (existsSync(source)) return ['--import', import.meta.resolve('tsx'), source];
  const { bin } = manifest.parse(JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')));
  return [join(at, bin['lead-provider'])];
}

/** Runs `lead-provider` with these arguments in a folder, with a token in its environment where one is given. */
export function command(args: readonly string[], folder: string, token?: string): Promise<Ended> {
  const env = { ...process.env, ...(token !== undefined && { LEAD_PROVIDER_TOKEN: token }) };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...leadProvider(), ...args], { cwd: folder, env }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}
