import { setTimeout as sleep } from 'node:timers/promises';
import type { Files, OpenFile } from '../../../src/bulk/journal/files.ts';
import type { Random } from '../../fuzz/random.ts';

/** What was done to a file since it was last brought to the disk. */
type Change =
  { readonly kind: 'append'; readonly bytes: Buffer } | { readonly kind: 'truncate'; readonly length: number };

interface Inode {
  /** As whoever reads it sees it. */
  now: Buffer;
  /** As it is on the disk for certain. */
  kept: Buffer;
  changes: Change[];
}

type NameChange = (names: Map<string, Inode>) => void;

/** A disk in memory that knows what would survive a power cut: what was synced, and of the rest whatever it likes. */
export class Disk {
  #names = new Map<string, Inode>();
  #kept = new Map<string, Inode>();
  #changes: NameChange[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  paths(): readonly string[] {
    return [...this.#names.keys()];
  }

  /** What stands in a file; null when there is none. */
  bytes(path: string): Buffer | null {
    return this.#names.get(path)?.now ?? null;
  }

  /** The files as one process has them. It dies at its operation number `dieAt`, which is done or not. */
  life(dieAt: number): Life {
    return new Life(this, this.#random, dieAt);
  }

  /** The power is gone and back. */
  cut(): void {
    const random = this.#random;
    const inodes = new Set([...this.#names.values(), ...this.#kept.values()]);
    for (const inode of inodes) {
      const whole = random.int(0, inode.changes.length);
      let bytes = inode.changes.slice(0, whole).reduce(changed, inode.kept);
      const torn = inode.changes[whole];
      if (torn?.kind === 'append') {
        const part = torn.bytes.subarray(0, random.int(0, torn.bytes.length));
        // its length can be on the disk before its contents
        bytes = Buffer.concat([bytes, random.chance(0.1) ? Buffer.alloc(part.length) : part]);
      }
      inode.now = inode.kept = bytes;
      inode.changes = [];
    }
    for (const change of this.#changes) if (random.chance(0.5)) change(this.#kept);
    this.#changes = [];
    this.#names = new Map(this.#kept);
  }

  name(change: NameChange): void {
    change(this.#names);
    this.#changes.push(change);
  }

  has(path: string): boolean {
    return this.#names.has(path);
  }

  inode(path: string): Inode | null {
    return this.#names.get(path) ?? null;
  }

  syncNames(): void {
    this.#kept = new Map(this.#names);
    this.#changes = [];
  }
}

/** A process, as far as the disk sees it. */
export class Life {
  readonly files: Files;
  /** When it died; null while it lives. */
  diedAt: number | null = null;
  readonly #random: Random;
  readonly #dieAt: number;
  #operations = 0;

  constructor(disk: Disk, random: Random, dieAt: number) {
    this.#random = random;
    this.#dieAt = dieAt;
    this.files = this.#filesOn(disk);
  }

  get isDead(): boolean {
    return this.diedAt !== null;
  }

  async #step<T>(work: () => T, takesMs = 0): Promise<T> {
    if (this.isDead) throw new Gone();
    await sleep(takesMs);
    // it died meanwhile
    if (this.diedAt !== null) throw new Gone();
    this.#operations += 1;
    if (this.#operations < this.#dieAt) return work();
    if (this.#random.chance(0.5)) work();
    this.diedAt = performance.now();
    throw new Gone();
  }

  #filesOn(disk: Disk): Files {
    const opened = (inode: Inode): OpenFile => ({
      read: () => this.#step(() => inode.now),
      write: (text) => this.#step(() => change(inode, { kind: 'append', bytes: Buffer.from(text) })),
      truncate: (length) => this.#step(() => change(inode, { kind: 'truncate', length })),
      sync: () =>
        this.#step(
          () => {
            inode.kept = inode.now;
            inode.changes = [];
          },
          this.#random.int(0, 2),
        ),
      close: () => Promise.resolve(),
      isOpenToOthers: () => this.#step(() => false),
    });
    return {
      create: (path) =>
        this.#step(() => {
          if (disk.has(path)) throw taken(path);
          const inode: Inode = { now: Buffer.alloc(0), kept: Buffer.alloc(0), changes: [] };
          disk.name((names) => names.set(path, inode));
          return opened(inode);
        }),
      open: (path) =>
        this.#step(() => {
          const inode = disk.inode(path);
          return inode === null ? null : opened(inode);
        }),
      link: (from, to) =>
        this.#step(() => {
          const inode = disk.inode(from);
          if (inode === null) throw Object.assign(new Error(`no ${from}`), { code: 'ENOENT' });
          if (disk.has(to)) throw taken(to);
          disk.name((names) => names.set(to, inode));
        }),
      remove: (path) => this.#step(() => disk.name((names) => names.delete(path))),
      syncFolder: () => this.#step(() => disk.syncNames()),
    };
  }
}

class Gone extends Error {
  readonly code = 'EIO';
}

function change(inode: Inode, one: Change): void {
  inode.now = changed(inode.now, one);
  inode.changes.push(one);
}

const changed = (bytes: Buffer, one: Change): Buffer =>
  one.kind === 'append' ? Buffer.concat([bytes, one.bytes]) : bytes.subarray(0, one.length);

const taken = (path: string): Error => Object.assign(new Error(`${path} is there`), { code: 'EEXIST' });
