import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { IdChange, Partnership, Provider, Role, School, Statement } from '../world/records.ts';
import type { DeclarationRow, Happening, ParticipantRow } from './types.ts';

/** A record, as far as its place in a list goes. */
export interface Listed {
  readonly id: Uuid;
  readonly createdAt: number;
}

/** What a world holds of a person, before anybody is served it. */
export interface PersonFacts extends Listed {
  readonly updatedAt: number;
  /** Null for somebody who was merged into another. */
  readonly name: string | null;
  readonly trn: string | null;
  readonly isRetired: boolean;
  /** Who follows an id that was retired. */
  readonly retiredInto: Uuid | null;
}

export interface Place {
  readonly roles: readonly Role[];
  /** The latest one. */
  readonly school: School | null;
}

/** The statement that pays a declaration, and the one that claws it back, as they are served. */
export interface StatementsOf {
  readonly statement: Uuid | null;
  readonly clawbackStatement: Uuid | null;
}

export interface DeclarationFacts extends Listed {
  readonly updatedAt: number;
  readonly participant: { readonly id: Uuid; readonly name: string };
  readonly lp: Provider | null;
  readonly role: Role;
  readonly type: string;
  readonly date: number;
  readonly evidence: string | null;
  /** As it is served. */
  readonly state: DeclarationRow['state'];
  readonly cohort: number;
}

export type Enrolment = ParticipantRow['served'][number];

/** What looking needs of a world of one service. Nothing here changes the world. */
export interface Look<W extends BaseWorld> {
  /** Everybody, and every id that was retired. */
  people(world: W): Iterable<Listed>;
  person(world: W, id: Uuid): PersonFacts | null;
  /** In which roles a person is known, and where they were last. */
  placeOf(world: W, id: Uuid): Place;
  /** What a search compares with besides name, id and TRN. */
  addresses(world: W, id: Uuid): readonly (string | null)[];
  /** Whether a person is or was ever at a school. */
  wasAt(world: W, id: Uuid, school: Uuid): boolean;
  /** How many people were ever at a school. */
  peopleAt(world: W, school: Uuid): number;
  /** What a lead provider is served of each enrolment; none where it is not served the person. */
  enrolments(world: W, id: Uuid, lp: Provider, now: number): readonly Enrolment[];
  /** What `GET /participants/{id}` serves; null where it finds nobody. */
  participantView(world: W, id: Uuid, lp: Provider, now: number): object | null;
  /** The ids that were retired in favour of a person. */
  idChanges(world: W, id: Uuid): readonly IdChange[];
  /** What happened to a person, in whatever order; without what both services tell alike. */
  story(world: W, id: Uuid, now: number): readonly Happening[];
  declarations(world: W): ReadonlyMap<Uuid, Listed>;
  declaration(world: W, id: Uuid): DeclarationFacts | null;
  statementsOf(world: W, id: Uuid): StatementsOf;
  declarationsOf(world: W, participant: Uuid): Iterable<Listed>;
  /** All that were ever put on a statement; some are there twice. */
  declarationsOn(world: W, statement: Statement): Iterable<Listed>;
  /** What `GET /declarations/{id}` serves; null where it finds none. */
  declarationView(world: W, id: Uuid, lp: Provider): object | null;
  partnershipsAt(world: W, school: Uuid): readonly Partnership[];
}
