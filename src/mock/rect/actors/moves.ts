import { addDays, dayOf, earlierDay, type Day } from '../../../rules/time.ts';
import type { Schools } from '../../actors/types.ts';
import type { School } from '../../world/records.ts';
import { cohortOf } from '../derived/assigned-schedule.ts';
import { isEligibleOnJoining } from '../derived/funding.ts';
import { assignedMentor } from '../derived/mentors.ts';
import { contains, overlaps } from '../derived/training.ts';
import { endMentorships, startMentorship } from '../effects/mentorships.ts';
import { addStay, endStay, endTraining, join, type Place } from '../effects/stays.ts';
import type { Person, RoleRecord, Stay } from '../world.ts';
import { finder, type Context, type Find } from './find.ts';
import { refuseUnplaced } from './funding.ts';
import { placeOf, scheduleAt } from './places.ts';

export function moveSteps({ world, present }: Context): Pick<Schools, 'moveParticipant' | 'reportLeaving'> {
  return {
    moveParticipant(id, { role, to, from, ...named }) {
      const find = finder(world, 'schools.moveParticipant');
      const { person, record, stay } = find.stay(id, role);
      const at = present();
      const first = find.day(from ?? dayOf(at.now, 'london'));
      const last = find.day(to ?? addDays(first, -1));
      if (last >= first)
        throw find.error(
          `the last day at the old place (${last}) has to be before the first at the new one (${first}).`,
        );
      const place = placeOf(world, find, named);
      const isProviderLed = cohortOf(place) !== null;
      const stays = goesOn(stay, place, first);
      if (stays && isThere(stay, place, first)) throw find.error(`participant ${JSON.stringify(id)} is there already.`);
      refuseEnd(find, stay, last, stays);
      refuseClash(find, record, stay, place, first);
      const schedule = scheduleAt(world, find, place, person, record, { start: first, now: at.now });
      if (record.eligibleFrom === null && isEligibleOnJoining(person, record.role, isProviderLed))
        refuseUnplaced(world, record, find, at);

      if (stays) endTraining(world, stay, last, at);
      else endStay(world, stay, last, at);
      const { email, workingPattern } = stay;
      const next = stays
        ? stay
        : addStay(
            world,
            person,
            { role: record.role, school: place.school, startedOn: first, email, workingPattern },
            at,
          );
      join(world, next, place, first, schedule, at);
    },
    reportLeaving(id, { role, on }) {
      const find = finder(world, 'schools.reportLeaving');
      const { stay } = find.stay(id, role);
      const last = find.day(on);
      if (stay.finishedOn !== null && stay.finishedOn <= last)
        throw find.error(`participant ${JSON.stringify(id)} leaves on ${stay.finishedOn} already.`);
      refuseEnd(find, stay, last, false);
      endStay(world, stay, last, present());
    },
  };
}

/** Whether a move is to another provider while the stay at the school goes on. */
function goesOn(stay: Stay, { school }: Place, first: Day): boolean {
  return stay.school === school && stay.startedOn < first && (stay.finishedOn === null || stay.finishedOn > first);
}

function isThere(stay: Stay, { partnership, interest }: Place, first: Day): boolean {
  const there = stay.training.find((training) => contains(training, first));
  return there === undefined
    ? stay.role === 'mentor' && partnership === null && interest === null
    : there.partnership === partnership &&
        there.interest?.lp === interest?.lp &&
        there.interest?.cohort === interest?.cohort;
}

/**
 * The training that ends must have begun the day before at the latest. Training that never began must have no
 * declarations.
 */
function refuseEnd(find: Find, stay: Stay, last: Day, stayGoesOn: boolean): void {
  const end = earlierDay(stay.finishedOn, last) ?? last;
  const isOver = stay.finishedOn !== null && stay.finishedOn <= last;
  if (!stayGoesOn && !isOver && stay.startedOn >= end)
    throw find.error(
      `the stay at the school begins on ${stay.startedOn}, so it cannot end on ${end}; undo the registration instead.`,
    );
  for (const training of stay.training) {
    if (training.finishedOn !== null && training.finishedOn <= end) continue;
    if (training.startedOn === end) throw find.error(`training begins on ${end}, so it cannot end that day.`);
    if (training.startedOn > end && training.declarations.length > 0)
      throw find.error(`there are declarations for the training that begins on ${training.startedOn}.`);
  }
}

/** Refuses a move that clashes with other stays and training, which the move does not change. */
function refuseClash(find: Find, { role, stays }: RoleRecord, leaving: Stay, { school }: Place, first: Day): void {
  const days = { startedOn: first, finishedOn: null };
  for (const stay of stays) {
    if (stay === leaving) continue;
    if ((role === 'ect' || stay.school === school) && overlaps(days, stay))
      throw find.error(`there is another stay as ${role} at school ${stay.school.urn} then.`);
    if (stay.training.some((training) => overlaps(days, training)))
      throw find.error(`there is other training as ${role} at school ${stay.school.urn} then.`);
  }
}

export function mentorSteps({ world, present }: Context): Pick<Schools, 'assignMentor'> {
  return {
    assignMentor(ect, mentor) {
      const find = finder(world, 'schools.assignMentor');
      const { stay } = find.stay(ect, 'ect');
      const at = present();
      const today = dayOf(at.now, 'london');
      if (stay.finishedOn !== null && stay.finishedOn < today)
        throw find.error(`participant ${JSON.stringify(ect)} left the school on ${stay.finishedOn}.`);
      const assigned = assignedMentor(stay, today);
      if (mentor === null) {
        if (assigned === null) throw find.error(`participant ${JSON.stringify(ect)} has no mentor.`);
        endMentorships(world, stay, addDays(today, -1), at);
        return;
      }
      const found = mentorFor(find, mentor, stay, today);
      if (assigned?.mentorId === found.stay.person.id)
        throw find.error(`${JSON.stringify(mentor)} is the mentor of ${JSON.stringify(ect)} already.`);
      startMentorship(world, stay, found.stay, found.from, at);
    },
  };
}

/** A mentor's stay at the school of an ECT, and the first day on which the two are there together. */
export interface MentorAtSchool {
  readonly stay: Stay;
  readonly from: Day;
}

interface EctStay {
  readonly person: Person;
  readonly school: School;
  readonly startedOn: Day;
  readonly finishedOn: Day | null;
}

/** Looks for the mentor at the ECT's school, from a day on. */
export function mentorFor(find: Find, id: string, ect: EctStay, since: Day): MentorAtSchool {
  const mentor = find.person(id);
  if (mentor === ect.person) throw find.error('nobody mentors themselves.');
  for (const stay of mentor.mentor.stays) {
    const from = [since, ect.startedOn, stay.startedOn].reduce((a, b) => (a > b ? a : b));
    const isThere = [stay.finishedOn, ect.finishedOn].every((end) => end === null || end >= from);
    if (stay.school === ect.school && isThere) return { stay, from };
  }
  throw find.error(
    `${JSON.stringify(id)} is not registered as a mentor at the ECT's school; register them there first.`,
  );
}
