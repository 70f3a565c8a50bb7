import type { Resource } from '../sync/resources.ts';
import type { AddressOnlyIn, InBoth, NarrowerInRect, OnlyIn, ValueOf, ValuesOnlyInEcf } from './fields.ts';

/** Where a row of the map is written down: a page of `docs/services` and an anchor in it. */
export type Section = `${'ecf' | 'rect'}.md#${string}`;

/** A field of `ecf` that has no successor in `rect`. */
export interface Gone<V> {
  readonly successor: null;
  /** The values by which nothing is lost that has to be looked at. Any other one is told as a difference. */
  readonly lost: readonly V[];
  readonly why: string;
  readonly section: Section;
}

/** A field of `rect` that `ecf` has not: there is nothing to hold it against. */
export interface Added {
  readonly why: string;
  readonly section: Section;
}

/** A value of `ecf` that `rect` does not serve in the same field, and what it serves in its place. */
export interface Value<V> {
  readonly successor: V | null;
  /** Whether there is a value in its place at all. */
  readonly why: string;
  readonly section: Section;
}

/**
 * What becomes of the fields and values of a list. The types hold it complete: a field or a value that one description
 * has and the other has not compiles only with a row here, and a row for what is not there does not compile.
 */
export interface FieldMap<R extends Resource> {
  readonly gone: { readonly [P in OnlyIn<'ecf', R>]: Gone<ValueOf<'ecf', R, P>> };
  readonly added: { readonly [P in OnlyIn<'rect', R>]: Added };
  readonly values: {
    readonly [P in NarrowerInRect<R>]: {
      readonly [V in ValuesOnlyInEcf<R, P>]: Value<ValueOf<'rect', R, P>>;
    };
  };
  /** The fields that name a record of another list. */
  readonly refers: { readonly [P in InBoth<R>]?: Resource };
}

const none = { gone: {}, added: {}, values: {}, refers: {} } as const;
const unsaid = 'rect never leaves it open';

export const fields: { readonly [R in Resource]: FieldMap<R> } = {
  deliveryPartners: none,
  statements: {
    ...none,
    gone: { type: { successor: null, lost: ['ecf'], why: 'it was the same for all', section: 'ecf.md#section-5-6' } },
  },
  partnerships: {
    gone: {
      status: {
        ...{ successor: null, lost: ['active'], section: 'ecf.md#section-5-8' },
        why: 'rect knows no challenges; one that was challenged is told',
      },
      challenged_reason: {
        ...{ successor: null, lost: [null], section: 'ecf.md#section-5-8' },
        why: 'as `status`',
      },
      challenged_at: { successor: null, lost: [null], why: 'as `status`', section: 'ecf.md#section-5-8' },
    },
    added: {
      participants_currently_training: { why: 'how many train in it today', section: 'rect.md#section-5-3' },
    },
    values: {
      delivery_partner_name: {
        null: { successor: null, why: 'rect serves the name always', section: 'rect.md#section-5-3' },
      },
    },
    refers: { school_id: 'schools', delivery_partner_id: 'deliveryPartners' },
  },
  schools: {
    ...none,
    added: {
      expression_of_interest: { why: 'whether the school has named you', section: 'rect.md#section-5-4' },
      induction_tutor_name: { why: 'served while there is an interest', section: 'rect.md#section-5-4' },
      induction_tutor_email: { why: 'served while there is an interest', section: 'rect.md#section-5-4' },
    },
    values: {
      induction_programme_choice: {
        full_induction_programme: choice('provider_led'),
        school_funded_fip: choice('provider_led'),
        core_induction_programme: choice('school_led'),
        design_our_own: choice('school_led'),
        no_early_career_teachers: choice('not_yet_known'),
      },
    },
  },
  participants: {
    gone: {
      'ecf_enrolments[].teacher_reference_number_validated': {
        ...{ successor: null, lost: [true, false, null], section: 'ecf.md#section-5-2' },
        why: 'rect knows people by their TRN alone',
      },
    },
    added: {
      'ecf_enrolments[].most_recent_induction_period_end_date': {
        ...{ why: 'end of the latest induction period', section: 'rect.md#section-5-1' },
      },
      'ecf_enrolments[].overall_induction_start_date': {
        ...{ why: 'start of the earliest induction period', section: 'rect.md#section-5-1' },
      },
      'ecf_enrolments[].working_pattern': { why: 'full or part time', section: 'rect.md#section-5-1' },
    },
    values: {
      'ecf_enrolments[].participant_status': {
        withdrawn: {
          successor: 'left',
          why: 'rect: `left`, or `leaving` until the end',
          section: 'rect.md#section-6-3',
        },
        null: { successor: null, why: unsaid, section: 'rect.md#section-6-3' },
      },
      'ecf_enrolments[].delivery_partner_id': {
        null: { successor: null, why: unsaid, section: 'rect.md#section-5-1' },
      },
      'ecf_enrolments[].withdrawal.reason': {
        'school-left-fip': {
          ...{ successor: 'switched-to-school-led', section: 'ecf.md#section-5-2' },
          why: 'ecf shows it so since 2025, too',
        },
      },
    },
    refers: {
      'ecf_enrolments[].mentor_id': 'participants',
      'ecf_enrolments[].delivery_partner_id': 'deliveryPartners',
    },
  },
  unfundedMentors: none,
  transfers: {
    ...none,
    values: {
      'transfers[].leaving.date': { null: { successor: null, why: unsaid, section: 'rect.md#section-5-7' } },
    },
  },
  declarations: {
    gone: {
      has_passed: {
        successor: null,
        lost: [null],
        why: 'of other courses; always null',
        section: 'ecf.md#section-5-7',
      },
    },
    added: {},
    values: {
      state: {
        ineligible: { successor: null, why: 'rect has no such state', section: 'rect.md#section-6-1' },
      },
      uplift_paid: { null: { successor: false, why: unsaid, section: 'rect.md#section-5-2' } },
      delivery_partner_id: { null: { successor: null, why: unsaid, section: 'rect.md#section-5-2' } },
    },
    refers: {
      participant_id: 'participants',
      mentor_id: 'participants',
      statement_id: 'statements',
      clawback_statement_id: 'statements',
      delivery_partner_id: 'deliveryPartners',
    },
  },
};

