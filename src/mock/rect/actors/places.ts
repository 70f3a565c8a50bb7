import { scheduleIdentifiers } from '../../../rules/schedules.ts';
import type { Day } from '../../../rules/time.ts';
import { scheduleKey } from '../../world/base-world.ts';
import type { Partnership, Schedule } from '../../world/records.ts';
import { assignedSchedule, cohortOf } from '../derived/assigned-schedule.ts';
import { isFrozen } from '../derived/funding.ts';
import type { Place } from '../effects/stays.ts';
import type { Person, RectWorld, RoleRecord } from '../world.ts';
import type { Find } from './find.ts';

interface Named {
  readonly partnership?: string;
  readonly school?: string;
  readonly interestIn?: { readonly lp: string; readonly cohort: number };
}

/**
 * The place that a school's step names. A provider the school asks for trains under the existing partnership, if there
 * is one.
 */
export function placeOf(world: RectWorld, find: Find, { partnership, school, interestIn }: Named): Place {
  if (partnership !== undefined) {
    const under = find.partnership(partnership);
    if (interestIn !== undefined) throw find.error('give a partnership or an interest, not both.');
    if (school !== undefined && find.school(school) !== under.school)
      throw find.error(
        `partnership ${JSON.stringify(partnership)} is with another school than ${JSON.stringify(school)}.`,
      );
    return { school: under.school, partnership: under, interest: null };
  }
  if (school === undefined) throw find.error('it takes a partnership, or a school without one.');
  const at = find.school(school);
  if (interestIn === undefined) return { school: at, partnership: null, interest: null };
  const lp = find.provider(interestIn.lp);
  const cohort = find.cohort(interestIn.cohort);
  const there = (world.partnershipsBySchool.get(at.id) ?? []).filter((one) => one.lp === lp && one.cohort === cohort);
  const newest = there.reduce<Partnership | null>((a, b) => (a === null || b.createdAt >= a.createdAt ? b : a), null);
  return { school: at, partnership: newest, interest: newest === null ? { lp, cohort } : null };
}

/**
 * The schedule of training at a place: the one asked for, otherwise the one the service assigns. Null without a
 * provider.
 */
export function scheduleAt(
  world: RectWorld,
  find: Find,
  place: Place,
  person: Person,
  record: RoleRecord,
  { asked, start, now }: { readonly asked?: string | undefined; readonly start: Day; readonly now: number },
): Schedule | null {
  const cohort = cohortOf(place);
  if (cohort === null) {
    if (asked !== undefined)
      throw find.error('a schedule belongs to provider-led training; name a partnership or a provider.');
    return null;
  }
  if (isFrozen(cohort, now))
    throw find.error(`payments of cohort ${cohort.year} are frozen, so nobody begins training in it.`);
  if (asked !== undefined && !scheduleIdentifiers.some((one) => one === asked))
    throw find.error(`${JSON.stringify(asked)} is no schedule; the ecf- in front is part of the name.`);
  if (asked?.startsWith(record.role === 'ect' ? 'ecf-replacement-' : 'ecf-reduced-') === true) {
    throw find.error(`${asked} is not for ${record.role === 'ect' ? 'ECTs' : 'mentors'}.`);
  }
  const identifier = asked ?? assignedSchedule(world, person, record, cohort, start, now);
  const schedule = world.schedules.get(scheduleKey(cohort.year, identifier));
  if (schedule === undefined) throw find.error(`cohort ${cohort.year} has no schedule ${identifier}.`);
  return schedule;
}
