import { dayOf } from '../../../rules/time.ts';
import { uuidOf } from '../../ids.ts';
import { takeNumber } from '../../kit/collections.ts';
import type { ScenarioDeclaration } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { Statement } from '../../world/records.ts';
import type { Stamps } from '../../world/stamps.ts';
import { nearestMentorship } from '../derived/mentors.ts';
import { latestTraining } from '../derived/training.ts';
import { listOnStatement } from '../effects/declarations.ts';
import { none, type Declaration, type RectWorld } from '../world.ts';

type Status = Pick<Declaration, 'payment' | 'clawback'>;

const statuses: Readonly<Record<NonNullable<ScenarioDeclaration['state']>, Status>> = {
  submitted: { payment: 'no_payment', clawback: 'no_clawback' },
  eligible: { payment: 'eligible', clawback: 'no_clawback' },
  // never loaded: the scenario's check refuses it for this service
  ineligible: { payment: 'no_payment', clawback: 'no_clawback' },
  payable: { payment: 'payable', clawback: 'no_clawback' },
  paid: { payment: 'paid', clawback: 'no_clawback' },
  voided: { payment: 'voided', clawback: 'no_clawback' },
  'awaiting-clawback': { payment: 'paid', clawback: 'awaiting_clawback' },
  'clawed-back': { payment: 'paid', clawback: 'clawed_back' },
};

/** Adds a declaration to the latest training its provider has of the participant in the role. */
export function loadDeclaration(world: RectWorld, written: ScenarioDeclaration, stamps: Stamps): void {
  const person = must(world.persons, uuidOf(written.participant), 'participant');
  const training = latestTraining(person[written.role], must(world.providerById, uuidOf(written.lp), 'lead provider'));
  if (training?.partnership == null) throw new Error(`mock: declaration ${written.id} has no training to belong to`);
  const date = Date.parse(written.date);
  const uplift = written.uplift ?? false;
  const declaration: Declaration = {
    id: uuidOf(written.id),
    ...stamps.of(written),
    number: takeNumber(world),
    training,
    type: written.type,
    date,
    evidence: written.evidence ?? null,
    deliveryPartner: training.partnership.deliveryPartner,
    mentorship: written.role === 'ect' ? nearestMentorship(training.stay, dayOf(date, 'london')) : null,
    ...statuses[written.state ?? 'submitted'],
    statement: statementOf(world, written.statement),
    clawbackStatement: statementOf(world, written.clawbackStatement),
    pupilPremium: uplift,
    sparsity: uplift,
    seenBy: none,
  };
  training.declarations.push(declaration);
  world.declarations.set(declaration.id, declaration);
  for (const statement of [declaration.statement, declaration.clawbackStatement])
    listOnStatement(world, declaration, statement);
}

function statementOf(world: RectWorld, id: string | null | undefined): Statement | null {
  return id == null ? null : must(world.statements, uuidOf(id), 'statement');
}
