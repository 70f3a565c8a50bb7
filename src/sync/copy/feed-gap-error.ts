/**
 * The feed cannot be gone on with from a cursor: changes between it and what is kept were pruned, or it is of another
 * copy or of a file that was put back. Nothing was handed over.
 */
export class FeedGapError extends Error {
  override readonly name = 'FeedGapError';
  /** The oldest `seq` that is kept; null when the feed is empty. */
  readonly oldest: number | null;
  /** The newest `seq`. */
  readonly head: number;

  constructor(why: string, { oldest, head }: { readonly oldest: number | null; readonly head: number }) {
    super(
      `The feed does not go on from this cursor: ${why}. It holds ${oldest === null ? 'nothing' : `${oldest} to ${head}`}. ` +
        'Take copy.cursor(), read the tables anew, and go on from that cursor.',
    );
    this.oldest = oldest;
    this.head = head;
  }
}
