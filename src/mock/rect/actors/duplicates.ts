import { addDays, dayOf, earlierDay, type Day } from '../../../rules/time.ts';
import type { Dfe } from '../../actors/types.ts';
import { uuidOf } from '../../ids.ts';
import type { Partnership } from '../../world/records.ts';
import { isFrozen } from '../derived/funding.ts';
import { allTraining, roles, type Days } from '../derived/training.ts';
import { addPerson } from '../effects/persons.ts';
import { addStay, join } from '../effects/stays.ts';
import { emptyPerson, type RectWorld, type RoleRecord } from '../world.ts';
import { finder, type Context } from './find.ts';
import { scheduleAt } from './places.ts';

/** How long a duplicate was at the school where the person was before. */
const DAYS_THERE = 60;

/**
 * The same human being once more. Two registrations can be merged only when stays and training in a role do not
 * overlap, so the duplicate was somewhere else at another time: at a former school, which reports it late; or, where the
 * person has left, at the next one.
 */
export function duplicateSteps({ world, present }: Context): Pick<Dfe, 'registerDuplicate'> {
  return {
    registerDuplicate(of) {
      const find = finder(world, 'dfe.registerDuplicate');
      const person = find.person(of);
      const at = present();
      const role = roles.find((one) => person[one].stays.length > 0);
      if (role === undefined)
        throw find.error(`participant ${JSON.stringify(of)} is at no school, so none can register them again.`);
      const partnership = partnershipFor(world, person[role], at.now);
      if (partnership === null)
        throw find.error('no partnership is open to new training, so no provider would see the duplicate.');
      const { startedOn, finishedOn } = freeSpan(person[role], dayOf(at.now, 'london'));
      const symbol = freeSymbol(world, of);
      const place = { school: partnership.school, partnership, interest: null };
      const stranger = emptyPerson(uuidOf(symbol), 0, at.now);
      const schedule = scheduleAt(world, find, place, stranger, stranger[role], { start: startedOn, now: at.now });

      const duplicate = addPerson(world, stranger.id, { name: person.name, trn: null }, at);
      duplicate[role].trainingRecordId = uuidOf(`${symbol}-${role}`);
      const email = `${symbol.toLowerCase()}@${partnership.school.urn}.example`;
      const stay = addStay(
        world,
        duplicate,
        { role, school: place.school, startedOn, email, workingPattern: null },
        at,
      );
      // before the training begins, which ends with the stay
      stay.finishedOn = finishedOn;
      join(world, stay, place, startedOn, schedule, at);
      world.duplicates.set(duplicate.id, person.id);
      return duplicate.id;
    },
  };
}

/** A partnership that the person was trained under, the latest first; otherwise any. */
function partnershipFor(world: RectWorld, record: RoleRecord, now: number): Partnership | null {
  const own = allTraining(record).map(({ partnership }) => partnership);
  for (const partnership of own.reverse())
    if (partnership !== null && !isFrozen(partnership.cohort, now)) return partnership;
  for (const partnership of world.partnerships.values()) if (!isFrozen(partnership.cohort, now)) return partnership;
  return null;
}

function freeSpan({ stays }: RoleRecord, today: Day): Days {
  if (stays.every(({ finishedOn }) => finishedOn !== null && finishedOn < today))
    return { startedOn: today, finishedOn: null };
  const first = stays.reduce((earliest, { startedOn }) => (startedOn < earliest ? startedOn : earliest), today);
  const finishedOn = earlierDay(addDays(first, -2), addDays(today, -1)) ?? first;
  return { startedOn: addDays(finishedOn, -DAYS_THERE), finishedOn };
}

function freeSymbol(world: RectWorld, of: string): string {
  for (let n = 1; ; n += 1) {
    const symbol = n === 1 ? `${of}-duplicate` : `${of}-duplicate-${n}`;
    if (!world.persons.has(uuidOf(symbol)) && !world.successors.has(uuidOf(symbol))) return symbol;
  }
}
