import type { Uuid } from '../ids.ts';
import { append, exclude, include, takeNumber } from '../kit/collections.ts';
import type {
  Declaration,
  EcfPartnership,
  EcfWorld,
  Identity,
  InductionRecord,
  LineItem,
  Profile,
  Programme,
  ProgrammeChoice,
  SchoolCohort,
  User,
} from './world.ts';

/** The look-ups beside the records. They change only through these functions, which make and move records. */

export function addRecord(world: EcfWorld, profile: Profile, record: InductionRecord): void {
  profile.records.push(record);
  include(world.profilesOn, record.programme.id, profile);
}

export function addProgramme(world: EcfWorld, programme: Programme): Programme {
  append(world.programmesOf, programme.schoolCohort.id, programme);
  return programme;
}

export function addPartnership(world: EcfWorld, partnership: EcfPartnership): void {
  world.partnerships.set(partnership.id, partnership);
  append(world.partnershipsAt, partnership.school.id, partnership);
  append(world.partnershipsOf, partnership.lp.id, partnership);
}

export function schoolCohortOf(world: EcfWorld, schoolId: string, year: number): SchoolCohort | null {
  return world.schoolCohortsOf.get(schoolId)?.find(({ cohort }) => cohort.year === year) ?? null;
}

export function partnershipsIn(world: EcfWorld, schoolId: string, year: number): EcfPartnership[] {
  return world.partnershipsAt.get(schoolId)?.filter(({ cohort }) => cohort.year === year) ?? [];
}

/** Puts a profile at the school of a school cohort. */
export function setSchoolCohort(world: EcfWorld, profile: Profile, schoolCohort: SchoolCohort): void {
  exclude(world.profilesAt, profile.schoolCohort.school.id, profile);
  profile.schoolCohort = schoolCohort;
  include(world.profilesAt, schoolCohort.school.id, profile);
}

/** Puts another line of a declaration on a statement. */
export function addItem(world: EcfWorld, declaration: Declaration, item: LineItem): void {
  declaration.items.push(item);
  include(world.declarationsOn, item.statement.id, declaration);
}

export function setTrn(world: EcfWorld, user: User, trn: string | null): void {
  if (user.trn !== null)
    world.usersByTrn.set(
      user.trn,
      (world.usersByTrn.get(user.trn) ?? []).filter((one) => one !== user),
    );
  user.trn = trn;
  if (trn !== null) append(world.usersByTrn, trn, user);
}

export function addDeclaration(world: EcfWorld, declaration: Declaration): void {
  world.declarations.set(declaration.id, declaration);
  append(world.declarationsOf, declaration.profile.user.id, declaration);
  listOnStatements(world, declaration);
}

/** Lists a new declaration under the statements that it has lines on. */
export function listOnStatements(world: EcfWorld, declaration: Declaration): void {
  const { items } = declaration;
  for (const [i, { statement }] of items.entries())
    if (i === 0 || statement !== items[0]?.statement) append(world.declarationsOn, statement.id, declaration);
}

export function addIdentity(world: EcfWorld, user: User, externalId: Uuid, email: string, updatedAt: number): Identity {
  const identity: Identity = {
    id: `identity:${externalId}`,
    number: takeNumber(world),
    createdAt: user.createdAt,
    updatedAt,
    externalId,
    user,
    email,
  };
  world.identityByExternalId.set(externalId, identity);
  append(world.identitiesOf, user.id, identity);
  return identity;
}

/** The school's programme under a partnership. It is made when there is none yet. */
export function programmeUnder(world: EcfWorld, schoolCohort: SchoolCohort, partnership: EcfPartnership): Programme {
  return (
    world.programmesOf.get(schoolCohort.id)?.find((programme) => programme.partnership === partnership) ??
    addProgramme(world, {
      id: `programme:${partnership.id}`,
      schoolCohort,
      kind: 'full_induction_programme',
      partnership,
    })
  );
}

/** How a school trains that does so itself: as it chose for the year, otherwise by core induction. */
export function ownTraining(schoolCohort: SchoolCohort | null): ProgrammeChoice {
  const choice = schoolCohort?.choice;
  return choice === 'design_our_own' || choice === 'school_funded_fip' ? choice : 'core_induction_programme';
}

/** The same for a kind of programme without a partnership. */
export function programmeOfKind(world: EcfWorld, schoolCohort: SchoolCohort, kind: ProgrammeChoice): Programme {
  return (
    world.programmesOf
      .get(schoolCohort.id)
      ?.find((programme) => programme.kind === kind && programme.partnership === null) ??
    addProgramme(world, { id: `programme:${schoolCohort.id}:${kind}`, schoolCohort, kind, partnership: null })
  );
}
