import { addDays, type Day } from '../../../rules/time.ts';
import { dayIn, flagOf, recordOf, textOf, yearOf } from '../attributes.ts';
import type { Building } from './building.ts';
import { emptySlice, emptyStay, type Part, type Slice, type Stay } from './drafts.ts';
import { nowhere, staysOf, type Move } from './moves.ts';

type Enrolment = Readonly<Record<string, unknown>>;

export interface Person {
  readonly id: string;
  /** The last day of the person's induction, where it is over. */
  readonly inductionEnd: Day | null;
  readonly fundingEnd: Day | null;
  readonly moves: readonly Move[];
  readonly starts: ReadonlyMap<Move, Day>;
  /** By role, the latest day of a declaration of another provider that the provider sees. */
  readonly seenUntil: Readonly<Record<'ect' | 'mentor', Day | null>>;
  /** By role, the first day of a declaration of the provider's own. */
  readonly declaredFrom: Readonly<Record<'ect' | 'mentor', Day | null>>;
}

/** What a person does in the role of an enrolment: the stays that moves tell, and the training that the enrolment shows. */
export function partOf(building: Building, person: Person, enrolment: Enrolment): Part | null {
  const role = textOf(enrolment, 'participant_type') === 'mentor' ? 'mentor' : 'ect';
  const [record, urn, cohort] = [
    textOf(enrolment, 'training_record_id'),
    textOf(enrolment, 'school_urn'),
    yearOf(enrolment),
  ];
  const dp = textOf(enrolment, 'delivery_partner_id');
  if (record === null || urn === null || cohort === null) return null;
  const there = building.ownAt(urn).filter((one) => one.cohort === cohort);
  const partnership = there.find((one) => one.dp === dp) ?? there[0];
  if (partnership === undefined) return null;
  const stays = staysOf(
    person.moves.filter((move) => move.record === record),
    person.starts,
    person.inductionEnd !== null,
  );
  const part: Part = {
    ...{ person: person.id, role, record, stays, latest: null },
    eligible: flagOf(enrolment, 'eligible_for_funding'),
    frozen: flagOf(enrolment, 'cohort_changed_after_payments_frozen') === true,
    createdAt: textOf(enrolment, 'created_at'),
  };
  const status = textOf(enrolment, 'participant_status') ?? 'active';
  const completed = role === 'ect' ? person.inductionEnd : person.fundingEnd;
  const latest =
    latestIn(building, part, urn, { status, completed, seenUntil: person.seenUntil[role] }) ??
    added(building, person, part, enrolment, urn);
  const { slice, stay } = latest;
  Object.assign(slice, {
    partnership: partnership.id,
    cohort,
    schedule: textOf(enrolment, 'schedule_identifier'),
    withdrawn: actionOf(enrolment, 'withdrawal'),
    deferred: actionOf(enrolment, 'deferral'),
  });
  alsoReported(building, person.id, slice);
  stay.mentor = textOf(enrolment, 'mentor_id');
  for (const one of stays) one.email = textOf(enrolment, 'email');
  const pattern = textOf(enrolment, 'working_pattern');
  const last = [...stays].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  if (last !== undefined && (pattern === 'full_time' || pattern === 'part_time')) last.workingPattern = pattern;
  part.latest = latest;
  datedBy(building, person, part, status);
  return part;
}

/** The last training of the provider's own that a move tells, where it is the one that the enrolment shows. */
function latestIn(
  { providers }: Building,
  { stays }: Part,
  urn: string,
  { status, completed, seenUntil }: { status: string; completed: Day | null; seenUntil: Day | null },
): { stay: Stay; slice: Slice } | null {
  for (const stay of [...stays].reverse()) {
    const slice = stay.slices.findLast(({ provider }) => provider === providers.own);
    if (slice === undefined) continue;
    // training that has ended is not what makes somebody active, unless it was completed
    const isOver = slice.to !== null && slice.isEndKnown && (completed === null || completed > slice.to);
    if (isOver && (status === 'active' || status === 'joining')) return null;
    // declarations of others are seen up to the end of the latest training alone
    if (slice.isEndKnown && slice.to !== null && seenUntil !== null && slice.to < seenUntil) return null;
    return stay.urn === urn ? { stay, slice } : null;
  }
  return null;
}

