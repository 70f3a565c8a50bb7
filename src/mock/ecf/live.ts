import { dayOf } from '../../rules/time.ts';
import type { LiveSide, Place, Training } from '../live/side.ts';
import type { Provider } from '../world/records.ts';
import { isRetired } from './actors/find.ts';
import { isLive } from './derived/declarations.ts';
import { latestAnywhere, latestWritten } from './derived/latest-record.ts';
import { cohortOf } from './derived/usual.ts';
import { ecfActs } from './live-acts.ts';
import type { EcfWorld, Profile } from './world.ts';

const none: readonly never[] = [];

/** Living in a world of `ecf`. */
export function ecfLive(world: EcfWorld): LiveSide {
  const profilesOf = (id: string): readonly Profile[] =>
    (world.profilesOf.get(id) ?? none).filter(({ status }) => status === 'active');
  return {
    participants: (lp) => world.reach.get(lp.id)?.participants ?? none,
    declarations: (lp) => world.reach.get(lp.id)?.declarations ?? none,
    partnerships: (lp) => world.partnershipsOf.get(lp.id) ?? none,
    person(id) {
      const user = world.users.get(id);
      if (user === undefined || isRetired(world, user)) return null;
      const profiles = profilesOf(id);
      const ect = profiles.find(({ role }) => role === 'ect');
      return {
        id,
        name: user.fullName,
        trn: user.trn,
        induction: ect?.inductionStarted == null ? null : { start: ect.inductionStarted, end: ect.inductionCompleted },
        places: profiles.flatMap((profile) => placeOf(profile) ?? none),
      };
    },
    trainings: (id, lp) => profilesOf(id).flatMap((profile) => trainingOf(world, profile, lp) ?? none),
    declaration: (id) => world.declarations.get(id) ?? null,
    awaitingOn(statement) {
      for (const { id, state, items } of world.declarationsOn.get(statement.id) ?? none)
        if (state === 'awaiting-clawback' && items.some((item) => item.statement === statement && item.state === state))
          return id;
      return null;
    },
    atSchool: (school, role) =>
      [...(world.profilesAt.get(school.id) ?? none)]
        .filter((one) => one.role === role && one.status === 'active' && latestAnywhere(one)?.end === null)
        .map(({ user }) => user.id),
    registeredAt(id) {
      const user = world.users.get(id);
      return user === undefined || isRetired(world, user) ? null : user.createdAt;
    },
    isHeld: (trn) => (world.usersByTrn.get(trn) ?? none).length > 0,
    hasPerson: (id) => world.users.has(id) || world.identityByExternalId.has(id) || world.usersByRetiredId.has(id),
    acts: ecfActs,
  };
}

function placeOf(profile: Profile): Place | null {
  const record = latestAnywhere(profile);
  if (record === null) return null;
  const { partnership, schoolCohort } = record.programme;
  const status = profile.eligibility?.status;
  return {
    role: profile.role,
    school: schoolCohort.school,
    partnership,
    since: dayOf(record.start, 'utc'),
    isEnding: record.end !== null,
    mentor: record.mentor?.user.id ?? null,
    isEligible: status === 'eligible' ? true : status === 'ineligible' ? false : null,
  };
}

function trainingOf(world: EcfWorld, profile: Profile, lp: Provider): Training | null {
  const record = latestWritten(profile, lp);
  if (record === null) return null;
  const own = profile.records.filter(({ programme }) => programme.partnership?.lp === lp);
  const { schedule, role, user } = profile;
  return {
    role,
    cohort: cohortOf(world, schedule.cohort),
    schedule,
    status: record.trainingStatus,
    since: dayOf(Math.min(...own.map(({ start }) => start)), 'utc'),
    until: record.end === null ? null : dayOf(record.end, 'utc'),
    declared: (world.declarationsOf.get(user.id) ?? none).filter((one) => one.profile.role === role && isLive(one)),
    hasFinishedInduction: profile.inductionCompleted !== null,
  };
}
