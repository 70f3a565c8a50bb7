import { booksOf, openStatement, unpaidAhead } from '../../books.ts';
import { sameId, type CheckInput } from '../../reads.ts';
import { notVisible, type Datum, type Facts } from '../../rule.ts';
import type { PartnershipInput, PartnershipUpdateInput } from '../../shared/inputs.ts';
import { declarationStateNames, isBlank } from '../../terms.ts';
import { dayOf, type Span } from '../../time.ts';
import type { EcfPartnershipCreateFacts, EcfPartnershipUpdateFacts } from '../partnership-facts.ts';
import type { EcfVoidFacts } from '../void.ts';
import { isUuid } from './subject.ts';
import { yearOf } from './year.ts';

/**
 * Declarations of other providers are shown only while they hold their type, so those in these states are always the
 * provider's own.
 */
const ownOnly: readonly string[] = ['ineligible', 'voided', 'awaiting-clawback', 'clawed-back'];

/** What a provider's reads say about voiding a declaration. */
export function ecfVoidFacts(given: CheckInput, now: Span): Facts<EcfVoidFacts> {
  const { declaration, statements, leadProviderName } = given;
  if (declaration === undefined) return {};
  if (declaration === null) return { own: false };
  const { state, lead_provider_name, statement_id, clawback_statement_id } = declaration.attributes;
  const own =
    leadProviderName !== undefined
      ? lead_provider_name === leadProviderName
      : ownOnly.includes(state)
        ? true
        : notVisible;
  // the cohort of a declaration is not served, but that of its statement is
  const cohort = statements?.find((statement) => sameId(statement.id, statement_id))?.attributes.cohort;
  return {
    own,
    state: declarationStateNames.find((one) => one === state),
    refunded: clawback_statement_id === undefined ? undefined : clawback_statement_id !== null,
    openStatement:
      statements !== undefined && cohort === undefined
        ? notVisible
        : openStatement(unpaidAhead(statements)(dayOf(now.earliest, 'utc')), Number(cohort)),
  };
}

type CreateFacts = Facts<EcfPartnershipCreateFacts>;

/** What a provider's reads say about a new partnership. */
export function ecfPartnershipCreateFacts(draft: PartnershipInput, given: CheckInput): CreateFacts {
  const year = isBlank(draft.cohort) ? null : yearOf(draft.cohort);
  return {
    ...(year !== null && { cohortExists: cohortExists(year, given) }),
    ...ofSchool(draft.school_id, year, given),
    ...ofPartner(draft.delivery_partner_id, year, given),
  };
}

/** The service begins with 2020. For future years there are only seed data. */
function cohortExists(year: number, given: CheckInput): Datum<boolean> {
  const known = booksOf('ecf', given).cohorts.exists(year);
  return known.from === 'seed' && year < 2020 ? { value: false, from: 'guidance' } : known;
}

/**
 * A school is served when it is eligible or in a partnership of the cohort. A school that is not found may still be
 * eligible: some independent special schools are eligible and never served.
 */
function ofSchool(id: unknown, year: number | null, { school, partnerships }: CheckInput): CreateFacts {
  const own = partnerships?.some(
    ({ attributes }) =>
      sameId(attributes.school_id, id) && Number(attributes.cohort) === year && attributes.status !== 'challenged',
  );
  if (school === undefined)
    return own === true ? { schoolExists: true, alreadyPartnered: true } : { alreadyPartnered: own };
  if (school === null) {
    const exists = typeof id === 'string' && isUuid(id) ? notVisible : false;
    return {
      schoolExists: exists,
      schoolLedOnly: notVisible,
      schoolEligible: notVisible,
      alreadyPartnered: own,
      takenByOther: notVisible,
      programmeUnconfirmed: notVisible,
    };
  }
  if (!sameId(school.id, id) || Number(school.attributes.cohort) !== year) return { alreadyPartnered: own };
  const { in_partnership, induction_programme_choice } = school.attributes;
  return {
    schoolExists: true,
    schoolLedOnly: in_partnership ? notVisible : false,
    schoolEligible: in_partnership ? notVisible : true,
    alreadyPartnered: in_partnership ? own : false,
    // partnerships kept for one participant count as partnerships here, but do not prevent a new one
    takenByOther: in_partnership && own !== true ? notVisible : false,
    programmeUnconfirmed: induction_programme_choice === 'not_yet_known' ? notVisible : false,
  };
}

/** A delivery partner is served when it is linked in any cohort; its `cohort` list says in which. */
function ofPartner(
  id: unknown,
  year: number | null,
  { deliveryPartner }: CheckInput,
): Pick<CreateFacts, 'partnerExists' | 'partnerLinked'> {
  if (deliveryPartner === undefined) return {};
  // a partner that is not found either does not exist or has no link: one of the two rules refuses
  if (deliveryPartner === null) return { partnerExists: notVisible, partnerLinked: false };
  if (!sameId(deliveryPartner.id, id)) return {};
  return {
    partnerExists: true,
    partnerLinked: deliveryPartner.attributes.cohort.some((cohort) => Number(cohort) === year),
  };
}

/** What a provider's reads say about changing the delivery partner of a partnership. */
export function ecfPartnershipUpdateFacts(
  draft: PartnershipUpdateInput,
  given: CheckInput,
): Facts<EcfPartnershipUpdateFacts> {
  const { partnership } = given;
  if (partnership === undefined) return {};
  if (partnership === null) return { own: false };
  const { cohort, status } = partnership.attributes;
  return {
    own: true,
    ...ofPartner(draft.delivery_partner_id, Number(cohort), given),
    challenged: status === undefined ? undefined : status === 'challenged',
  };
}
