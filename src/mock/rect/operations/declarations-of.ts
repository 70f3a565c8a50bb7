import type { Uuid } from '../../ids.ts';
import type { Provider } from '../../world/records.ts';
import { isVisible } from '../derive/declarations.ts';
import { allDeclarations, roles } from '../derive/training.ts';
import { byCreation } from '../index/sorted.ts';
import type { Declaration, RectWorld } from '../world.ts';

/** The declarations of some people that a provider sees, by creation: without looking at everybody else's. */
export function declarationsOf(world: RectWorld, ids: ReadonlySet<Uuid>, lp: Provider): Declaration[] {
  const found: Declaration[] = [];
  for (const id of ids) {
    const person = world.persons.get(id);
    if (person === undefined) continue;
    for (const role of roles)
      found.push(...allDeclarations(person[role]).filter((declaration) => isVisible(declaration, lp)));
  }
  return found.sort(byCreation);
}
