import { dayOf } from '../../calendar.ts';
import type { ReadStatement } from '../../reads.ts';
import { notVisible } from '../../rule.ts';
import type { Span } from '../../span.ts';

/** A paid statement is not open; an unpaid one may be open or payable, which the service does not show. */
export function openStatement(statements: readonly ReadStatement[] | undefined, cohort: number, now: Span): false | typeof notVisible | undefined {
  if (statements === undefined) return undefined;
  const today = dayOf(now.earliest, 'utc');
  const ahead = statements.some(({ attributes }) => Number(attributes.cohort) === cohort && !attributes.paid && (attributes.cut_off_date ?? '') >= today);
  return ahead ? notVisible : false;
}
