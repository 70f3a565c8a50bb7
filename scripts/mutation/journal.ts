import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Judged } from './judge.ts';
import type { Mutant } from './mutants.ts';

/**
 * What has been found so far, a line for each mutant, so that a run goes on where another was stopped. An answer holds as
 * long as what it stands on: the text of the source and of the test that failed, and of all tests asked where none did.
 */
export class Journal {
  readonly #known = new Map<string, Line>();
  readonly #digests = new Map<string, string>();

  /** `asked` tells the files of tests that a mutant is asked of. */
  constructor(
    readonly path: string,
    readonly root: string,
    readonly asked: (mutant: Mutant) => readonly string[],
  ) {
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) return;
    for (const text of readFileSync(path, 'utf8').split('\n')) {
      if (text === '') continue;
      const line = parsed(text);
      if (line !== null) this.#known.set(line.id, line);
    }
  }

  of(mutant: Mutant): Judged | undefined {
    const line = this.#known.get(mutant.id);
    return line !== undefined && line.ground === this.#groundOf(mutant, line) ? line : undefined;
  }

  add(mutant: Mutant, judged: Judged): void {
    const line = { ...judged, ground: this.#groundOf(mutant, judged) };
    this.#known.set(mutant.id, line);
    appendFileSync(this.path, `${JSON.stringify(line)}\n`);
  }

  #groundOf(mutant: Mutant, { outcome, test }: Judged): string {
    const hash = createHash('sha256').update(this.#digestOf(mutant.file));
    const tests =
      outcome === 'survived' || outcome === 'not reached' ? this.asked(mutant) : test === null ? [] : [test];
    for (const one of new Set(tests)) hash.update(one).update(this.#digestOf(one));
    return hash.digest('hex').slice(0, 12);
  }

  #digestOf(file: string): string {
    let digest = this.#digests.get(file);
    if (digest === undefined) {
      const path = join(this.root, file);
      digest = existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'gone';
      this.#digests.set(file, digest);
    }
    return digest;
  }
}

/** What stands in the file: the answer, and a digest of the texts that it stands on. */
interface Line extends Judged {
  readonly ground: string;
}

/** A line that was cut off when its run was stopped is as good as none. */
function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
