import { append } from '../kit/collections.ts';
import type { ScenarioParticipant } from '../scenario/schema.ts';
import { scheduleFor, startIn } from './calendar.ts';
import type { Crew } from './crew.ts';
import { nameOf, type Enrolment, type NewPerson, type Spell } from './person.ts';

/**
 * Gives ECTs their mentors: some have one whom `lp1` does not train, most have one of `lp1`'s at their school.
 *
 * @returns the mentors whom `lp1` does not train
 */
export function assignMentors(crew: Crew, people: readonly NewPerson[]): ScenarioParticipant[] {
  const { size, random } = crew;
  const mentors = new Map<string, string[]>();
  const ects: { readonly own: Enrolment; readonly spell: Spell }[] = [];
  for (const { id, trn, enrolments } of people) {
    for (const own of enrolments) {
      const spell = own.spells.at(-1);
      if (spell === undefined || spell.to !== null || spell.place.lp !== 'lp1') continue;
      if (own.role === 'ect') ects.push({ own, spell });
      // whoever was registered twice is left alone, so that the two can be merged
      else if (spell.from <= size.today && trn !== null) append(mentors, spell.place.school, id);
    }
  }
  if (ects.length < size.unfundedMentors)
    throw new RangeError(
      `generateScenario: unfundedMentors is ${size.unfundedMentors}; this world has ${ects.length} ECTs who could have one.`,
    );
  const apart = new Set(ects.slice(ects.length - size.unfundedMentors));
  const outsiders: ScenarioParticipant[] = [];
  for (const ect of ects) {
    const { own, spell } = ect;
    if (apart.has(ect)) {
      const outsider = makeOutsider(crew, spell, outsiders.length);
      own.mentor = outsider.id;
      outsiders.push(outsider);
    } else {
      const there = mentors.get(spell.place.school)?.filter((id) => !own.record.startsWith(`${id}-`)) ?? [];
      if (there.length > 0 && random.chance(0.9)) own.mentor = random.pick(there);
    }
  }
  return outsiders;
}

/** A mentor at an ECT's school whom `lp2` trains, since a cohort in which the school worked with it, or nobody. */
function makeOutsider({ places, book, random }: Crew, { place, from }: Spell, index: number): ScenarioParticipant {
  const id = `u${index + 1}`;
  const before =
    index % 3 === 2
      ? undefined
      : places.at.get(place.school)?.find(({ lp, cohort }) => lp === 'lp2' && cohort < place.cohort);
  const about = { role: 'mentor' as const, record: `${id}-mentor`, email: `${id}@${place.school}.example` };
  return {
    id,
    name: nameOf(index + 11),
    trn: String(7_000_000 + index),
    training: [
      before === undefined
        ? { ...about, partnership: null, school: place.school, programme: 'none', from }
        : {
            ...about,
            partnership: before.written.id,
            schedule: scheduleFor(book, before.cohort, 'standard', 'september'),
            from: startIn(before.cohort, 'september', random),
            eligibleForFunding: true,
          },
    ],
  };
}

/** People at schools that have named `lp1` for their training, with no partnership confirmed yet. */
export function makeInterested({ size, places, book, random }: Crew): ScenarioParticipant[] {
  const cohort = size.cohorts.findLast((year) => `${year}-06-01` <= size.today) ?? size.cohorts[0] ?? 0;
  const schools = places.free.slice(0, Math.ceil(places.free.length / 2));
  if (schools.length === 0 || size.participants === 0) return [];
  return Array.from({ length: Math.max(2, Math.round(size.participants / 100)) }, (_, i) => {
    const id = `e${i + 1}`;
    const role = i % 3 === 1 ? 'mentor' : 'ect';
    const school = schools[i % schools.length] ?? '';
    return {
      id,
      name: nameOf(i + 7),
      trn: String(8_000_000 + i),
      training: [
        {
          role,
          record: `${id}-${role}`,
          partnership: null,
          school,
          expressionOfInterest: { lp: 'lp1', cohort },
          schedule: scheduleFor(book, cohort, 'standard', 'september'),
          from: startIn(cohort, 'september', random),
          email: `${id}@${school}.example`,
        },
      ],
    };
  });
}
