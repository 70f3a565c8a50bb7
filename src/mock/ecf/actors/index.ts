import type { Dfe, Schools } from '../../actors/types.ts';
import type { EcfWorld } from '../world.ts';
import { registerDuplicate } from './duplicates.ts';
import { refuse, type Step } from './find.ts';
import { decideFunding, endInduction, recordInduction, recordMentorIneligibility } from './funding.ts';
import { changeEmail, changeName, correctTrn, mergeParticipants } from './identities.ts';
import { assignMentor, moveParticipant, reportLeaving } from './moves.ts';
import {
  challengeInTime,
  challengePartnership,
  linkDeliveryPartner,
  setSchoolEligibility,
  setTutor,
  unlinkDeliveryPartner,
} from './organisations.ts';
import { registerParticipant, removeParticipant, undoRegistration } from './registrations.ts';
import { fixSilently } from './silent.ts';
import { addStatement, closeCohort, makePayable, openCohort, pay, settleClawback } from './statements.ts';

/** What DfE and schools do to an `ecf` world. `now` is called at each step. */
export function ecfActors(world: EcfWorld, now: () => number): { dfe: Dfe; schools: Schools } {
  const dfe = (step: keyof Dfe): Step => ({ name: `dfe.${step}`, world, now: now() });
  const schools = (step: keyof Schools): Step => ({ name: `schools.${step}`, world, now: now() });
  return {
    dfe: {
      openCohort: (year, flags = {}) => openCohort(dfe('openCohort'), year, flags),
      closeCohort: (year) => closeCohort(dfe('closeCohort'), year),
      addStatement: (statement) => addStatement(dfe('addStatement'), statement),
      makePayable: (statement) => makePayable(dfe('makePayable'), statement),
      pay: (statement) => pay(dfe('pay'), statement),
      settleClawback: (declaration) => settleClawback(dfe('settleClawback'), declaration),
      mergeParticipants: (from, to) => mergeParticipants(dfe('mergeParticipants'), from, to),
      registerDuplicate: (of) => registerDuplicate(dfe('registerDuplicate'), of),
      fixSilently: (participant, fix) => fixSilently(dfe('fixSilently'), participant, fix),
      correctTrn: (participant, trn) => correctTrn(dfe('correctTrn'), participant, trn),
      recordInduction: (participant, induction) => recordInduction(dfe('recordInduction'), participant, induction),
      endInduction: (participant, induction) => endInduction(dfe('endInduction'), participant, induction),
      decideFunding: (participant, eligible, options) =>
        decideFunding(dfe('decideFunding'), participant, eligible, options?.role),
      recordMentorIneligibility: (participant, ineligibility) =>
        recordMentorIneligibility(dfe('recordMentorIneligibility'), participant, ineligibility),
      challengePartnership: (partnership, reason = 'mistake') =>
        challengePartnership(dfe('challengePartnership'), partnership, reason),
      linkDeliveryPartner: (partner, link) => linkDeliveryPartner(dfe('linkDeliveryPartner'), partner, link),
      unlinkDeliveryPartner: (partner, link) => unlinkDeliveryPartner(dfe('unlinkDeliveryPartner'), partner, link),
      setSchoolEligibility: (school, eligible, options) =>
        setSchoolEligibility(dfe('setSchoolEligibility'), school, eligible, options?.schoolLedOnly ?? false),
      issueOtherToken: (token) => issueOtherToken(dfe('issueOtherToken'), token),
    },
    schools: {
      registerParticipant: (registration) => registerParticipant(schools('registerParticipant'), registration),
      undoRegistration: (participant) => undoRegistration(schools('undoRegistration'), participant),
      moveParticipant: (participant, move) => moveParticipant(schools('moveParticipant'), participant, move),
      reportLeaving: (participant, leaving) => reportLeaving(schools('reportLeaving'), participant, leaving),
      removeParticipant: (participant, options) =>
        removeParticipant(schools('removeParticipant'), participant, options?.role),
      assignMentor: (ect, mentor) => assignMentor(schools('assignMentor'), ect, mentor),
      changeName: (participant, name) => changeName(schools('changeName'), participant, name),
      changeEmail: (participant, email, options) =>
        changeEmail(schools('changeEmail'), participant, email, options?.role),
      setTutor: (school, tutor) => setTutor(schools('setTutor'), school, tutor),
      challengePartnership: (partnership, reason) =>
        challengeInTime(schools('challengePartnership'), partnership, reason),
    },
  };
}

/** The service also gives tokens to others, for its other interfaces. Here such a token only leads to a 403. */
function issueOtherToken(step: Step, token: string): void {
  const { world } = step;
  if (token === '' || /\s/.test(token)) refuse(step, 'a token is a text without spaces.');
  if (world.providerByToken.has(token)) refuse(step, "this token is a lead provider's; choose another text.");
  world.otherTokens.add(token);
}
