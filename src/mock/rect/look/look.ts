import type { Look } from '../../look/look.ts';
import { allDeclarations, roles } from '../derived/training.ts';
import type { RectWorld } from '../world.ts';
import { seenDeclaration, seenPerson } from './seen.ts';
import { timelineOf } from './timeline.ts';

/** How the world of `rect` is looked into. */
export const rectLook: Look<RectWorld> = {
  counts: ({ persons, declarations }) => ({ participants: persons.size, declarations: declarations.size }),
  *people(world) {
    for (const person of world.persons.values()) yield seenPerson(world, person);
  },
  person(world, id) {
    const person = world.persons.get(id);
    return person === undefined ? null : seenPerson(world, person);
  },
  peopleAt: (world, school) => new Set((world.staysBySchool.get(school) ?? []).map(({ person }) => person.id)),
  idChanges: (world, id) => world.persons.get(id)?.idChanges ?? [],
  timeline(world, id) {
    const person = world.persons.get(id);
    return person === undefined ? [] : timelineOf(world, person);
  },
  *declarations(world) {
    for (const declaration of world.declarations.values()) yield seenDeclaration(declaration);
  },
  declaration(world, id) {
    const found = world.declarations.get(id);
    return found === undefined ? null : seenDeclaration(found);
  },
  declarationsOf(world, id) {
    const person = world.persons.get(id);
    return person === undefined ? [] : roles.flatMap((role) => allDeclarations(person[role]).map(seenDeclaration));
  },
  declarationsOn: (world, { id }) =>
    (world.onStatement.get(id) ?? [])
      .map(seenDeclaration)
      .filter(({ statement, clawbackStatement }) => statement === id || clawbackStatement === id),
  isShown: () => true,
};
