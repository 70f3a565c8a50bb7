import type { Snapshot } from '../snapshot.ts';
import { BadControl } from './bad-control.ts';

/** A world can take hundreds of megabytes, and a server is asked for one before each test. */
const MOST = 20;

/** The snapshots that were taken over HTTP, by the ids that were answered: the newest of them. */
export class KeptSnapshots {
  readonly #kept = new Map<string, Snapshot>();
  #taken = 0;

  keep(snapshot: Snapshot): string {
    this.#taken += 1;
    const id = String(this.#taken);
    this.#kept.set(id, snapshot);
    this.#kept.delete(String(this.#taken - MOST));
    return id;
  }

  /** @throws {BadControl} when there is none of that id, or no longer */
  get(id: string): Snapshot {
    const snapshot = this.#kept.get(id);
    if (snapshot !== undefined) return snapshot;
    const number = Number(id);
    if (String(number) === id && Number.isInteger(number) && number >= 1 && number <= this.#taken)
      throw new BadControl(
        `the snapshot ${id} is no longer kept: only the newest ${MOST} are. Restore a newer one, or take one once and restore it often.`,
      );
    throw new BadControl('there is no such snapshot; send {"id": "…"} as POST /__mock/snapshots answered it');
  }
}
