import type { BaseWorld } from '../world/base-world.ts';
import type { DeliveryPartner, Partnership, Provider, School, Statement } from '../world/records.ts';
import { iso } from './happenings.ts';
import type { DeclarationFacts, Enrolment, PersonFacts, Place, StatementsOf } from './look.ts';
import type {
  DeclarationRow,
  DeliveryPartnerRow,
  ParticipantRow,
  PartnershipRow,
  SchoolRow,
  StatementRow,
} from './types.ts';

/** The rows of the lists, and what is told of one record. */

/** What each lead provider is served. */
export function viewsOf(world: BaseWorld, view: (lp: Provider) => object | null): Record<string, object | null> {
  return Object.fromEntries(world.providers.map((lp) => [lp.symbol, view(lp)]));
}

export function participantRow(
  person: PersonFacts,
  { roles, school }: Place,
  served: readonly Enrolment[],
): ParticipantRow {
  const { id, name, trn, createdAt, updatedAt, retiredInto } = person;
  return {
    id,
    name,
    trn,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    roles: [...roles],
    school: school === null ? null : named(school),
    retiredInto,
    served: [...served],
  };
}

export function declarationRow(declaration: DeclarationFacts, on: StatementsOf): DeclarationRow {
  const { id, participant, lp, role, type, date, evidence, state, cohort, ...stamps } = declaration;
  return {
    id,
    participant: { ...participant },
    leadProvider: lp?.symbol ?? '',
    role,
    type,
    date: iso(date),
    evidence,
    state,
    cohort,
    statement: on.statement,
    clawbackStatement: on.clawbackStatement,
    createdAt: iso(stamps.createdAt),
    updatedAt: iso(stamps.updatedAt),
  };
}

export function statementRow(statement: Statement): StatementRow {
  const { id, lp, cohort, month, year, cutOff, payment, status, output } = statement;
  return { id, leadProvider: lp.symbol, cohort: cohort.year, month, year, cutOff, payment, state: status, output };
}

export function schoolRow({ id, urn, name, eligible, tutor }: School): SchoolRow {
  return { id, urn, name, eligible, tutor: tutor === null ? null : { name: tutor.name, email: tutor.email } };
}

export function partnershipRow(partnership: Partnership): PartnershipRow {
  const { id, lp, deliveryPartner, school, cohort, challengedReason, createdAt, updatedAt } = partnership;
  return {
    id,
    leadProvider: lp.symbol,
    deliveryPartner: named(deliveryPartner),
    school: named(school),
    cohort: cohort.year,
    state: partnershipState(partnership),
    challengedReason,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

export function partnershipState({ challengedReason }: Partnership): PartnershipRow['state'] {
  return challengedReason === null ? 'active' : 'challenged';
}

export function deliveryPartnerRow({ id, name, links }: DeliveryPartner): DeliveryPartnerRow {
  return { id, name, links: links.map(({ lp, cohort }) => ({ leadProvider: lp.symbol, cohort })) };
}

function named({ id, name }: School | DeliveryPartner) {
  return { id, name };
}
