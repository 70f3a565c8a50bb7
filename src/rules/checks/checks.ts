import type { Service } from '../../contract/service.ts';
import type { DeclarationInput } from '../declaration-input.ts';
import type { Given } from '../given.ts';
import type { ActionInput, PartnershipInput, PartnershipUpdateInput, ScheduleInput } from '../rect/index.ts';
import type { Verdict } from '../verdict.ts';
import { spanOf, type CheckOptions } from './options.ts';
import { ruleSets } from './rule-sets.ts';

/**
 * The checks without a client: what would the service refuse, judged by what is given. Nothing is fetched and nothing
 * is sent. What is not given is not guessed: the rules that need it stand in `unchecked`.
 *
 * @example
 * const verdict = checkDeclaration('rect', draft, { participant, declarations, statements });
 * if (verdict.outcome === 'refuse') console.log(verdict.refusals);
 */
export function checkDeclaration(
  service: Service,
  draft: DeclarationInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return ruleSets[service].declaration(draft, given, spanOf(options), options.checks ?? 'documented');
}

/** Checks a deferral of the participant with this id. Looks at `given.participant`. */
export function checkDefer(
  service: Service,
  id: string,
  attributes: ActionInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return ruleSets[service].defer(id, attributes, given, spanOf(options), options.checks ?? 'documented');
}

/** Checks a withdrawal of the participant with this id. Looks at `given.participant`. */
export function checkWithdraw(
  service: Service,
  id: string,
  attributes: ActionInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return ruleSets[service].withdraw(id, attributes, given, spanOf(options), options.checks ?? 'documented');
}

/** Checks a resumption of the participant with this id. Looks at `given.participant`. */
export function checkResume(
  service: Service,
  id: string,
  attributes: ActionInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return ruleSets[service].resume(id, attributes, given, spanOf(options), options.checks ?? 'documented');
}

/**
 * Checks a change of schedule or cohort. Looks at `given.participant`, `partnerships`, `declarations`, `schedules` and
 * `cohorts`.
 */
export function checkChangeSchedule(
  service: Service,
  id: string,
  attributes: ScheduleInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return ruleSets[service].schedule(id, attributes, given, spanOf(options), options.checks ?? 'documented');
}

/** Checks the voiding of a declaration. Looks at `given.declaration`, `statements` and `leadProviderName`. */
export function checkVoid(service: Service, given: Given, options: CheckOptions = {}): Verdict {
  return ruleSets[service].void(given, spanOf(options), options.checks ?? 'documented');
}

/** Checks a new partnership. Looks at `given.school`, `deliveryPartner`, `partnerships` and `cohorts`. */
export function checkPartnershipCreate(
  service: Service,
  attributes: PartnershipInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return ruleSets[service].partnershipCreate(attributes, given, spanOf(options), options.checks ?? 'documented');
}

/** Checks a change of delivery partner. Looks at `given.partnership`, `partnerships` and `deliveryPartner`. */
export function checkPartnershipUpdate(
  service: Service,
  attributes: PartnershipUpdateInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return ruleSets[service].partnershipUpdate(attributes, given, spanOf(options), options.checks ?? 'documented');
}
