import { idOf } from '../records/ids.ts';
import { withoutPersonal } from '../records/personal.ts';
import { prepare, type Prepared } from '../records/prepared.ts';
import type { Item, Resource } from '../resources.ts';
import { idChangesIn } from '../store/id-changes.ts';
import type { RunContext } from './context.ts';

/** A record as the copy keeps it: without what tells of a person where that is not kept, or was erased. */
export function kept(
  { personal, erased }: Pick<RunContext, 'personal' | 'erased'>,
  resource: Resource,
  item: Item,
  cohort: number | null,
): Prepared {
  const isBare = personal === 'none' || isErased(erased, resource, item);
  return prepare(isBare ? withoutPersonal(resource, item) : item, cohort);
}

/** Whether a record is of somebody who was erased: under this id, or one that it has taken the place of. */
export function isErased(erased: ReadonlySet<string>, resource: Resource, item: Item): boolean {
  if (erased.size === 0 || (resource !== 'participants' && resource !== 'unfundedMentors')) return false;
  return erased.has(idOf(item.id)) || idChangesIn(item).some(({ from, to }) => erased.has(from) || erased.has(to));
}
