import { scheduleIdentifiers } from '../../rules/schedules.ts';
import { deferralReasons } from '../../rules/terms.ts';
import { addDays } from '../../rules/time.ts';
import type { SilentFix } from '../actors/types.ts';
import type { Act, Stage } from './act.ts';
import { emailAt, freeTrn, renamed } from './people.ts';
import { isLinked, oneOf, partnersIn, schoolsIn, somebodyAs, yearOf } from './pick.ts';
import type { Place, Somebody } from './side.ts';

/** What DfE corrects without a trace, and whom it lets work with whom. */
export const fixActs: readonly Act[] = [
  {
    who: 'dfe',
    act: 'dfe.fixSilently',
    weight: 2,
    play(stage) {
      const found = somebodyAs(stage, null);
      const fix = found === null ? null : fixOf(stage, found.person, found.place);
      if (found === null || fix === null) return null;
      stage.dfe.fixSilently(found.person.id, fix);
      return [found.person.id, fix];
    },
  },
  {
    who: 'dfe',
    act: 'dfe.linkDeliveryPartner',
    weight: 1,
    play(stage) {
      const link = someLink(stage);
      if (link === null || isLinked(link.partner, link.lp, link.cohort)) return null;
      const args = [link.partner.id, { lp: link.lp.id, cohort: link.cohort }] as const;
      stage.dfe.linkDeliveryPartner(...args);
      return args;
    },
  },
  {
    who: 'dfe',
    act: 'dfe.unlinkDeliveryPartner',
    weight: 1,
    play(stage) {
      const link = someLink(stage);
      if (link === null) return null;
      const { partner, lp, cohort } = link;
      // a provider keeps somebody to work with
      const others = partnersIn(stage).filter((one) => one !== partner && isLinked(one, lp, cohort));
      if (others.length === 0) return null;
      const args = [partner.id, { lp: lp.id, cohort }] as const;
      stage.dfe.unlinkDeliveryPartner(...args);
      return args;
    },
  },
  {
    who: 'dfe',
    act: 'dfe.setSchoolEligibility',
    weight: 0.7,
    play(stage) {
      const schools = schoolsIn(stage);
      const seen = [1, 2, 3, 4].map(() => oneOf(stage, schools));
      // it is the exception that a school is not eligible, so those become eligible again first
      const school = seen.find((one) => one?.eligible === false) ?? seen[0];
      if (school == null) return null;
      const args = [school.id, !school.eligible] as const;
      stage.dfe.setSchoolEligibility(...args);
      return args;
    },
  },
];

function someLink(stage: Stage) {
  const { world, random, today } = stage;
  const partner = oneOf(stage, partnersIn(stage));
  const lp = oneOf(stage, world.providers);
  const cohort = yearOf(today) - random.below(2);
  return partner === null || lp === null || !world.cohorts.has(cohort) ? null : { partner, lp, cohort };
}

function fixOf(stage: Stage, { name, trn }: Somebody, { role, school, partnership }: Place): SilentFix | null {
  const { random, now, today } = stage;
  const chance = random.next();
  if (chance < 0.3) return { name: renamed(random, name) };
  if (chance < 0.6) return { role, email: emailAt(random, name, school.urn) };
  if (chance < 0.7) {
    const free = trn === null ? freeTrn(stage) : null;
    return free === null ? null : { trn: free };
  }
  if (partnership === null) return null;
  if (chance < 0.85) return { role, schedule: random.pick(scheduleIdentifiers) };
  const at = new Date(now).toISOString();
  const report = {
    at: `${addDays(today, -1 - random.below(20))}${at.slice(10)}`,
    reason: random.pick(deferralReasons),
  };
  return chance < 0.95
    ? { role, deferred: report }
    : { role, withdrawn: { ...report, reason: 'left-teaching-profession' } };
}
