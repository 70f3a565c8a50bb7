import type { Uuid } from '../../ids.ts';
import type { SeenDeclaration, SeenPerson } from '../../look/look.ts';
import type { School } from '../../world/records.ts';
import { ownerOf, stateOf } from '../derived/declarations.ts';
import { roles } from '../derived/training.ts';
import { fullName } from '../views/participant.ts';
import type { Declaration, Person, RectWorld } from '../world.ts';

export function seenDeclaration(declaration: Declaration): SeenDeclaration {
  const { id, training, type, date, evidence, payment, statement, clawbackStatement } = declaration;
  const { person, role } = training.stay;
  const { createdAt, updatedAt } = declaration;
  return {
    id,
    person: { id: person.id, name: fullName(person) },
    lp: ownerOf(declaration),
    ...{ role, type, date, evidence, createdAt, updatedAt },
    state: stateOf(declaration),
    cohort: training.partnership?.cohort.year ?? training.schedule?.cohort ?? 0,
    statement: payment === 'voided' ? null : (statement?.id ?? null),
    clawbackStatement: clawbackStatement?.id ?? null,
  };
}

export function seenPerson(world: RectWorld, person: Person): SeenPerson {
  const { id, trn, createdAt, updatedAt, retired } = person;
  const stays = [...person.ect.stays, ...person.mentor.stays];
  return {
    ...{ id, trn, createdAt, updatedAt },
    name: retired ? null : fullName(person),
    emails: stays.flatMap(({ email }) => email ?? []),
    roles: roles.filter((role) => person[role].stays.length > 0),
    school: latestSchool(person),
    retiredInto: successorOf(world, id),
  };
}

/** Who follows a retired id in the end; null for one that is not retired. */
export function successorOf(world: RectWorld, id: Uuid): Uuid | null {
  let found: Uuid | null = null;
  for (let next = world.successors.get(id); next !== undefined; next = world.successors.get(next)) found = next;
  return found;
}

function latestSchool({ ect, mentor }: Person): School | null {
  const stays = [...ect.stays, ...mentor.stays].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
  return stays.at(-1)?.school ?? null;
}
