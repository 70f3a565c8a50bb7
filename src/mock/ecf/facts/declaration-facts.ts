import type { EcfDeclarationFacts, EcfVoidFacts } from '../../../rules/ecf/index.ts';
import { given } from '../../../rules/reads.ts';
import { isReadable, readDate } from '../../../rules/shared/inputs.ts';
import { billableStates } from '../../../rules/terms.ts';
import { exactly, type Span } from '../../../rules/time.ts';
import type { Provider } from '../../world/records.ts';
import { duplicateOf, isLive, nextStatement } from '../derived/declarations.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { cohortOf } from '../derived/usual.ts';
import type { Attributes } from '../reading/body.ts';
import type { Subject } from '../reading/who.ts';
import type { Declaration, EcfWorld, Profile } from '../world.ts';
import { subjectFacts } from './action-facts.ts';
import { isSameSchedule } from './schedule-facts.ts';

/** What a new declaration turns on (docs/services/ecf.md 4.16): schedule and cohort are those of the profile. */
export function declarationFacts(
  world: EcfWorld,
  lp: Provider,
  found: Subject,
  attributes: Attributes,
  now: number,
): EcfDeclarationFacts {
  const subject = subjectFacts(found, lp);
  const { profile } = found;
  if (profile === null) return { ...subject, ...nothing };
  const type = String(attributes['declaration_type']);
  const date = readDate(attributes['declaration_date'], true);
  const at = isReadable(date) ? date.at : null;
  const { schedule } = profile;
  const cohort = cohortOf(world, schedule.cohort);
  const declarations = (world.declarationsOf.get(profile.user.id) ?? []).filter(
    (one) => one.profile.role === profile.role,
  );
  return {
    ...subject,
    ...withdrawal(profile, lp),
    statusAtDate: at === null ? null : (latestWritten(profile, lp, ({ start }) => start <= at)?.trainingStatus ?? null),
    deferredAt: deferral(profile, lp),
    cohort: schedule.cohort,
    milestone: given(schedule.milestones.get(type) ?? null),
    scheduleSettled: true,
    carriesSchedule: latestWritten(profile, lp, (record) => isSameSchedule(record.schedule, schedule)) !== null,
    live: declarations.filter(isLive).map((one) => ({ type: one.type, date: exactly(one.date) })),
    unseenLive: [],
    resent: isResent(declarations, lp, type, at),
    fundable: profile.eligibility?.status === 'eligible',
    openStatement: nextStatement(world, lp, schedule.cohort, now) !== null,
    mentorFunding: given(cohort.mentorFunding),
    detailedEvidence: given(cohort.detailedEvidence),
    sameTeacherLive: duplicateOf(world, profile, type) !== null,
  };
}

type Withdrawal = Pick<EcfDeclarationFacts, 'withdrawnAt' | 'unseenWithdrawnAt'>;

/** When the provider withdrew the participant, if it has reported no other status since. */
function withdrawal(profile: Profile, lp: Provider): Withdrawal {
  const newest = profile.states.findLast((state) => state.lp === lp);
  if (newest?.state !== 'withdrawn') return { withdrawnAt: null, unseenWithdrawnAt: null };
  const at = exactly(newest.at);
  const isShown = latestWritten(profile, lp)?.trainingStatus === 'withdrawn';
  return isShown ? { withdrawnAt: at, unseenWithdrawnAt: null } : { withdrawnAt: null, unseenWithdrawnAt: at };
}

function deferral(profile: Profile, lp: Provider): Span | null {
  if (latestWritten(profile, lp)?.trainingStatus !== 'deferred') return null;
  const at = profile.states.findLast(({ lp: by, state }) => by === lp && state === 'deferred')?.at;
  return at === undefined ? null : exactly(at);
}

/** The same declaration made before counts while it is billable, unless it was made a second time and is unpaid. */
function isResent(declarations: readonly Declaration[], lp: Provider, type: string, at: number | null): boolean {
  const same = declarations.filter((one) => one.lp === lp && one.type === type && one.date === at);
  return same.some(({ state }) => billableStates.has(state)) && !same.some(({ state }) => state === 'submitted');
}

/** Without a record no rule reads these. */
const nothing = {
  withdrawnAt: null,
  unseenWithdrawnAt: null,
  statusAtDate: null,
  deferredAt: null,
  cohort: 0,
  milestone: given(null),
  scheduleSettled: true,
  carriesSchedule: false,
  live: [],
  unseenLive: [],
  resent: false,
  fundable: false,
  openStatement: false,
  mentorFunding: given(false),
  detailedEvidence: given(false),
  sameTeacherLive: false,
};

/** What taking a declaration back turns on (docs/services/ecf.md 4.17). */
export function voidFacts(world: EcfWorld, lp: Provider, declaration: Declaration | null, now: number): EcfVoidFacts {
  return {
    own: declaration?.lp === lp,
    state: declaration?.state ?? 'submitted',
    refunded: declaration?.items.some(({ state }) => state === 'awaiting-clawback' || state === 'clawed-back') ?? false,
    openStatement: declaration !== null && nextStatement(world, lp, declaration.cohort.year, now) !== null,
  };
}
