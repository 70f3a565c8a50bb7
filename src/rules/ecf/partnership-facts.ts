import type { Datum } from '../rule.ts';

/** Facts about what the attributes name; each is read only when its attribute is there. */
export interface EcfPartnershipCreateFacts {
  cohortExists: Datum<boolean>;
  schoolExists: boolean;
  /** Whether the school is open, but of a type that cannot have funded training. */
  schoolLedOnly: boolean;
  /** Whether the school may take part in funded training at present. */
  schoolEligible: boolean;
  /**
   * Whether the school's standing partnership of the cohort is with this provider. Challenged ones and those kept for
   * one participant do not stand.
   */
  alreadyPartnered: boolean;
  /** Whether it is with another provider. */
  takenByOther: boolean;
  /**
   * Whether the school had a standing partnership, with anybody, in the year before and has said nothing for this
   * cohort yet.
   */
  programmeUnconfirmed: boolean;
  partnerExists: boolean;
  /**
   * Whether the delivery partner is linked to the provider in the cohort; false when the cohort is blank or unknown.
   */
  partnerLinked: boolean;
}

export interface EcfPartnershipUpdateFacts {
  /** Whether the partnership exists, is this provider's and is not one kept for one participant. */
  own: boolean;
  partnerExists: boolean;
  /** Whether the delivery partner is linked to the provider in the partnership's cohort. */
  partnerLinked: boolean;
  challenged: boolean;
  /**
   * Whether a partnership kept for one participant joins the same school, cohort, provider and the delivery partner
   * asked for.
   */
  keptWithPartner: boolean;
}
