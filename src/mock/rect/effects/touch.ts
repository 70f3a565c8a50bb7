import { mark } from '../../changes/marks.ts';
import { changed } from '../../world/base-world.ts';
import type { School } from '../../world/records.ts';
import { keepMentorDay } from '../derived/mentors.ts';
import { schoolYearsOf } from '../derived/school-year.ts';
import { roles } from '../derived/training.ts';
import { reindexMentor, reindexPerson } from '../visible/lists.ts';
import type { Person, RectWorld, SchoolYear } from '../world.ts';

/**
 * Call this after every change to a person or to their records: it updates the lists of all providers and the figures
 * of the schools. Does not move the person's `updated_at`.
 */
export function settlePerson(world: RectWorld, person: Person, now: number): void {
  keepMentorDay(world, person, now);
  reindexPerson(world, person);
  const mentors = new Set(person.ect.stays.flatMap((stay) => stay.mentorships.map(({ mentorId }) => mentorId)));
  for (const id of mentors) {
    const mentor = world.persons.get(id);
    if (mentor !== undefined) reindexMentor(world, mentor);
  }
  const schools = new Set(roles.flatMap((role) => person[role].stays.map(({ school }) => school)));
  for (const school of schools) settleSchool(world, school, now);
  changed(world);
}

/** Like {@link settlePerson}, but also moves the person's `updated_at`. */
export function touchPerson(world: RectWorld, person: Person, now: number): void {
  person.updatedAt = now;
  settlePerson(world, person, now);
}

/**
 * Works out anew what a school shows per cohort. Its timestamp moves in a cohort whose partnership or programme figure
 * changed, and in all cohorts when a provider is named, or no longer named, in any.
 */
export function settleSchool(world: RectWorld, school: School, now: number): void {
  mark(world, 'schools', school);
  const before = world.schoolYears.get(school.id);
  const after = schoolYearsOf(world, school);
  let isNamingChanged = false;
  for (const year of new Set([...(before?.keys() ?? []), ...after.keys()])) {
    const old = before?.get(year);
    const fresh = after.get(year) ?? {
      inPartnership: false,
      programme: 'not_yet_known' as const,
      named: [],
      updatedAt: null,
    };
    after.set(year, fresh);
    const isChanged =
      fresh.inPartnership !== (old?.inPartnership ?? false) || fresh.programme !== (old?.programme ?? 'not_yet_known');
    fresh.updatedAt = isChanged ? now : (old?.updatedAt ?? null);
    if (fresh.named.join() !== (old?.named.join() ?? '')) isNamingChanged = true;
  }
  if (isNamingChanged) touchYears(school, after, now);
  if (after.size > 0) world.schoolYears.set(school.id, after);
  changed(world);
}

/** Moves a school's timestamp in all cohorts, as when its tutor changes. */
export function touchSchool(world: RectWorld, school: School, now: number): void {
  mark(world, 'schools', school);
  touchYears(school, world.schoolYears.get(school.id), now);
  changed(world);
}

function touchYears(school: School, years: ReadonlyMap<number, SchoolYear> | undefined, now: number): void {
  school.updatedAt = now;
  for (const year of years?.values() ?? []) year.updatedAt = null;
}
