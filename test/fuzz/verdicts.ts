import {
  checkChangeSchedule,
  checkDeclaration,
  checkDefer,
  checkPartnershipCreate,
  checkPartnershipUpdate,
  checkResume,
  checkVoid,
  checkWithdraw,
  type CheckInput,
  type CheckOptions,
  type Verdict,
} from '../../src/rules/index.ts';
import { plain } from '../../src/rules/reads.ts';
import type { Attributes, WriteOperation } from './calls.ts';
import type { Reads } from './reads.ts';
import type { FuzzWorld } from './world/world.ts';

/** Everything that a provider can give a check about a request. */
export function givenFor(
  { organisations, schedules, cohorts }: FuzzWorld,
  lp: string,
  reads: Reads,
  operation: WriteOperation,
  id: string | null,
  attributes: Attributes,
): CheckInput {
  const { declarations, statements, partnerships } = reads;
  const shared: CheckInput = {
    declarations,
    statements,
    partnerships,
    schedules,
    cohorts,
    leadProviderName: organisations.names.get(lp) ?? lp,
  };
  switch (operation) {
    case 'declarations.create':
      return { ...shared, participant: reads.participant(attributes['participant_id']) };
    case 'declarations.void':
      return { ...shared, declaration: byId(declarations, id) };
    case 'partnerships.create': {
      const year = Number.parseInt(String(attributes['cohort']), 10);
      const listed = reads.schools.get(year) ?? [];
      return {
        ...shared,
        school: byId(listed, attributes['school_id']),
        deliveryPartner: byId(reads.deliveryPartners, attributes['delivery_partner_id']),
      };
    }
    case 'partnerships.update':
      return {
        ...shared,
        partnership: byId(partnerships, id),
        deliveryPartner: byId(reads.deliveryPartners, attributes['delivery_partner_id']),
      };
    default:
      return { ...shared, participant: reads.participant(id) };
  }
}

function byId<T extends { readonly id: string }>(records: readonly T[], id: unknown): T | null {
  return typeof id === 'string' ? (records.find((record) => plain(record.id) === plain(id)) ?? null) : null;
}

export function verdictOn(
  { service }: FuzzWorld,
  operation: WriteOperation,
  id: string | null,
  attributes: Attributes,
  given: CheckInput,
  options: CheckOptions,
): Verdict {
  const name = id ?? '';
  switch (operation) {
    case 'declarations.create':
      return checkDeclaration(service, attributes, given, options);
    case 'declarations.void':
      return checkVoid(service, given, options);
    case 'participants.defer':
      return checkDefer(service, name, attributes, given, options);
    case 'participants.resume':
      return checkResume(service, name, attributes, given, options);
    case 'participants.withdraw':
      return checkWithdraw(service, name, attributes, given, options);
    case 'participants.changeSchedule':
      return checkChangeSchedule(service, name, attributes, given, options);
    case 'partnerships.create':
      return checkPartnershipCreate(service, attributes, given, options);
    case 'partnerships.update':
      return checkPartnershipUpdate(service, attributes, given, options);
  }
}
