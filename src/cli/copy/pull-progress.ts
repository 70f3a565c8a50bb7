import type { Progress } from '../../sync/index.ts';
import { Window } from './window.ts';

const A_MINUTE = 60_000;
/** Records on a page of a run. */
const A_PAGE = 3000;
/** Before that a rate is chance. */
const ENOUGH_MS = 5000;

/** How far a run is, on a terminal in one line that is written over, elsewhere in a line a minute. */
export interface Shown {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface PullProgress {
  /** A request is sent. */
  sent(): void;
  told(progress: Progress): void;
  /** Takes the line of the terminal away. */
  end(): void;
}

/**
 * `expected`: how many records of a list the copy holds already, from which the time left can be told; null when that is
 * not known.
 */
export function pullProgress(
  to: Shown,
  expected: (progress: Progress) => number | null,
  now: () => number = Date.now,
  command: 'pull' | 'capture' = 'pull',
): PullProgress {
  const window = new Window(now);
  let list = '';
  let began = now();
  let at = now();
  let last = -Infinity;
  let isShown = false;

  function lineOf(progress: Progress): string {
    const { rows, whole, page } = progress;
    const seconds = (now() - began) / 1000;
    const perSecond = seconds > 0 ? rows / seconds : 0;
    const parts = [
      `${list}${whole ? '' : ' (updated)'}: ${rows} rows`,
      ...(perSecond > 0 ? [`${Math.round(perSecond)} a second`] : []),
      `${window.left()} requests left in the window`,
    ];
    const all = whole ? expected(progress) : null;
    // one that is gone on with has read the pages before this one in another run
    const done = Math.max(rows, (page - 1) * A_PAGE);
    if (all !== null && all > done && perSecond > 0 && seconds * 1000 >= ENOUGH_MS)
      parts.push(`about ${spanOf((all - done) / perSecond)} left for this list`);
    return parts.join(', ');
  }

  return {
    sent() {
      window.sent();
    },
    told(progress) {
      const { resource, cohort } = progress;
      const named = cohort === null ? resource : `${resource} ${cohort}`;
      // a list begins where the one before it was told last
      if (named !== list) [list, began] = [named, at];
      at = now();
      if (to.isTTY === true) {
        to.write(`\r\u001b[K${lineOf(progress).slice(0, Math.max(20, (to.columns ?? 80) - 1))}`);
        isShown = true;
      } else if (now() - last >= A_MINUTE) {
        last = now();
        to.write(`lead-provider ${command}: ${lineOf(progress)}\n`);
      }
    },
    end() {
      if (isShown) to.write('\r\u001b[K');
      isShown = false;
    },
  };
}

const spanOf = (seconds: number): string =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
