import type { components } from '../../../generated/control/types.ts';
import type { Snapshot } from '../snapshot.ts';
import { BadControl } from './bad-control.ts';

/** A world can take hundreds of megabytes, and a server is asked for one before each test. */
const MOST = 20;

type Listed = components['schemas']['KeptSnapshot'];

/** The snapshots that were taken over HTTP, by the ids that were answered: the newest of them. */
export class KeptSnapshots {
  readonly #kept = new Map<string, { readonly snapshot: Snapshot; readonly listed: Listed }>();
  #taken = 0;
  readonly #deleted = new Set<string>();

  /** Those that are kept, the newest first. */
  get list(): readonly Listed[] {
    return [...this.#kept.values()].map(({ listed }) => listed).reverse();
  }

  keep(snapshot: Snapshot, label: string | null = null): string {
    this.#taken += 1;
    const id = String(this.#taken);
    const listed = { id, label, at: new Date(snapshot.at).toISOString(), takenAt: new Date().toISOString() };
    this.#kept.set(id, { snapshot, listed });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    return id;
  }

  /** @throws {BadControl} when there is none of that id, or no longer */
  get(id: string): Snapshot {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept.snapshot;
    throw this.#missing(id);
  }

  /** @throws {BadControl} when there is none of that id, or no longer */
  forget(id: string): void {
    if (!this.#kept.delete(id)) throw this.#missing(id);
    this.#deleted.add(id);
  }

  #missing(id: string): BadControl {
    const number = Number(id);
    const wasTaken = String(number) === id && Number.isInteger(number) && number >= 1 && number <= this.#taken;
    if (wasTaken && this.#deleted.has(id))
      return new BadControl(`the snapshot ${id} was deleted. Restore another one.`);
    if (wasTaken)
      return new BadControl(
        `the snapshot ${id} is no longer kept: only the newest ${MOST} are. Restore a newer one, or take one once and restore it often.`,
      );
    return new BadControl('there is no such snapshot; send {"id": "…"} as POST /__mock/snapshots answered it');
  }
}
