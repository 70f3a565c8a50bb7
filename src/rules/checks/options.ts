import type { DescribedValues } from '../rule-set.ts';
import type { Span } from '../span.ts';
import type { Checks } from '../verdict.ts';

export interface CheckOptions {
  /**
   * Which rules may refuse: `documented` the service's and DfE's guidance's, `service` only what the live service
   * refuses, `off` none.
   * @default 'documented'
   */
  readonly checks?: Checks;
  /** The moment to judge by. Default: this machine's clock, taken to be right within two seconds. */
  readonly now?: Date | string | number;
  /**
   * How far the service's clock may be from `now`, in milliseconds either way.
   * @default 0 when `now` is given, else 2000
   */
  readonly clockUncertainty?: number;
  /**
   * The values that enumerated attributes of the write take by the description your client was generated from. One that
   * is newer than these rules leaves the rules that turn on it unchecked; without this every unknown value is refused.
   */
  readonly described?: DescribedValues | undefined;
}

/** @throws {RangeError} when `now` is no instant */
export function spanOf({ now, clockUncertainty }: CheckOptions): Span {
  const at =
    now === undefined
      ? Date.now()
      : now instanceof Date
        ? now.getTime()
        : typeof now === 'number'
          ? now
          : Date.parse(now);
  if (Number.isNaN(at))
    throw new RangeError(
      'checks: now is no instant. Pass a Date, epoch milliseconds or a text such as "2026-01-31T09:00:00Z".',
    );
  const around = clockUncertainty ?? (now === undefined ? 2000 : 0);
  return { earliest: at - around, latest: at + around };
}
