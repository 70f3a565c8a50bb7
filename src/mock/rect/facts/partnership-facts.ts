import { given } from '../../../rules/reads.ts';
import type { RectPartnershipCreateFacts, RectPartnershipUpdateFacts } from '../../../rules/rect/index.ts';
import type { PartnershipInput, PartnershipUpdateInput } from '../../../rules/shared/inputs.ts';
import { isBlank } from '../../../rules/terms.ts';
import { dayOf } from '../../../rules/time.ts';
import type { Call } from '../../http/call.ts';
import { toInteger } from '../../http/page.ts';
import { readUuid } from '../../kit/uuid.ts';
import type { Cohort, DeliveryPartner, Partnership, Provider, School } from '../../world/records.ts';
import type { RectWorld } from '../world.ts';

/** The records the attributes name; null for a record that does not exist. */
export interface PartnershipSubject {
  readonly cohort: Cohort | null;
  readonly school: School | null;
  readonly partner: DeliveryPartner | null;
}

export function partnershipSubject({ world }: Call<RectWorld>, draft: PartnershipInput): PartnershipSubject {
  return {
    cohort: isBlank(draft.cohort) ? null : (world.cohorts.get(toInteger(String(draft.cohort))) ?? null),
    school: find(world.schools, draft.school_id),
    partner: find(world.deliveryPartners, draft.delivery_partner_id),
  };
}

function find<T>(records: ReadonlyMap<string, T>, id: unknown): T | null {
  const uuid = typeof id === 'string' ? readUuid(id) : null;
  return uuid === null ? null : (records.get(uuid) ?? null);
}

export function partnershipCreateFacts(
  { world, lp, now }: Call<RectWorld>,
  { cohort, school, partner }: PartnershipSubject,
): RectPartnershipCreateFacts {
  const at =
    school === null || cohort === null
      ? []
      : (world.partnershipsBySchool.get(school.id) ?? []).filter((one) => one.cohort === cohort);
  return {
    cohortExists: given(cohort !== null),
    cohortStartsLater: given(cohort !== null && cohort.start > dayOf(now, 'london')),
    cohortEnabled: given(cohort?.enabled ?? false),
    schoolExists: school !== null,
    schoolEligible: school?.eligible ?? false,
    partnerExists: partner !== null,
    partnerLinked: isLinked(partner, lp, cohort),
    alreadyPartnered: at.some((one) => one.lp === lp),
    schoolLed:
      school !== null &&
      cohort !== null &&
      world.schoolYears.get(school.id)?.get(cohort.year)?.programme === 'school_led',
  };
}

function isLinked(partner: DeliveryPartner | null, lp: Provider, cohort: Cohort | null): boolean {
  return (
    partner !== null && cohort !== null && partner.links.some((link) => link.lp === lp && link.cohort === cohort.year)
  );
}

export function updateSubject({ world }: Call<RectWorld>, draft: PartnershipUpdateInput): DeliveryPartner | null {
  return find(world.deliveryPartners, draft.delivery_partner_id);
}

export function partnershipUpdateFacts(
  { world, lp }: Call<RectWorld>,
  partnership: Partnership | null,
  partner: DeliveryPartner | null,
): RectPartnershipUpdateFacts {
  const siblings = partnership === null ? [] : (world.partnershipsBySchool.get(partnership.school.id) ?? []);
  return {
    own: partnership?.lp === lp,
    partnerExists: partner !== null,
    partnerLinked: isLinked(partner, lp, partnership?.cohort ?? null),
    partnerTaken: siblings.some(
      (one) => one.lp === lp && one.cohort === partnership?.cohort && one.deliveryPartner === partner,
    ),
  };
}
