import { scheduleIdentifiers } from '../../../rules/schedules.ts';
import { deferralReasons, withdrawalReasons } from '../../../rules/terms.ts';
import { entriesOf, need, needCohort, oneOf, quoted, type Item, type Keys, type Known } from './known.ts';

type Person = Item<'participants'>;
type Entry = NonNullable<NonNullable<Person['training']>[number]>;

/** Participants: their ids past and present, their inductions and their training. */
export function checkPeople(known: Known): void {
  const { rest, report, keyOf } = known;
  checkRetired(known);
  const placed = placement(known);
  const records = new Map<string, string>();
  // one place for all, because there are tens of thousands
  const at: PropertyKey[] = ['participants', 0];
  const keys: PropertyKey[] = ['participants', 0, 'training', 0];
  for (const [i, person] of (rest.participants ?? []).entries()) {
    if (person === undefined) continue;
    at[1] = keys[1] = i;
    const own = person.id === undefined ? undefined : keyOf(person.id);
    for (const [j, entry] of (person.training ?? []).entries()) {
      if (entry === undefined) continue;
      keys[3] = j;
      checkPlace(known, entry, keys);
      needCohort(known, entry.frozenCohort ?? undefined, keys, 'frozenCohort');
      checkSpans(known, entry, keys);
      checkSchedule(known, placed, entry, keys);
      checkReasons(known, entry, keys);
      if (entry.record === undefined || own === undefined) continue;
      const record = keyOf(entry.record);
      const owner = records.get(record) ?? own;
      records.set(record, owner);
      if (owner !== own)
        report(
          [...keys, 'record'],
          `${quoted(entry.record)} is the training record of ${quoted(known.participants.get(owner) ?? '')} already; ` +
            'two people cannot share one',
        );
    }
    checkInduction(known, person, at);
  }
}

function checkInduction({ report }: Known, { induction }: Person, at: Keys): void {
  if (induction == null) return;
  const { start, end, outcome } = induction;
  if (start === null && (end != null || outcome != null))
    report([...at, 'induction', 'start'], 'is null, but an induction that has ended has started; write the day');
  if (start != null && end != null && end < start)
    report([...at, 'induction', 'end'], `is before the start (${start})`);
}

function checkPlace(known: Known, entry: Entry, keys: Keys): void {
  need(known, known.partnerships, 'partnership', entry.partnership, keys, 'partnership');
  need(known, known.schools, 'school', entry.school, keys, 'school');
  need(known, known.participants, 'participant', entry.mentor, keys, 'mentor');
  for (const [mentor, at] of entry.mentors === undefined ? [] : entriesOf(entry.mentors, ...keys, 'mentors')) {
    need(known, known.participants, 'participant', mentor.id, at, 'id');
    if (mentor.from !== undefined && mentor.to != null && mentor.to < mentor.from)
      known.report([...at, 'to'], `is before the start (${mentor.from})`);
  }
  const interest = entry.expressionOfInterest;
  if (interest == null) return;
  need(known, known.providers, 'lead provider', interest.lp, keys, 'expressionOfInterest', 'lp');
  needCohort(known, interest.cohort, keys, 'expressionOfInterest', 'cohort');
}

/**
 * What has to be there is asked for only where nothing was taken out: a value that is wrong has its own problem
 * already.
 */
function checkSpans({ report, isTaken }: Known, entry: Entry, keys: Keys): void {
  const from = entry.from ?? entry.schoolFrom;
  const schoolFrom = entry.schoolFrom ?? entry.from;
  if (from === undefined && !isTaken([...keys, 'from']) && !isTaken([...keys, 'schoolFrom']))
    report(
      [...keys, 'from'],
      'is missing; write when the training (or with "schoolFrom" the stay at the school) started',
    );
  if (from !== undefined && entry.to != null && entry.to < from)
    report([...keys, 'to'], `is before the start (${from})`);
  if (schoolFrom !== undefined && entry.schoolTo != null && entry.schoolTo < schoolFrom)
    report([...keys, 'schoolTo'], `is before the start at the school (${schoolFrom})`);
  if (entry.partnership === null && entry.school === undefined && !isTaken([...keys, 'school']))
    report([...keys, 'school'], 'is missing; without a partnership the school must be written');
}

