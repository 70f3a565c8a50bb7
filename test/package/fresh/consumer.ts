import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { npm, plainEnvironment } from '../packed.ts';

/** A project that installs the tarball into a folder of its own, and what it sees there. */
export interface Consumer {
  readonly name: string;
  /** Answers what it saw, in a line. Throws when it saw something else than what we promise. */
  readonly run: (place: Place) => Promise<string>;
}

/** Where a consumer lives. */
export interface Place {
  readonly tarball: string;
  /** A new folder with these packages, the tarball among them, and these files. */
  readonly project: (packages: readonly string[], files?: Readonly<Record<string, string>>) => Promise<string>;
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How the projects of one run are made, each in a subfolder of `base`. */
export function placeIn(base: string, tarball: string): Place {
  let made = 0;
  return {
    tarball,
    async project(packages, files = {}) {
      const folder = join(base, `project-${(made += 1)}`);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'a-consumer', private: true }));
      const flags = ['--prefer-offline', '--no-audit', '--no-fund'];
      await npm(folder, 'install', ...flags, tarball, ...packages);
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
      return folder;
    },
  };
}

/** Runs a program to its end, whatever its code; ten minutes at most. */
export async function ended(
  cwd: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const options = { cwd, env: { ...plainEnvironment(), ...env }, maxBuffer: 50_000_000, timeout: 600_000 };
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, options);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [code, out, err]: unknown[] = ['code', 'stdout', 'stderr'].map((key): unknown => Reflect.get(error, key));
    return { code: typeof code === 'number' ? code : -1, out: String(out), err: `${String(err)}${error.message}` };
  }
}

/** The same, where anything but 0 is a failure. */
export async function succeeded(...call: Parameters<typeof ended>): Promise<string> {
  const { code, out, err } = await ended(...call);
  if (code !== 0) throw new Error(`${call[1]} ${call[2].join(' ')} ended with ${code}:\n${out}\n${err}`);
  return out;
}

/** Throws what was expected, and what came. */
export function expectThat(holds: boolean, promise: string, saw: unknown = ''): void {
  if (!holds) throw new Error(`${promise}; saw ${typeof saw === 'string' ? saw : JSON.stringify(saw)}`);
}
