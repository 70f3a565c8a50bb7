import type { Service } from '../../contract/service.ts';
import type { DeclarationInput } from '../declaration-input.ts';
import type { Given } from '../given.ts';
import { registry } from '../registry.ts';
import type { ActionInput, PartnershipInput, PartnershipUpdateInput, ScheduleInput } from '../shared/inputs.ts';
import type { Verdict } from '../verdict.ts';
import { spanOf, type CheckOptions } from './options.ts';

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
  return registry[service].declaration.check(
    { draft, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks a deferral of the participant with this id. Looks at `given.participant`. */
export function checkDefer(
  service: Service,
  id: string,
  attributes: ActionInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return registry[service].defer.check(
    { id, draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks a withdrawal of the participant with this id. Looks at `given.participant`. */
export function checkWithdraw(
  service: Service,
  id: string,
  attributes: ActionInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return registry[service].withdraw.check(
    { id, draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks a resumption of the participant with this id. Looks at `given.participant`. */
export function checkResume(
  service: Service,
  id: string,
  attributes: ActionInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return registry[service].resume.check(
    { id, draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
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
  return registry[service].schedule.check(
    { id, draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks the voiding of a declaration. Looks at `given.declaration`, `statements` and `leadProviderName`. */
export function checkVoid(service: Service, given: Given, options: CheckOptions = {}): Verdict {
  return registry[service].void.check(
    { draft: {}, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks a new partnership. Looks at `given.school`, `deliveryPartner`, `partnerships` and `cohorts`. */
export function checkPartnershipCreate(
  service: Service,
  attributes: PartnershipInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return registry[service]['partnership-create'].check(
    { draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks a change of delivery partner. Looks at `given.partnership`, `partnerships` and `deliveryPartner`. */
export function checkPartnershipUpdate(
  service: Service,
  attributes: PartnershipUpdateInput,
  given: Given,
  options: CheckOptions = {},
): Verdict {
  return registry[service]['partnership-update'].check(
    { draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}
