import { DAY_MS } from '../../../base/days.ts';
import { addDays, dayOf, type Day } from '../../../rules/time.ts';
import { mark, markNoMore } from '../../changes/marks.ts';
import { changed } from '../../world/base-world.ts';
import { assignedMentor } from '../derived/mentors.ts';
import type { RectWorld } from '../world.ts';

/** When the jobs run, after midnight UTC. */
const PARTNERSHIPS_AT = 60_000;
const MENTORS_AT = 3_600_000;

/**
 * The nightly jobs that every environment of the service runs, for the nights that have passed. They touch partnerships
 * when training under them started that day or ended the day before, and people whose mentor has left.
 */
export function runNights(world: RectWorld, clock: number): void {
  const since = world.nightsRunUntil;
  if (since === clock) return;
  world.nightsRunUntil = clock;
  if (clock > since) {
    nights(since, clock, PARTNERSHIPS_AT, (first, last) => touchPartnerships(world, first, last));
    nights(since, clock, MENTORS_AT, (first, last) => touchMentees(world, first, last));
  }
}

/** Calls back with the first and the last day whose night is in a span of time, if there is one. */
function nights(after: number, until: number, time: number, run: (first: Day, last: Day) => void): void {
  const first = Math.floor((after - time) / DAY_MS) + 1;
  const last = Math.floor((until - time) / DAY_MS);
  if (first <= last) run(dayOf(first * DAY_MS, 'utc'), dayOf(last * DAY_MS, 'utc'));
}

function touchPartnerships(world: RectWorld, first: Day, last: Day): void {
  const [dayBefore, lastEnd] = [addDays(first, -1), addDays(last, -1)];
  for (const [id, training] of world.trainingByPartnership) {
    const partnership = world.partnerships.get(id);
    if (partnership === undefined) continue;
    let latest = '';
    for (const { startedOn, finishedOn } of training) {
      if (startedOn >= first && startedOn <= last && startedOn > latest) latest = startedOn;
      if (finishedOn === null || finishedOn < dayBefore || finishedOn > lastEnd) continue;
      const night = addDays(finishedOn, 1);
      if (night > latest) latest = night;
    }
    if (latest === '') continue;
    partnership.updatedAt = nightOf(latest, PARTNERSHIPS_AT);
    mark(world, 'partnerships', partnership);
  }
  markNoMore(world);
  changed(world);
}

function touchMentees(world: RectWorld, first: Day, last: Day): void {
  for (const mentorships of world.mentorships.values()) {
    for (const mentorship of mentorships) {
      const { stay, to } = mentorship;
      const gone = to === null ? null : addDays(to, 1);
      if (to === null || gone === null || gone < first || gone > last || assignedMentor(stay, to) !== mentorship)
        continue;
      stay.person.updatedAt = nightOf(gone, MENTORS_AT);
      mark(world, 'people', stay.person);
    }
  }
  markNoMore(world);
  changed(world);
}

function nightOf(day: Day, time: number): number {
  return Date.parse(`${day}T00:00:00Z`) + time;
}
