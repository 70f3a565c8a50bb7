import type { Role } from '../../rules/terms.ts';
import type { Day } from '../../rules/time.ts';
import type { Uuid } from '../ids.ts';
import type { Cohort, Partnership, Provider, Schedule, School, Statement } from '../world/records.ts';
import type { Act } from './act.ts';

/** A person at the latest school in a role. */
export interface Place {
  readonly role: Role;
  readonly school: School;
  readonly partnership: Partnership | null;
  readonly since: Day;
  /** Whether it is known when they leave, or left. */
  readonly isEnding: boolean;
  readonly mentor: Uuid | null;
  readonly isEligible: boolean | null;
}

export interface Somebody {
  readonly id: Uuid;
  readonly name: string;
  readonly trn: string | null;
  readonly induction: { readonly start: Day; readonly end: Day | null } | null;
  readonly places: readonly Place[];
}

/** A person's latest training with one provider, as that provider's writes take it. */
export interface Training {
  readonly role: Role;
  readonly cohort: Cohort;
  readonly schedule: Schedule;
  readonly status: 'active' | 'deferred' | 'withdrawn';
  readonly since: Day;
  readonly until: Day | null;
  /** What has been declared and stands, by any provider. */
  readonly declared: readonly { readonly type: string; readonly date: number }[];
  readonly hasFinishedInduction: boolean;
}

/**
 * What living needs to know of a world of a service. Lists are those that the world keeps anyway: picking from them by
 * chance costs the same in a world of any size.
 */
export interface LiveSide {
  participants(lp: Provider): readonly { readonly id: Uuid }[];
  declarations(lp: Provider): readonly { readonly id: Uuid }[];
  partnerships(lp: Provider): readonly Partnership[];
  /** Null for nobody, and for an id that was retired. */
  person(id: Uuid, today: Day): Somebody | null;
  trainings(id: Uuid, lp: Provider): readonly Training[];
  /** Whose a declaration is, and its state. */
  declaration(id: Uuid): { readonly lp: Provider | null; readonly state: string } | null;
  /** A declaration whose clawback a statement is to settle. */
  awaitingOn(statement: Statement): Uuid | null;
  /** Who is at a school in a role, with no end in sight. */
  atSchool(school: School, role: Role): readonly Uuid[];
  /** When a person was registered; null when nobody has the id any more. */
  registeredAt(id: Uuid): number | null;
  isHeld(trn: string): boolean;
  /** Whether a person has, or had, the id. */
  hasPerson(id: Uuid): boolean;
  /** What only this service knows. */
  readonly acts: readonly Act[];
}
