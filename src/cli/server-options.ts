import { readFile, stat } from 'node:fs/promises';
import { isEnvironment, type Environment } from '../contract/index.ts';
import type { Command } from './help.ts';
import { UsageError } from './usage-error.ts';

/** Which server a command talks to. */
export type Server = { readonly environment: Environment } | { readonly baseUrl: string };

/** Either `--environment` or `--base-url`. */
export function serverOf(command: Command, environment: string | undefined, baseUrl: string | undefined): Server {
  if ((environment === undefined) === (baseUrl === undefined))
    throw new UsageError(
      `${command}: say which server to ${command === 'pull' ? 'read' : 'use'}: either --environment sandbox or production, or --base-url URL.`,
    );
  if (baseUrl !== undefined) return { baseUrl };
  if (!isEnvironment(environment)) throw new UsageError(`${command}: --environment is sandbox or production.`);
  return { environment };
}

/**
 * From a file or the environment, never from an argument: those are seen by whoever lists processes, and kept by shells.
 * `isOwn`: a file that others can read is refused.
 */
export async function tokenOf(command: Command, file: string | undefined, { isOwn = false } = {}): Promise<string> {
  const text = file === undefined ? process.env['LEAD_PROVIDER_TOKEN'] : await readToken(command, file, isOwn);
  const token = text?.trim() ?? '';
  if (token !== '') return token;
  throw new UsageError(
    file === undefined
      ? `${command}: there is no token. Put it into the variable LEAD_PROVIDER_TOKEN, or name its file: --token-file FILE.`
      : `${command}: ${file} holds no token.`,
  );
}

async function readToken(command: Command, file: string, isOwn: boolean): Promise<string> {
  try {
    if (isOwn && process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
      throw new UsageError(`${command}: others can read ${file}. Make it yours alone: chmod 600.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it is no file';
    throw new UsageError(`${command}: cannot read the token from ${file}: ${code}.`);
  }
}
