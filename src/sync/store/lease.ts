import { SyncError } from '../sync-error.ts';
import { first, int, text, write, type Steps } from './steps.ts';

/** Who may write. Every transaction that writes looks at the number first, so a run that was overtaken writes nothing. */
export interface Lease {
  readonly number: number;
  readonly word: string;
}

export interface Holder {
  readonly host: string;
  readonly process: string;
  /** When the process began, so that another one with its number is not taken for it. */
  readonly started: string;
  readonly word: string;
}

export interface Held {
  readonly number: number;
  /** Null when nobody does. */
  readonly by: Holder | null;
  readonly since: string;
  /** Whether its time has run out, by the database's clock. */
  readonly isOver: boolean;
}

const LEASE_MS = 600_000;

/** The lease was lost to another run: nothing more may be written. */
export class LeaseLostError extends SyncError {
  override readonly name = 'LeaseLostError';

  constructor() {
    super(
      'overtaken',
      'Another run has taken over this copy, so this one has stopped and wrote nothing more. Everything it had committed ' +
        'is there; the other run goes on from it.',
    );
  }
}

/** Who holds the copy. */
export function* holder(): Steps<Held> {
  const row = yield* first(
    `SELECT number, host, process, started, word, since, CASE WHEN until_ms < {now} THEN 1 ELSE 0 END AS is_over
     FROM dfe_lease WHERE one = 1`,
  );
  if (row === null) throw new TypeError('The copy has no lease.');
  const word = text(row, 'word');
  const by = { host: text(row, 'host'), process: text(row, 'process'), started: text(row, 'started'), word };
  return {
    number: int(row, 'number'),
    by: word === '' ? null : by,
    since: text(row, 'since'),
    isOver: int(row, 'is_over') === 1,
  };
}

/** Takes the lease if its number is still the one that was looked at; null when somebody was faster. */
export function* take(by: Holder, seen: number, since: string): Steps<Lease | null> {
  const row = yield* first('SELECT number FROM dfe_lease WHERE one = 1 {lock}');
  if (row === null || int(row, 'number') !== seen) return null;
  yield* write(
    `UPDATE dfe_lease SET number = number + 1, host = ?, process = ?, started = ?, word = ?, since = ?,
       until_ms = {now} + ${LEASE_MS} WHERE one = 1`,
    by.host,
    by.process,
    by.started,
    by.word,
    since,
  );
  return { number: seen + 1, word: by.word };
}

/** The last number of the feed, locked for this transaction; an error when the lease is another's. */
export function* fence(lease: Lease): Steps<number> {
  const row = yield* first('SELECT number, word, seq FROM dfe_lease WHERE one = 1 {lock}');
  if (row === null || int(row, 'number') !== lease.number || text(row, 'word') !== lease.word)
    throw new LeaseLostError();
  return int(row, 'seq');
}

export function* renew(lease: Lease): Steps<void> {
  yield* fence(lease);
  yield* write(`UPDATE dfe_lease SET until_ms = {now} + ${LEASE_MS} WHERE one = 1`);
}

export function* release(lease: Lease): Steps<void> {
  yield* write("UPDATE dfe_lease SET word = '' WHERE one = 1 AND number = ? AND word = ?", lease.number, lease.word);
}
