import { dayOf, type Day } from '../../../rules/time.ts';
import type { Observed, Row } from '../../observed.ts';
import { dayIn, listOf, textOf } from '../attributes.ts';
import type { Building, Part as PartOf } from './building.ts';
import type { Part } from './drafts.ts';
import { movesOf, startsOf } from './moves.ts';
import { partOf, type Person } from './part.ts';

export interface Fitted {
  readonly row: Row;
  readonly person: Person;
  readonly parts: Part[];
}

/** Everybody in the list of participants, with what they do in each role. */
export function fitPeople(building: Building): Fitted[] {
  const { observed } = building;
  const moves = new Map(observed.lists.transfers.map((row) => [row.id, row]));
  const days = daysOf(observed, building.providers.own);
  return observed.lists.participants.map((row) => {
    const moved = moves.get(row.id);
    const own = moved === undefined ? [] : movesOf(moved);
    const enrolments = listOf(row, 'ecf_enrolments');
    const person: Person = {
      id: row.id,
      moves: own,
      starts: startsOf(own),
      inductionEnd: firstDay(enrolments, 'induction_end_date'),
      fundingEnd: firstDay(enrolments, 'mentor_funding_end_date'),
      seenUntil: days.others(row.id),
      declaredFrom: days.own(row.id),
    };
    const parts = enrolments.flatMap((enrolment) => {
      const part = partOf(building, person, enrolment);
      if (part === null)
        building.left.push({
          ...{ list: 'participants', id: row.id, attributes: ['ecf_enrolments'] },
          why: 'the partnership of an enrolment is in no list',
        });
      return part ?? [];
    });
    if (enrolments.length === 0)
      building.left.push({ list: 'participants', id: row.id, attributes: [], why: 'no enrolment can be read' });
    return { row, person, parts };
  });
}

function firstDay(enrolments: readonly Readonly<Record<string, unknown>>[], name: string): Day | null {
  for (const enrolment of enrolments) {
    const day = dayIn(enrolment, name);
    if (day !== null) return day;
  }
  return null;
}

type ByRole = Readonly<Record<'ect' | 'mentor', Day | null>>;
const NONE: ByRole = { ect: null, mentor: null };

/** By person and role: the first day of the provider's own declarations, and the last of those of others. */
function daysOf(
  { lists }: Observed,
  provider: string | null,
): { own: (id: string) => ByRole; others: (id: string) => ByRole } {
  const own = new Map<string, ByRole>();
  const others = new Map<string, ByRole>();
  for (const row of lists.declarations) {
    const [id, date] = [textOf(row, 'participant_id'), textOf(row, 'declaration_date')];
    if (id === null || date === null || dayIn(row, 'declaration_date') === null) continue;
    const role = textOf(row, 'course_identifier') === 'ecf-mentor' ? 'mentor' : 'ect';
    const isOwn = textOf(row, 'lead_provider_name') === provider;
    const days = isOwn ? own : others;
    // others' are seen up to midnight, by UTC, of the last day
    const day = isOwn
      ? dayOf(Date.parse(date), 'london')
      : new Date(Date.parse(date) + 86_399_999).toISOString().slice(0, 10);
    const known = days.get(id) ?? NONE;
    const before = known[role];
    if (before === null || (isOwn ? day < before : day > before)) days.set(id, { ...known, [role]: day });
  }
  return { own: (id) => own.get(id) ?? NONE, others: (id) => others.get(id) ?? NONE };
}

export type Written = PartOf<'participants'>;
