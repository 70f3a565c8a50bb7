import { spawn } from 'node:child_process';

/** Runs a program in a folder, its output shown as it comes; whether it ended with 0. */
export function passes(cwd: string, program: string, ...args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
