import { answerMutations } from './answers.ts';
import { attributeMutations } from './attributes.ts';
import type { Mutation } from './kit.ts';
import { listMutations } from './lists.ts';
import { maskedMutations, writeMutations } from './writes.ts';

/**
 * Attributes that a capture takes over and on which nothing else hangs: the mock says what the server says, so nothing can
 * tell. Three of them are planted and count as absorbed; of all of them docs/parity.md tells.
 */
const COPIED = [
  'participants.ecf_enrolments.working_pattern is never told',
  'participants.ecf_enrolments.induction_end_date is never told',
  'participants.ecf_enrolments.eligible_for_funding is false for null',
  'participants.participant_id_changes is always empty',
  'declarations.mentor_id is never told',
  'deliveryPartners.cohort leaves one out',
  'unfundedMentors.teacher_reference_number is never told',
  'participants.ecf_enrolments.participant_status says active of who has left',
];
const PLANTED = ['declarations.mentor_id is never told', 'unfundedMentors.teacher_reference_number is never told'];
const isCopied = ({ name, service }: Mutation): boolean =>
  COPIED.includes(name) &&
  (service === 'ecf' || !name.includes('participant_status')) &&
  !(service === 'rect' && PLANTED.includes(name));

/** Those that a capture absorbs, beside those that are planted. */
export const copiedMutations: readonly Mutation[] = attributeMutations.filter(isCopied);

/** Everything that is planted, each alone. */
export const mutations: readonly Mutation[] = [
  ...attributeMutations.filter((mutation) => !isCopied(mutation)),
  ...listMutations,
  ...answerMutations,
  ...writeMutations,
];

export { maskedMutations };
