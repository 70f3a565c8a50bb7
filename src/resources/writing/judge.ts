import type { Connection, ProviderName } from '../../client/index.ts';
import type { StoredRecord } from '../../errors/index.ts';
import { ownerOf } from './provider-name.ts';
import {
  beforeOf,
  differs,
  isAsAsked,
  isDouble,
  isLive,
  isOfDate,
  isOfSlot,
  isOutOfEffect,
  valuesOf,
  type Resource,
  type Values,
  type Written,
} from './written.ts';

/**
 * What a look shows of a write. Nothing is taken for ours, or for new, that could be somebody else's or older: what
 * cannot be told is `unclear`.
 *
 * - `applied`: the service holds what was asked for
 * - `taken-back`: it was recorded, and is out of effect by now
 * - `unclear`: it cannot be told, and another look will not tell more
 * - `taken`: another declaration holds the slot
 * - `touched`: it is not as asked for, and somebody has acted on the record
 * - `nothing`: nothing of it
 */
export interface Sight {
  readonly shows: 'applied' | 'taken-back' | 'unclear' | 'taken' | 'touched' | 'nothing';
  readonly record: Resource | null;
  /** For `applied`: whether it was so before the write; undefined when that cannot be told. */
  readonly already?: boolean;
}

const NOTHING: Sight = { shows: 'nothing', record: null };

/** Whether a moment in a record lies before the write; undefined when that cannot be told. */
type Age = 'older' | 'newer' | undefined;

/** How far two clocks can differ that tell each other their time with each answer, and two that do not. */
const ROUGHLY_MS = 10_000;
const UNHEARD_MS = 600_000;

/** How a moment told by the service lies to that at which the write was first sent. */
export function ageOf(connection: Connection, { since, stored, serverDate }: Written, told: unknown): Age {
  if (serverDate !== null) return undefined;
  const served = connection.serviceNow();
  const ahead = served === null ? 0 : served - connection.runtime.now();
  const tolerance = served === null || stored ? UNHEARD_MS : ROUGHLY_MS;
  const after = Date.parse(String(told)) - (since + ahead);
  return after < -tolerance ? 'older' : after > tolerance ? 'newer' : undefined;
}

/** How a record that was made once lies to the write. With a check, what the check did not see is new. */
function ageOfRecord(connection: Connection, written: Written, record: Resource): Age {
  if (beforeOf(written, record) !== undefined) return 'older';
  const age = ageOf(connection, written, record.attributes['created_at']);
  if (written.before === null || age === 'older') return age;
  const readable = written.serverDate !== null || !Number.isNaN(Date.parse(String(record.attributes['created_at'])));
  return readable ? 'newer' : undefined;
}

const already = (age: Age): { readonly already?: boolean } => (age === undefined ? {} : { already: age === 'older' });

/** Judges a new declaration by the declarations of the participant. */
export async function judgeDeclarations(
  connection: Connection,
  written: Written,
  participantId: string,
  declarations: readonly Resource[],
  name: ProviderName,
  confirmName: () => Promise<boolean>,
): Promise<Sight> {
  const ofSlot = declarations.filter((record) => isOfSlot(written, record, participantId));
  const fitting = ofSlot.filter((record) => isOfDate(written, record));
  const live = fitting.filter(({ attributes: { state } }) => isLive(state));
  let unclear: Resource | null = null;
  let taken: Resource | null = null;

  for (const record of live) {
    const whose = await ownerOf(connection, name, record.attributes['lead_provider_name'], confirmName);
    if (whose === 'ours') return { shows: 'applied', record, ...already(ageOfRecord(connection, written, record)) };
    if (whose === 'unknown') unclear = record;
    else taken = record;
  }

  // others' are never shown in any other state
  for (const record of newestFirst(fitting)) {
    const { state } = record.attributes;
    if (isLive(state)) continue;
    const age = ageOfRecord(connection, written, record);
    if (age === 'newer')
      return isOutOfEffect(state)
        ? { shows: 'taken-back', record, already: false }
        : { shows: 'applied', record, already: false };
    if (age === undefined) unclear ??= record;
  }
  if (unclear !== null) return { shows: 'unclear', record: unclear };
  taken ??= ofSlot.find(({ attributes: { state } }) => isLive(state)) ?? null;
  return taken === null ? NOTHING : { shows: 'taken', record: taken };
}

