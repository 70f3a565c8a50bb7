import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { IdChange, Partnership, Provider, Role, School, Statement } from '../world/records.ts';
import type { DeclarationRow, Happening } from './types.ts';

/** A person as the world knows them. Instants are milliseconds since the epoch. */
export interface SeenPerson {
  readonly id: Uuid;
  /** Null for a retired id, which stands for nobody any more. */
  readonly name: string | null;
  readonly trn: string | null;
  readonly emails: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly roles: readonly Role[];
  /** The latest one. */
  readonly school: School | null;
  readonly retiredInto: Uuid | null;
}

export interface SeenDeclaration {
  readonly id: Uuid;
  readonly person: { readonly id: Uuid; readonly name: string | null };
  readonly lp: Provider | null;
  readonly role: Role;
  readonly type: string;
  readonly date: number;
  readonly evidence: string | null;
  readonly state: DeclarationRow['state'];
  readonly cohort: number;
  readonly statement: Uuid | null;
  readonly clawbackStatement: Uuid | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How a service's world is looked into. Looking changes nothing. */
export interface Look<W extends BaseWorld> {
  /** How many people (retired ids with them) and declarations there are; asked for often. */
  counts(world: W): { readonly participants: number; readonly declarations: number };
  /** Everybody, and every retired id. */
  people(world: W): Iterable<SeenPerson>;
  /** A person, or a retired id. */
  person(world: W, id: Uuid): SeenPerson | null;
  /** Whoever was ever at a school. */
  peopleAt(world: W, school: Uuid): ReadonlySet<Uuid>;
  idChanges(world: W, id: Uuid): readonly IdChange[];
  timeline(world: W, id: Uuid): Happening[];
  declarations(world: W): Iterable<SeenDeclaration>;
  declaration(world: W, id: Uuid): SeenDeclaration | null;
  declarationsOf(world: W, person: Uuid): Iterable<SeenDeclaration>;
  /** Those that a statement pays or claws back. */
  declarationsOn(world: W, statement: Statement): Iterable<SeenDeclaration>;
  /** Whether a partnership is one that is shown to anybody. */
  isShown(partnership: Partnership): boolean;
}
