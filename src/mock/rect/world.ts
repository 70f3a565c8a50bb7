import type { Day } from '../../rules/time.ts';
import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type {
  Cohort,
  DeliveryPartner,
  IdChange,
  Partnership,
  Provider,
  Role,
  Schedule,
  School,
  Stamped,
  Statement,
} from '../world/records.ts';

/**
 * The world of `rect` as plain data. Records that belong together are nested (person, role, stay, training,
 * declaration, each with a reference back up). People refer to each other by id, so that a world of any size can be
 * copied. Change it through `effects/` only, because they keep the indexes and the timestamps right.
 */
export interface RectWorld extends BaseWorld {
  /** All persons, in the order of creation. A merged person's row stays, without name and training. */
  readonly persons: Map<Uuid, Person>;
  readonly declarations: Map<Uuid, Declaration>;
  /** The successor of each retired id. */
  readonly successors: Map<Uuid, Uuid>;
  /** The person who has a teacher reference number. */
  readonly byTrn: Map<string, Uuid>;
  /** All declarations that were ever put on a statement, for payment or clawback, by statement. */
  readonly onStatement: Map<Uuid, Declaration[]>;
  /** What each provider sees, by provider. */
  readonly seen: Map<Uuid, ProviderView>;
  /** In the order of creation. */
  readonly schoolList: School[];
  readonly partnershipsBySchool: Map<Uuid, Partnership[]>;
  readonly trainingByPartnership: Map<Uuid, Training[]>;
  readonly staysBySchool: Map<Uuid, Stay[]>;
  /** By mentor. */
  readonly mentorships: Map<Uuid, Mentorship[]>;
  /**
   * What a school shows per cohort, and when that last changed. Schools with neither people nor partnerships have none.
   */
  readonly schoolYears: Map<Uuid, Map<number, SchoolYear>>;
  /** Numbers records that have no public id. */
  nextNumber: number;
  /** The mock's present up to which the nightly jobs have run. */
  nightsRunUntil: number;
}

/** The records one provider sees, each list in the order of creation. */
export interface ProviderView {
  readonly participants: Person[];
  readonly transfers: Person[];
  /** Mentors who may be unfunded mentors to the provider; the day decides which of them are. */
  readonly mentors: Person[];
  readonly declarations: Declaration[];
  readonly partnerships: Partnership[];
}

export interface Person extends Stamped {
  /** Place in the order of creation, for records created at the same moment. */
  readonly number: number;
  name: string | null;
  trn: string | null;
  /** Set when the person was merged into another one. */
  retired: boolean;
  /** `updated_at` as the unfunded-mentors resource shows it. */
  unfundedUpdatedAt: number;
  idChanges: readonly IdChange[];
  inductions: readonly Induction[];
  /** Induction dates that only the national teaching record holds. */
  recordedInduction: { readonly start: Day | null; readonly end: Day | null } | null;
  /**
   * The day for which the person's mentor was worked out when their records last changed, where a request had moved the
   * clock to another day than that of the `night`. Holds until the next night works it out anew.
   */
  mentorAsOf: { readonly day: Day; readonly night: Day } | null;
  mentorFundingEnd: Day | null;
  mentorFundingReason: string | null;
  ect: RoleRecord;
  mentor: RoleRecord;
  /** Which providers have this person in their lists. */
  readonly seenBy: { participants: readonly Uuid[]; transfers: readonly Uuid[]; mentors: readonly Uuid[] };
}

export interface Induction {
  readonly start: Day;
  readonly end: Day | null;
  readonly outcome: 'pass' | 'fail' | null;
}

/** What is kept of a person in one role. */
export interface RoleRecord {
  readonly role: Role;
  /** `training_record_id`; null until the person has a stay in the role. */
  trainingRecordId: Uuid | null;
  /** When the person was first found eligible for funding in the role, and when that ended. */
  eligibleFrom: Day | null;
  ineligibleFrom: Day | null;
  /** The frozen cohort the person was moved out of. */
  frozenCohort: number | null;
  /** By start. */
  stays: Stay[];
}

/** The time a person spends at a school in a role, without a break. Last days are included; null means no end. */
export interface Stay {
  readonly number: number;
  person: Person;
  readonly role: Role;
  readonly school: School;
  startedOn: Day;
  finishedOn: Day | null;
  email: string | null;
  workingPattern: 'full_time' | 'part_time' | null;
  createdAt: number;
  /** By start. */
  training: Training[];
  /** An ECT's mentors, by start. */
  mentorships: Mentorship[];
}

