import { dayOf, type Day } from '../../../rules/time.ts';
import type { Provider } from '../../world/records.ts';
import type { Mentorship, Person, RectWorld, Stay } from '../world.ts';
import { latestTraining, trainedBy } from './training.ts';

/** The mentor an ECT has in a stay: the earliest mentorship that has not ended. */
export function assignedMentor(stay: Stay, today: Day): Mentorship | null {
  // mentorships are kept by start, so the first that is not over
  return stay.mentorships.find(({ to }) => to === null || to >= today) ?? null;
}

/** The real day, which no clock header moves. */
function nightOf(world: RectWorld): Day {
  return dayOf(world.nightsRunUntil, 'london');
}

/**
 * The day whose mentor a participant shows. The service keeps the mentor it worked out when the data last changed, and
 * works it out anew every night; a read with a moved clock changes nothing about that.
 */
export function mentorDay(world: RectWorld, { mentorAsOf }: Person): Day {
  const night = nightOf(world);
  return mentorAsOf?.night === night ? mentorAsOf.day : night;
}

/** Keeps the day of a change for which the mentor is worked out. */
export function keepMentorDay(world: RectWorld, person: Person, now: number): void {
  const [day, night] = [dayOf(now, 'london'), nightOf(world)];
  person.mentorAsOf = day === night ? null : { day, night };
}

/** Whether a mentor of the stay may be an unfunded mentor to a provider, whatever the day. */
function mayBeUnfunded({ stay }: Mentorship, lp: Provider): boolean {
  return latestTraining(stay.person.ect, lp)?.stay === stay;
}

/** The providers to which a person may be an unfunded mentor on some day. */
export function unfundedCandidateFor(world: RectWorld, person: Person): string[] {
  const mentorships = world.mentorships.get(person.id) ?? [];
  if (mentorships.length === 0) return [];
  return world.providers
    .filter((lp) => mentorships.some((one) => mayBeUnfunded(one, lp)) && !trainedBy(person, lp))
    .map(({ id }) => id);
}

/**
 * The mentorships that make a person an unfunded mentor to a provider today: the person is the assigned mentor in the
 * stay of the provider's latest training of an ECT, and has never trained with the provider in either role.
 */
export function unfundedMentorships(world: RectWorld, person: Person, lp: Provider, today: Day): Mentorship[] {
  const mentorships = world.mentorships.get(person.id) ?? [];
  if (mentorships.length === 0 || trainedBy(person, lp)) return [];
  return mentorships.filter((one) => mayBeUnfunded(one, lp) && assignedMentor(one.stay, today)?.mentorId === person.id);
}

/** The e-mail of an unfunded mentor: from the latest-starting of the stays in which they mentor. */
export function unfundedEmail(person: Person, mentorships: readonly Mentorship[]): string | null {
  const numbers = new Set(mentorships.map(({ mentorStay }) => mentorStay));
  let latest: Stay | null = null;
  for (const stay of person.mentor.stays) {
    if (numbers.has(stay.number) && (latest === null || stay.startedOn >= latest.startedOn)) latest = stay;
  }
  return latest?.email ?? null;
}

/**
 * The mentorship that an ECT's declaration keeps: among those at the school, the one that begins or ends closest to the
 * day of the declaration.
 */
export function nearestMentorship(stay: Stay, day: Day): Mentorship | null {
  if (stay.mentorships.length < 2) return stay.mentorships[0] ?? null;
  let nearest: Mentorship | null = null;
  let least = Infinity;
  for (const one of stay.mentorships) {
    const distance = Math.min(apart(one.from, day), one.to === null ? Infinity : apart(one.to, day));
    if (distance < least) [nearest, least] = [one, distance];
  }
  return nearest;
}

function apart(a: Day, b: Day): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}
