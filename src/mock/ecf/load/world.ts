import { rememberingIds, type IdOf, type Uuid } from '../../ids.ts';
import { append, inOrder } from '../../kit/collections.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { BaseWorld } from '../../world/base-world.ts';
import type { Stamps } from '../../world/stamps.ts';
import { emptyReach, refreshDeclaration, refreshPerson } from '../visible/lists.ts';
import { listSchools } from '../visible/schools.ts';
import type { EcfWorld } from '../world.ts';
import { loadDeclarations } from './declarations.ts';
import { keepWrittenStampsNewest, loadPartnerships, loadSchoolCohorts } from './organisations.ts';
import { loadParticipants } from './participants.ts';

/** Builds the `ecf` world on what both services share. */
export function loadWorld(
  base: BaseWorld,
  scenario: Scenario,
  now: number,
  stamps: Stamps,
  idOf: IdOf = rememberingIds(),
): EcfWorld {
  const { partnerships: written, ...shared } = base;
  const world: EcfWorld = {
    ...shared,
    nextNumber: 1,
    otherTokens: new Set(),
    schoolLedOnly: new Set(),
    partnerships: new Map(),
    users: new Map(),
    declarations: new Map(),
    identityByExternalId: new Map(),
    usersByTrn: new Map(),
    usersByRetiredId: new Map(),
    identitiesOf: new Map(),
    profilesOf: new Map(),
    declarationsOf: new Map(),
    declarationsOn: new Map(),
    schoolCohortsOf: new Map(),
    partnershipsAt: new Map(),
    profilesAt: new Map(),
    programmesOf: new Map(),
    profilesOn: new Map(),
    partnershipsOf: new Map(),
    statementsOf: new Map(),
    reach: new Map(),
    schoolsIn: new Map(),
  };
  const loading = { world, scenario, now, stamps, idOf };
  keepWrittenStampsNewest(world, scenario, written, idOf);
  loadPartnerships(world, [...written.values()], now, relationshipsOf(scenario, idOf));
  loadSchoolCohorts(world, scenario, idOf);
  for (const statement of world.statements.values()) append(world.statementsOf, statement.lp.id, statement);
  loadParticipants(loading);
  loadDeclarations(loading);
  fillLists(world);
  return world;
}

function relationshipsOf({ partnerships = [] }: Scenario, idOf: IdOf): Set<Uuid> {
  return new Set(partnerships.filter(({ relationship }) => relationship === true).map(({ id }) => idOf(id)));
}

/** Fills every list in its own order, so that no item has to be moved. */
function fillLists(world: EcfWorld): void {
  for (const { id } of world.providers) world.reach.set(id, emptyReach());
  for (const user of inOrder([...world.users.values()])) refreshPerson(world, user);
  for (const declaration of inOrder([...world.declarations.values()])) refreshDeclaration(world, declaration);
  for (const year of world.cohorts.keys()) listSchools(world, year);
}
