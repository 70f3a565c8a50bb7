import type { Random } from '../random.ts';

/** How the bytes of a reader are laid out, for the mutators that look at more than bytes. */
export type Layout = 'bytes' | 'text' | 'json' | 'lines';

/** One way by which bytes from outside come into this package. */
export interface Reader {
  /** Also the folder of its corpus in `test/fuzz/corpus`. */
  readonly name: string;
  readonly layout: Layout;
  /** Items that are made when the fuzz begins, because they are large or not text. */
  readonly made?: () => Promise<readonly Buffer[]>;
  /**
   * Changes behind a seal: what has a checksum is changed and sealed again, so that more than the checksum is tried.
   * Null when there is nothing of the kind in the item.
   */
  readonly sealed?: (item: Buffer, random: Random) => Buffer | null;
  /** Reads the bytes as this package does. Resolves, or throws what the package throws. */
  readonly read: (bytes: Buffer) => Promise<void>;
  /** Whether an error is one that this reader is documented to throw. */
  readonly isOurs: (error: unknown) => boolean;
}

/** The token of every client here: it must stand in no error. */
export const SECRET = 'fuzz-secret-token-4Q7w';

/** A promise of the package that was broken by something else than an error, such as a file written all the same. */
export class Broken extends Error {}

/** A plain `Error` whose words begin as those of one place of the package do. */
export function isSaid(error: unknown, beginning: RegExp): boolean {
  return error instanceof Error && error.constructor === Error && beginning.test(error.message);
}
