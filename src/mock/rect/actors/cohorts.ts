import type { Dfe } from '../../actors/types.ts';
import { isFrozen } from '../derive/funding.ts';
import { closeCohort, openCohort } from '../effects/cohorts.ts';
import { finder, type Context } from './find.ts';

export function cohortSteps({ world, present }: Context): Pick<Dfe, 'openCohort' | 'closeCohort'> {
  return {
    openCohort(year, flags = {}) {
      const find = finder(world, 'dfe.openCohort');
      if (!Number.isInteger(year) || year < 2020 || year > 2099)
        throw find.error(`${JSON.stringify(year)} is no cohort; write the year in which it starts, from 2020 on.`);
      if (world.cohorts.get(year)?.enabled === true) throw find.error(`cohort ${year} is open already.`);
      openCohort(world, year, flags, present());
    },
    closeCohort(year) {
      const find = finder(world, 'dfe.closeCohort');
      const cohort = find.cohort(year);
      const at = present();
      if (isFrozen(cohort, at.now)) throw find.error(`payments of cohort ${year} are frozen already.`);
      closeCohort(world, cohort, at);
    },
  };
}