export interface Report {
  readonly at: number;
  readonly reason: string;
}

/** A slice of a stay with one provider on one schedule (a "training period"). */
export interface Training {
  readonly number: number;
  readonly stay: Stay;
  readonly programme: 'provider_led' | 'school_led';
  readonly startedOn: Day;
  finishedOn: Day | null;
  /** Null while a school has only expressed an interest, and for school-led training. */
  partnership: Partnership | null;
  interest: { lp: Provider; cohort: Cohort } | null;
  schedule: Schedule | null;
  withdrawn: Report | null;
  deferred: Report | null;
  readonly createdAt: number;
  /** What `updated_since` on transfers compares with. */
  transferUpdatedAt: number;
  declarations: Declaration[];
}

export interface Mentorship {
  readonly number: number;
  /** The ECT's stay. */
  readonly stay: Stay;
  mentorId: Uuid;
  /** Number of the mentor's stay at the same school; null when the mentor has none there. */
  readonly mentorStay: number | null;
  readonly from: Day;
  to: Day | null;
}

export interface Declaration extends Stamped {
  readonly number: number;
  readonly training: Training;
  readonly type: string;
  readonly date: number;
  readonly evidence: string | null;
  readonly deliveryPartner: DeliveryPartner;
  /** The mentor at the time; for ECTs. Follows the mentor through a merge. */
  mentorship: Mentorship | null;
  payment: 'no_payment' | 'eligible' | 'payable' | 'paid' | 'voided';
  clawback: 'no_clawback' | 'awaiting_clawback' | 'clawed_back';
  /** Kept when the declaration is voided, although it is not served then. */
  statement: Statement | null;
  clawbackStatement: Statement | null;
  pupilPremium: boolean;
  sparsity: boolean;
  /** Which providers have the declaration in their lists. */
  seenBy: readonly Uuid[];
}

/** A role with no stays. */
export function emptyRole(role: Role): RoleRecord {
  return { role, trainingRecordId: null, eligibleFrom: null, ineligibleFrom: null, frozenCohort: null, stays: [] };
}

/** A person of whom nothing is known. */
export function emptyPerson(id: Uuid, number: number, at: number): Person {
  return {
    id,
    createdAt: at,
    updatedAt: at,
    number,
    name: null,
    trn: null,
    retired: false,
    unfundedUpdatedAt: at,
    idChanges: none,
    inductions: none,
    recordedInduction: null,
    mentorAsOf: null,
    mentorFundingEnd: null,
    mentorFundingReason: null,
    ect: emptyRole('ect'),
    mentor: emptyRole('mentor'),
    seenBy: { participants: none, transfers: none, mentors: none },
  };
}

export type ProgrammeChoice = 'not_yet_known' | 'provider_led' | 'school_led';

/** What a school shows for one cohort. */
export interface SchoolYear {
  inPartnership: boolean;
  programme: ProgrammeChoice;
  /** Providers that training at the school names for the cohort, through interest or partnership; by id. */
  named: readonly Uuid[];
  /** Null: the same as the school's. */
  updatedAt: number | null;
}

/** One shared empty list for the many that are empty. */
export const none: readonly never[] = [];

/** A world with the shared records in it and no persons yet. */
export function emptyWorld(base: BaseWorld, now: number): RectWorld {
  return {
    ...base,
    persons: new Map(),
    declarations: new Map(),
    successors: new Map(),
    byTrn: new Map(),
    onStatement: new Map(),
    seen: new Map(
      base.providers.map((lp) => [
        lp.id,
        { participants: [], transfers: [], mentors: [], declarations: [], partnerships: [] },
      ]),
    ),
    schoolList: [...base.schools.values()].sort((a, b) => a.createdAt - b.createdAt),
    partnershipsBySchool: new Map(),
    trainingByPartnership: new Map(),
    staysBySchool: new Map(),
    mentorships: new Map(),
    schoolYears: new Map(),
    nextNumber: 1,
    nightsRunUntil: now,
  };
}

export function viewOf(world: RectWorld, lp: Provider): ProviderView {
  const known = world.seen.get(lp.id);
  if (known !== undefined) return known;
  const fresh: ProviderView = { participants: [], transfers: [], mentors: [], declarations: [], partnerships: [] };
  world.seen.set(lp.id, fresh);
  return fresh;
}

/** Takes a value out of the list kept under a key. */
export function takeFrom<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const left = (map.get(key) ?? []).filter((one) => one !== value);
  if (left.length === 0) map.delete(key);
  else map.set(key, left);
}
