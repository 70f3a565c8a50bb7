/**
 * Why a bulk write did not begin, or could not go on. `reason` says what a program can do about it:
 *
 * - `usage`: it cannot be carried out as asked, or the journal is another's; nothing was sent
 * - `busy`: another process works on it
 * - `person`: somebody has to look first, for example at a copy that is too old
 * - `journal`: a line of the journal is bad or missing; nothing was sent
 * - `late`: it cannot be over before its deadline; nothing was sent
 * - `storage`: a write to the journal failed; nothing was sent after it
 * - `stopped`: the service refused the token, is down, or refused what the plan called clear
 */
export class BulkError extends Error {
  readonly reason: BulkReason;

  constructor(reason: BulkReason, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'BulkError';
    this.reason = reason;
  }
}

export type BulkReason = 'usage' | 'late' | 'busy' | 'person' | 'journal' | 'storage' | 'stopped';
