import { addDays, type Day } from '../../rules/time.ts';
import type { ScenarioPart } from '../scenario/schema.ts';
import type { Settled } from './sizes.ts';

const months: Readonly<Record<'rect' | 'ecf', readonly number[]>> = { rect: [1, 4, 8, 11], ecf: [1, 4, 8, 10] };

/** Output statements of both providers: from the first winter of each cohort for three and a half years. */
export function makeStatements({ cohorts, service, today }: Settled): ScenarioPart<'statements'> {
  const late = lateCohort(cohorts, today);
  return cohorts.flatMap((cohort) =>
    ['lp1', 'lp2'].flatMap((lp) => {
      const statements = [0, 1, 2, 3].flatMap((later) =>
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
      );
      // money that DfE has not released yet, so that there are payable declarations on any day of the year
      const last = statements.findLast(({ cutOff }) => cutOff < today);
      return statements.map((one) => (one === last && cohort === late ? { ...one, paid: false } : one));
    }),
  );
}

/** The latest cohort in which a statement has been due. */
function lateCohort(cohorts: readonly number[], today: Day): number | null {
  return cohorts.findLast((cohort) => `${cohort + 1}-03-31` < today) ?? null;
}
