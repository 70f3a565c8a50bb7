import { ids, type Cause } from '../cause.ts';

/** Why a deferral, a withdrawal, a resumption or a schedule change is refused. */
export const participantCauses: readonly Cause[] = [
  {
    rules: ids({ 'rect.withdraw': 'W6' }),
    action: 'fix-data',
    advice: 'Give another reason: this one is for mentors only.',
    says: [/mentor/i],
  },
  {
    rules: ids({ 'rect.defer': 'F2', 'rect.withdraw': 'W2', 'ecf.defer|withdraw': '4b' }),
    action: 'fix-data',
    advice: 'Send one of the reasons that the service accepts for this action.',
    says: [/recognised|valid|must be|one of|included|available/i],
  },
  {
    rules: ids({ 'rect.defer': 'F3', 'ecf.defer': '5' }),
    action: 'already-done',
    advice: 'The participant is deferred already, so there is nothing to do.',
    says: [/already/i, /defer/i],
  },
  {
    rules: ids({ 'rect.withdraw': 'W3', 'ecf.withdraw': '5' }),
    action: 'already-done',
    advice: 'The participant is withdrawn already, so there is nothing to do.',
    says: [/already/i, /withdr/i],
  },
  {
    rules: ids({ 'rect.resume': 'R1', 'ecf.resume': '4' }),
    action: 'already-done',
    advice: 'The participant is active already, so there is nothing to resume.',
    says: [/already/i, /active/i],
  },
  {
    rules: ids({ 'rect.defer': 'F4', 'ecf.defer': '6', 'rect.schedule': 'S3c', 'ecf.schedule': '5' }),
    action: 'fix-data',
    advice: 'Resume the participant first if they are training again.',
    says: [/withdr/i],
  },
  {
    rules: ids({ 'rect.defer': 'F6', 'rect.withdraw': 'W5', 'rect.resume': 'R3' }),
    action: 'wait',
    advice: 'Send it again tomorrow: the training starts or ends today.',
    says: [/today|tomorrow/i],
    until: 'tomorrow',
  },
  {
    rules: ids({ 'rect.defer': 'F5', 'rect.withdraw': 'W4' }),
    action: 'wait',
    advice: 'Send it the day after the training has started.',
    says: [/not (yet )?(started|begun)|future|before (it|they|training|the training)|joining/i],
  },
  {
    rules: ids({ 'rect.resume': 'R2' }),
    action: 'ask-school',
    advice: 'Ask the school which training is right: it has the participant in another one today.',
    says: [/(another|other|different|school)[- ](led|lead|provider|training)/i],
  },
  {
    rules: ids({ 'rect.resume': 'R4' }),
    action: 'ask-school',
    advice: 'Ask the school to register the participant again if they train there.',
    says: [/\bleft\b|ended|finished|no longer|moved|leaving/i],
  },
  {
    rules: ids({ 'rect.resume': 'R4x', 'rect.schedule': 'S3y' }),
    action: 'ask-school',
    advice: 'Ask the schools to correct the dates: the new training would overlap another.',
    status: 422,
  },
  {
    rules: ids({ 'rect.withdraw': 'G1', 'ecf.withdraw': 'G1' }),
    action: 'fix-data',
    advice: 'Withdraw a deferred participant only if they will not come back.',
  },
  {
    rules: ids({ 'rect.resume': 'G1', 'ecf.resume': 'G1' }),
    action: 'fix-data',
    advice: 'Resume a withdrawn participant only if they are training again.',
  },
  {
    rules: ids({ 'rect.schedule': 'G1', 'ecf.schedule': 'G1' }),
    action: 'fix-data',
    advice: 'Resume the participant first, then change the schedule.',
  },
  {
    rules: ids({ 'rect.schedule': 'S1d', 'ecf.schedule': '7' }),
    action: 'already-done',
    advice: 'The participant is on this schedule already, so there is nothing to do.',
    says: [/already/i],
  },
  {
    rules: ids({ 'ecf.schedule': '6' }),
    action: 'fix-data',
    advice: "Void the declarations that the new schedule's milestones do not cover, or choose another schedule.",
    says: [/declaration/i],
  },
  {
    rules: ids({ 'rect.schedule': 'S1g' }),
    action: 'fix-data',
    advice: "Choose a schedule whose milestones cover the training's declarations, those taken back too.",
    says: [/declaration/i],
  },
  {
    rules: ids({ 'rect.schedule': 'S1b S1c' }),
    action: 'fix-data',
    advice: 'Send one of the twelve schedules with ecf- in front, and the cohort that has it.',
    says: [/recognised|not exist|found|correspond|must be|valid schedule|\binvalid\b(?! for)/i],
  },
  {
    rules: ids({ 'rect.schedule': 'S1e S1f', 'ecf.schedule': '8' }),
    action: 'fix-data',
    advice: 'Send a schedule that is for the role: replacement ones are for mentors, in rect reduced ones for ECTs.',
    says: [/course|mentor|\bect\b|early career/i],
  },
  {
    rules: ids({ 'ecf.schedule': '6x' }),
    action: 'fix-data',
    advice: 'Void the declaration whose type the new schedule does not have, or choose a schedule that has it.',
    status: 404,
  },
  {
    rules: ids({ 'rect.schedule': 'S2a', 'ecf.schedule': '10' }),
    action: 'fix-data',
    advice: "Confirm a partnership with the participant's school in that cohort first.",
    says: [/partnership/i],
  },
  {
    rules: ids({ 'rect.schedule': 'S2b' }),
    action: 'fix-data',
    advice: 'Send an open cohort, and a schedule of that cohort.',
    says: [/frozen|freez|closed|payments/i],
  },
  {
    rules: ids({ 'ecf.schedule': '9' }),
    action: 'fix-data',
    advice: "Void the participant's declarations first if the present cohort is wrong.",
    says: [/cannot|can't|not (be )?(change|allowed)/i, /change|field|move/i],
  },
  { rules: ids({ 'ecf.schedule': '9x' }), action: 'fix-data', advice: 'Send a year that is a cohort.' },
  {
    rules: ids({ 'ecf.schedule': '11a' }),
    action: 'fix-data',
    advice: 'Send one of the twelve schedules with ecf- in front, and a cohort that has it.',
    says: [/schedule/i],
  },
  {
    rules: ids({ 'ecf.schedule': '11b' }),
    action: 'ask-school',
    advice: 'Ask the school to set up its programme for that cohort.',
    says: [/programme|school cohort/i],
  },
  {
    rules: ids({ 'rect.schedule': 'S3a' }),
    action: 'ask-dfe',
    advice: 'Ask DfE if the participant has not completed; otherwise the schedule stays as it is.',
    says: [/complet|induction/i],
  },
  {
    rules: ids({ 'rect.schedule': 'S3x' }),
    action: 'ask-dfe',
    advice:
      'Try again tomorrow if the training started today; otherwise ask DfE, because its declarations stand on a ' +
      'statement of the present cohort.',
    status: 422,
  },
  {
    rules: ids({ 'rect.schedule': 'S3b' }),
    action: 'ask-school',
    advice: 'Resume the participant if you deferred them; otherwise ask the school.',
    says: [/\bleft\b/i],
  },
  {
    rules: ids({ 'rect.schedule': 'S3d' }),
    action: 'ask-school',
    advice: 'Ask the school: the participant has a later training, perhaps with another provider.',
    says: [/(later|future|another|different|other|new) (training|provider|lead|period|school)/i],
  },
];
