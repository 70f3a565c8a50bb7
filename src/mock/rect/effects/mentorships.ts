import { addDays, dayOf, earlierDay, type Day } from '../../../rules/time.ts';
import { append, takeNumber } from '../../kit/collections.ts';
import { assignedMentor } from '../derived/mentors.ts';
import { reindexMentor } from '../visible/lists.ts';
import { none, takeFrom, type Mentorship, type RectWorld, type Stay } from '../world.ts';
import { settlePerson, touchPerson } from './touch.ts';
import type { Present } from './training.ts';

/** Gives an ECT a mentor from a day on. The new mentor replaces any they have then. */
export function startMentorship(world: RectWorld, stay: Stay, mentorStay: Stay, from: Day, present: Present): void {
  changeMentors(world, stay, present, () => {
    cut(world, stay.mentorships, addDays(from, -1), present);
    const to = earlierDay(stay.finishedOn, mentorStay.finishedOn);
    const mentorship: Mentorship = {
      number: takeNumber(world),
      stay,
      mentorId: mentorStay.person.id,
      mentorStay: mentorStay.number,
      from,
      to,
    };
    stay.mentorships.push(mentorship);
    append(world.mentorships, mentorship.mentorId, mentorship);
  });
}

/**
 * Ends the mentorships of an ECT's stay on a day, those with one mentor's stay or all. Mentorships that had not begun
 * by then are removed.
 */
export function endMentorships(
  world: RectWorld,
  stay: Stay,
  lastDay: Day,
  present: Present,
  mentorStay: number | null = null,
): void {
  changeMentors(world, stay, present, () => {
    cut(
      world,
      stay.mentorships.filter((one) => mentorStay === null || one.mentorStay === mentorStay),
      lastDay,
      present,
    );
  });
}

/** Ends the mentorships that a person has from one of their stays. */
export function endMentoring(world: RectWorld, mentorStay: Stay, lastDay: Day, present: Present): void {
  const theirs = world.mentorships.get(mentorStay.person.id) ?? none;
  const stays = new Set(theirs.filter((one) => one.mentorStay === mentorStay.number).map(({ stay }) => stay));
  for (const stay of stays) endMentorships(world, stay, lastDay, present, mentorStay.number);
}

/** The ECT is touched when the mentor they have today changes. A mentor is never touched. */
function changeMentors(world: RectWorld, stay: Stay, { now }: Present, change: () => void): void {
  const today = dayOf(now, 'london');
  const before = assignedMentor(stay, today)?.mentorId;
  const mentors = new Set(stay.mentorships.map(({ mentorId }) => mentorId));
  change();
  if (assignedMentor(stay, today)?.mentorId === before) settlePerson(world, stay.person, now);
  else touchPerson(world, stay.person, now);
  // former mentors are not found through the ECT any more
  for (const id of mentors) {
    const mentor = world.persons.get(id);
    if (mentor !== undefined) reindexMentor(world, mentor);
  }
}

function cut(world: RectWorld, mentorships: readonly Mentorship[], lastDay: Day, present: Present): void {
  for (const mentorship of [...mentorships]) {
    if (mentorship.from > lastDay) removeMentorship(world, mentorship, present);
    else mentorship.to = earlierDay(mentorship.to, lastDay);
  }
}

/** Removes a mentorship. Declarations that had kept it no longer name a mentor. */
function removeMentorship(world: RectWorld, mentorship: Mentorship, { now }: Present): void {
  const { stay } = mentorship;
  stay.mentorships = stay.mentorships.filter((one) => one !== mentorship);
  takeFrom(world.mentorships, mentorship.mentorId, mentorship);
  for (const declaration of stay.training.flatMap(({ declarations }) => declarations)) {
    if (declaration.mentorship !== mentorship) continue;
    declaration.mentorship = null;
    declaration.updatedAt = now;
  }
}

/** Removes all mentorships of a mentor, as if they had never been. For registrations that are undone. */
export function removeMentoring(world: RectWorld, mentorId: string, present: Present): void {
  const theirs = [...(world.mentorships.get(mentorId) ?? none)];
  for (const stay of new Set(theirs.map((one) => one.stay))) {
    changeMentors(world, stay, present, () => {
      for (const mentorship of theirs) if (mentorship.stay === stay) removeMentorship(world, mentorship, present);
    });
  }
}
