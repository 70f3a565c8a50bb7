import { ecfRules } from '../../../rules/ecf/index.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import { PageCache } from '../../http/caches.ts';
import type { Call } from '../../http/call.ts';
import type { Params } from '../../http/incoming.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { listServer, type Test } from '../../kit/list-server.ts';
import type { Provider } from '../../world/records.ts';
import { latestShown, latestWritten } from '../derived/latest-record.ts';
import { changeSchedule, setTrainingStatus } from '../effects/training.ts';
import { actionFacts } from '../facts/action-facts.ts';
import { scheduleFacts } from '../facts/schedule-facts.ts';
import { targetOf } from '../facts/schedule-target.ts';
import { readAttributes } from '../reading/body.ts';
import { participantColumns } from '../reading/columns.ts';
import { readCohorts, readId, readTrainingStatus, readUpdatedSince, wants } from '../reading/filters.ts';
import { compareOf, readSort } from '../reading/sort.ts';
import { readUuid } from '../reading/uuid.ts';
import { resolveParticipant } from '../reading/who.ts';
import { serveParticipant, statusTurnsAt } from '../views/participant.ts';
import type { EcfWorld, TrainingStatus, User } from '../world.ts';
import { notFound, refusal } from './replies.ts';

const serveList = listServer<User, EcfWorld>('ecf');
const singles = new PageCache();

/** docs/services/ecf.md 4.2. Filters choose people, who are then served with all their enrolments. */
export function listParticipants(call: Call<EcfWorld>): Reply {
  const { world, lp, filter, params, now } = call;
  return serveList(call, () => {
    const reach = world.reach.get(lp.id);
    const test = testOf(world, lp, filter);
    const order = readSort(params, participantColumns);
    const isDefault = order === 'own';
    return {
      all: () => candidates(world, filter) ?? reach?.participants ?? [],
      // without filters and very old schedules everybody passes
      tests: [Object.keys(filter).length === 0 && reach?.early.size === 0 ? null : test],
      sort: compareOf(order),
      serve: (user) => serveParticipant(world, user, lp, now, isDefault ? 'oldest' : 'newest'),
      until: (user) => statusTurnsAt(world, user, lp, now),
      arrange: isDefault ? (page) => byFirstProfile(world, page) : undefined,
    };
  });
}

/** The same filters hold for a single participant. */
export function getParticipant({ world, lp, id, filter, params, now }: Call<EcfWorld>): Reply {
  return singles.serve(world, JSON.stringify([lp.id, id, params]), now, () => {
    const test = testOf(world, lp, filter);
    const user = world.users.get(readUuid(id) ?? '');
    if (user === undefined || !test(user)) return { reply: notFound };
    return {
      reply: ok(serveParticipant(world, user, lp, now)),
      until: statusTurnsAt(world, user, lp, now),
    };
  });
}

/** Those who carry a retired id: few, so the list need not be gone through. */
function candidates(world: EcfWorld, filter: Params): readonly User[] | null {
  const from = readId(filter, 'from_participant_id');
  return from === null ? null : (world.usersByRetiredId.get(from) ?? []);
}

function testOf(world: EcfWorld, lp: Provider, filter: Params): Test<User> {
  const status = readTrainingStatus(filter);
  const since = readUpdatedSince(filter);
  const cohorts = readCohorts(filter);
  const from = readId(filter, 'from_participant_id');
  return (user) => {
    if (since !== null && user.updatedAt < since) return false;
    if (from !== null && !user.idChanges.some((change) => change.from === from)) return false;
    return (world.profilesOf.get(user.id) ?? []).some((profile) => {
      const latest = latestShown(profile, lp);
      return (
        latest !== null &&
        wants(cohorts, latest.schedule.cohort) &&
        (status === null || latest.trainingStatus === status)
      );
    });
  };
}

/** Whether a list without filters holds a person whom the provider sees: those of very old schedules are left out. */
export function isShownTo(world: EcfWorld, user: User, lp: Provider): boolean {
  return testOf(world, lp, {})(user);
}

/** Pages are cut by the age of the account, but a page goes by the age of the person's first profile. */
function byFirstProfile(world: EcfWorld, page: readonly User[]): readonly User[] {
  const first = (user: User): number =>
    (world.profilesOf.get(user.id) ?? []).reduce(
      (earliest, { records, createdAt }) => (records.length === 0 ? earliest : Math.min(earliest, createdAt)),
      Infinity,
    );
  return page
    .map((user) => ({ user, at: first(user) }))
    .sort((a, b) => a.at - b.at)
    .map(({ user }) => user);
}

/** docs/services/ecf.md 4.12 to 4.14. */
export const deferParticipant = (call: Call<EcfWorld>): Reply => act(call, ecfRules.defer.rules, 'deferred');
export const resumeParticipant = (call: Call<EcfWorld>): Reply => act(call, ecfRules.resume.rules, 'active');
export const withdrawParticipant = (call: Call<EcfWorld>): Reply => act(call, ecfRules.withdraw.rules, 'withdrawn');

function act(
  { world, lp, id, body, now }: Call<EcfWorld>,
  rules: typeof ecfRules.defer.rules,
  state: TrainingStatus,
): Reply {
  const attributes = readAttributes(body);
  const found = resolveParticipant(world, id, attributes['course_identifier']);
  const refusals = refusalsOf(rules, actionFacts(found, lp), attributes, now);
  if (refusals.length > 0) return refusal(refusals);
  const { profile } = found;
  const record = profile === null ? null : latestWritten(profile, lp);
  if (profile === null || record === null)
    throw new Error('mock: an action passed its rules without training to act on');
  const { reason } = attributes;
  setTrainingStatus(
    world,
    profile,
    record,
    lp,
    state,
    state !== 'active' && typeof reason === 'string' ? reason : null,
    now,
  );
  return ok(serveParticipant(world, profile.user, lp, now, 'newest'));
}

/** docs/services/ecf.md 4.15. */
export function changeParticipantSchedule({ world, lp, id, body, now }: Call<EcfWorld>): Reply {
  const attributes = readAttributes(body);
  const found = resolveParticipant(world, id, attributes['course_identifier']);
  const target = targetOf(world, lp, found.profile, attributes, now);
  const refusals = refusalsOf(ecfRules.schedule.rules, scheduleFacts(world, lp, found, target, now), attributes, now);
  if (refusals.length > 0) return refusal(refusals);
  const { profile } = found;
  const { record, schedule, schoolCohort, programme, isFreezeMove } = target;
  if (profile === null || record === null || schedule === null || schoolCohort === null || programme === null) {
    throw new Error('mock: a schedule change passed its rules without all it needs');
  }
  changeSchedule(world, profile, record, { schedule, schoolCohort, programme, isFreezeMove }, now);
  return ok(serveParticipant(world, profile.user, lp, now, 'newest'));
}
