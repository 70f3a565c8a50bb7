import { isDay, type Day } from '../../../rules/time.ts';
import { ActorError } from '../../actors/actor-error.ts';
import { uuidOf } from '../../ids.ts';
import type { Cohort, DeliveryPartner, Partnership, Provider, Role, School, Statement } from '../../world/records.ts';
import { roles } from '../derived/training.ts';
import type { Present } from '../effects/training.ts';
import type { Declaration, Person, RectWorld, RoleRecord, Stay } from '../world.ts';

/** What the steps of one world share. */
export interface Context {
  readonly world: RectWorld;
  /** The present of a step, after the jobs of all nights before it have run. */
  readonly present: () => Present;
}

/** Looks up the records a step names. A record that is not there throws an `ActorError` in the name of the step. */
export interface Find {
  error(why: string): ActorError;
  person(id: string): Person;
  /** A person in a role. The role may be left out when they have only one. */
  record(id: string, role: Role | undefined): { readonly person: Person; readonly record: RoleRecord };
  /** Like `record`, with the stay that started last. */
  stay(
    id: string,
    role: Role | undefined,
  ): { readonly person: Person; readonly record: RoleRecord; readonly stay: Stay };
  statement(id: string): Statement;
  declaration(id: string): Declaration;
  partnership(id: string): Partnership;
  school(id: string): School;
  provider(id: string): Provider;
  deliveryPartner(id: string): DeliveryPartner;
  cohort(year: number): Cohort;
  day(text: Day): Day;
  /** Refuses a value that is no teacher reference number, or the number of another person. */
  freeTrn(trn: string | null, person: Person | null): void;
}

export function finder(world: RectWorld, step: string): Find {
  const error = (why: string): ActorError => new ActorError(step, why);

  function known<T>(records: ReadonlyMap<string, T>, what: string, id: string): T {
    const record = records.get(uuidOf(id));
    if (record === undefined) throw error(`there is no ${what} ${JSON.stringify(id)} in this world.`);
    return record;
  }

  function person(id: string): Person {
    const found = known(world.persons, 'participant', id);
    if (!found.retired) return found;
    const successor = world.successors.get(found.id);
    throw error(
      `the id ${JSON.stringify(id)} was retired by a merge; use ${successor ?? 'the id of the one who is left'}.`,
    );
  }

  const find: Find = {
    error,
    person,
    record(id, role) {
      const found = person(id);
      const held = roles.filter((one) => found[one].stays.length > 0);
      const [only, another] = held;
      const meant = role ?? only;
      if (role === undefined && another !== undefined)
        throw error(`participant ${JSON.stringify(id)} is ECT and mentor; say which with "role".`);
      if (meant === undefined || !held.includes(meant))
        throw error(
          `participant ${JSON.stringify(id)} is not registered${role === undefined ? '' : ` as ${role}`} at any school.`,
        );
      return { person: found, record: found[meant] };
    },
    stay(id, role) {
      const { person: who, record } = find.record(id, role);
      const stay = record.stays.at(-1);
      if (stay === undefined) throw error(`participant ${JSON.stringify(id)} is at no school.`);
      return { person: who, record, stay };
    },
    statement: (id) => known(world.statements, 'statement', id),
    declaration: (id) => known(world.declarations, 'declaration', id),
    partnership: (id) => known(world.partnerships, 'partnership', id),
    school: (id) => known(world.schools, 'school', id),
    provider: (id) => known(world.providerById, 'lead provider', id),
    deliveryPartner: (id) => known(world.deliveryPartners, 'delivery partner', id),
    cohort(year) {
      const cohort = world.cohorts.get(year);
      if (cohort === undefined)
        throw error(`there is no cohort ${year} in this world; open it with dfe.openCohort(${year}).`);
      return cohort;
    },
    day(text) {
      if (!isDay(text)) throw error(`${JSON.stringify(text)} is no calendar day; write it as YYYY-MM-DD.`);
      return text;
    },
    freeTrn(trn, who) {
      if (trn === null) return;
      if (!/^\d{7}$/.test(trn)) throw error('a TRN has seven digits.');
      const holder = world.byTrn.get(trn);
      if (holder !== undefined && holder !== who?.id)
        throw error(`the TRN belongs to participant ${holder} already; merge the two, or use that participant.`);
    },
  };
  return find;
}
