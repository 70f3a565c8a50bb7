import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asked } from './child.ts';
import type { Played } from './play.ts';

/** How long one input may take. Hundreds of times what the slowest takes, so that a busy machine does not count. */
const HANG_MS = 10_000;
const TICK_MS = 250;

const entry = fileURLToPath(new URL('child.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** A process that reads inputs, begun anew when it hangs or dies. */
export class Watched {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lead-provider-fuzz-'));
  readonly #notes = join(this.#folder, 'index');
  #child: ChildProcess | null = null;
  #words = '';

  async play(asked: Asked): Promise<Played> {
    const child = (this.#child ??= this.#begin());
    const { index, how } = await new Promise<{ index: number; how: Played | 'hang' | 'crash' }>((resolve) => {
      let [seen, since] = [-1, Date.now()];
      let hasBegun = false;
      const end = (how: Played | 'hang' | 'crash'): void => {
        clearInterval(timer);
        child.removeAllListeners();
        resolve({ index: this.#index() ?? asked.from, how });
      };
      const timer = setInterval(() => {
        const index = this.#index();
        // loading the sources is no input, and some are loaded with the first
        if (index !== null && index > asked.from) hasBegun = true;
        if (index !== seen) [seen, since] = [index ?? -1, Date.now()];
        else if (Date.now() - since > (hasBegun ? HANG_MS : 10 * HANG_MS)) end('hang');
      }, TICK_MS);
      child.once('message', (played: Played) => end(played));
      child.once('exit', () => end('crash'));
      child.send(asked);
    });
    if (typeof how === 'object') return how;
    child.kill('SIGKILL');
    this.#child = null;
    const what = how === 'hang' ? `longer than ${HANG_MS} ms` : this.#words.slice(-4000);
    return {
      runs: index - asked.from + 1,
      ...{ corpus: 0, refused: 0 },
      faults: [{ reader: asked.reader, index, kind: how, what }],
    };
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #begin(): ChildProcess {
    const child = fork(entry, [this.#notes, this.#folder], {
      execArgv: ['--import', tsx, '--no-warnings'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // what readers write lies in a folder that goes with this one, also when they are killed
      env: { ...process.env, TMPDIR: this.#folder },
    });
    this.#words = '';
    child.stderr?.on('data', (data: Buffer) => {
      this.#words = (this.#words + data.toString()).slice(-8000);
    });
    return child;
  }

  #index(): number | null {
    try {
      const text = readFileSync(this.#notes, 'utf8').trim();
      return text === '' ? null : Number(text);
    } catch {
      return null;
    }
  }
}
