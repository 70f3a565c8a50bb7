import { ruleBook, type Rule } from '../rule.ts';
import type { PartnershipInput, PartnershipUpdateInput } from '../shared/inputs.ts';
import { definitions, inReference, rowsOf } from '../source.ts';
import { isBlank, shown } from '../terms.ts';
import type { EcfPartnershipCreateFacts, EcfPartnershipUpdateFacts } from './partnership-facts.ts';

const create = ruleBook<EcfPartnershipCreateFacts, PartnershipInput>('ecf', 'partnership-create', []);
const source = rowsOf('ecf', '4.9', 'partnership-create-');
const inCohort = ({ cohort }: PartnershipInput): string =>
  `in cohort ${isBlank(cohort) ? '(none given)' : shown(cohort)}`;

export const ecfPartnershipCreateRules: readonly Rule<EcfPartnershipCreateFacts, PartnershipInput>[] = [
  create('1a', {
    row: '1a',
    title: 'cohort',
    refuses: 'No cohort given',
    source: source('1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.cohort),
    detail: 'cohort is missing. Send the year it starts in, such as 2025.',
  }),
  create('1b', {
    row: '1b',
    title: 'school_id',
    refuses: 'No school given',
    source: source('1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.school_id),
    detail: 'school_id is missing. Send the id of the school as GET /schools/ecf serves it; a URN is not enough.',
  }),
  create('1c', {
    row: '1c',
    title: 'delivery_partner_id',
    refuses: 'No delivery partner given',
    source: source('1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.delivery_partner_id),
    detail: 'delivery_partner_id is missing. Send the id of a delivery partner as GET /delivery-partners serves it.',
  }),
  create('2', {
    title: 'cohort',
    refuses: 'A year that is not a cohort',
    source: source('2'),
    needs: ['cohortExists'],
    when(read, draft) {
      if (isBlank(draft.cohort)) return false;
      const exists = read('cohortExists');
      return read.certain(!exists.value, exists, 'cohortExists');
    },
    detail: (_facts, draft) => `There is no cohort ${shown(draft.cohort)}.`,
  }),
  create('4a', {
    title: 'school_id',
    refuses: 'A school that does not exist',
    source: source('4a'),
    needs: ['schoolExists'],
    when: (read, draft) => !isBlank(draft.school_id) && !read('schoolExists'),
    detail: 'There is no school with this school_id. Take it from GET /schools/ecf of the same cohort.',
  }),
  create('4b', {
    title: 'school_id',
    refuses: 'An open school of a type that has no funded training',
    source: source('4b'),
    needs: ['schoolLedOnly'],
    when: (read, draft) => !isBlank(draft.school_id) && read('schoolLedOnly'),
    detail: 'The school has not signed up for funded training; schools of its type lead the training themselves.',
  }),
  create('4c', {
    title: 'school_id',
    refuses: 'A school that is not eligible for funded training at present',
    source: source('4c'),
    needs: ['schoolEligible'],
    when: (read, draft) => !isBlank(draft.school_id) && !read('schoolEligible'),
    detail: 'The school is not eligible for funded training at present. Ask the school, or DfE if it should be.',
  }),
  create('4x', {
    title: 'Internal server error',
    status: 500,
    refuses: 'A missing or unknown cohort together with a school that could take part',
    source: inReference('ecf', 'partnership-create-4x', '4.9, trap'),
    needs: ['cohortExists'],
    when(read, draft) {
      if (isBlank(draft.school_id)) return false;
      if (isBlank(draft.cohort)) return true;
      const exists = read('cohortExists');
      return read.certain(!exists.value, exists, 'cohortExists');
    },
    detail: (_facts, draft) =>
      'The service fails when the school is right and the cohort is not: ' +
      `${isBlank(draft.cohort) ? 'cohort is missing' : `there is no cohort ${shown(draft.cohort)}`}. Send a year ` +
      'such as 2025.',
  }),
  create('4d', {
    title: 'school_id',
    refuses: 'A school with which the provider has a partnership in the cohort',
    source: source('4d'),
    needs: ['alreadyPartnered'],
    when: (read, draft) => !isBlank(draft.school_id) && read('alreadyPartnered'),
    detail:
      'You have a partnership with this school in this cohort already. To change its delivery partner, update ' +
      'that one.',
  }),
  create('4e', {
    title: 'school_id',
    refuses: 'A school that is with another provider in the cohort',
    source: source('4e'),
    needs: ['takenByOther'],
    when: (read, draft) => !isBlank(draft.school_id) && read('takenByOther'),
    detail:
      'Another provider has a partnership with this school in this cohort. If the school wants to change, it has ' +
      'to challenge that one first.',
  }),
  create('4f', {
    title: 'school_id',
    refuses: 'A school that was in a partnership the year before and has not said yet what it does in this cohort',
    source: source('4f'),
    needs: ['programmeUnconfirmed'],
    when: (read, draft) => !isBlank(draft.school_id) && read('programmeUnconfirmed'),
    detail:
      "The school has not confirmed its programme for this cohort yet. Ask it to do so in DfE's service, then " +
      'send the partnership again.',
  }),
  create('5a', {
    title: 'delivery_partner_id',
    refuses: 'A delivery partner that does not exist',
    source: source('5a'),
    needs: ['partnerExists'],
    when: (read, draft) => !isBlank(draft.delivery_partner_id) && !read('partnerExists'),
    detail: 'There is no delivery partner with this delivery_partner_id. Take it from GET /delivery-partners.',
  }),
  create('5b', {
    title: 'delivery_partner_id',
    refuses:
      'A delivery partner that is not linked to the provider in the cohort, or a cohort that is blank or unknown',
    source: source('5b'),
    needs: ['partnerLinked'],
    when: (read, draft) => !isBlank(draft.delivery_partner_id) && !read('partnerLinked'),
    detail: (_facts, draft) =>
      `The delivery partner is not linked to you ${inCohort(draft)}. Choose one whose cohort list in GET ` +
      '/delivery-partners has it, or ask DfE to add the link.',
  }),
];

const update = ruleBook<EcfPartnershipUpdateFacts, PartnershipUpdateInput>('ecf', 'partnership-update', [
  'keptWithPartner',
]);
const updateSource = rowsOf('ecf', '4.10', 'partnership-update-');
const title = 'delivery_partner_id';

export const ecfPartnershipUpdateRules: readonly Rule<EcfPartnershipUpdateFacts, PartnershipUpdateInput>[] = [
  update('404', {
    title: 'Resource not Found',
    status: 404,
    refuses: "A partnership that does not exist or is another provider's",
    source: inReference('ecf', 'section-4-8', '4.8'),
    needs: ['own'],
    when: (read) => !read('own'),
    detail: 'You have no partnership with this id.',
  }),
  update('1', {
    title,
    refuses: 'No delivery partner given',
    source: updateSource('1'),
    needs: [],
    when: (_read, draft) => isBlank(draft.delivery_partner_id),
    detail: 'delivery_partner_id is missing. Send the id of a delivery partner as GET /delivery-partners serves it.',
  }),
  update('2a', {
    title,
    refuses: 'A delivery partner that does not exist',
    source: updateSource('2a'),
    needs: ['partnerExists'],
    after: [title],
    when: (read) => !read('partnerExists'),
    detail: 'There is no delivery partner with this delivery_partner_id. Take it from GET /delivery-partners.',
  }),
  update('2b', {
    title,
    refuses: "A delivery partner that is not linked to the provider in the partnership's cohort",
    source: updateSource('2b'),
    needs: ['partnerLinked'],
    after: [title],
    when: (read) => !read('partnerLinked'),
    detail:
      "The delivery partner is not linked to you in the partnership's cohort. Choose one whose cohort list in GET " +
      '/delivery-partners has it.',
  }),
  update('2c', {
    title,
    refuses: 'A partnership that is challenged',
    source: updateSource('2c', definitions('partnership challenged')),
    needs: ['challenged'],
    after: [title],
    when: (read) => read('challenged'),
    detail:
      'The school has challenged this partnership, so it can only be viewed. If the school wants you after all, ' +
      'create the partnership again.',
  }),
  update('2d', {
    title,
    refuses: 'A delivery partner with which another partnership, kept for one participant, joins the school already',
    source: updateSource('2d'),
    needs: ['keptWithPartner'],
    after: [title],
    when: (read) => read('keptWithPartner'),
    detail:
      'The school is confirmed with you and this delivery partner already, for a participant who was moved there. ' +
      'Ask DfE to sort it out.',
  }),
];
