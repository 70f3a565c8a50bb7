import { earlierDay, type Day } from '../../../rules/time.ts';
import type { IdOf } from '../../ids.ts';
import { appendShort, longer, takeNumber } from '../../kit/collections.ts';
import type { ScenarioParticipant } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import { type Person, type RectWorld, type Stay } from '../world.ts';

interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

/** Adds the mentors of an ECT's stays, once everybody is loaded. */
export function loadMentors(world: RectWorld, written: ScenarioParticipant, idOf: IdOf): void {
  let person: Person | null = null;
  for (const entry of written.training ?? []) {
    if (entry.role !== 'ect' || (entry.mentor == null && entry.mentors === undefined)) continue;
    person ??= must(world.persons, idOf(written.id), 'participant');
    const school =
      entry.partnership === null
        ? idOf(entry.school ?? '')
        : must(world.partnerships, idOf(entry.partnership), 'partnership').school.id;
    const stay = person.ect.stays.find(
      (one) => one.school.id === school && one.startedOn === (entry.schoolFrom ?? entry.from),
    );
    if (stay === undefined) continue;
    if (entry.mentor != null) addWhileTogether(world, stay, must(world.persons, idOf(entry.mentor), 'participant'));
    for (const { id, from, to } of entry.mentors ?? []) {
      const mentor = must(world.persons, idOf(id), 'participant');
      addMentorship(world, stay, mentor, { from, to: to ?? null }, stayDuring(mentor, stay, { from, to: to ?? null }));
    }
  }
}

/**
 * Adds a `mentor` for as long as both are at the school. A mentor without a stay there is taken to be there throughout.
 */
function addWhileTogether(world: RectWorld, stay: Stay, mentor: Person): void {
  const there = mentor.mentor.stays.filter((one) => one.school === stay.school);
  if (there.length === 0)
    return addMentorship(world, stay, mentor, { from: stay.startedOn, to: stay.finishedOn }, null);
  for (const own of there) {
    const from = own.startedOn > stay.startedOn ? own.startedOn : stay.startedOn;
    const to = earlierDay(own.finishedOn, stay.finishedOn);
    if (to === null || from <= to) addMentorship(world, stay, mentor, { from, to }, own);
  }
}

function stayDuring(mentor: Person, stay: Stay, { from, to }: Span): Stay | null {
  const there = mentor.mentor.stays.filter((one) => one.school === stay.school);
  return (
    there.find((one) => (to === null || one.startedOn <= to) && (one.finishedOn === null || one.finishedOn >= from)) ??
    there.at(-1) ??
    null
  );
}

function addMentorship(
  world: RectWorld,
  stay: Stay,
  mentor: Person,
  { from, to }: Span,
  mentorStay: Stay | null,
): void {
  // two entries of one stay may name the same mentor
  if (stay.mentorships.some((one) => one.mentorId === mentor.id && one.from === from && one.to === to)) return;
  const mentorship = {
    number: takeNumber(world),
    stay,
    mentorId: mentor.id,
    mentorStay: mentorStay?.number ?? null,
    from,
    to,
  };
  stay.mentorships = longer(stay.mentorships, mentorship);
  if (stay.mentorships.length > 1)
    stay.mentorships.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.number - b.number));
  appendShort(world.mentorships, mentor.id, mentorship);
}
