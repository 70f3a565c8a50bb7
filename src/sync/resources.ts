/**
 * The lists of the API in the order in which a run reads them: what others refer to comes first, and declarations last,
 * after everybody who may have moved them.
 */
export const resources = [
  'deliveryPartners',
  'statements',
  'partnerships',
  'schools',
  'participants',
  'unfundedMentors',
  'transfers',
  'declarations',
] as const;

export type Resource = (typeof resources)[number];

/** Where the records of a list stand in a copy. */
export const tableOf: Readonly<Record<Resource, string>> = {
  deliveryPartners: 'dfe_delivery_partners',
  statements: 'dfe_statements',
  partnerships: 'dfe_partnerships',
  schools: 'dfe_schools',
  participants: 'dfe_participants',
  unfundedMentors: 'dfe_unfunded_mentors',
  transfers: 'dfe_transfer_lists',
  declarations: 'dfe_declarations',
};

/**
 * Lists that are read whole by every run: they are short, or what is asked for by `updated_since` is not what is served
 * (transfers miss the other provider's side, unfunded mentors those who became one or ceased to be).
 */
const ALWAYS_WHOLE: readonly Resource[] = ['deliveryPartners', 'statements', 'unfundedMentors', 'transfers'];

export const isAlwaysWhole = (resource: Resource): boolean => ALWAYS_WHOLE.includes(resource);

/** What is walked and watched by itself: a list, of schools one cohort of it. */
export interface Scope {
  readonly resource: Resource;
  /** The cohort of schools; null for every other list, which is read without that filter. */
  readonly cohort: number | null;
}

export const nameOf = ({ resource, cohort }: Scope): string => (cohort === null ? resource : `${resource}:${cohort}`);

/** A record as the API serves it. */
export interface Item {
  readonly id: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}
