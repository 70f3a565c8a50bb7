import { randomBytes } from 'node:crypto';
import { isDead, thisProcess } from '../../base/process.ts';
import { holder, LeaseLostError, release, renew, take, type Lease } from '../store/lease.ts';
import type { CopyConnection } from '../store/steps.ts';
import { CopyBusyError } from '../sync-error.ts';
import { instant } from './context.ts';

const RENEW_MS = 30_000;

/**
 * Holds the copy while `work` goes on, and gives it up whatever comes of that. A holder that died on this host is taken
 * over at once, any other when its time has run out or `takeOver` says so.
 *
 * @throws {CopyBusyError} when somebody else holds it
 */
export async function holding<T>(
  connection: CopyConnection,
  takeOver: boolean,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const lease = await acquire(connection, takeOver);
  let isRenewing = false;
  const timer = setInterval(() => {
    if (isRenewing) return;
    isRenewing = true;
    // one that was lost is noticed by the next transaction, and a database that is busy is asked again
    connection
      .write(() => renew(lease))
      .catch(() => undefined)
      .finally(() => {
        isRenewing = false;
      });
  }, RENEW_MS);
  timer.unref();
  try {
    return await work(lease);
  } finally {
    clearInterval(timer);
    await connection.write(() => release(lease)).catch(() => undefined);
  }
}

async function acquire(connection: CopyConnection, takeOver: boolean): Promise<Lease> {
  const word = randomBytes(9).toString('base64url');
  for (let tries = 0; tries < 3; tries += 1) {
    const held = await connection.read(holder);
    if (held.by !== null && !held.isOver && !takeOver && !isDead(held.by)) throw new CopyBusyError(held.by, held.since);
    const lease = await connection.write(() => take(thisProcess(word), held.number, instant(Date.now())));
    if (lease !== null) return lease;
  }
  const { by, since } = await connection.read(holder);
  throw by === null ? new LeaseLostError() : new CopyBusyError(by, since);
}
