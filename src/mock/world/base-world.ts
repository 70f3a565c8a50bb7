import type { Service } from '../../contract/service.ts';
import type { IdSource, Uuid } from '../ids.ts';
import type { Cohort, DeliveryPartner, Partnership, Provider, Schedule, School, Statement } from './records.ts';

/** The part of a world that both services keep in the same way. */
export interface BaseWorld {
  readonly service: Service;
  readonly ids: IdSource;
  readonly providers: Provider[];
  readonly providerByToken: Map<string, Provider>;
  readonly providerById: Map<Uuid, Provider>;
  readonly cohorts: Map<number, Cohort>;
  /** By {@link scheduleKey}. */
  readonly schedules: Map<string, Schedule>;
  readonly deliveryPartners: Map<Uuid, DeliveryPartner>;
  readonly schools: Map<Uuid, School>;
  readonly partnerships: Map<Uuid, Partnership>;
  readonly statements: Map<Uuid, Statement>;
  /** Participants who were registered a second time, by the duplicate's id, until they are merged. */
  readonly duplicates: Map<Uuid, Uuid>;
  /** Grows with every change, so that derived lists can be kept until something changes. */
  version: number;
}

export function scheduleKey(cohort: number, identifier: string): string {
  return `${cohort}/${identifier}`;
}

/** Looks up what a scenario's check has already proven to exist. */
export function must<K, V>(map: ReadonlyMap<K, V>, key: K, what: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`mock: no ${what} ${String(key)} in this world`);
  return value;
}

/** Marks a world as changed, so that cached lists are made anew. */
export function changed(world: BaseWorld): void {
  world.version += 1;
}
