import { DAY_MS } from '../base/days.ts';
import type { Service } from '../contract/service.ts';
import type { CheckInput } from './reads.ts';
import { registry } from './registry.ts';
import {
  readDate,
  type ActionInput,
  type DeclarationInput,
  type PartnershipInput,
  type PartnershipUpdateInput,
  type ScheduleInput,
} from './shared/inputs.ts';
import type { Span } from './time.ts';
import type { Checks, DescribedValues, Verdict } from './verdict.ts';

export interface CheckOptions {
  /**
   * Which rules may refuse: `documented` those of the service and of DfE's guidance, `service` only those the live
   * service enforces, `off` none.
   * @default 'documented'
   */
  readonly checks?: Checks;
  /**
   * The moment to judge by. Default: this machine's clock. It may be wrong, so without `now` a date less than a day
   * ahead is not certainly in the future.
   */
  readonly now?: Date | string | number;
  /**
   * How far the service's clock may be from `now`, in milliseconds either way.
   * @default 0 when `now` is given, else a day
   */
  readonly clockUncertainty?: number;
  /**
   * The values that the description of your client allows for enumerated attributes of the write. A value that is newer
   * than these rules leaves the rules that depend on it unchecked. Without this option every unknown value is refused.
   */
  readonly described?: DescribedValues | undefined;
}

/** A text, as an instant is read where it is declared: of a real day, as UTC when it has no zone. */
function textual(now: string): number {
  const read = readDate(now, false);
  return read.kind === 'instant' ? read.at : NaN;
}

/** @throws {RangeError} when `now` is not a valid date-time */
export function spanOf({ now, clockUncertainty }: CheckOptions): Span {
  const at =
    now === undefined ? Date.now() : now instanceof Date ? now.getTime() : typeof now === 'number' ? now : textual(now);
  if (Number.isNaN(at))
    throw new RangeError(
      'checks: now is not a valid date-time. Pass a Date, epoch milliseconds or the text of a real day with its zone, such as ' +
        '"2026-01-31T09:00:00Z".',
    );
  const around = clockUncertainty ?? (now === undefined ? DAY_MS : 0);
  return { earliest: at - around, latest: at + around };
}

/**
 * The checks without a client: what the service would refuse, judged by the facts given. Nothing is fetched and nothing
 * is sent. Missing facts are not guessed: the rules that need them are listed in `unchecked`.
 *
 * @example
 * const verdict = checkDeclaration('rect', draft, { participant, declarations, statements });
 * if (verdict.outcome === 'refuse') console.log(verdict.refusals);
 */
export function checkDeclaration(
  service: Service,
  draft: DeclarationInput,
  given: CheckInput,
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
  given: CheckInput,
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
  given: CheckInput,
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
  given: CheckInput,
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
  given: CheckInput,
  options: CheckOptions = {},
): Verdict {
  return registry[service].schedule.check(
    { id, draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks the voiding of a declaration. Looks at `given.declaration`, `statements` and `leadProviderName`. */
export function checkVoid(service: Service, given: CheckInput, options: CheckOptions = {}): Verdict {
  return registry[service].void.check(
    { draft: {}, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}

/** Checks a new partnership. Looks at `given.school`, `deliveryPartner`, `partnerships` and `cohorts`. */
export function checkPartnershipCreate(
  service: Service,
  attributes: PartnershipInput,
  given: CheckInput,
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
  given: CheckInput,
  options: CheckOptions = {},
): Verdict {
  return registry[service]['partnership-update'].check(
    { draft: attributes, given, now: spanOf(options), described: options.described },
    options.checks ?? 'documented',
  );
}
