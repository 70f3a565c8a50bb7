import { mark } from '../../changes/marks.ts';
import type { Uuid } from '../../ids.ts';
import { inOrder, insert, remove, type ListMember } from '../../kit/collections.ts';
import { viewersOf } from '../derived/declarations.ts';
import { unfundedCandidateFor } from '../derived/mentors.ts';
import { allDeclarations, roles } from '../derived/training.ts';
import { transferViewers } from '../derived/transfers.ts';
import { none, type Declaration, type Person, type ProviderView, type RectWorld } from '../world.ts';

/**
 * Puts a changed person and all their records into the lists of the providers that see them, and takes them out of all
 * other lists.
 */
export function reindexPerson(world: RectWorld, person: Person): void {
  const { seenBy } = person;
  seenBy.participants = move(
    world,
    person,
    seenBy.participants,
    participantViewers(person),
    (view) => view.participants,
  );
  seenBy.transfers = move(world, person, seenBy.transfers, transferViewers(world, person), (view) => view.transfers);
  for (const role of roles)
    for (const declaration of allDeclarations(person[role])) reindexDeclaration(world, declaration);
  reindexMentor(world, person);
}

/** The same for the list of mentors only: for the mentors of a changed ECT. */
export function reindexMentor(world: RectWorld, person: Person): void {
  mark(world, 'people', person);
  const { seenBy } = person;
  seenBy.mentors = move(world, person, seenBy.mentors, unfundedCandidateFor(world, person), (view) => view.mentors);
}

function reindexDeclaration(world: RectWorld, declaration: Declaration): void {
  declaration.seenBy = move(
    world,
    declaration,
    declaration.seenBy,
    viewersOf(world, declaration),
    (view) => view.declarations,
  );
}

/** Fills the lists of a world that was just loaded. This is much faster than one insertion at a time. */
export function indexAll(world: RectWorld): void {
  const append = appending(world);
  for (const person of world.persons.values()) {
    const { seenBy } = person;
    seenBy.participants = append(person, participantViewers(person), (view) => view.participants);
    seenBy.transfers = append(person, transferViewers(world, person), (view) => view.transfers);
    seenBy.mentors = append(person, unfundedCandidateFor(world, person), (view) => view.mentors);
  }
  for (const declaration of world.declarations.values()) {
    declaration.seenBy = append(declaration, viewersOf(world, declaration), (view) => view.declarations);
  }
  for (const partnership of world.partnerships.values())
    world.seen.get(partnership.lp.id)?.partnerships.push(partnership);
  for (const view of world.seen.values()) {
    for (const list of [view.participants, view.transfers, view.mentors, view.declarations, view.partnerships])
      inOrder<ListMember>(list);
  }
}

function participantViewers(person: Person): Uuid[] {
  const viewers: Uuid[] = [];
  for (const role of roles) {
    for (const stay of person[role].stays) {
      for (const { partnership } of stay.training) {
        if (partnership !== null && !viewers.includes(partnership.lp.id)) viewers.push(partnership.lp.id);
      }
    }
  }
  return viewers;
}

type ListOf<T> = (view: ProviderView) => T[];

/** Puts items at the end of lists. Items with the same viewers share one list of them. */
function appending(world: RectWorld): <T>(item: T, viewers: readonly Uuid[], list: ListOf<T>) => readonly Uuid[] {
  const known = new Map<string, readonly Uuid[]>();
  return (item, viewers, list) => {
    if (viewers.length === 0) return none;
    for (const lp of viewers) {
      const view = world.seen.get(lp);
      if (view !== undefined) list(view).push(item);
    }
    const key = viewers.length === 1 ? (viewers[0] ?? '') : viewers.join();
    const same = known.get(key);
    if (same === undefined) known.set(key, viewers);
    return same ?? viewers;
  };
}

function move<T extends ListMember>(
  world: RectWorld,
  item: T,
  before: readonly Uuid[],
  after: readonly Uuid[],
  list: ListOf<T>,
): readonly Uuid[] {
  for (const lp of before) {
    const view = world.seen.get(lp);
    if (view !== undefined && !after.includes(lp)) remove(list(view), item);
  }
  for (const lp of after) {
    const view = world.seen.get(lp);
    if (view !== undefined && !before.includes(lp)) insert(list(view), item);
  }
  return shared(after);
}

/** Most lists of viewers are empty, and hundreds of thousands of separate empty lists would cost memory. */
function shared(viewers: readonly Uuid[]): readonly Uuid[] {
  return viewers.length === 0 ? none : viewers;
}
