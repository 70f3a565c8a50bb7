import type {
  Declaration,
  EcfPartnership,
  EcfWorld,
  InductionRecord,
  LineItem,
  Profile,
  Programme,
  SchoolCohort,
  User,
} from './world.ts';

/** The look-ups beside the records. Whoever makes or moves a record does it through these. */

export function append<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else list.push(value);
}

export function include<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
  const set = index.get(key);
  if (set === undefined) index.set(key, new Set([value]));
  else set.add(value);
}

export function takeSeq(world: EcfWorld): number {
  world.seq += 1;
  return world.seq;
}

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
  world.profilesAt.get(profile.schoolCohort.school.id)?.delete(profile);
  profile.schoolCohort = schoolCohort;
  include(world.profilesAt, schoolCohort.school.id, profile);
}

/** Puts a further line of a declaration on a statement. */
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
