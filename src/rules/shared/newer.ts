import { services, type Service } from '../../contract/service.ts';
import type { RuleOperation } from '../rule.ts';
import { scheduleIdentifiers } from '../schedules.ts';
import { courseOf, declarationTypes, deferralReasons, evidenceTypes, withdrawalReasons } from '../terms.ts';
import type { DescribedValues } from '../verdict.ts';

/**
 * A client generated from a newer description may know values that these rules do not. Such a value is not the sender's
 * mistake, so the rules that depend on it are not decided. A value that neither knows is refused as usual.
 */

const course_identifier = Object.values(courseOf);

/** The values that the rules know, by operation and attribute. */
const knownTo = (service: Service): Partial<Record<RuleOperation, DescribedValues>> => ({
  declaration: { course_identifier, declaration_type: declarationTypes, evidence_held: evidenceTypes },
  defer: { course_identifier, reason: deferralReasons },
  resume: { course_identifier },
  withdraw: { course_identifier, reason: withdrawalReasons[service] },
  schedule: { course_identifier, schedule_identifier: scheduleIdentifiers },
});
const known = Object.fromEntries(services.map((service) => [service, knownTo(service)]));

/** The attributes of a draft whose value a description has and the rules of the operation do not. */
export function newerAttributes(
  rule: { readonly service: Service; readonly operation: RuleOperation } | undefined,
  draft: object,
  described: DescribedValues,
): string[] {
  const values = rule === undefined ? undefined : known[rule.service]?.[rule.operation];
  return Object.entries<unknown>({ ...draft }).flatMap(([attribute, value]) => {
    const has = (list: readonly string[] | undefined): boolean | undefined => list?.some((one) => one === value);
    return has(values?.[attribute]) === false && has(described[attribute]) === true ? [attribute] : [];
  });
}

/** Facts that a check works out from an attribute. The course, for example, decides which training they are about. */
const derived: Readonly<Record<string, readonly string[]>> = {
  declaration_type: ['milestone', 'resent'],
  schedule_identifier: ['scheduleExists', 'sameSchedule', 'declarationsFit', 'milestoneMissing', 'freezeMove'],
};

/** The facts of a set of rules that depend on an attribute. */
export function workedOutFrom(
  rules: readonly { readonly needs: readonly string[] }[],
  attribute: string,
): readonly string[] {
  const needed = [...new Set(rules.flatMap(({ needs }) => needs))];
  if (attribute === 'course_identifier') return needed;
  return needed.filter((fact) => derived[attribute]?.includes(fact) === true);
}
