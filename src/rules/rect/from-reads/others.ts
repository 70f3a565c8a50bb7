import { booksOf } from '../../books.ts';
import { sameId, type CheckInput } from '../../reads.ts';
import { notVisible, type Datum, type Facts } from '../../rule.ts';
import type { PartnershipInput, PartnershipUpdateInput } from '../../shared/inputs.ts';
import { isBlank, roleOf } from '../../terms.ts';
import { dayOf, type Span } from '../../time.ts';
import type { RectPartnershipCreateFacts, RectPartnershipUpdateFacts } from '../partnership.ts';
import { servedStates, type RectVoidFacts } from '../void.ts';

/**
 * Declarations of other providers are shown only while they hold their type, so those in these states are always the
 * provider's own.
 */
const ownOnly: readonly string[] = ['voided', 'awaiting-clawback', 'clawed-back'];

/** What a provider's reads say about voiding a declaration. */
export function rectVoidFacts(given: CheckInput, now: Span): Facts<RectVoidFacts> {
  const { declaration, statements, leadProviderName } = given;
  if (declaration === undefined) return {};
  if (declaration === null) return { own: false };
  const { state, lead_provider_name, statement_id, course_identifier, declaration_type } = declaration.attributes;
  const known = servedStates.find((one) => one === state);
  const own =
    leadProviderName !== undefined
      ? lead_provider_name === leadProviderName
      : ownOnly.includes(state)
        ? true
        : notVisible;
  return {
    own,
    ...(known && { state: known }),
    statementAhead: statementAhead(statement_id, statements, now),
    // only a mentor's completion ends training; what stands after its end is not served
    noRoomToReopen: roleOf(course_identifier) === 'mentor' && declaration_type === 'completed' ? notVisible : false,
  };
}

/** The cohort of a declaration is not served, but that of its statement is. */
function statementAhead(
  id: string | null,
  statements: CheckInput['statements'],
  now: Span,
): boolean | typeof notVisible | undefined {
  if (statements === undefined) return undefined;
  const cohort = statements.find((statement) => sameId(statement.id, id))?.attributes.cohort;
  if (cohort === undefined) return notVisible;
  const ahead = (today: string): boolean =>
    statements.some(({ attributes }) => attributes.cohort === cohort && (attributes.cut_off_date ?? '') >= today);
  const [early, late] = [ahead(dayOf(now.earliest, 'london')), ahead(dayOf(now.latest, 'london'))];
  return early === late ? early : notVisible;
}

/** What a provider's reads say about a new partnership. */
export function rectPartnershipCreateFacts(
  draft: PartnershipInput,
  given: CheckInput,
  now: Span,
): Facts<RectPartnershipCreateFacts> {
  const { cohorts } = booksOf('rect', given);
  const year = isBlank(draft.cohort) ? null : Number.parseInt(String(draft.cohort), 10);
  const exists = year === null || Number.isNaN(year) ? null : cohorts.exists(year);
  return {
    ...(year !== null && {
      cohortExists: exists ?? { value: false, from: 'given' },
      ...(exists?.value && {
        cohortStartsLater: startsLater(cohorts.start(year), now),
        cohortEnabled: cohorts.enabled(year),
      }),
    }),
    ...ofSchool(draft, given),
    ...ofPartner(draft, given),
    alreadyPartnered: given.partnerships?.some(
      ({ attributes }) => sameId(attributes.school_id, draft.school_id) && Number(attributes.cohort) === year,
    ),
  };
}

function startsLater({ value: start, from }: Datum<string>, now: Span): Datum<boolean> | typeof notVisible {
  const [early, late] = [start > dayOf(now.earliest, 'london'), start > dayOf(now.latest, 'london')];
  return early === late ? { value: late, from } : notVisible;
}

/**
 * A school is served when it is eligible or in a partnership of the cohort. A school that is not found either does not
 * exist or is not eligible: one of the two rules refuses.
 */
function ofSchool(draft: PartnershipInput, { school }: CheckInput): Facts<RectPartnershipCreateFacts> {
  if (school === undefined) return {};
  if (school === null) return { schoolExists: notVisible, schoolEligible: false, schoolLed: notVisible };
  if (!sameId(school.id, draft.school_id)) return {};
  const { cohort, in_partnership, induction_programme_choice } = school.attributes;
  return {
    schoolExists: true,
    schoolEligible: in_partnership ? notVisible : true,
    ...(Number(cohort) === Number.parseInt(String(draft.cohort), 10) && {
      schoolLed: induction_programme_choice === 'school_led',
    }),
  };
}

/** A delivery partner is served when it is linked in any cohort; its `cohort` list says in which. */
function ofPartner(
  draft: PartnershipInput,
  { deliveryPartner }: CheckInput,
): Pick<Facts<RectPartnershipCreateFacts>, 'partnerExists' | 'partnerLinked'> {
  if (deliveryPartner === undefined) return {};
  // a partner that is not found either does not exist or has no link: one of the two rules refuses
  if (deliveryPartner === null) return { partnerExists: notVisible, partnerLinked: false };
  if (!sameId(deliveryPartner.id, draft.delivery_partner_id)) return {};
  const year = Number.parseInt(String(draft.cohort), 10);
  return {
    partnerExists: true,
    partnerLinked: deliveryPartner.attributes.cohort.some((cohort) => Number(cohort) === year),
  };
}

/** What a provider's reads say about changing the delivery partner of a partnership. */
export function rectPartnershipUpdateFacts(
  draft: PartnershipUpdateInput,
  given: CheckInput,
): Facts<RectPartnershipUpdateFacts> {
  const { partnership, partnerships } = given;
  if (partnership === undefined) return {};
  if (partnership === null) return { own: false };
  const { cohort, school_id } = partnership.attributes;
  const { partnerExists, partnerLinked } = ofPartner({ cohort, delivery_partner_id: draft.delivery_partner_id }, given);
  const itself = sameId(partnership.attributes.delivery_partner_id, draft.delivery_partner_id);
  const another = partnerships?.some(
    ({ attributes }) =>
      attributes.cohort === cohort &&
      sameId(attributes.school_id, school_id) &&
      sameId(attributes.delivery_partner_id, draft.delivery_partner_id),
  );
  return { own: true, partnerExists, partnerLinked, partnerTaken: itself ? true : another };
}
