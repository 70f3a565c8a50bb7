import { uuidOf, type Uuid } from '../../ids.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Partnership, Stamped } from '../../world/records.ts';
import type { EcfWorld } from '../world.ts';

const STEP_MS = 1000;

/**
 * A partnership shows the newest change of itself, its school and its partner. For a time written on a partnership to
 * be what is shown, schools and partners without a written time have to be older. They are moved back together, which
 * keeps their order.
 */
export function keepWrittenStampsNewest(
  world: EcfWorld,
  scenario: Scenario,
  partnerships: ReadonlyMap<Uuid, Partnership>,
): void {
  let oldestWritten = Infinity;
  for (const written of scenario.partnerships ?? []) {
    const shown = written.updatedAt ?? written.createdAt;
    if (shown !== undefined)
      oldestWritten = Math.min(oldestWritten, partnerships.get(uuidOf(written.id))?.updatedAt ?? Infinity);
  }
  if (oldestWritten === Infinity) return;
  const movable = [
    ...unwritten(world.schools, scenario.schools),
    ...unwritten(world.deliveryPartners, scenario.deliveryPartners),
  ];
  const newest = movable.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), -Infinity);
  const back = newest - oldestWritten + STEP_MS;
  if (newest < oldestWritten) return;
  for (const record of movable) {
    record.createdAt -= back;
    record.updatedAt -= back;
  }
}

function unwritten<T extends Stamped>(
  records: ReadonlyMap<Uuid, T>,
  list: readonly { id: string; createdAt?: string | undefined; updatedAt?: string | undefined }[] = [],
): T[] {
  const written = new Set(
    list.filter((one) => one.createdAt !== undefined || one.updatedAt !== undefined).map(({ id }) => uuidOf(id)),
  );
  return [...records.values()].filter(({ id }) => !written.has(id));
}
