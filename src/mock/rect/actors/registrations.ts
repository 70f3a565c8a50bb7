import { dayOf, type Day } from '../../../rules/time.ts';
import type { Registration, Schools } from '../../actors/types.ts';
import { uuidOf } from '../../ids.ts';
import { cohortOf } from '../derived/assigned-schedule.ts';
import { isEligibleOnJoining } from '../derived/funding.ts';
import { allDeclarations, overlaps, overlapsOther, roles } from '../derived/training.ts';
import { startMentorship } from '../effects/mentorships.ts';
import { addPerson, removePerson } from '../effects/persons.ts';
import { addStay, changeEmail, join, type Place } from '../effects/stays.ts';
import type { Present } from '../effects/training.ts';
import { emptyPerson, type Person, type RectWorld, type RoleRecord, type Stay } from '../world.ts';
import { finder, type Context, type Find } from './find.ts';
import { refuseUnplaced } from './funding.ts';
import { mentorFor, type MentorAtSchool } from './moves.ts';
import { placeOf, scheduleAt } from './places.ts';

export function registrationSteps({
  world,
  present,
}: Context): Pick<Schools, 'registerParticipant' | 'undoRegistration'> {
  return {
    registerParticipant(registration) {
      const find = finder(world, 'schools.registerParticipant');
      const at = present();
      const id = uuidOf(registration.id);
      const known = world.persons.has(id) ? find.person(registration.id) : null;
      // everything is looked at before anything is changed
      const asked = readRegistration(world, find, registration, known ?? emptyPerson(id, 0, at.now), at);
      if (known === null) find.freeTrn(registration.trn ?? null, null);
      else refuseOther(find, known, registration);
      const person =
        known ?? addPerson(world, id, { name: registration.name ?? null, trn: registration.trn ?? null }, at);
      enter(world, person, registration, asked, at);
      return id;
    },
    undoRegistration(id) {
      const find = finder(world, 'schools.undoRegistration');
      const person = find.person(id);
      if (roles.some((role) => allDeclarations(person[role]).length > 0)) {
        throw find.error(
          `there are declarations for participant ${JSON.stringify(id)}, so the registration stands; report that they leave.`,
        );
      }
      removePerson(world, person, present());
    },
  };
}

interface Wish {
  readonly place: Place;
  readonly from: Day;
  readonly schedule: ReturnType<typeof scheduleAt>;
  /** The stay at the school that has not ended, if there is one. */
  readonly stay: Stay | null;
  readonly mentor: MentorAtSchool | null;
}

function readRegistration(world: RectWorld, find: Find, registration: Registration, person: Person, at: Present): Wish {
  const { role, id } = registration;
  const record = person[role];
  const from = find.day(registration.from ?? dayOf(at.now, 'london'));
  const place = placeOf(world, find, registration);
  const schedule = scheduleAt(world, find, place, person, record, {
    asked: registration.schedule,
    start: from,
    now: at.now,
  });
  const isProviderLed = cohortOf(place) !== null;
  const stay =
    record.stays.find(
      (one) =>
        one.school === place.school && one.startedOn <= from && (one.finishedOn === null || one.finishedOn > from),
    ) ?? null;
  const isTraining = isProviderLed || role === 'ect';
  if (stay === null) refuseOverlap(find, record, place, from, id);
  else if (!isTraining)
    throw find.error(`participant ${JSON.stringify(id)} is registered as ${role} at the school already.`);
  if (isTraining && overlapsOther(record, from, stay?.finishedOn ?? null, null)) {
    throw find.error(
      `participant ${JSON.stringify(id)} is in other training as ${role} then; move them with schools.moveParticipant.`,
    );
  }
  if (record.eligibleFrom === null && isTraining && isEligibleOnJoining(person, role, isProviderLed))
    refuseUnplaced(world, record, find, at);
  if (registration.mentor === undefined) return { place, from, schedule, stay, mentor: null };
  if (role === 'mentor') throw find.error('only ECTs have mentors.');
  return {
    place,
    from,
    schedule,
    stay,
    mentor: mentorFor(
      find,
      registration.mentor,
      { person, school: place.school, startedOn: from, finishedOn: stay?.finishedOn ?? null },
      from,
    ),
  };
}

/** An ECT is at one school at a time. A mentor may be at several, once at each. */
function refuseOverlap(find: Find, { role, stays }: RoleRecord, { school }: Place, from: Day, id: string): void {
  const other = stays.find(
    (stay) => (role === 'ect' || stay.school === school) && overlaps({ startedOn: from, finishedOn: null }, stay),
  );
  if (other === undefined) return;
  throw find.error(
    `participant ${JSON.stringify(id)} is at school ${other.school.urn} from ${other.startedOn}${other.finishedOn === null ? '' : ` to ${other.finishedOn}`}; move them with schools.moveParticipant.`,
  );
}

/** Another registration of a known person must not change who they are. */
function refuseOther(find: Find, person: Person, { id, name, trn, role, record }: Registration): void {
  const held = person[role].trainingRecordId;
  if (name !== undefined && name !== person.name)
    throw find.error(`participant ${JSON.stringify(id)} has another name; change it with schools.changeName.`);
  if (trn !== undefined && trn !== person.trn)
    throw find.error(`participant ${JSON.stringify(id)} has another TRN; correct it with dfe.correctTrn.`);
  if (record !== undefined && held !== null && uuidOf(record) !== held)
    throw find.error(`participant ${JSON.stringify(id)} has a training record as ${role} already, and keeps it.`);
}

function enter(
  world: RectWorld,
  person: Person,
  registration: Registration,
  { place, from, schedule, stay: there, mentor }: Wish,
  at: Present,
): void {
  const { id, role, record, email, workingPattern } = registration;
  person[role].trainingRecordId ??= uuidOf(record ?? `${id}-${role}`);
  const stay =
    there ??
    addStay(
      world,
      person,
      {
        role,
        school: place.school,
        startedOn: from,
        email: email ?? null,
        workingPattern: role === 'ect' ? (workingPattern ?? null) : null,
      },
      at,
    );
  if (there !== null && role === 'ect' && workingPattern !== undefined) stay.workingPattern = workingPattern;
  join(world, stay, place, from, schedule, at);
  if (there !== null && email !== undefined) changeEmail(world, [stay], email, at);
  if (mentor !== null) startMentorship(world, stay, mentor.stay, mentor.from, at);
}
