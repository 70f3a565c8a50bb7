import type { Holder } from './store/lease.ts';

/** A run that was not begun, or that stopped on purpose. What had been committed before is good. */
export class SyncError extends Error {
  override readonly name: string = 'SyncError';
  /** `options`: cannot be used; `owner`: the copy is another provider's; `clock`: the clocks are a day apart. */
  readonly reason: 'options' | 'owner' | 'clock' | 'busy' | 'overtaken';

  constructor(reason: SyncError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Another run, or an erasure, holds the copy. Nothing was read or written. */
export class CopyBusyError extends SyncError {
  override readonly name = 'CopyBusyError';
  readonly since: string;

  constructor({ host, process }: Holder, since: string) {
    const [name = ''] = host.split(' ');
    super(
      'busy',
      `Another run holds this copy: process ${process} on ${name}, since ${since}. Wait until it has ended; a run whose ` +
        'process is gone on another machine gives it up after ten minutes, or take it over (takeOver: true, --take-over) ' +
        'when you know that it is gone.',
    );
    this.since = since;
  }
}
