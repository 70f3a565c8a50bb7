import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Judged } from './judge.ts';

/** What has been found so far, a line for each mutant, so that a run goes on where another was stopped. */
export class Journal {
  readonly #known = new Map<string, Judged>();

  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) return;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (line === '') continue;
      const judged = parsed(line);
      if (judged !== null) this.#known.set(judged.id, judged);
    }
  }

  of(id: string): Judged | undefined {
    return this.#known.get(id);
  }

  add(judged: Judged): void {
    this.#known.set(judged.id, judged);
    appendFileSync(this.path, `${JSON.stringify(judged)}\n`);
  }
}

/** A line that was cut off when its run was stopped is as good as none. */
function parsed(line: string): Judged | null {
  try {
    return JSON.parse(line) as Judged;
  } catch {
    return null;
  }
}
