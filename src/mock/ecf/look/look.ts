import type { Uuid } from '../../ids.ts';
import type { Look } from '../../look/look.ts';
import type { EcfWorld } from '../world.ts';
import { isRetired, seenDeclaration, seenPerson, seenRetired } from './seen.ts';
import { timelineOf } from './timeline.ts';

/** How the world of `ecf` is looked into. */
export const ecfLook: Look<EcfWorld> = {
  counts(world) {
    let participants = world.users.size;
    for (const id of world.usersByRetiredId.keys()) if (isRetired(world, id) && !world.users.has(id)) participants += 1;
    return { participants, declarations: world.declarations.size };
  },
  *people(world) {
    for (const user of world.users.values()) if (!isRetired(world, user.id)) yield seenPerson(world, user);
    for (const id of world.usersByRetiredId.keys()) {
      const found = seenRetired(world, id);
      if (found !== null) yield found;
    }
  },
  person(world, id) {
    const user = world.users.get(id);
    return user === undefined || isRetired(world, id) ? seenRetired(world, id) : seenPerson(world, user);
  },
  peopleAt(world, school) {
    const found = new Set<Uuid>();
    for (const cohort of world.schoolCohortsOf.get(school) ?? [])
      for (const programme of world.programmesOf.get(cohort.id) ?? [])
        for (const { user } of world.profilesOn.get(programme.id) ?? []) found.add(user.id);
    for (const { user } of world.profilesAt.get(school) ?? []) found.add(user.id);
    return found;
  },
  idChanges: (world, id) => world.users.get(id)?.idChanges ?? [],
  timeline: (world, id) => timelineOf(world, id),
  *declarations(world) {
    for (const declaration of world.declarations.values()) yield seenDeclaration(declaration);
  },
  declaration(world, id) {
    const found = world.declarations.get(id);
    return found === undefined ? null : seenDeclaration(found);
  },
  declarationsOf: (world, id) => (world.declarationsOf.get(id) ?? []).map(seenDeclaration),
  declarationsOn: (world, { id }) =>
    (world.declarationsOn.get(id) ?? [])
      .map(seenDeclaration)
      .filter(({ statement, clawbackStatement }) => statement === id || clawbackStatement === id),
  isShown: (partnership) => !('relationship' in partnership && partnership.relationship === true),
};
