import { nextId } from '../../ids.ts';
import { byStart, overlaps, roles, type Days } from '../derived/training.ts';
import { none, type Induction, type Person, type RectWorld } from '../world.ts';
import { setTrn } from './persons.ts';
import { settlePerson, touchPerson } from './touch.ts';
import type { Present } from './training.ts';

/** Why two people cannot be merged; null when they can. */
export function mergeConflict(world: RectWorld, source: Person, target: Person): string | null {
  for (const role of roles) {
    for (const own of source[role].stays) {
      for (const other of target[role].stays) {
        if ((role === 'ect' || own.school === other.school) && overlaps(own, other))
          return `their stays as ${role} overlap`;
        if (own.training.some((one) => other.training.some((there) => overlaps(one, there))))
          return `their training as ${role} overlaps`;
      }
    }
  }
  if (source.inductions.some((own) => target.inductions.some((other) => overlaps(daysOf(own), daysOf(other)))))
    return 'their inductions overlap';
  const mentors = (mentor: Person, ect: Person): boolean =>
    (world.mentorships.get(mentor.id) ?? none).some(({ stay }) => stay.person === ect);
  return mentors(source, target) || mentors(target, source) ? 'one of them mentors the other' : null;
}

/**
 * Merges one person into another. The source's row stays, without name and number, and its id is retired. The records
 * below its stays (training, declarations, mentorships) move unchanged, and so do the people the source mentors: they
 * name the other id from now on and their timestamps stay. Only the target is touched, for the id change.
 */
export function mergePersons(world: RectWorld, source: Person, target: Person, { now }: Present): void {
  for (const role of roles) {
    const { stays } = source[role];
    if (stays.length === 0) continue;
    for (const stay of stays) stay.person = target;
    target[role].stays = [...target[role].stays, ...stays].sort(byStart);
    source[role].stays = [];
    // the source's training record ids stay with the source
    target[role].trainingRecordId ??= nextId(world.ids, 'training-record');
  }
  target.inductions = [...target.inductions, ...source.inductions].sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : 0,
  );
  source.inductions = none;
  moveMentoring(world, source, target);
  target.idChanges = [...target.idChanges, ...source.idChanges, { from: source.id, to: target.id, at: now }].sort(
    (a, b) => a.at - b.at,
  );
  for (const { from } of target.idChanges) world.successors.set(from, target.id);
  source.idChanges = none;
  setTrn(world, source, null);
  source.name = null;
  source.retired = true;
  settlePerson(world, source, now);
  touchPerson(world, target, now);
}

function moveMentoring(world: RectWorld, source: Person, target: Person): void {
  const theirs = world.mentorships.get(source.id);
  if (theirs === undefined) return;
  for (const mentorship of theirs) mentorship.mentorId = target.id;
  world.mentorships.set(target.id, [...(world.mentorships.get(target.id) ?? none), ...theirs]);
  world.mentorships.delete(source.id);
}

function daysOf({ start, end }: Induction): Days {
  return { startedOn: start, finishedOn: end };
}
