import type { DeclarationType } from '../../../rules/terms.ts';
import { addDays, dayOf, type Day } from '../../../rules/time.ts';
import { nextId } from '../../ids.ts';
import { append, takeNumber } from '../../kit/collections.ts';
import { changed } from '../../world/base-world.ts';
import type { Statement } from '../../world/records.ts';
import { isLive } from '../derived/declarations.ts';
import { isFundable, nextStatement, upliftOf } from '../derived/funding.ts';
import { nearestMentorship } from '../derived/mentors.ts';
import { allDeclarations, hasRoom, latestTraining, reopenedSlice, runsOn } from '../derived/training.ts';
import { reindexPerson } from '../visible/lists.ts';
import { none, type Declaration, type Person, type RectWorld, type Training } from '../world.ts';
import { touchPerson } from './touch.ts';
import { addTraining, setEnd, type Present } from './training.ts';

export interface NewDeclaration {
  readonly type: DeclarationType;
  readonly date: number;
  /** The calendar day as the request wrote it, in whatever zone; default the London day of the date. */
  readonly writtenOn?: Day;
  readonly evidence: string | null;
}

/**
 * Records a declaration for a training. It keeps the present delivery partner and mentor for good, and goes on the next
 * open statement when the person is known to be eligible for funding.
 */
export function createDeclaration(
  world: RectWorld,
  training: Training,
  { type, date, evidence, writtenOn = dayOf(date, 'london') }: NewDeclaration,
  present: Present,
): Declaration {
  const { stay, partnership } = training;
  if (partnership === null) throw new Error('mock: a declaration needs training under a partnership');
  const { person, role } = stay;
  const { cohort, lp, deliveryPartner, school } = partnership;
  const fundable = isFundable(person[role]);
  const uplift = type === 'started' ? upliftOf(school, cohort) : { pupilPremium: false, sparsity: false };
  const declaration: Declaration = {
    id: nextId(world.ids, 'declaration'),
    number: takeNumber(world),
    createdAt: present.now,
    updatedAt: present.clock,
    training,
    type,
    date,
    evidence: type === 'started' && !cohort.detailedEvidence ? null : evidence,
    deliveryPartner,
    mentorship: role === 'ect' ? nearestMentorship(stay, writtenOn) : null,
    payment: fundable ? 'eligible' : 'no_payment',
    clawback: 'no_clawback',
    statement: fundable ? nextStatement(world, lp, cohort, dayOf(present.now, 'london'), 'open') : null,
    clawbackStatement: null,
    ...uplift,
    seenBy: none,
  };
  training.declarations.push(declaration);
  world.declarations.set(declaration.id, declaration);
  listOnStatement(world, declaration, declaration.statement);
  settle(world, declaration, present);
  return declaration;
}

/** Takes an unpaid declaration back. Its statement is kept, but no longer served. */
export function voidDeclaration(world: RectWorld, declaration: Declaration, present: Present): void {
  declaration.payment = 'voided';
  declaration.updatedAt = present.now;
  settle(world, declaration, present);
}

/** Marks a paid declaration for clawback on the provider's next statement of the cohort, whatever its status. */
export function clawBackDeclaration(world: RectWorld, declaration: Declaration, present: Present): void {
  const { partnership } = declaration.training;
  declaration.clawback = 'awaiting_clawback';
  declaration.clawbackStatement =
    partnership === null
      ? null
      : nextStatement(world, partnership.lp, partnership.cohort, dayOf(present.now, 'london'), 'any');
  listOnStatement(world, declaration, declaration.clawbackStatement);
  declaration.updatedAt = present.now;
  settle(world, declaration, present);
}

function settle(world: RectWorld, declaration: Declaration, present: Present): void {
  const { person, role } = declaration.training.stay;
  reindexPerson(world, person);
  if (role === 'mentor' && declaration.type === 'completed') settleMentorCompletion(world, declaration, present);
  changed(world);
}

/**
 * Call this when a mentor's `completed` declaration was made, voided or marked for clawback. While one stands, at any
 * provider, the mentor's funding has ended and the training with the declaring provider is over. When none is left,
 * both are undone.
 */
function settleMentorCompletion(world: RectWorld, declaration: Declaration, present: Present): void {
  const { stay, partnership } = declaration.training;
  const { person } = stay;
  const training = partnership === null ? null : latestTraining(person.mentor, partnership.lp);
  const standing = allDeclarations(person.mentor).filter((one) => one.type === 'completed' && isLive(one));
  if (standing.length > 0) complete(person, training, Math.max(...standing.map(({ date }) => date)), present.now);
  else undo(world, person, training, present);
  touchPerson(world, person, present.now);
}

function complete(person: Person, training: Training | null, date: number, now: number): void {
  const day = dayOf(date, 'london');
  person.mentorFundingEnd = day;
  person.mentorFundingReason = 'completed_declaration_received';
  if (training === null || !runsOn(training, dayOf(now, 'london'))) return;
  setEnd(training, day > training.startedOn ? day : addDays(training.startedOn, 1), now);
}

function undo(world: RectWorld, person: Person, training: Training | null, present: Present): void {
  person.mentorFundingEnd = null;
  person.mentorFundingReason = null;
  const reopened = reopenedSlice(training, dayOf(present.now, 'london'));
  // without room the request was refused before anything changed
  if (training === null || reopened === null || !hasRoom(person.mentor, reopened)) return;
  const { stay, partnership, schedule } = training;
  addTraining(world, stay, { ...reopened, partnership, schedule }, present);
}

/** Lists a declaration under a statement it was put on, for payment or clawback. It stays in that list for ever. */
export function listOnStatement(world: RectWorld, declaration: Declaration, statement: Statement | null): void {
  if (statement !== null) append(world.onStatement, statement.id, declaration);
}
