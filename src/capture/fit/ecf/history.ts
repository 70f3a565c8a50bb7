import { addDays } from '../../../rules/time.ts';
import { LONG_AGO, type Fitting, type Role, type Training } from './fitting.ts';
import { isOwn, type Move, type Side } from './sides.ts';

/** What is shown of a training record. */
export interface Shown {
  readonly record: string;
  readonly role: Role;
  readonly urn: string;
  /** What the participant's status says: `active`, `joining`, `leaving`, `left`, `withdrawn`, or nothing. */
  readonly status: string | null;
  readonly createdAt: string;
  /** What stays the same whatever the status is: partnership, schedule, mentor, … */
  readonly entry: Training;
  readonly isCompleted: boolean;
}

/** What a person was served with as a whole. */
export interface Stamped {
  /** `updated_at` of the transfers; null when there are none. */
  readonly movedAt: string | null;
  readonly changedAt: string;
}

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * The entries of one training record: one for each side of its transfers, and at the end the one that is shown. Where a
 * side is the very record that is shown, they are one entry.
 */
export function historyOf(
  fitting: Fitting,
  record: string,
  role: Role,
  shown: Shown | null,
  moves: readonly Move[],
  { movedAt, changedAt }: Stamped,
): Training[] {
  const entries: Training[] = [];
  // where the entry that is shown stands among the others
  let place = -1;
  const { today, counts } = fitting;
  const left = moves.findLast(({ leaving }) => shown !== null && leavesBy(leaving, shown, today));
  const joined = moves.findLast(({ joining }) => shown !== null && joining !== null && joinsBy(joining, shown, today));
  const touched = movedAt === null ? {} : { updatedAt: movedAt };
  let newest = moves[0]?.createdAt ?? '';
  let notBefore = LONG_AGO;
  // what is closed is never shown in place of an entry that is open
  const isOpen = shown !== null && ['active', 'joining', 'withdrawn', null].includes(shown.status);
  for (const move of moves) {
    const { leaving, joining, createdAt } = move;
    newest = later(newest, createdAt);
    if (move === left) place = entries.length;
    else {
      const from = leaving.date !== null && leaving.date < LONG_AGO ? leaving.date : LONG_AGO;
      const span = { from, to: leaving.date, inductionStatus: 'leaving' as const };
      const mayShow = isOpen && leaving.date !== null;
      entries.push({ ...sideEntry(fitting, record, role, leaving, mayShow), ...span, createdAt, ...touched });
    }
    if (move === joined && place < 0) place = entries.length;
    if (joining === null || move === joined) continue;
    const date = joining.date ?? LONG_AGO;
    notBefore = later(notBefore, date);
    const span = { from: date, to: date, inductionStatus: 'changed' as const, schoolTransfer: true };
    entries.push({ ...sideEntry(fitting, record, role, joining, isOpen), ...span, createdAt: newest, ...touched });
  }
  if (moves.length > 0) counts.add('sides of transfers', entries.length);
  if (shown === null) return entries;
  const span = spanOf(shown, left?.leaving.date ?? null, joined?.joining?.date ?? null, notBefore, today, changedAt);
  if (joined === undefined || left === undefined) counts.add('training dates');
  const isSide = left !== undefined || joined !== undefined;
  entries.splice(place < 0 ? entries.length : place, 0, {
    ...shown.entry,
    ...span,
    inductionStatus: statusOf(shown, left !== undefined),
    ...(joined !== undefined && { schoolTransfer: true }),
    createdAt: left?.createdAt ?? (entries.length > 0 ? newest : joined === undefined ? shown.createdAt : newest),
    ...(isSide && touched),
  });
  return entries;
}

/** Whether the record that is shown is the one that a transfer leaves. */
function leavesBy(side: Side, { urn, status }: Shown, today: string): boolean {
  if (!isOwn(side) || side.urn !== urn) return false;
  if (side.date === null) return status === null;
  return side.date <= today ? status === 'left' : status === 'leaving';
}

function joinsBy(side: Side, { urn, status }: Shown, today: string): boolean {
  if (!isOwn(side) || side.urn !== urn || side.date === null) return false;
  return side.date <= today ? status === 'active' || status === 'withdrawn' : status === 'joining';
}

function statusOf({ status, isCompleted }: Shown, isLeaving: boolean): NonNullable<Training['inductionStatus']> {
  if (status === 'withdrawn') return 'withdrawn';
  if (status === 'left' || status === 'leaving') return isLeaving ? 'leaving' : 'changed';
  if (status === null) return 'leaving';
  return isCompleted ? 'completed' : 'active';
}

/** Dates that give the status: nothing serves them, but for those of a transfer. */
function spanOf(
  { status, createdAt }: Shown,
  leftOn: string | null,
  joinedOn: string | null,
  notBefore: string,
  today: string,
  changedAt: string,
): { from: string; to?: string } {
  const madeOn = createdAt.slice(0, 10);
  const begun = later(madeOn < today ? madeOn : today, notBefore);
  if (status === 'joining') return { from: joinedOn ?? later(addDays(today, 14), notBefore) };
  if (status === 'leaving') {
    const to = leftOn ?? addDays(today, 30);
    return { from: begun < to ? begun : to, to };
  }
  if (status === 'left') {
    const changedOn = changedAt.slice(0, 10);
    const to = leftOn ?? later(changedOn < today ? changedOn : today, notBefore);
    return { from: begun < to ? begun : to, to };
  }
  return { from: joinedOn ?? begun };
}

/** An entry of which no more is known than a side of a transfer tells. */
function sideEntry(fitting: Fitting, record: string, role: Role, { urn, lp }: Side, mayShow: boolean): Training {
  const { schools, partnerships } = fitting;
  const school = schools.of(urn);
  if (lp === null) return { role, record, partnership: null, school: school.id, programme: 'none' };
  const own = isOwn({ urn, lp, date: null });
  const { id } = own ? partnerships.own(school, mayShow) : partnerships.other(school, lp);
  return { role, record, partnership: id, schedule: 'ecf-standard-september' };
}
