import { ids, type Cause } from '../cause.ts';

/** Why a partnership cannot be confirmed or changed. */
export const partnershipCauses: readonly Cause[] = [
  {
    rules: ids({ 'rect.partnership-create': 'N4', 'ecf.partnership-create': '2 4x' }),
    action: 'fix-data',
    advice: 'Send the year of a cohort that exists.',
    says: [/invalid|recognised|unknown|exist|found|check/i],
  },
  {
    rules: ids({ 'rect.partnership-create': 'N5' }),
    action: 'wait',
    advice: 'Confirm the partnership once the cohort has started.',
    says: [/not (yet )?(open|start|begun)|until|future|opens|starts/i],
  },
  {
    rules: ids({ 'rect.partnership-create': 'N6' }),
    action: 'ask-dfe',
    advice: 'Ask DfE if the cohort should still be open.',
    says: [/closed|disabled|not (been )?enabled|no longer/i],
  },
  {
    rules: ids({ 'rect.partnership-create': 'N7', 'ecf.partnership-create': '4a' }),
    action: 'fix-data',
    advice: 'Take school_id from schools.list of the same cohort.',
    says: [/invalid|recognised|unknown|exist\b|found/i],
  },
  {
    rules: ids({ 'rect.partnership-create': 'N8', 'ecf.partnership-create': '4b 4c' }),
    action: 'ask-school',
    advice: 'Ask the school, which is not eligible or not registered for funded training.',
    says: [/eligible|not registered|registered to|sign(ed)? up/i],
  },
  {
    rules: ids({ 'rect.partnership-create': 'N11', 'ecf.partnership-create': '4d' }),
    action: 'already-done',
    advice: 'You have this partnership already; change its delivery partner with partnerships.update.',
    says: [/already/i, /you|partnership/i],
  },
  {
    rules: ids({ 'ecf.partnership-create': '4e' }),
    action: 'ask-school',
    advice: 'Ask the school: it is with another provider in this cohort and would have to challenge that first.',
    says: [/(another|other|different) (lead )?provider/i],
  },
  {
    rules: ids({ 'rect.partnership-create': 'N12', 'ecf.partnership-create': '4f' }),
    action: 'ask-school',
    advice: "Ask the school to record in DfE's service that a provider leads the training of this cohort.",
    says: [/school[- ]led|programme|not (yet )?confirmed|yet confirmed/i],
  },
  {
    rules: ids({
      'rect.partnership-create': 'N9',
      'rect.partnership-update': 'U2',
      'ecf.partnership-create': '5a',
      'ecf.partnership-update': '2a',
    }),
    action: 'fix-data',
    advice: 'Take delivery_partner_id from deliveryPartners.list.',
    says: [/invalid|recognised(?! to)|unknown|exist\b|found/i],
  },
  {
    rules: ids({
      'rect.partnership-create': 'N10',
      'rect.partnership-update': 'U3',
      'ecf.partnership-create': '5b',
      'ecf.partnership-update': '2b',
    }),
    action: 'ask-dfe',
    advice: 'Choose a delivery partner whose cohort list has the cohort, or ask DfE to link this one to you.',
    says: [/work(ing)? (in partnership )?with|linked|relationship|given (\W*#\/)?cohort|for the cohort/i],
  },
  {
    rules: ids({ 'rect.partnership-update': 'U4' }),
    action: 'already-done',
    advice: 'The school has a partnership with you and this delivery partner already.',
    says: [/already/i],
  },
  {
    rules: ids({ 'ecf.partnership-update': '2c' }),
    action: 'ask-school',
    advice: 'Ask the school, which has challenged the partnership, and create it again if they want you after all.',
    says: [/challenged/i],
  },
  {
    rules: ids({ 'ecf.partnership-update': '2d' }),
    action: 'ask-dfe',
    advice:
      'Ask DfE: the school is confirmed with this delivery partner already, for a participant who was moved there.',
    says: [/already/i],
  },
];
