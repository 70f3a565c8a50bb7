import type { Uuid } from '../../ids.ts';
import { takeNumber } from '../../kit/collections.ts';
import { roles } from '../derived/training.ts';
import { reindexMentor } from '../visible/lists.ts';
import { emptyPerson, takeFrom, type Person, type RectWorld } from '../world.ts';
import { removeMentoring } from './mentorships.ts';
import { settlePerson, settleSchool } from './touch.ts';
import { removeTraining, type Present } from './training.ts';

/** Adds a person who has no stay yet. */
export function addPerson(
  world: RectWorld,
  id: Uuid,
  { name, trn }: Pick<Person, 'name' | 'trn'>,
  { now }: Present,
): Person {
  const person: Person = { ...emptyPerson(id, takeNumber(world), now), name };
  world.persons.set(id, person);
  setTrn(world, person, trn);
  return person;
}

/** Takes a person without declarations out of the world, as if they had never been registered. */
export function removePerson(world: RectWorld, person: Person, present: Present): void {
  const { now } = present;
  removeMentoring(world, person.id, present);
  const stays = roles.flatMap((role) => person[role].stays);
  const mentors = new Set(person.ect.stays.flatMap(({ mentorships }) => mentorships.map(({ mentorId }) => mentorId)));
  for (const stay of stays) {
    for (const training of stay.training) removeTraining(world, training);
    for (const mentorship of stay.mentorships) takeFrom(world.mentorships, mentorship.mentorId, mentorship);
    takeFrom(world.staysBySchool, stay.school.id, stay);
  }
  for (const role of roles) person[role].stays = [];
  // out of every list, because no provider could see anything of them now
  settlePerson(world, person, now);
  for (const id of mentors) {
    const mentor = world.persons.get(id);
    if (mentor !== undefined) reindexMentor(world, mentor);
  }
  for (const school of new Set(stays.map((stay) => stay.school))) settleSchool(world, school, now);
  for (const { from } of person.idChanges) world.successors.delete(from);
  setTrn(world, person, null);
  world.persons.delete(person.id);
}

/** A name, a number or both change; unfunded mentors show that too. */
export function identify(
  world: RectWorld,
  person: Person,
  { name = person.name, trn = person.trn }: Partial<Pick<Person, 'name' | 'trn'>>,
  { now }: Present,
): void {
  if (name === person.name && trn === person.trn) return;
  setTrn(world, person, trn);
  person.name = name;
  person.updatedAt = now;
  person.unfundedUpdatedAt = now;
  settlePerson(world, person, now);
}

/** The caller touches the person. */
export function setTrn(world: RectWorld, person: Person, trn: string | null): void {
  if (person.trn !== null && world.byTrn.get(person.trn) === person.id) world.byTrn.delete(person.trn);
  person.trn = trn;
  if (trn !== null) world.byTrn.set(trn, person.id);
}
