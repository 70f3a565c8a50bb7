import { reachedAtLeast } from '../../changes/reached.ts';
import type { Marked, Reached } from '../../changes/served.ts';
import type { EcfWorld } from '../world.ts';

/** Everything that shows something of what was marked. */
export function reach(world: EcfWorld, marks: Marked): Reached {
  const reached = reachedAtLeast(marks);
  for (const id of marks.people)
    for (const declaration of world.declarationsOf.get(id) ?? []) reached.declarations.add(declaration.id);
  // a partnership shows the school's tutor, and moves with the school
  for (const id of marks.schools)
    for (const partnership of world.partnershipsAt.get(id) ?? []) reached.partnerships.add(partnership.id);
  return reached;
}
