import { dayOf } from '../../../rules/time.ts';
import { uuidOf, type IdOf } from '../../ids.ts';
import { inRuns, takeNumber } from '../../kit/collections.ts';
import type { ScenarioDeclaration } from '../../scenario/schema.ts';
import { must } from '../../world/base-world.ts';
import type { DeliveryPartner, Statement } from '../../world/records.ts';
import type { Stamps } from '../../world/stamps.ts';
import { nearestMentorship } from '../derived/mentors.ts';
import { allTraining, byStart, latestTraining } from '../derived/training.ts';
import { listOnStatement } from '../effects/declarations.ts';
import { none, type Declaration, type Mentorship, type RectWorld, type Training } from '../world.ts';

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

/** Adds declarations, each to the latest training its provider has of the participant in the role. */
export function loadDeclarations(
  world: RectWorld,
  list: readonly ScenarioDeclaration[],
  stamps: Stamps,
  idOf: IdOf,
): void {
  const byTraining = inRuns<Training, Declaration>((training, run) => {
    training.declarations = training.declarations.length === 0 ? run : training.declarations.concat(run);
  });
  let before: ScenarioDeclaration | null = null;
  let training: Training | null = null;
  for (const written of list) {
    // most declarations are of the same person, role and provider as the one before
    if (before === null || !isOfSame(written, before)) training = trainingOf(world, written, idOf);
    before = written;
    if (training?.partnership == null) throw new Error(`mock: declaration ${written.id} has no training to belong to`);
    const deliveryPartner =
      written.deliveryPartner == null
        ? training.partnership.deliveryPartner
        : must(world.deliveryPartners, idOf(written.deliveryPartner), 'delivery partner');
    const declaration = declarationOf(world, written, training, deliveryPartner, stamps, idOf);
    world.declarations.set(declaration.id, declaration);
    byTraining.add(training, declaration);
    if (declaration.statement !== null) listOnStatement(world, declaration, declaration.statement);
    if (declaration.clawbackStatement !== null) listOnStatement(world, declaration, declaration.clawbackStatement);
  }
  byTraining.end();
}

function isOfSame(a: ScenarioDeclaration, b: ScenarioDeclaration): boolean {
  return a.participant === b.participant && a.role === b.role && a.lp === b.lp && a.partnership === b.partnership;
}

function trainingOf(world: RectWorld, written: ScenarioDeclaration, idOf: IdOf): Training | null {
  const { participant, role, lp } = written;
  const person = must(world.persons, idOf(participant), 'participant');
  const latest = latestTraining(person[role], must(world.providerById, idOf(lp), 'lead provider'));
  if (written.partnership === undefined) return latest;
  const wanted = idOf(written.partnership);
  const under = allTraining(person[role]).filter(({ partnership }) => partnership?.id === wanted);
  return under.sort(byStart).at(-1) ?? latest;
}

/** The mentorship that is written, or the one that the service would choose. A mentor of nobody's now was one that day. */
function mentorshipOf(
  world: RectWorld,
  written: ScenarioDeclaration,
  { stay }: Training,
  idOf: IdOf,
): Mentorship | null {
  const day = dayOf(Date.parse(written.date), 'london');
  if (written.role !== 'ect' || written.mentor === null) return null;
  if (written.mentor === undefined) return nearestMentorship(stay, day);
  const mentorId = idOf(written.mentor);
  const known = stay.mentorships.find((one) => one.mentorId === mentorId);
  return known ?? { number: takeNumber(world), stay, mentorId, mentorStay: null, from: day, to: day };
}

function declarationOf(
  world: RectWorld,
  written: ScenarioDeclaration,
  training: Training,
  deliveryPartner: DeliveryPartner,
  stamps: Stamps,
  idOf: IdOf,
): Declaration {
  const date = Date.parse(written.date);
  const uplift = written.uplift ?? false;
  const { createdAt, updatedAt } = stamps.of(written);
  const { payment, clawback } = statuses[written.state ?? 'submitted'];
  return {
    id: uuidOf(written.id),
    createdAt,
    updatedAt,
    number: takeNumber(world),
    training,
    type: written.type,
    date,
    evidence: written.evidence ?? null,
    deliveryPartner,
    mentorship: mentorshipOf(world, written, training, idOf),
    payment,
    clawback,
    statement: statementOf(world, written.statement, idOf),
    clawbackStatement: statementOf(world, written.clawbackStatement, idOf),
    pupilPremium: uplift,
    sparsity: uplift,
    seenBy: none,
  };
}

function statementOf(world: RectWorld, id: string | null | undefined, idOf: IdOf): Statement | null {
  return id == null ? null : must(world.statements, idOf(id), 'statement');
}
