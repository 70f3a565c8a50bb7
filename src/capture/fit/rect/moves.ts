import { addDays, type Day } from '../../../rules/time.ts';
import type { Row } from '../../observed.ts';
import { dayIn, instantIn, listOf, recordOf, textOf } from '../attributes.ts';
import { emptySlice, emptyStay, type Stay } from './drafts.ts';

interface Side {
  readonly urn: string;
  readonly provider: string | null;
  readonly date: Day;
}

/** A move as the answers show it. */
export interface Move {
  readonly record: string;
  readonly createdAt: string | null;
  readonly createdOn: Day | null;
  readonly leaving: Side;
  readonly joining: Side | null;
  readonly touchedAt: string | null;
}

export function movesOf(row: Row): Move[] {
  const touchedAt = instantIn(row, 'updated_at');
  return listOf(row, 'transfers').flatMap((one) => {
    const record = textOf(one, 'training_record_id');
    const leaving = sideOf(recordOf(one, 'leaving'));
    if (record === null || leaving === null) return [];
    return [
      {
        ...{ record, leaving, joining: sideOf(recordOf(one, 'joining')), touchedAt },
        ...{ createdAt: instantIn(one, 'created_at'), createdOn: dayIn(one, 'created_at') },
      },
    ];
  });
}

function sideOf(side: Readonly<Record<string, unknown>> | null): Side | null {
  const [urn, date] = side === null ? [null, null] : [textOf(side, 'school_urn'), dayIn(side, 'date')];
  return side === null || urn === null || date === null ? null : { urn, date, provider: textOf(side, 'provider') };
}

/** How long before it was left training began, where nothing tells it. */
const A_WHILE = 200;

/** A stay without training, at a school that stands in no list: whoever goes there has gone nowhere that shows. */
export const nowhere = (after: Stay): Stay => emptyStay(NOWHERE, addDays(after.from, 1));
const NOWHERE = '999999';

/**
 * The stays between which a person moved in one role, with the training that opens and closes each. `starts` tells when
 * training that was left began. Who has completed an induction (`isOver`) shows as gone only when they went somewhere.
 */
export function staysOf(moves: readonly Move[], starts: ReadonlyMap<Move, Day>, isOver: boolean): Stay[] {
  const stays: Stay[] = [];
  for (const move of moves) {
    const { leaving, joining } = move;
    const before = stays.at(-1);
    const isThere = before?.urn === leaving.urn && before.to === null;
    const begun = starts.get(move) ?? addDays(leaving.date, -A_WHILE);
    const from = !isThere && before !== undefined && begun <= before.from ? addDays(before.from, 1) : begun;
    const stay = isThere ? before : emptyStay(leaving.urn, from);
    if (!isThere) stays.push(stay);
    const first = stay.slices[0];
    let last = first;
    if (first === undefined || first.provider !== leaving.provider) {
      const start = first === undefined || from > first.from ? from : addDays(first.from, 1);
      last = emptySlice(start < leaving.date ? start : leaving.date, leaving.provider);
      if (first !== undefined) first.to = first.from;
      stay.slices.push(last);
    }
    if (last === undefined) continue;
    Object.assign(last, { to: leaving.date, isEndKnown: true, createdAt: move.createdAt, touchedAt: move.touchedAt });
    stay.to = leaving.date;
    if (joining === null) {
      if (isOver || move !== moves.at(-1)) stays.push(nowhere(stay));
      continue;
    }
    const joined = emptySlice(joining.date, joining.provider);
    joined.touchedAt = move.touchedAt;
    joined.isStartKnown = true;
    stays.push(emptyStay(joining.urn, joining.date, joined));
  }
  return stays;
}

/** A start for the training that each move left: no later than its end, and in the order in which the moves are served. */
export function startsOf(moves: readonly Move[]): Map<Move, Day> {
  const starts = new Map<Move, Day>();
  /** Where training that a former move opened is left by this one, it began on the day it was joined. */
  const joinedOn = (move: Move, at: number): Day | null => {
    const before = moves.slice(0, at).findLast(({ record }) => record === move.record);
    const joined = before?.joining ?? null;
    return joined !== null && joined.urn === move.leaving.urn && joined.provider === move.leaving.provider
      ? joined.date
      : null;
  };
  let least: Day | null = null;
  moves.forEach((move, at) => {
    const made = move.createdOn;
    const guess = made !== null && made <= move.leaving.date ? made : addDays(move.leaving.date, -A_WHILE);
    const known = joinedOn(move, at);
    let start = known ?? guess;
    if (known === null) {
      const next = moves.slice(at + 1).flatMap((later, i) => joinedOn(later, at + 1 + i) ?? [])[0];
      if (next !== undefined && start > next) start = next;
      if (least !== null && start < least) start = least;
      if (start > move.leaving.date) start = move.leaving.date;
    }
    starts.set(move, start);
    least = start;
  });
  return starts;
}
