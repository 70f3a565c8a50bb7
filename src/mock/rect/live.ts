import type { Act } from '../live/act.ts';
import { oneOf, schoolsIn, yearOf } from '../live/pick.ts';
import { register } from '../live/schools.ts';
import type { LiveSide, Place, Training } from '../live/side.ts';
import { isLive, ownerOf, stateOf } from './derived/declarations.ts';
import { eligibleForFunding } from './derived/funding.ts';
import { assignedMentor } from './derived/mentors.ts';
import { finishedInduction, trainingStatus } from './derived/status.ts';
import { allDeclarations, latestTraining, roles } from './derived/training.ts';
import { fullName } from './views/participant.ts';
import { none, viewOf, type Person, type RectWorld } from './world.ts';

/** Living in a world of `rect`. */
export function rectLive(world: RectWorld): LiveSide {
  return {
    participants: (lp) => viewOf(world, lp).participants,
    declarations: (lp) => viewOf(world, lp).declarations,
    partnerships: (lp) => viewOf(world, lp).partnerships,
    person(id, today) {
      const person = world.persons.get(id);
      if (person === undefined || person.retired) return null;
      const induction = person.inductions.at(-1);
      return {
        id,
        name: fullName(person),
        trn: person.trn,
        induction: induction === undefined ? null : { start: induction.start, end: induction.end },
        places: placesOf(person, today),
      };
    },
    trainings(id, lp) {
      const person = world.persons.get(id);
      return person === undefined ? none : trainingsOf(person, lp);
    },
    declaration(id) {
      const declaration = world.declarations.get(id);
      return declaration === undefined ? null : { lp: ownerOf(declaration), state: stateOf(declaration) };
    },
    awaitingOn: (statement) =>
      world.onStatement
        .get(statement.id)
        ?.find((one) => one.clawbackStatement === statement && one.clawback === 'awaiting_clawback')?.id ?? null,
    atSchool: (school, role) =>
      (world.staysBySchool.get(school.id) ?? none)
        .filter((stay) => stay.role === role && stay.finishedOn === null)
        .map(({ person }) => person.id),
    registeredAt(id) {
      const person = world.persons.get(id);
      return person === undefined || person.retired ? null : person.createdAt;
    },
    isHeld: (trn) => world.byTrn.has(trn),
    hasPerson: (id) => world.persons.has(id) || world.successors.has(id),
    acts: [interest],
  };
}

function placesOf(person: Person, today: string): Place[] {
  return roles.flatMap((role) => {
    const stay = person[role].stays.at(-1);
    if (stay === undefined) return [];
    return {
      role,
      school: stay.school,
      partnership: stay.training.at(-1)?.partnership ?? null,
      since: stay.startedOn,
      isEnding: stay.finishedOn !== null,
      mentor: assignedMentor(stay, today)?.mentorId ?? null,
      isEligible: eligibleForFunding(person[role]),
    };
  });
}

function trainingsOf(person: Person, lp: Parameters<LiveSide['trainings']>[1]): Training[] {
  return roles.flatMap((role) => {
    const training = latestTraining(person[role], lp);
    if (training?.partnership == null || training.schedule === null) return [];
    return {
      role,
      cohort: training.partnership.cohort,
      schedule: training.schedule,
      status: trainingStatus(training),
      since: training.startedOn,
      until: training.finishedOn,
      declared: allDeclarations(person[role]).filter(isLive),
      hasFinishedInduction: finishedInduction(person) !== null,
    };
  });
}

/** A school names a provider with which no partnership is confirmed. */
const interest: Act = {
  who: 'school',
  act: 'schools.registerParticipant',
  weight: 2,
  play(stage) {
    const { world, today, random } = stage;
    const school = oneOf(stage, schoolsIn(stage));
    const lp = oneOf(stage, world.providers);
    const cohort = yearOf(today) - (random.chance(0.2) ? 1 : 0);
    if (school === null || lp === null || !world.cohorts.has(cohort)) return null;
    return register(stage, school, { school: school.id, interestIn: { lp: lp.id, cohort } });
  },
};
