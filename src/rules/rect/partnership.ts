import { ruleBook, type Datum, type Rule } from '../rule.ts';
import type { PartnershipInput, PartnershipUpdateInput } from '../shared/inputs.ts';
import { inReference, rowsOf } from '../source.ts';
import { isBlank, shown } from '../terms.ts';

/** Facts about what the attributes name; each is read only when its attribute is there. */
export interface RectPartnershipCreateFacts {
  cohortExists: Datum<boolean>;
  /** Whether the cohort starts after today. */
  cohortStartsLater: Datum<boolean>;
  cohortEnabled: Datum<boolean>;
  schoolExists: boolean;
  /** Whether the school may take part in funded training at present. */
  schoolEligible: boolean;
  partnerExists: boolean;
  /**
   * Whether the delivery partner is linked to the provider in the cohort; false when the cohort is blank or unknown.
   */
  partnerLinked: boolean;
  /** Whether the provider already has a partnership with the school in the cohort, with any delivery partner. */
  alreadyPartnered: boolean;
  /** Whether the school's programme for the cohort is led by the school itself. */
  schoolLed: boolean;
}

const create = ruleBook<RectPartnershipCreateFacts, PartnershipInput>('rect', 'partnership-create', []);
const source = rowsOf('rect', '4.5');

export const rectPartnershipCreateRules: readonly Rule<RectPartnershipCreateFacts, PartnershipInput>[] = [
  create('N1', {
    title: 'cohort',
    refuses: 'No cohort given',
    source: source('N1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.cohort),
    detail: 'cohort is missing. Send the year it starts in, such as 2025.',
  }),
  create('N2', {
    title: 'school_id',
    refuses: 'No school given',
    source: source('N2'),
    needs: [],
    when: (_read, draft) => isBlank(draft.school_id),
    detail: 'school_id is missing. Send the id of the school as GET /schools serves it; a URN is not enough.',
  }),
  create('N3', {
    title: 'delivery_partner_id',
    refuses: 'No delivery partner given',
    source: source('N3'),
    needs: [],
    when: (_read, draft) => isBlank(draft.delivery_partner_id),
    detail: 'delivery_partner_id is missing. Send the id of a delivery partner as GET /delivery-partners serves it.',
  }),
  create('N4', {
    title: 'cohort',
    refuses: 'A year that is not a cohort',
    source: source('N4'),
    needs: ['cohortExists'],
    after: ['cohort'],
    when(read) {
      const exists = read('cohortExists');
      return read.certain(!exists.value, exists, 'cohortExists');
    },
    detail: (_facts, draft) => `There is no cohort ${shown(draft.cohort)}.`,
  }),
  create('N5', {
    title: 'cohort',
    refuses: 'A cohort that has not started',
    source: source('N5'),
    needs: ['cohortStartsLater'],
    after: ['cohort'],
    when(read) {
      const later = read('cohortStartsLater');
      return read.certain(later.value, later, 'cohortStartsLater');
    },
    detail: (_facts, draft) =>
      `Cohort ${shown(draft.cohort)} has not started yet. Confirm the partnership once it is open.`,
  }),
  create('N6', {
    title: 'cohort',
    refuses: 'A cohort that is closed',
    source: source('N6'),
    needs: ['cohortEnabled'],
    after: ['cohort'],
    when(read) {
      const enabled = read('cohortEnabled');
      return read.certain(!enabled.value, enabled, 'cohortEnabled');
    },
    detail: (_facts, draft) => `Cohort ${shown(draft.cohort)} is closed to new partnerships.`,
  }),
  create('N7', {
    title: 'school_id',
    refuses: 'A school that does not exist',
    source: source('N7'),
    needs: ['schoolExists'],
    after: ['school_id'],
    when: (read) => !read('schoolExists'),
    detail: 'There is no school with this school_id. Take it from GET /schools of the same cohort.',
  }),
  create('N8', {
    title: 'school_id',
    refuses: 'A school that is not eligible for funded training at present',
    source: source('N8'),
    needs: ['schoolEligible'],
    after: ['school_id'],
    when: (read) => !read('schoolEligible'),
    detail: 'The school is not eligible for funded training at present. Ask the school, or DfE if it should be.',
  }),
  create('N9', {
    title: 'delivery_partner_id',
    refuses: 'A delivery partner that does not exist',
    source: source('N9'),
    needs: ['partnerExists'],
    after: ['delivery_partner_id'],
    when: (read) => !read('partnerExists'),
    detail: 'There is no delivery partner with this delivery_partner_id. Take it from GET /delivery-partners.',
  }),
  create('N10', {
    title: 'delivery_partner_id',
    refuses:
      'A delivery partner that is not linked to the provider in the cohort, or a cohort that is blank or unknown',
    // the service asks whether the partner exists; after an error on the same attribute it certainly does not
    source: source('N10'),
    needs: ['partnerLinked'],
    after: ['delivery_partner_id'],
    when: (read) => !read('partnerLinked'),
    detail: (_facts, draft) =>
      'The delivery partner is not linked to you in cohort ' +
      `${isBlank(draft.cohort) ? '(none given)' : shown(draft.cohort)}. Choose one whose cohort list in GET ` +
      '/delivery-partners has it, or ask DfE to add the link.',
  }),
  create('N11', {
    title: 'school_id',
    refuses: 'A school with which the provider has a partnership in the cohort',
    source: source('N11'),
    needs: ['alreadyPartnered'],
    when: (read, draft) => !isBlank(draft.cohort) && !isBlank(draft.school_id) && read('alreadyPartnered'),
    detail:
      'You have a partnership with this school in this cohort already. To change its delivery partner, update ' +
      'that one.',
  }),
  create('N12', {
    title: 'school_id',
    refuses: "A school that runs the cohort's programme itself",
    source: source('N12'),
    needs: ['schoolLed'],
    when: (read, draft) => !isBlank(draft.cohort) && !isBlank(draft.school_id) && read('schoolLed'),
    detail:
      'The school leads the training of this cohort itself. If that has changed, the school has to say so in the ' +
      'service first.',
  }),
];

export interface RectPartnershipUpdateFacts {
  /** Whether the partnership exists and belongs to this provider. */
  own: boolean;
  partnerExists: boolean;
  /** Whether the delivery partner is linked to the provider in the partnership's cohort. */
  partnerLinked: boolean;
  /** Whether the school has a partnership of this cohort with the provider and that partner. This one counts too. */
  partnerTaken: boolean;
}

const update = ruleBook<RectPartnershipUpdateFacts, PartnershipUpdateInput>('rect', 'partnership-update', []);
const updateSource = rowsOf('rect', '4.6');

export const rectPartnershipUpdateRules: readonly Rule<RectPartnershipUpdateFacts, PartnershipUpdateInput>[] = [
  update('404', {
    title: 'Resource not found',
    status: 404,
    refuses: "A partnership that does not exist or is another provider's",
    source: inReference('rect', 'partnership-404', '4.1, partnership'),
    needs: ['own'],
    when: (read) => !read('own'),
    detail: 'You have no partnership with this id.',
  }),
  update('U1', {
    title: 'delivery_partner_id',
    refuses: 'No delivery partner given',
    source: updateSource('U1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.delivery_partner_id),
    detail: 'delivery_partner_id is missing. Send the id of a delivery partner as GET /delivery-partners serves it.',
  }),
  update('U2', {
    title: 'delivery_partner_id',
    refuses: 'A delivery partner that does not exist',
    source: updateSource('U2'),
    needs: ['partnerExists'],
    after: ['delivery_partner_id'],
    when: (read) => !read('partnerExists'),
    detail: 'There is no delivery partner with this delivery_partner_id. Take it from GET /delivery-partners.',
  }),
  update('U3', {
    title: 'delivery_partner_id',
    refuses: "A delivery partner that is not linked to the provider in the partnership's cohort",
    source: updateSource('U3'),
    needs: ['partnerLinked'],
    after: ['delivery_partner_id'],
    when: (read) => !read('partnerLinked'),
    detail:
      "The delivery partner is not linked to you in the partnership's cohort. Choose one whose cohort list in GET " +
      '/delivery-partners has it.',
  }),
  update('U4', {
    title: 'delivery_partner_id',
    refuses: 'The delivery partner the partnership, or another of the same school and cohort, has already',
    source: updateSource('U4'),
    needs: ['partnerTaken'],
    when: (read, draft) => !isBlank(draft.delivery_partner_id) && read('partnerTaken'),
    detail:
      'The school has a partnership with you and this delivery partner in the cohort already, perhaps this very ' +
      'one. There is nothing to change.',
  }),
];
