import type { Marked, Reached } from './served.ts';

/** The records that are marked themselves, to which a service adds those that show something of them. */
export function reachedAtLeast({ people, ...others }: Marked): Reached {
  return {
    participants: new Set(people),
    transfers: new Set(people),
    unfundedMentors: new Set(people),
    declarations: new Set(others.declarations),
    partnerships: new Set(others.partnerships),
    schools: new Set(others.schools),
    deliveryPartners: new Set(others.deliveryPartners),
    statements: new Set(others.statements),
  };
}
