import { addDays, dayOf, type Day } from '../../../rules/time.ts';
import type { Schools } from '../../actors/types.ts';
import type { School } from '../../world/records.ts';
import { assignedMentor } from '../derive/mentors.ts';
import { endMentorships, startMentorship } from '../effects/mentorships.ts';
import type { Person, Stay } from '../world.ts';
import { finder, type Context, type Find } from './find.ts';

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
