import { DAY_MS } from '../../base/days.ts';
import { instant } from '../run/context.ts';
import { write, type Steps } from '../store/steps.ts';

/** Takes changes out of the feed that are older than so many days; the newest stays, so that a cursor at it goes on. */
export function* prune(now: number, keepDays: number): Steps<void> {
  yield* write(
    'DELETE FROM dfe_changes WHERE at < ? AND seq < (SELECT max(seq) FROM dfe_changes)',
    instant(now - keepDays * DAY_MS),
  );
}
