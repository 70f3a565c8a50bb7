import type { EcfPartnershipCreateFacts, EcfPartnershipUpdateFacts } from '../../../rules/ecf/index.ts';
import { given } from '../../../rules/reads.ts';
import { toInteger } from '../../http/page.ts';
import type { DeliveryPartner, Provider } from '../../world/records.ts';
import { isUnchallenged, standingIn } from '../derived/partnerships.ts';
import { partnershipsIn, schoolCohortOf } from '../look-ups.ts';
import type { Attributes } from '../reading/body.ts';
import { readUuid } from '../reading/uuid.ts';
import type { EcfPartnership, EcfWorld } from '../world.ts';

/** What a new partnership turns on (docs/services/ecf.md 4.9). */
export function partnershipCreateFacts(
  world: EcfWorld,
  lp: Provider,
  attributes: Attributes,
): EcfPartnershipCreateFacts {
  const year = toInteger(String(attributes['cohort']));
  const school = world.schools.get(idIn(attributes, 'school_id'));
  const partner = world.deliveryPartners.get(idIn(attributes, 'delivery_partner_id'));
  const standing = school === undefined ? [] : standingIn(world, school.id, year);
  const isOwn = standing.some((partnership) => partnership.lp === lp);
  return {
    cohortExists: given(world.cohorts.has(year)),
    schoolExists: school !== undefined,
    schoolLedOnly: school !== undefined && world.schoolLedOnly.has(school.id),
    schoolEligible: school?.eligible ?? false,
    alreadyPartnered: isOwn,
    takenByOther: !isOwn && standing.length > 0,
    programmeUnconfirmed:
      school !== undefined &&
      standingIn(world, school.id, year - 1).length > 0 &&
      schoolCohortOf(world, school.id, year) === null,
    partnerExists: partner !== undefined,
    partnerLinked: isLinked(partner, lp, year),
  };
}

/**
 * What a change of partner turns on (docs/services/ecf.md 4.10). Null means that there is no partnership that the
 * provider may change.
 */
export function partnershipUpdateFacts(
  world: EcfWorld,
  lp: Provider,
  partnership: EcfPartnership | null,
  attributes: Attributes,
): EcfPartnershipUpdateFacts {
  const partner = world.deliveryPartners.get(idIn(attributes, 'delivery_partner_id'));
  const siblings = partnership === null ? [] : partnershipsIn(world, partnership.school.id, partnership.cohort.year);
  return {
    own: partnership !== null,
    partnerExists: partner !== undefined,
    partnerLinked: partnership !== null && isLinked(partner, lp, partnership.cohort.year),
    challenged: partnership !== null && !isUnchallenged(partnership),
    keptWithPartner: siblings.some(
      (row) => row !== partnership && row.relationship && row.lp === lp && row.deliveryPartner === partner,
    ),
  };
}

function idIn(attributes: Attributes, name: string): string {
  return readUuid(String(attributes[name])) ?? '';
}

function isLinked(partner: DeliveryPartner | undefined, lp: Provider, year: number): boolean {
  return partner?.links.some((link) => link.lp === lp && link.cohort === year) === true;
}
