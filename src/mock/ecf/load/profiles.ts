import { startOfDay } from '../../../rules/time.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import { append, appendShort, takeNumber } from '../../kit/collections.ts';
import type { ScenarioParticipant, ScenarioTraining } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { Schedule } from '../../world/records.ts';
import { cohortOf, cohortYear, DEFAULT_SCHEDULE, scheduleOf } from '../derived/usual.ts';
import { ownTraining, programmeOfKind, programmeUnder, schoolCohortOf } from '../look-ups.ts';
import type {
  Eligibility,
  Identity,
  Profile,
  ProfileState,
  Programme,
  ProgrammeChoice,
  SchoolCohort,
  TrainingStatus,
  User,
} from '../world.ts';
import type { Loading } from './loading.ts';
import { makeSchoolCohort } from './organisations.ts';

/** A training entry of a scenario, with what it means in this service. */
export interface Placement {
  readonly entry: ScenarioTraining;
  readonly programme: Programme;
  readonly schedule: Schedule;
  readonly start: number;
  /** The leaving day, as its midnight: on the day itself the person has left (docs/services/ecf.md 6.3). */
  readonly end: number | null;
}

function placementOf(loading: Loading, entry: ScenarioTraining): Placement {
  const from = entry.from ?? entry.schoolFrom ?? '';
  const to = entry.to ?? entry.schoolTo ?? null;
  const programme = programmeOf(loading, entry, from);
  return {
    entry,
    programme,
    schedule: scheduleOf(
      loading.world,
      entry.scheduleCohort ?? programme.schoolCohort.cohort.year,
      entry.schedule ?? DEFAULT_SCHEDULE,
    ),
    start: startOf(from),
    end: to === null ? null : startOf(to),
  };
}

export function startOf(day: string): number {
  return startOfDay(day, 'utc');
}

function programmeOf({ world, idOf }: Loading, entry: ScenarioTraining, from: string): Programme {
  if (entry.partnership !== null) {
    const partnership = must(world.partnerships, idOf(entry.partnership), 'partnership');
    const year = schoolCohortOf(world, partnership.school.id, partnership.cohort.year);
    return programmeUnder(
      world,
      year ?? makeSchoolCohort(world, partnership.school, partnership.cohort, 'full_induction_programme'),
      partnership,
    );
  }
  const school = must(world.schools, idOf(entry.school ?? ''), 'school');
  const cohort = cohortOf(world, entry.expressionOfInterest?.cohort ?? cohortYear(from));
  const known = schoolCohortOf(world, school.id, cohort.year);
  const kind = kindOf(entry, known);
  const year = known ?? makeSchoolCohort(world, school, cohort, kind);
  const programme = programmeOfKind(world, year, kind);
  if (known === null && kind !== 'not_yet_known') year.defaultProgramme = programme;
  return programme;
}

/** Without a partnership a person waits for one, or is trained by the school itself, or is not trained. */
function kindOf(entry: ScenarioTraining, year: SchoolCohort | null): ProgrammeChoice {
  if (entry.expressionOfInterest != null || entry.programme === 'provider_led') return 'full_induction_programme';
  return entry.programme === 'school_led' ? ownTraining(year) : 'not_yet_known';
}

/** The last status that providers reported: as written, otherwise the newer of the deferral and the withdrawal. */
export function trainingStatusOf({ trainingStatus, withdrawn, deferred }: ScenarioTraining): TrainingStatus {
  if (trainingStatus !== undefined) return trainingStatus;
  if (withdrawn == null) return deferred == null ? 'active' : 'deferred';
  return deferred != null && Date.parse(deferred.at) > Date.parse(withdrawn.at) ? 'deferred' : 'withdrawn';
}

/** A profile and the training entries that make its history, as written. */
export interface Registration {
  readonly profile: Profile;
  readonly placements: readonly Placement[];
}

/** One profile for each training record of a person. */
export function loadProfiles(loading: Loading, user: User, written: ScenarioParticipant, into: Registration[]): void {
  const add = (id: Uuid, placements: readonly Placement[]): void => {
    into.push({ profile: loadProfile(loading, user, written, id, placements), placements });
  };
  const { training = [] } = written;
  const [only] = training;
  // most people have one entry
  if (only !== undefined && training.length === 1) return add(uuidOf(only.record), [placementOf(loading, only)]);
  const byRecord = new Map<Uuid, ScenarioTraining[]>();
  for (const entry of training) append(byRecord, uuidOf(entry.record), entry);
  for (const [id, entries] of byRecord)
    add(
      id,
      entries.map((entry) => placementOf(loading, entry)),
    );
}

