import { ids, type Cause } from '../cause.ts';

/** Why a declaration, or voiding one, is refused. */
export const declarationCauses: readonly Cause[] = [
  {
    rules: ids({ 'rect.declaration': 'D8', 'ecf.declaration': '10' }),
    action: 'already-done',
    advice:
      'A declaration of this type stands already: find it with declarations.list, and void it first only if it is ' +
      'wrong.',
    says: [/already|duplicate/i, /declar|exist|submit/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D9', 'ecf.declaration': '5' }),
    action: 'wait',
    advice: 'Send the declaration once its date has passed, or correct the date.',
    says: [/future/i],
    until: 'detail',
  },
  {
    rules: ids({ 'rect.declaration': 'D10', 'ecf.declaration': '7' }),
    action: 'fix-data',
    advice: "Date the declaration inside the milestone of the participant's schedule, or correct the schedule first.",
    says: [/milestone|schedule/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D18 G2', 'ecf.declaration': 'G2' }),
    action: 'fix-data',
    advice: 'Date declarations in the order of their types, or void the one that is dated wrongly.',
    says: [/sequence|\border\b|(previous|earlier|later|next|other|before|after)\W+(the )?(\w+ )?declaration/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D11', 'ecf.declaration': '3 6' }),
    action: 'fix-data',
    advice: 'Send declaration_date as date and time to the second with an offset, such as 2025-11-04T09:00:00Z.',
    says: [/r[fc]+\s?3339|format|valid|enter an? \W*(#\/)?declaration_date\W*($|,)/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D10y' }),
    action: 'fix-data',
    advice: 'Send declaration_date with an offset: without one it is stored as London time, outside the milestone.',
  },
  {
    rules: ids({ 'rect.declaration': 'D9x D10x D14x D9y', 'ecf.declaration': '2x 3x' }),
    action: 'fix-data',
    advice: 'Send declaration_date as a text with date, time and offset: the service could not compare what it got.',
    says: [/compar|argument|invalid date|\bdate\b.*out of range/i],
  },
  {
    rules: ids({ 'ecf.declaration': '2y' }),
    action: 'fix-data',
    advice: 'Date the declaration before the withdrawal and inside the training with you.',
  },
  {
    rules: ids({ 'rect.declaration': 'D7' }),
    action: 'fix-data',
    advice: 'Send one of the nine declaration types.',
    says: [/recognised|valid|must be|one of|included/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D12', 'ecf.declaration': '11' }),
    action: 'fix-data',
    advice: 'Declare mentors of cohort 2025 and later as started and completed only.',
    says: [/mentor/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D17', 'ecf.declaration': '9' }),
    action: 'fix-data',
    advice: "Declare a type that the participant's schedule has, or change the schedule first.",
    says: [/schedule|milestone/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D13', 'ecf.declaration': '14a 14b' }),
    action: 'fix-data',
    advice: 'Send the evidence that goes with cohort, role and type; the check of the declaration lists what does.',
    says: [],
  },
  {
    rules: ids({ 'rect.declaration': 'D14', 'ecf.declaration': '2a 2b' }),
    action: 'fix-data',
    advice: 'Date the declaration before the withdrawal, or resume the participant first if training goes on.',
    says: [/withdr[ae]w/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D15' }),
    action: 'fix-data',
    advice: 'Move the participant to an open cohort with participants.changeSchedule, then declare.',
    says: [/frozen|freez|closed/i],
  },
  {
    rules: ids({ 'rect.declaration': 'D16', 'ecf.declaration': '8' }),
    action: 'ask-dfe',
    advice: 'No statement of that cohort is left to pay on: ask DfE whether its contract has ended.',
    says: [/contract|statement|ended/i],
  },
  {
    rules: ids({ 'ecf.declaration': '0' }),
    action: 'fix-data',
    advice: 'Send ecf-induction or ecf-mentor; NPQ courses are not declared here.',
    says: [/npq|professional qualification/i],
  },
  {
    rules: ids({ 'ecf.declaration': '13b' }),
    action: 'ask-dfe',
    advice: 'Ask DfE: the participant is on a schedule on which you never trained them.',
    says: [/not (been )?(recognised|found|known)/i],
  },
  {
    rules: ids({ 'ecf.declaration': 'S4x' }),
    action: 'ask-dfe',
    advice:
      'Ask DfE: another account of the same teacher holds this declaration and no statement is open to record the ' +
      'duplicate on.',
  },
  {
    rules: ids({ 'rect.declaration': 'G1a', 'ecf.declaration': 'G1a' }),
    action: 'fix-data',
    advice: 'Resume the participant first, or date the declaration before the deferral.',
  },
  {
    rules: ids({ 'rect.declaration': 'G1b', 'ecf.declaration': 'G1b' }),
    action: 'fix-data',
    advice: 'Check that the evidence is of the time before the deferral.',
  },
  {
    rules: ids({ 'rect.void': 'V1', 'ecf.void': '1' }),
    action: 'already-done',
    advice: 'The declaration is voided already, so there is nothing to do.',
    says: [/already/i, /void/i],
  },
  {
    rules: ids({ 'rect.void': 'C2', 'ecf.void': '2 3a' }),
    action: 'already-done',
    advice: 'The declaration is being clawed back or has been, so there is nothing to do.',
    says: [/claw|refund/i],
  },
  {
    rules: ids({ 'rect.void': 'C3', 'ecf.void': '3b' }),
    action: 'ask-dfe',
    advice: 'Ask DfE: no statement of the cohort is left to claw the payment back on.',
    says: [/contract|statement|ended/i],
  },
  {
    rules: ids({ 'rect.void': 'V2x' }),
    action: 'ask-dfe',
    advice: "Ask DfE: there is no room for the mentor's training to go on once the completion is taken back.",
  },
];
