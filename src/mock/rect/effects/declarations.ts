import type { DeclarationType } from '../../../rules/terms.ts';
import { dayOf } from '../../../rules/time.ts';
import { nextId } from '../../ids.ts';
import { changed } from '../../world/base-world.ts';
import { isFundable, nextStatement, upliftOf } from '../derive/funding.ts';
import { nearestMentorship } from '../derive/mentors.ts';
import { listOnStatement } from '../index/on-statements.ts';
import { reindexPerson } from '../index/reindex.ts';
import { none, numbered, type Declaration, type RectWorld, type Training } from '../world.ts';
import { settleMentorCompletion } from './mentor-completion.ts';
import type { Present } from './training.ts';

export interface NewDeclaration {
  readonly type: DeclarationType;
  readonly date: number;
  readonly evidence: string | null;
}

/**
 * Records a declaration for a training. It keeps the delivery partner and the mentor of this moment for good, and
 * stands on the next open statement when the person is known to be eligible for funding.
 */
export function createDeclaration(
  world: RectWorld,
  training: Training,
  { type, date, evidence }: NewDeclaration,
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
    number: numbered(world),
    createdAt: present.now,
    updatedAt: present.clock,
    training,
    type,
    date,
    evidence: type === 'started' && !cohort.detailedEvidence ? null : evidence,
    deliveryPartner,
    mentorship: role === 'ect' ? nearestMentorship(stay, dayOf(date, 'london')) : null,
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

/** Takes an unpaid declaration back. Its statement stays known, and is no longer served. */
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
