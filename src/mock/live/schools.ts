import { DAY_MS } from '../../base/days.ts';
import { addDays } from '../../rules/time.ts';
import type { Registration } from '../actors/types.ts';
import type { School } from '../world/records.ts';
import type { Act, Args, Stage } from './act.ts';
import { emailAt, freeTrn, fullName, renamed } from './people.ts';
import {
  among,
  dayAround,
  oneOf,
  recentPartnership,
  schoolsIn,
  somebody,
  somebodyAs,
  someProvider,
  yearOf,
} from './pick.ts';
import type { Place, Somebody } from './side.ts';

/** What schools do in both services. */
export const schoolActs: readonly Act[] = [
  {
    who: 'school',
    act: 'schools.registerParticipant',
    // most start in September, and are registered around then
    weight: (month) => (month >= 8 && month <= 10 ? 24 : 8),
    play(stage) {
      const partnership = recentPartnership(stage, someProvider(stage));
      return partnership === null ? null : register(stage, partnership.school, { partnership: partnership.id });
    },
  },
  {
    who: 'school',
    act: 'schools.undoRegistration',
    weight: 2,
    play(stage) {
      // a mistake is noticed soon: neither who moved lately nor who has been there for long is meant
      const lately = ({ since }: Place, { id }: Somebody): boolean =>
        since > addDays(stage.today, -60) && (stage.side.registeredAt(id) ?? 0) > stage.now - 60 * DAY_MS;
      const person = somebodyAs(stage, null, lately)?.person;
      if (person === undefined) return null;
      stage.schools.undoRegistration(person.id);
      return [person.id];
    },
  },
  {
    who: 'school',
    act: 'schools.moveParticipant',
    weight: 6,
    play(stage) {
      const found = somebodyAs(stage, null, ({ isEnding, since }) => !isEnding && since < stage.today);
      const target = found === null ? null : targetOf(stage, found.place);
      if (found === null || target === null) return null;
      const move = { role: found.place.role, ...target, from: dayAround(stage, 0, 20) };
      stage.schools.moveParticipant(found.person.id, move);
      return [found.person.id, move];
    },
  },
  {
    who: 'school',
    act: 'schools.reportLeaving',
    weight: 2,
    play(stage) {
      const found = somebodyAs(stage, null, ({ isEnding, since }) => !isEnding && since < stage.today);
      if (found === null) return null;
      const leaving = { role: found.place.role, on: dayAround(stage, 0, 25) };
      stage.schools.reportLeaving(found.person.id, leaving);
      return [found.person.id, leaving];
    },
  },
  {
    who: 'school',
    act: 'schools.assignMentor',
    weight: 6,
    play(stage) {
      const found = somebodyAs(stage, 'ect', ({ isEnding }) => !isEnding);
      if (found === null) return null;
      const { person, place } = found;
      const isEnd = place.mentor !== null && stage.random.chance(0.25);
      const mentor = isEnd ? null : mentorAt(stage, place.school, person.id);
      if (!isEnd && (mentor === null || mentor === place.mentor)) return null;
      stage.schools.assignMentor(person.id, mentor);
      return [person.id, mentor];
    },
  },
  {
    who: 'school',
    act: 'schools.changeName',
    weight: 2,
    play(stage) {
      const person = somebody(stage);
      if (person === null) return null;
      const name = renamed(stage.random, person.name);
      stage.schools.changeName(person.id, name);
      return [person.id, name];
    },
  },
  {
    who: 'school',
    act: 'schools.changeEmail',
    weight: 4,
    play(stage) {
      const found = somebodyAs(stage, null);
      if (found === null) return null;
      const email = emailAt(stage.random, found.person.name, found.place.school.urn);
      stage.schools.changeEmail(found.person.id, email, { role: found.place.role });
      return [found.person.id, email, { role: found.place.role }];
    },
  },
  {
    who: 'school',
    act: 'schools.setTutor',
    weight: 3,
    play(stage) {
      const school = oneOf(stage, schoolsIn(stage));
      if (school === null) return null;
      const name = fullName(stage.random);
      const tutor = stage.random.chance(0.05) ? null : { name, email: emailAt(stage.random, name, school.urn) };
      stage.schools.setTutor(school.id, tutor);
      return [school.id, tutor];
    },
  },
];

/** Registers somebody new. */
export function register(
  stage: Stage,
  school: School,
  under: Pick<Registration, 'partnership' | 'school' | 'interestIn'>,
): Args {
  const { random } = stage;
  const role = random.chance(0.6) ? 'ect' : 'mentor';
  const trn = random.chance(0.75) ? freeTrn(stage) : null;
  const mentor = role === 'ect' && random.chance(0.4) ? mentorAt(stage, school, '') : null;
  const id = stage.freshWord();
  const registration: Registration = {
    id,
    name: fullName(random),
    role,
    trn,
    email: emailAt(random, id, school.urn),
    from: dayAround(stage, 20, 14),
    ...under,
    ...(role === 'ect' && { workingPattern: random.chance(0.85) ? ('full_time' as const) : ('part_time' as const) }),
    ...(mentor !== null && { mentor }),
  };
  stage.schools.registerParticipant(registration);
  return [registration];
}

function mentorAt(stage: Stage, school: School, ect: string): string | null {
  const { world, side } = stage;
  const there = side.atSchool(school, 'mentor').filter((id) => id !== ect && !world.duplicates.has(id));
  return oneOf(stage, there);
}

/** Another school with the same provider, another provider, or a school without one. */
function targetOf(
  stage: Stage,
  { partnership, school }: Place,
): { readonly partnership: string } | { readonly school: string } | null {
  const { random, world, side } = stage;
  const chance = random.next();
  if (chance < 0.15) {
    const other = oneOf(stage, schoolsIn(stage));
    return other === null || other === school ? null : { school: other.id };
  }
  const others = world.providers.filter((one) => one !== partnership?.lp);
  const lp = chance < 0.6 && partnership !== null ? partnership.lp : oneOf(stage, others);
  if (lp === null) return null;
  const year = partnership?.cohort.year ?? yearOf(stage.today);
  const isSame = lp === partnership?.lp;
  const found = among(10, () => {
    const one = oneOf(stage, side.partnerships(lp));
    const fits = one?.cohort.year === year && one.challengedAt === null && !(isSame && one.school === school);
    return fits ? one : null;
  });
  return found === null ? null : { partnership: found.id };
}
