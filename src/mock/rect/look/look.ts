import { compareTexts } from '../../../base/compare-texts.ts';
import type { DeclarationFacts, Enrolment, Look, PersonFacts } from '../../look/look.ts';
import type { Provider, School } from '../../world/records.ts';
import { isVisible, ownerOf, stateOf } from '../derived/declarations.ts';
import { participantStatus, todayOf, trainingStatus } from '../derived/status.ts';
import { allDeclarations, latestTraining, roles, trainedBy } from '../derived/training.ts';
import { serveDeclaration } from '../views/declaration.ts';
import { fullName, serveParticipant } from '../views/participant.ts';
import { none, type Declaration, type Person, type RectWorld, type Stay } from '../world.ts';
import { storyOf } from './story.ts';

/** What is in a world of `rect`, for those who look into it. */
export const rectLook: Look<RectWorld> = {
  people: ({ persons }) => persons.values(),
  person(world, id) {
    const person = world.persons.get(id);
    return person === undefined ? null : factsOf(world, person);
  },
  placeOf({ persons }, id) {
    const person = persons.get(id);
    return person === undefined
      ? { roles: none, school: null }
      : { roles: roles.filter((role) => person[role].stays.length > 0), school: latestSchool(person) };
  },
  addresses: ({ persons }, id) => staysOf(persons.get(id)).map(({ email }) => email),
  wasAt: ({ persons }, id, at) => staysOf(persons.get(id)).some(({ school }) => school.id === at),
  peopleAt: ({ staysBySchool }, school) =>
    new Set((staysBySchool.get(school) ?? none).map(({ person }) => person)).size,
  enrolments({ persons }, id, lp, now) {
    const person = persons.get(id);
    return person === undefined ? none : enrolmentsOf(person, lp, now);
  },
  participantView(world, id, lp, now) {
    const person = world.persons.get(id);
    return person !== undefined && trainedBy(person, lp) ? serveParticipant(world, person, lp, todayOf({ now })) : null;
  },
  idChanges: ({ persons }, id) => persons.get(id)?.idChanges ?? none,
  story(world, id, now) {
    const person = world.persons.get(id);
    return person === undefined ? none : storyOf(world, person, now);
  },
  declarations: ({ declarations }) => declarations,
  declaration({ declarations }, id) {
    const declaration = declarations.get(id);
    return declaration === undefined ? null : declarationFacts(declaration);
  },
  statementsOf({ declarations }, id) {
    const { statement = null, clawbackStatement = null, payment } = declarations.get(id) ?? {};
    return {
      statement: payment === 'voided' ? null : (statement?.id ?? null),
      clawbackStatement: clawbackStatement?.id ?? null,
    };
  },
  declarationsOf({ persons }, id) {
    const person = persons.get(id);
    return person === undefined ? none : roles.flatMap((role) => allDeclarations(person[role]));
  },
  declarationsOn: ({ onStatement }, { id }) => onStatement.get(id) ?? none,
  declarationView({ declarations }, id, lp) {
    const declaration = declarations.get(id);
    return declaration !== undefined && isVisible(declaration, lp) ? serveDeclaration(declaration) : null;
  },
  partnershipsAt: ({ partnershipsBySchool }, school) => partnershipsBySchool.get(school) ?? none,
};

function factsOf({ successors }: RectWorld, person: Person): PersonFacts {
  const { id, createdAt, updatedAt, trn, retired } = person;
  return {
    id,
    createdAt,
    updatedAt,
    name: retired ? null : fullName(person),
    trn,
    isRetired: retired,
    retiredInto: retired ? (successors.get(id) ?? null) : null,
  };
}

function staysOf(person: Person | undefined): readonly Stay[] {
  return person === undefined ? none : roles.flatMap((role) => person[role].stays);
}

function latestSchool(person: Person): School | null {
  let latest: Stay | null = null;
  for (const stay of staysOf(person))
    if (latest === null || compareTexts(stay.startedOn, latest.startedOn) > 0) latest = stay;
  return latest?.school ?? null;
}

/** As `serveParticipant` serves them, without the rest of it. */
function enrolmentsOf(person: Person, lp: Provider, now: number): Enrolment[] {
  const found: Enrolment[] = [];
  for (const role of roles) {
    const training = latestTraining(person[role], lp);
    if (training === null) continue;
    found.push({
      leadProvider: lp.symbol,
      role,
      trainingStatus: trainingStatus(training),
      participantStatus: participantStatus(training, todayOf({ now })),
      cohort: String(training.partnership?.cohort.year ?? ''),
      schedule: training.schedule?.identifier ?? '',
    });
  }
  return found;
}

function declarationFacts(declaration: Declaration): DeclarationFacts {
  const { id, createdAt, updatedAt, training, type, date, evidence } = declaration;
  const { person, role } = training.stay;
  return {
    id,
    createdAt,
    updatedAt,
    participant: { id: person.id, name: fullName(person) },
    lp: ownerOf(declaration),
    role,
    type,
    date,
    evidence,
    state: stateOf(declaration),
    cohort: training.partnership?.cohort.year ?? 0,
  };
}