/** The cohort of each partnership, and the schedules written when there are any. */
function placement({ rest, keyOf }: Known): {
  cohortOf: ReadonlyMap<string, number>;
  schedules: ReadonlySet<string> | null;
} {
  const cohortOf = new Map<string, number>();
  for (const [{ id, cohort }] of entriesOf(rest.partnerships))
    if (id !== undefined && cohort !== undefined) cohortOf.set(keyOf(id), cohort);
  const schedules =
    rest.schedules === undefined
      ? null
      : new Set([...entriesOf(rest.schedules)].map(([{ cohort, identifier }]) => `${cohort}/${identifier}`));
  return { cohortOf, schedules };
}

function checkSchedule(
  known: Known,
  { cohortOf, schedules }: ReturnType<typeof placement>,
  entry: Entry,
  keys: Keys,
): void {
  const { schedule, partnership } = entry;
  if (schedule == null) {
    if (partnership != null && !known.isTaken([...keys, 'schedule']))
      known.report([...keys, 'schedule'], 'is missing; training under a partnership follows a schedule');
    return;
  }
  oneOf(known, scheduleIdentifiers, 'schedule identifier', schedule, keys, 'schedule');
  const cohort = partnership == null ? undefined : cohortOf.get(known.keyOf(partnership));
  const isKnown = scheduleIdentifiers.some((identifier) => identifier === schedule);
  if (isKnown && cohort !== undefined && schedules !== null && !schedules.has(`${cohort}/${schedule}`))
    known.report([...keys, 'schedule'], `cohort ${cohort} has no schedule ${quoted(schedule)} among "schedules"`);
}

/** What ecf serves as `switched-to-school-led`: a reason of old that its records still have. */
const OLD_REASON = 'school-left-fip';

function checkReasons(known: Known, { deferred, withdrawn }: Entry, keys: Keys): void {
  if (deferred == null && withdrawn == null) return;
  const { service } = known;
  const reasons: readonly string[] =
    service === 'rect' ? withdrawalReasons.rect : [...withdrawalReasons[service ?? 'rect'], OLD_REASON];
  // the live databases write them with low lines, and so may a scenario
  const served = (text: string | undefined): string | undefined => text?.replaceAll('_', '-');
  oneOf(known, deferralReasons, 'reason to defer', served(deferred?.reason), keys, 'deferred', 'reason');
  oneOf(known, reasons, 'reason to withdraw', served(withdrawn?.reason), keys, 'withdrawn', 'reason');
}

/** An id retires once, in favour of one person, who is there. */
function checkRetired({ rest, report, participants, keyOf }: Known): void {
  const next = new Map<string, { readonly to: string; readonly person: number }>();
  for (const [i, person] of (rest.participants ?? []).entries()) {
    if (person?.idChanges === undefined) continue;
    for (const [{ from, to }, keys] of entriesOf(person.idChanges, 'participants', i, 'idChanges')) {
      if (from === undefined || to === undefined) continue;
      const retired = keyOf(from);
      if (retired === keyOf(to)) report([...keys, 'to'], 'is the id that retires; write the id that took its place');
      else if (participants.has(retired))
        report([...keys, 'from'], `${quoted(from)} is the id of a participant of today, and cannot have retired`);
      if (next.has(retired)) report([...keys, 'from'], `${quoted(from)} has retired already; an id retires once`);
      else next.set(retired, { to: keyOf(to), person: i });
    }
  }
  for (const [i, person] of (rest.participants ?? []).entries()) {
    if (person?.id === undefined || person.idChanges === undefined) continue;
    const own = keyOf(person.id);
    for (const [{ from, to }, keys] of entriesOf(person.idChanges, 'participants', i, 'idChanges')) {
      if (from === undefined || to === undefined || keyOf(from) === keyOf(to)) continue;
      const end = endOf(next, keyOf(to), keyOf(from));
      if (end === null) report([...keys, 'to'], `${quoted(from)} and ${quoted(to)} retire in a circle`);
      else if (end !== own)
        report([...keys, 'to'], `${quoted(to)} does not lead to ${quoted(person.id)}, whose change of id this is`);
    }
  }
}

/** Where retired ids lead in the end; null when they come back to where they began. */
function endOf(next: ReadonlyMap<string, { readonly to: string }>, from: string, begin: string): string | null {
  const seen = new Set([begin]);
  for (let at = from; ;) {
    if (seen.has(at)) return null;
    seen.add(at);
    const step = next.get(at);
    if (step === undefined) return at;
    at = step.to;
  }
}
