import type { DeclarationFacts, Enrolment, Look, PersonFacts } from '../../look/look.ts';
import type { IdChange, Provider, Role, School } from '../../world/records.ts';
import { latestAnywhere, latestShown } from '../derived/latest-record.ts';
import { isShownTo } from '../operations/participants.ts';
import { wants } from '../reading/filters.ts';
import { serveDeclaration, statementsOf } from '../views/declaration.ts';
import { participantStatus, serveParticipant } from '../views/participant.ts';
import { sees } from '../visible/lists.ts';
import type { Declaration, EcfWorld, Profile, User } from '../world.ts';
import { storyOf } from './story.ts';

const none: readonly never[] = [];
const roles: readonly Role[] = ['ect', 'mentor'];

/** What is in a world of `ecf`, for those who look into it. */
export const ecfLook: Look<EcfWorld> = {
  *people(world) {
    yield* world.users.values();
    // an id that was retired before the world began has no account
    for (const id of world.usersByRetiredId.keys()) {
      const person = world.users.has(id) ? null : retiredFacts(world, id);
      if (person !== null) yield person;
    }
  },
  person(world, id) {
    const user = world.users.get(id);
    return user === undefined || isRetired(world, id) ? retiredFacts(world, id) : factsOf(user);
  },
  placeOf(world, id) {
    const profiles = profilesOf(world, id);
    return {
      roles: roles.filter((role) => profiles.some((profile) => profile.role === role)),
      school: latestSchool(profiles),
    };
  },
  addresses(world, id) {
    const found = [world.users.get(id)?.email ?? null];
    for (const { email } of world.identitiesOf.get(id) ?? none) found.push(email);
    for (const { typedTrn } of profilesOf(world, id)) found.push(typedTrn);
    return found;
  },
  wasAt: (world, id, school) => profilesOf(world, id).some((profile) => wasAt(profile, school)),
  peopleAt(world, school) {
    const users = new Set<User>();
    for (const { user } of world.profilesAt.get(school) ?? none) users.add(user);
    for (const year of world.schoolCohortsOf.get(school) ?? none)
      for (const programme of world.programmesOf.get(year.id) ?? none)
        for (const profile of world.profilesOn.get(programme.id) ?? none)
          if (wasAt(profile, school)) users.add(profile.user);
    return users.size;
  },
  enrolments(world, id, lp, now) {
    return enrolmentsOf(profilesOf(world, id), lp, now);
  },
  participantView(world, id, lp, now) {
    const user = world.users.get(id);
    return user !== undefined && isShownTo(world, user, lp) ? serveParticipant(world, user, lp, now) : null;
  },
  idChanges: ({ users }, id) => users.get(id)?.idChanges ?? none,
  story(world, id, now) {
    const user = world.users.get(id);
    return user === undefined ? none : storyOf(world, user, now);
  },
  declarations: ({ declarations }) => declarations,
  declaration({ declarations }, id) {
    const declaration = declarations.get(id);
    return declaration === undefined ? null : declarationFacts(declaration);
  },
  statementsOf({ declarations }, id) {
    const declaration = declarations.get(id);
    if (declaration === undefined) return { statement: null, clawbackStatement: null };
    const { statement_id: statement, clawback_statement_id: clawbackStatement } = statementsOf(declaration);
    return { statement, clawbackStatement };
  },
  declarationsOf: ({ declarationsOf }, id) => declarationsOf.get(id) ?? none,
  declarationsOn: ({ declarationsOn }, { id }) => declarationsOn.get(id) ?? none,
  declarationView(world, id, lp) {
    const declaration = world.declarations.get(id);
    return declaration !== undefined && sees(world, lp, declaration) ? serveDeclaration(declaration) : null;
  },
  partnershipsAt: ({ partnershipsAt }, school) => partnershipsAt.get(school) ?? none,
};

function profilesOf(world: EcfWorld, id: string): readonly Profile[] {
  return world.profilesOf.get(id) ?? none;
}

/** The newest change that retired an id, where somebody else has it. */
function changeOf(world: EcfWorld, id: string): { readonly change: IdChange; readonly by: User } | null {
  let newest: { readonly change: IdChange; readonly by: User } | null = null;
  for (const by of world.usersByRetiredId.get(id) ?? none) {
    if (by.id === id) continue;
    for (const change of by.idChanges)
      if (change.from === id && (newest === null || change.at >= newest.change.at)) newest = { change, by };
  }
  return newest;
}

/** Others can be merged into an account that was merged itself: then it is somebody again. */
function isRetired(world: EcfWorld, id: string): boolean {
  return world.usersByRetiredId.has(id) && profilesOf(world, id).length === 0 && changeOf(world, id) !== null;
}

function retiredFacts(world: EcfWorld, id: string): PersonFacts | null {
  const found = changeOf(world, id);
  if (found === null) return null;
  const { change, by } = found;
  const own = world.users.get(id);
  const createdAt = own?.createdAt ?? world.identityByExternalId.get(id)?.createdAt ?? by.createdAt;
  return {
    id,
    createdAt,
    updatedAt: own?.updatedAt ?? change.at,
    name: null,
    trn: null,
    isRetired: true,
    retiredInto: by.id,
  };
}

function factsOf({ id, createdAt, updatedAt, fullName, trn }: User): PersonFacts {
  return {
    id,
    createdAt,
    updatedAt,
    name: fullName,
    trn,
    isRetired: false,
    retiredInto: null,
  };
}

function latestSchool(profiles: readonly Profile[]): School | null {
  let latest: { readonly school: School; readonly start: number } | null = null;
  for (const profile of profiles) {
    const record = latestAnywhere(profile);
    const { school } = record === null ? profile.schoolCohort : record.programme.schoolCohort;
    const start = record?.start ?? -Infinity;
    if (latest === null || start > latest.start) latest = { school, start };
  }
  return latest?.school ?? null;
}

function wasAt({ records, schoolCohort }: Profile, school: string): boolean {
  return (
    schoolCohort.school.id === school || records.some(({ programme }) => programme.schoolCohort.school.id === school)
  );
}

/** As `serveParticipant` serves them, without the rest of it. */
function enrolmentsOf(profiles: readonly Profile[], lp: Provider, now: number): readonly Enrolment[] {
  const found: Enrolment[] = [];
  let isShown = false;
  for (const profile of profiles) {
    const latest = latestShown(profile, lp);
    if (latest === null) continue;
    // nobody is found who has very old schedules alone
    isShown ||= wants(null, latest.schedule.cohort);
    found.push({
      leadProvider: lp.symbol,
      role: profile.role,
      trainingStatus: latest.trainingStatus,
      // whoever is leaving without a day is served none
      participantStatus: participantStatus(latest, now) ?? '',
      cohort: String(latest.programme.schoolCohort.cohort.year),
      schedule: latest.schedule.identifier,
    });
  }
  return isShown ? found : none;
}

function declarationFacts(declaration: Declaration): DeclarationFacts {
  const { id, createdAt, updatedAt, profile, lp, type, date, evidence, state, cohort } = declaration;
  const { user, role } = profile;
  return {
    id,
    createdAt,
    updatedAt,
    participant: { id: user.id, name: user.fullName },
    lp,
    role,
    type,
    date,
    evidence,
    state,
    cohort: cohort.year,
  };
}
