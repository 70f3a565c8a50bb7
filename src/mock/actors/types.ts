import type { Role } from '../../rules/terms.ts';
import type { Day } from '../../rules/time.ts';
import type { Uuid } from '../ids.ts';

/**
 * What others than the provider do to a world. Ids may be symbols of the scenario or UUIDs. Everything happens at the
 * mock's present, takes effect at once, and moves `updated_at` exactly where the service moves it. An id that does not
 * exist, or a step the service's own users could not take, throws an `ActorError` that says which and why.
 */

/** A role, where a participant has trainings in both; may be left out where they have one. */
interface InRole {
  readonly role?: Role;
}

/** Flags of a cohort that is opened; what is left out is what the seed data give that year. */
export interface OpenedCohort {
  readonly enabled?: boolean;
  readonly mentorFunding?: boolean;
  readonly detailedEvidence?: boolean;
  readonly upliftFees?: boolean;
}

/**
 * What a script of DfE's puts right in a record, leaving every timestamp as it was, so that only a whole walk shows it.
 * What is left out stays.
 */
export interface SilentFix extends InRole {
  readonly name?: string;
  readonly trn?: string | null;
  /** E-mail at the latest school. */
  readonly email?: string;
  /** Identifier of a schedule of the same cohort, for the latest training. */
  readonly schedule?: string;
  /** Of the latest training: since when, as an instant with its zone, and why; null takes it back. */
  readonly deferred?: { readonly at: string; readonly reason: string } | null;
  readonly withdrawn?: { readonly at: string; readonly reason: string } | null;
}

/** A statement as DfE adds it to a cohort. */
export interface AddedStatement {
  /** Symbol of the statement. Default: an id made by the mock. */
  readonly id?: string;
  readonly lp: string;
  readonly cohort: number;
  /** Month, 1 to 12, and year by which it is called. */
  readonly month: number;
  readonly year: number;
  /** Last day on which declarations are taken on to it. */
  readonly cutOff: Day;
  readonly payment: Day;
  /**
   * Whether declarations are paid on it; otherwise it is one of service fees alone, which no provider is served.
   * @default true
   */
  readonly output?: boolean;
}

/** What the Department for Education does. */
export interface Dfe {
  /** Opens a cohort, with the schedules of that year (the last known year's, moved, where there are none). */
  openCohort(year: number, flags?: OpenedCohort): void;
  /** Freezes payments of a cohort from now on: it is closed. */
  closeCohort(year: number): void;
  /** Adds a statement of a cohort, and answers with its id. A provider has one for each month in a cohort. */
  addStatement(statement: AddedStatement): Uuid;
  /** Moves a statement and the declarations on it from open to payable. */
  makePayable(statement: string): void;
  /**
   * Pays a payable statement: its declarations become paid, clawbacks on it clawed back. An open one is made payable
   * first.
   */
  pay(statement: string): void;
  /**
   * Settles the clawback of one declaration, as paying its statement would: `awaiting-clawback` becomes `clawed-back`.
   */
  settleClawback(declaration: string): void;
  /**
   * Folds one participant into another: the first id is retired in favour of the second. `ecf` goes on taking it on
   * writes, for the records that were registered under it (docs/services/ecf.md 8.4).
   */
  mergeParticipants(from: string, to: string): void;
  /**
   * A school registers somebody a second time, because it did not find them: a new participant of the same name, without
   * a TRN, whom a provider sees and whom `mergeParticipants(duplicate, of)` takes. Answers with the new id; its symbol is
   * `<of>-duplicate`, then `<of>-duplicate-2` and so on.
   */
  registerDuplicate(of: string): Uuid;
  /** A script of DfE's puts a record right and moves no timestamp, so that `updated_since` finds nothing. */
  fixSilently(participant: string, fix: SilentFix): void;
  /** Corrects a teacher reference number. In `ecf` one that somebody else has merges the two, into the older. */
  correctTrn(participant: string, trn: string | null): void;
  /**
   * Records that induction has begun; in `rect` this makes an ECT eligible for funding, with what follows for
   * declarations.
   */
  recordInduction(participant: string, induction: { readonly start: Day }): void;
  /** Records the end of induction and its outcome. */
  endInduction(participant: string, induction: { readonly end: Day; readonly outcome: 'pass' | 'fail' }): void;
  /** Finds a participant eligible for funding (or not, or undecided) in a role. Submitted declarations follow. */
  decideFunding(participant: string, eligible: boolean | null, options?: InRole): void;
  /** Records that a mentor is no longer eligible for funding. */
  recordMentorIneligibility(
    participant: string,
    ineligibility: {
      readonly on: Day;
      readonly reason: 'completed_declaration_received' | 'completed_during_early_roll_out' | 'started_not_completed';
    },
  ): void;
  /** Marks a partnership as challenged, as DfE's support may at any time. `ecf` only; in `rect` it throws. */
  challengePartnership(partnership: string, reason?: ChallengeReason): void;
  /** Links a delivery partner to a provider for a cohort, or takes the link away. */
  linkDeliveryPartner(deliveryPartner: string, link: { readonly lp: string; readonly cohort: number }): void;
  unlinkDeliveryPartner(deliveryPartner: string, link: { readonly lp: string; readonly cohort: number }): void;
  /**
   * Makes a school eligible for funded training, or not. `schoolLedOnly` says why not: it is open, but of a type that
   * trains by itself, which `ecf` refuses in words of its own.
   */
  setSchoolEligibility(school: string, eligible: boolean, options?: { readonly schoolLedOnly?: boolean }): void;
  /**
   * Gives out a token that is not a lead provider's: `ecf` knows it and answers 403. In `rect` there are none, and it
   * throws.
   */
  issueOtherToken(token: string): void;
}

