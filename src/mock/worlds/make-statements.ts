import { addDays } from '../../rules/time.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { settle } from './sizes.ts';

const months: Readonly<Record<'rect' | 'ecf', readonly number[]>> = { rect: [1, 4, 8, 11], ecf: [1, 4, 8, 10] };

/** Output statements of both providers: from the first winter of each cohort for three and a half years. */
export function makeStatements(
  { cohorts, service }: ReturnType<typeof settle>,
  now: number,
): NonNullable<Scenario['statements']> {
  const today = new Date(now).toISOString().slice(0, 10);
  return cohorts.flatMap((cohort) =>
    ['lp1', 'lp2'].flatMap((lp) =>
      [0, 1, 2, 3].flatMap((later) =>
        months[service].map((month) => {
          const year = cohort + 1 + later;
          const first = `${year}-${String(month).padStart(2, '0')}-01`;
          const payment = `${first.slice(0, 8)}25`;
          return {
            id: `st-${lp}-${cohort}-${first.slice(0, 7)}`,
            lp,
            cohort,
            month,
            year,
            cutOff: addDays(first, -1),
            payment,
            paid: payment < today,
          };
        }),
      ),
    ),
  );
}
