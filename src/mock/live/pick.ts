import type { Role } from '../../rules/terms.ts';
import { addDays, type Day } from '../../rules/time.ts';
import type { DeliveryPartner, Partnership, Provider, School } from '../world/records.ts';
import type { Stage } from './act.ts';
import type { Place, Somebody } from './side.ts';

/** Choosing subjects by chance. Each choice costs the same in a world of any size. */

/** One of a list, or null when it is empty. With `recent` the newest few come as often as all others. */
export function oneOf<T>({ random }: Stage, list: readonly T[], recent = false): T | null {
  if (list.length === 0) return null;
  const few = Math.min(list.length, 40);
  const at = recent && random.chance(0.5) ? list.length - 1 - random.below(few) : random.below(list.length);
  return list[at] ?? null;
}

/** The first of some choices that is not null. */
export function among<T>(tries: number, choose: () => T | null): T | null {
  for (let i = 0; i < tries; i += 1) {
    const found = choose();
    if (found !== null) return found;
  }
  return null;
}

/** A provider whose people something happens to: half the time the one whose life it is. */
export function someProvider(stage: Stage): Provider | null {
  return stage.random.chance(0.5) ? stage.own : oneOf(stage, stage.world.providers);
}

/** Somebody whom a provider sees. Who is registered twice is left in peace until the two are merged. */
export function somebody(stage: Stage): Somebody | null {
  const { side, today, world } = stage;
  return among(6, () => {
    const lp = someProvider(stage);
    const found = lp === null ? null : oneOf(stage, side.participants(lp), true);
    return found === null || isTwice(world.duplicates, found.id) ? null : side.person(found.id, today);
  });
}

export function isTwice(duplicates: ReadonlyMap<string, string>, id: string): boolean {
  if (duplicates.size === 0) return false;
  if (duplicates.has(id)) return true;
  for (const of of duplicates.values()) if (of === id) return true;
  return false;
}

export function somebodyAs(
  stage: Stage,
  role: Role | null,
  fits: (place: Place, person: Somebody) => boolean = () => true,
): { readonly person: Somebody; readonly place: Place } | null {
  return among(12, () => {
    const person = somebody(stage);
    const places = person?.places.filter((one) => (role === null || one.role === role) && fits(one, person)) ?? [];
    const place = oneOf(stage, places);
    return person === null || place === null ? null : { person, place };
  });
}

const schoolsOf = new WeakMap<object, readonly School[]>();
const partnersOf = new WeakMap<object, readonly DeliveryPartner[]>();

/** Schools and partners come with a scenario and none after it, so one list each is enough for a world. */
function listOf<T>(kept: WeakMap<object, readonly T[]>, records: ReadonlyMap<string, T>): readonly T[] {
  const known = kept.get(records);
  if (known !== undefined) return known;
  const list = [...records.values()];
  kept.set(records, list);
  return list;
}

export const schoolsIn = ({ world }: Stage): readonly School[] => listOf(schoolsOf, world.schools);
export const partnersIn = ({ world }: Stage): readonly DeliveryPartner[] => listOf(partnersOf, world.deliveryPartners);

export function isLinked({ links }: DeliveryPartner, lp: Provider, cohort: number): boolean {
  return links.some((one) => one.lp === lp && one.cohort === cohort);
}

/** The year a school registers into on a day: cohorts begin on 1 June. */
export function yearOf(day: Day): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '06-01' ? year : year - 1;
}

/** A partnership that a school would register somebody under: of this year's cohort or the last one's. */
export function recentPartnership(stage: Stage, lp: Provider | null): Partnership | null {
  const year = yearOf(stage.today);
  if (lp === null) return null;
  return among(8, () => {
    const found = oneOf(stage, stage.side.partnerships(lp), true);
    return found !== null && found.challengedAt === null && found.cohort.year >= year - 1 ? found : null;
  });
}

export function dayAround({ random, today }: Stage, before: number, after: number): Day {
  return addDays(today, random.below(before + after + 1) - before);
}
