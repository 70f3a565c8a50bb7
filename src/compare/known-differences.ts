import type { Resource } from '../sync/resources.ts';
import type { InBoth, ValueOf } from './fields.ts';
import type { Section } from './migration-map.ts';

/**
 * What is held against the other service in any case: ids, states, statuses and dates, whether something is paid, and
 * parts that are records themselves. A row of the table that names one of these does not compile.
 */
type Held = `${string}${'id' | 'state' | 'status' | 'date' | '_at' | '_type' | 'paid' | 'funding' | 's[]'}`;

type Excusable<R extends Resource> = Exclude<InBoth<R>, Held>;

export interface KnownDifference {
  readonly resource: Resource;
  readonly field: string;
  readonly ecf: unknown;
  readonly rect: unknown;
  readonly reason: string;
  readonly section: Section;
}

function row<const R extends Resource, const P extends Excusable<R>>(
  resource: R,
  field: P,
  [ecf, rect]: readonly [ecf: ValueOf<'ecf', R, P>, rect: ValueOf<'rect', R, P>],
  { reason, section }: { readonly reason: string; readonly section: Section },
): KnownDifference {
  return { resource, field, ecf, rect, reason, section };
}

const derived = {
  reason: 'ecf serves what the school has chosen, rect what the training of its people shows',
  section: 'rect.md#section-5-4',
} as const;

/**
 * All that the two services are known to serve differently of the same world, each by its two values. Nothing else is
 * left out of a comparison but what one of them does not serve at all (`migration-map.ts`).
 */
export const knownDifferences: readonly KnownDifference[] = [
  row('schools', 'induction_programme_choice', ['full_induction_programme', 'provider_led'], derived),
  row('schools', 'induction_programme_choice', ['school_funded_fip', 'provider_led'], derived),
  row('schools', 'induction_programme_choice', ['core_induction_programme', 'school_led'], derived),
  row('schools', 'induction_programme_choice', ['design_our_own', 'school_led'], derived),
  row('schools', 'induction_programme_choice', ['full_induction_programme', 'not_yet_known'], derived),
  row('schools', 'induction_programme_choice', ['school_funded_fip', 'not_yet_known'], derived),
  row('schools', 'induction_programme_choice', ['core_induction_programme', 'not_yet_known'], derived),
  row('schools', 'induction_programme_choice', ['design_our_own', 'not_yet_known'], derived),
  row('schools', 'induction_programme_choice', ['no_early_career_teachers', 'not_yet_known'], derived),
  row('schools', 'induction_programme_choice', ['provider_led', 'not_yet_known'], derived),
  row('schools', 'induction_programme_choice', ['school_led', 'not_yet_known'], derived),
  row('participants', 'ecf_enrolments[].withdrawal.reason', ['school-left-fip', 'switched-to-school-led'], {
    reason: 'an old word for the same reason, which ecf itself shows under the new one since 2025',
    section: 'ecf.md#section-5-2',
  }),
  row('declarations', 'ineligible_for_funding_reason', ['duplicate_declaration', null], {
    reason: 'rect never serves a reason; that the declaration is ineligible is told by its state',
    section: 'rect.md#section-5-2',
  }),
];

const index = new Set(knownDifferences.map(({ resource, field, ecf, rect }) => keyOf(resource, field, ecf, rect)));

export const isKnown = (resource: Resource, field: string, ecf: unknown, rect: unknown): boolean =>
  index.has(keyOf(resource, field, ecf, rect));

function keyOf(resource: Resource, field: string, ecf: unknown, rect: unknown): string {
  return JSON.stringify([resource, field, ecf ?? null, rect ?? null]);
}