export type ChallengeReason = 'another_provider' | 'not_confirmed' | 'do_not_recognise' | 'no_ects' | 'mistake';

/** A registration as a school makes it. */
export interface Registration {
  /**
   * Symbol of the new participant; it can be used as an id from then on. Of an existing participant: a further role or
   * stay.
   */
  readonly id: string;
  readonly name?: string;
  readonly trn?: string | null;
  readonly role: Role;
  /** Symbol of the training record. Default: made from `id` and role. */
  readonly record?: string;
  readonly email?: string;
  /** First day at the school and of the training. Default: today. */
  readonly from?: Day;
  /** Under this partnership. Otherwise `school` with `interestIn` (rect) or a school-led programme. */
  readonly partnership?: string;
  readonly school?: string;
  /** `rect`: the provider the school has asked for, while no partnership is confirmed. */
  readonly interestIn?: { readonly lp: string; readonly cohort: number };
  /** Default: as the service assigns it. */
  readonly schedule?: string;
  readonly workingPattern?: 'full_time' | 'part_time';
  readonly mentor?: string;
}

/** What schools do. */
export interface Schools {
  /** Registers a participant and answers with the id. */
  registerParticipant(registration: Registration): Uuid;
  /** Takes a registration back: the participant vanishes. Refused once there are declarations. */
  undoRegistration(participant: string): void;
  /** A participant goes to another school, or to another provider at the same one: leaving and joining side. */
  moveParticipant(
    participant: string,
    move: InRole & {
      /** The partnership at the new place; or the school without one. */
      readonly partnership?: string;
      readonly school?: string;
      /** Last day at the old place. Default: the day before `from`. */
      readonly to?: Day;
      /** First day at the new place. Default: today. */
      readonly from?: Day;
    },
  ): void;
  /** Reports that a participant leaves, without a next school. */
  reportLeaving(participant: string, leaving: InRole & { readonly on: Day }): void;
  /**
   * `ecf`: removes a participant from the school: participant_status `withdrawn`, and every write is refused. In `rect`
   * it throws.
   */
  removeParticipant(participant: string, options?: InRole): void;
  /** Assigns a mentor to an ECT, in place of any present one; null ends the mentorship. */
  assignMentor(ect: string, mentor: string | null): void;
  changeName(participant: string, name: string): void;
  changeEmail(participant: string, email: string, options?: InRole): void;
  /** Records or changes the induction tutor of a school. */
  setTutor(school: string, tutor: { readonly name: string; readonly email: string } | null): void;
  /** Challenges a partnership within the time a school has. `ecf` only; in `rect` it throws. */
  challengePartnership(partnership: string, reason: ChallengeReason): void;
}
