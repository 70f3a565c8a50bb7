import { addDays } from '../../../rules/time.ts';
import { numberOf, textOf } from '../attributes.ts';
import type { Building } from './building.ts';
import { addBefore } from './declarations.ts';
import { firstDay, type Part, type Slice } from './drafts.ts';
import type { Fitted } from './people.ts';

/**
 * Makes as many train under each partnership today as it says. Ends and starts that nothing tells are moved first; then
 * somebody gets training that the answers do not show, because later training stands before it.
 */
export function fitCounts(building: Building, people: readonly Fitted[]): void {
  const { today } = building;
  const byPartnership = new Map<string, { slice: Slice; part: Part; person: Fitted }[]>();
  for (const person of people)
    for (const part of person.parts)
      for (const { slices } of part.stays)
        for (const slice of slices) {
          const list = byPartnership.get(slice.partnership ?? '') ?? [];
          byPartnership.set(slice.partnership ?? '', list);
          list.push({ slice, part, person });
        }
  const trains = ({ from, to }: Slice): boolean => from <= today && (to === null || to >= today);
  for (const row of building.observed.lists.partnerships) {
    const all = byPartnership.get(row.id) ?? [];
    const wanted = numberOf(row, 'participants_currently_training');
    if (wanted === null) continue;
    let there = all.filter(({ slice }) => trains(slice)).length;
    for (const { slice, part, person } of all) {
      if (there === wanted) break;
      if (part.latest === null || (slice.isEndKnown && (there < wanted || slice.to === null || slice.to <= today)))
        continue;
      if (slice !== part.latest.slice) {
        // training that was joined, and of whose end nothing tells
        if (there < wanted || slice.to !== null || slice.from >= today) continue;
        slice.to = slice.from;
        there -= 1;
        continue;
      }
      const completed = part.role === 'ect' ? person.person.inductionEnd : person.person.fundingEnd;
      if (
        there < wanted
          ? startTraining(slice, completed, today)
          : stopTraining(slice, completed, person.person.seenUntil[part.role], today)
      ) {
        there += there < wanted ? 1 : -1;
        if (part.latest.stay.slices.length === 1) part.latest.stay.from = slice.from;
      }
    }
    for (; there < wanted; there += 1) {
      const part = somebodyFor(building, people, textOf(row, 'urn') ?? '');
      const partnership = building.byId(row.id);
      if (part === null || partnership === undefined) break;
      addBefore(building, part, partnership, building.providers.own, null);
      building.count('training beside that which shows');
    }
    if (there !== wanted)
      building.left.push({
        ...{ list: 'partnerships', id: row.id, attributes: ['participants_currently_training'] },
        why: 'those who train there today cannot be told from the lists',
      });
  }
}

function startTraining(slice: Slice, completed: string | null, today: string): boolean {
  if (slice.to === null || slice.to >= today || slice.from > today) return false;
  const isReported = slice.withdrawn !== null || slice.deferred !== null;
  if (!isReported && completed !== null && completed <= today) return false;
  slice.to = today;
  return true;
}

function stopTraining(slice: Slice, completed: string | null, seenUntil: string | null, today: string): boolean {
  if (slice.from > today || (slice.to !== null && slice.to < today)) return false;
  const isReported = slice.withdrawn !== null || slice.deferred !== null;
  if (slice.to === null) {
    if (isReported || completed === null) return false;
    // who has completed is active, whatever the days say
    const end = [completed, slice.from, seenUntil ?? ''].sort().at(-1) ?? completed;
    if (end < today) slice.to = end;
    else if (slice.isStartKnown) return false;
    else slice.from = addDays(today, 1);
    return true;
  }
  if (slice.to > today) {
    if (slice.isStartKnown) return false;
    slice.from = addDays(today, 1);
    if (!slice.isEndKnown && slice.to <= slice.from) slice.to = addDays(slice.from, 1);
    return true;
  }
  if (slice.from >= today || seenUntil === today) return false;
  slice.to = addDays(today, -1);
  return true;
}

/** Somebody who may train under a partnership beside what shows: who joins later, best at the same school. */
function somebodyFor({ today }: Building, people: readonly Fitted[], urn: string): Part | null {
  let best: Part | null = null;
  let most = -1;
  for (const { parts } of people) {
    for (const part of parts) {
      if (part.latest === null) continue;
      const isLater = (firstDay(part) ?? '') > today;
      const score = (isLater ? 4 : 0) + (part.role === 'mentor' ? 2 : 0) + (part.latest.stay.urn === urn ? 1 : 0);
      if (score > most) [best, most] = [part, score];
    }
  }
  return best;
}