function choice<const V extends 'provider_led' | 'school_led' | 'not_yet_known'>(successor: V) {
  return { successor, why: 'rect works it out from who trains there', section: 'rect.md#section-5-4' } as const;
}

/** The addresses of `ecf` that `rect` serves under another one. */
export const addresses: { readonly [A in AddressOnlyIn<'ecf'>]: AddressOnlyIn<'rect'> } = {
  '/api/v3/participants/ecf': '/api/v3/participants',
  '/api/v3/participants/ecf/{id}': '/api/v3/participants/{id}',
  '/api/v3/participants/ecf/{id}/change-schedule': '/api/v3/participants/{id}/change-schedule',
  '/api/v3/participants/ecf/{id}/defer': '/api/v3/participants/{id}/defer',
  '/api/v3/participants/ecf/{id}/resume': '/api/v3/participants/{id}/resume',
  '/api/v3/participants/ecf/{id}/transfers': '/api/v3/participants/{id}/transfers',
  '/api/v3/participants/ecf/{id}/withdraw': '/api/v3/participants/{id}/withdraw',
  '/api/v3/participants/ecf/transfers': '/api/v3/participants/transfers',
  '/api/v3/partnerships/ecf': '/api/v3/partnerships',
  '/api/v3/partnerships/ecf/{id}': '/api/v3/partnerships/{id}',
  '/api/v3/schools/ecf': '/api/v3/schools',
  '/api/v3/schools/ecf/{id}': '/api/v3/schools/{id}',
  '/api/v3/unfunded-mentors/ecf': '/api/v3/unfunded-mentors',
  '/api/v3/unfunded-mentors/ecf/{id}': '/api/v3/unfunded-mentors/{id}',
};

/** Which ids survive the move. What survives is matched by id alone; of the rest, the key by which it is known again. */
export const ids: { readonly [R in Resource]: { readonly survives: boolean; readonly otherwise: string } } = {
  deliveryPartners: { survives: false, otherwise: 'by name' },
  statements: { survives: true, otherwise: 'by cohort, month and year' },
  partnerships: { survives: true, otherwise: 'by cohort and URN' },
  schools: { survives: false, otherwise: 'by URN' },
  participants: { survives: true, otherwise: 'by TRN' },
  unfundedMentors: { survives: true, otherwise: 'as participants' },
  transfers: { survives: true, otherwise: 'as participants' },
  declarations: { survives: true, otherwise: 'by participant, course, type and date' },
};
