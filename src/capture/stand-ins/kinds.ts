import type { Resource } from '../../sync/resources.ts';

/** What an attribute is of a person or a place. Anything that is not here is `text`. */
export type Kind =
  'id' | 'name' | 'trn' | 'urn' | 'email' | 'school' | 'partner' | 'provider' | 'reason' | 'year' | 'month' | 'text';

const kinds: Readonly<Record<string, Kind>> = {
  full_name: 'name',
  induction_tutor_name: 'name',
  teacher_reference_number: 'trn',
  urn: 'urn',
  school_urn: 'urn',
  email: 'email',
  induction_tutor_email: 'email',
  delivery_partner_name: 'partner',
  lead_provider_name: 'provider',
  provider: 'provider',
  reason: 'reason',
  cohort: 'year',
  year: 'year',
  month: 'month',
};

export function kindOf(list: Resource, attribute: string): Kind {
  if (attribute === 'name' && list === 'schools') return 'school';
  if (attribute === 'name' && list === 'deliveryPartners') return 'partner';
  return Object.hasOwn(kinds, attribute) ? (kinds[attribute] ?? 'text') : 'text';
}

/** What `keep` may name, and which kind it leaves as it is. */
export const keepable = {
  names: 'name',
  trns: 'trn',
  urns: 'urn',
  emails: 'email',
  schools: 'school',
  partners: 'partner',
  providers: 'provider',
  ids: 'id',
} as const satisfies Readonly<Record<string, Kind>>;

export const keepWords = ['names', 'trns', 'urns', 'emails', 'schools', 'partners', 'providers', 'ids', 'all'] as const;
export type Keep = (typeof keepWords)[number];

export const isKeep = (word: string): word is Keep => keepWords.some((one) => one === word);
