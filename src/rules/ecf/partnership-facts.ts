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
   * Whether the school's standing partnership of the cohort is with this provider. Challenged partnerships and those
   * kept for one participant do not count as standing.
   */
  alreadyPartnered: boolean;
  /** Whether the school's standing partnership of the cohort is with another provider. */
  takenByOther: boolean;
  /**
   * Whether the school had a standing partnership, with any provider, in the year before and has not reported a
   * programme for this cohort yet.
   */
  programmeUnconfirmed: boolean;
  partnerExists: boolean;
  /**
   * Whether the delivery partner is linked to the provider in the cohort; false when the cohort is blank or unknown.
   */
  partnerLinked: boolean;
}

export interface EcfPartnershipUpdateFacts {
  /** Whether the partnership exists, belongs to this provider and is not kept for one participant. */
  own: boolean;
  partnerExists: boolean;
  /** Whether the delivery partner is linked to the provider in the partnership's cohort. */
  partnerLinked: boolean;
  challenged: boolean;
  /**
   * Whether a partnership kept for one participant already has the same school, cohort and provider, and the delivery
   * partner asked for.
   */
  keptWithPartner: boolean;
}