function newestFirst(records: readonly Resource[]): Resource[] {
  const made = ({ attributes }: Resource): number => Date.parse(String(attributes['created_at']));
  return [...records].sort((a, b) => made(b) - made(a));
}

/** Judges a write that changes a record by the record. */
export function judgeChange(connection: Connection, written: Written, record: Resource): Sight {
  const values = valuesOf(written, record);
  if (values === null) return { shows: 'unclear', record };
  const before = beforeOf(written, record);
  if (!isAsAsked(written, values)) return judgeOther(connection, written, record, values, before);
  // of two enrolments, one that was so before says nothing about the other
  if (isDouble(values) && (before === undefined || isAsAsked(written, before.values)))
    return before !== undefined && !hasMoved(written, record, before)
      ? { ...NOTHING, record }
      : { shows: 'unclear', record };
  if (before === undefined) return { shows: 'applied', record, ...already(ageOf(connection, written, values['date'])) };
  const wasSo = isAsAsked(written, before.values) && before.values['date'] === values['date'];
  if (wasSo && written.service === 'ecf' && written.operation === 'participants.changeSchedule')
    return judgeSameSchedule(written, record, values, before);
  return { shows: 'applied', record, already: wasSo };
}

/**
 * `ecf` does not serve the cohort of a schedule, so a change to the same schedule in another cohort shows in nothing but
 * the time of the last update and, when the payments of a cohort were frozen, in a flag.
 */
function judgeSameSchedule(written: Written, record: Resource, values: Values, before: StoredRecord): Sight {
  if (!hasMoved(written, record, before)) return { ...NOTHING, record };
  return values['frozen'] === before.values['frozen']
    ? { shows: 'unclear', record }
    : { shows: 'applied', record, already: false };
}

/** A record that is not as asked for: has somebody acted on it? */
function judgeOther(
  connection: Connection,
  written: Written,
  record: Resource,
  values: Values,
  before: StoredRecord | undefined,
): Sight {
  if (before !== undefined) {
    const touched = differs(values, before.values) || hasMoved(written, record, before);
    return { shows: touched ? 'touched' : 'nothing', record };
  }
  // a new record, where the check saw none
  if (written.before !== null) return { shows: 'touched', record };
  const age = ageOf(connection, written, record.attributes['updated_at']);
  return { shows: age === 'older' ? 'nothing' : 'unclear', record };
}

/** Whether a record was updated since the check read it. Under a moved clock, another time counts as a later one. */
export function hasMoved(
  { serverDate }: Written,
  { attributes: { updated_at } }: Resource,
  before: StoredRecord,
): boolean {
  if (serverDate !== null) return String(updated_at) !== String(before.updatedAt);
  // a time that cannot be read is no proof that nobody acted
  return !(Date.parse(String(updated_at)) <= Date.parse(String(before.updatedAt)));
}

/** Judges a new partnership by ours with the school in the cohort: one at most, which `ecf` uses again and again. */
export function judgePartnerships(connection: Connection, written: Written, here: readonly Resource[]): Sight {
  let other: Sight = NOTHING;
  for (const record of here) {
    const values = valuesOf(written, record);
    if (values === null) continue;
    const before = beforeOf(written, record);
    if (!isAsAsked(written, values)) {
      const sight = judgeOther(connection, written, record, values, before);
      if (other.shows !== 'unclear' && sight.shows !== 'nothing') other = sight;
      continue;
    }
    const inEffect = values['status'] !== 'challenged';
    const same = before !== undefined && !differs(values, before.values);
    if (inEffect) return { shows: 'applied', record, ...already(ageOfPartnership(connection, written, record, same)) };
    if (same) continue;
    return written.before === null ? { shows: 'unclear', record } : { shows: 'taken-back', record, already: false };
  }
  return other;
}

function ageOfPartnership(connection: Connection, written: Written, record: Resource, same: boolean): Age {
  if (written.before !== null) return same ? 'older' : 'newer';
  return written.service === 'ecf' ? undefined : ageOf(connection, written, record.attributes['created_at']);
}