/** Training that no move tells of: later in the last stay, when that is at the school; else in one that no move leaves. */
function added(
  building: Building,
  person: Person,
  { stays, role }: Part,
  enrolment: Enrolment,
  urn: string,
): { stay: Stay; slice: Slice } {
  const { own } = building.providers;
  const gone = stays.at(-1);
  if (gone !== undefined && gone.to !== null && gone.slices.length > 0) stays.push(nowhere(gone));
  const last = stays.at(-1);
  const lastFrom = last === undefined ? null : (last.slices.at(-1)?.from ?? last.from);
  if (last?.urn === urn) {
    const next = lastFrom === null ? last.from : addDays(lastFrom, 1);
    const isJoining = textOf(enrolment, 'participant_status') === 'joining';
    const slice = emptySlice(isJoining ? later(addDays(building.today, 30), next) : next, own);
    const before = last.slices.at(-1);
    if (before !== undefined && !before.isEndKnown) before.to = before.from;
    last.slices.push(slice);
    return { stay: last, slice };
  }
  const made = dayIn(enrolment, 'created_at') ?? building.today;
  const declared = person.declaredFrom[role];
  let from = made <= building.today ? made : building.today;
  if (declared !== null && declared < from) from = declared;
  if (lastFrom !== null && from <= lastFrom) from = addDays(lastFrom, 1);
  if (textOf(enrolment, 'participant_status') === 'joining') from = later(addDays(building.today, 30), from);
  const slice = emptySlice(from, own);
  const stay = emptyStay(urn, from, slice);
  stays.push(stay);
  building.count('when training began');
  return { stay, slice };
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** Gives the latest training an end that goes with the status it is served with. */
function datedBy({ today }: Building, person: Person, part: Part, status: string): void {
  const { latest, role } = part;
  if (latest === null || latest.slice.isEndKnown) return;
  const { slice } = latest;
  slice.to = endFor(
    slice,
    status,
    today,
    role === 'ect' ? person.inductionEnd : person.fundingEnd,
    person.seenUntil[role],
  );
}

function endFor(slice: Slice, status: string, today: Day, completed: Day | null, seenUntil: Day | null): Day | null {
  const isReported = slice.withdrawn !== null || slice.deferred !== null;
  if (status === 'leaving') return later(addDays(today, 30), addDays(slice.from, 1));
  if (status !== 'left') return null;
  const reported = slice.deferred ?? slice.withdrawn;
  let end = (reported === null ? null : dayIn({ ...reported }, 'at')) ?? addDays(today, -1);
  // somebody's completion would make it active again, had it been there before the training ended
  if (!isReported && completed !== null && end >= completed) end = addDays(completed, -1);
  if (seenUntil !== null && end < seenUntil) end = seenUntil;
  if (end < slice.from) end = slice.from;
  return end > today ? today : end;
}

/** Who was deferred and then withdrew is listed under both, and shows the later one alone; the other way about as well. */
function alsoReported({ observed }: Building, id: string, slice: Slice): void {
  const statuses = observed.statusesOfParticipant.get(id) ?? [];
  const { withdrawn, deferred } = slice;
  const later = withdrawn ?? deferred;
  if (later === null || Number.isNaN(Date.parse(later.at))) return;
  const earlier = { at: new Date(Date.parse(later.at) - 86_400_000).toISOString(), reason: 'other' };
  if (withdrawn !== null && statuses.includes('deferred')) slice.deferred = earlier;
  if (deferred !== null && statuses.includes('withdrawn')) slice.withdrawn = earlier;
}

function actionOf(enrolment: Enrolment, name: string): { at: string; reason: string } | null {
  const action = recordOf(enrolment, name);
  const [at, reason] = action === null ? [null, null] : [textOf(action, 'date'), textOf(action, 'reason')];
  return at === null || reason === null ? null : { at, reason };
}