function loadProfile(
  loading: Loading,
  user: User,
  written: ScenarioParticipant,
  id: Uuid,
  placements: readonly Placement[],
): Profile {
  const { world } = loading;
  const [first] = placements;
  const last = placements.at(-1);
  if (first === undefined || last === undefined) throw new Error('mock: a training record without entries');
  const createdAt = first.entry.createdAt === undefined ? user.createdAt : Date.parse(first.entry.createdAt);
  const { school, cohort } = first.programme.schoolCohort;
  const uplift = school.uplift.get(cohort.year);
  const isMentor = first.entry.role === 'mentor';
  const profile: Profile = {
    id,
    number: takeNumber(world),
    createdAt,
    updatedAt: written.updatedAt === undefined ? createdAt : Date.parse(written.updatedAt),
    role: first.entry.role,
    user,
    identity: identityOf(loading, user, placements),
    status: 'active',
    trainingStatus: trainingStatusOf(last.entry),
    schedule: last.schedule,
    schoolCohort: last.programme.schoolCohort,
    pupilPremium: uplift?.pupilPremium ?? false,
    sparsity: uplift?.sparsity ?? false,
    eligibility: eligibilityOf(placements, user.trn !== null),
    typedTrn: placements.find(({ entry }) => entry.typedTrn !== undefined)?.entry.typedTrn ?? null,
    inductionStarted: isMentor ? null : (written.induction?.start ?? null),
    ...completionOf(written, placements, isMentor),
    cohortChangedAfterPaymentsFrozen: placements.some(({ entry }) => entry.frozenCohort != null),
    states: placements.length === 1 ? statesOf(first) : placements.flatMap(statesOf),
    formerSchedules: [],
    records: [],
  };
  profile.states.sort((a, b) => a.at - b.at);
  append(world.profilesOf, user.id, profile);
  appendShort(world.profilesAt, profile.schoolCohort.school.id, profile);
  return profile;
}

/** The account the record was registered under: as written for any of its entries, otherwise the person's own. */
function identityOf({ world, idOf }: Loading, user: User, placements: readonly Placement[]): Identity {
  const written = placements.find(({ entry }) => entry.identity != null)?.entry.identity;
  const identity = world.identityByExternalId.get(written == null ? user.id : idOf(written));
  if (identity === undefined) throw new Error('mock: a person without an identity');
  return identity;
}

/** As written for the record, otherwise for the person. */
function completionOf(
  written: ScenarioParticipant,
  placements: readonly Placement[],
  isMentor: boolean,
): Pick<Profile, 'inductionCompleted' | 'mentorCompleted' | 'mentorCompletionReason'> {
  const own = placements.find(({ entry }) => entry.completion !== undefined)?.entry.completion;
  if (!isMentor) {
    const inductionCompleted = own === undefined ? inductionEnd(written) : own.on;
    return { inductionCompleted, mentorCompleted: null, mentorCompletionReason: null };
  }
  const { mentorFundingEnd = null, mentorFundingReason } = written;
  const usual = mentorFundingEnd === null ? null : 'completed_declaration_received';
  return {
    inductionCompleted: null,
    mentorCompleted: own === undefined ? mentorFundingEnd : own.on,
    mentorCompletionReason: own === undefined ? (mentorFundingReason ?? usual) : (own.reason ?? null),
  };
}

/** An induction's end counts only with an outcome. */
function inductionEnd({ induction }: ScenarioParticipant): string | null {
  return induction?.outcome == null ? null : (induction.end ?? null);
}

/** Undecided with a TRN means only that the TRN was found right, because the check puts it on the record. */
function eligibilityOf(placements: readonly Placement[], hasTrn: boolean): Eligibility | null {
  const validated = placements.find(({ entry }) => entry.trnValidated !== undefined)?.entry.trnValidated;
  const decided = decisionOf(placements);
  if (validated === undefined) return decided ?? (hasTrn ? { status: 'matched', reason: 'none' } : null);
  if (validated) return decided ?? { status: 'matched', reason: 'none' };
  return decided && { ...decided, reason: 'different_trn' };
}

function decisionOf(placements: readonly Placement[]): Eligibility | null {
  if (placements.some(({ entry }) => entry.eligibleForFunding === true)) return { status: 'eligible', reason: 'none' };
  if (placements.some(({ entry }) => entry.eligibleForFunding === false))
    return { status: 'ineligible', reason: 'none' };
  return null;
}

function statesOf({ entry, programme }: Placement): ProfileState[] {
  const lp = programme.partnership?.lp;
  if (lp === undefined) return [];
  const states: ProfileState[] = [];
  const { deferred, withdrawn } = entry;
  if (deferred == null && withdrawn == null) return states;
  if (deferred != null) states.push({ lp, state: 'deferred', reason: deferred.reason, at: Date.parse(deferred.at) });
  if (withdrawn != null)
    states.push({ lp, state: 'withdrawn', reason: withdrawn.reason, at: Date.parse(withdrawn.at) });
  const newest = states.reduce((at, state) => Math.max(at, state.at), 0);
  // written as resumed, but without a date
  if (states.length > 0 && entry.trainingStatus === 'active')
    states.push({ lp, state: 'active', reason: null, at: newest + 1000 });
  return states;
}
