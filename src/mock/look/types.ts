import type { components } from '../../../generated/control/types.ts';

/** What is in a world, as the control side tells it: nobody else sees all of it. Described in `spec/mock-control.yaml`. */

type Schemas = components['schemas'];

export type ParticipantRow = Schemas['ParticipantRow'];
/** What a lead provider is served has the form of its own service, of which this description knows nothing. */
type Viewed<T> = Omit<T, 'views'> & { views: Record<string, object | null> };
export type Person = Viewed<Schemas['Person']>;
export type Happening = Schemas['Happening'];
export type DeclarationRow = Schemas['DeclarationRow'];
export type DeclarationInFull = Viewed<Schemas['DeclarationInFull']>;
export type StatementRow = Schemas['StatementRow'];
export type StatementInFull = Schemas['StatementInFull'];
export type SchoolRow = Schemas['SchoolRow'];
export type SchoolInFull = Schemas['SchoolInFull'];
export type PartnershipRow = Schemas['PartnershipRow'];
export type DeliveryPartnerRow = Schemas['DeliveryPartnerRow'];

/** What lists have in common. A cursor that is none is refused by `outOfRange` of `kit/shapes.ts`. */
export interface Asked {
  readonly cursor?: string | undefined;
  /** @default 50 */
  readonly limit?: number | undefined;
}

export interface ParticipantQuery extends Asked {
  readonly search?: string | undefined;
  readonly leadProvider?: string | undefined;
  readonly role?: 'ect' | 'mentor' | undefined;
  readonly state?: 'active' | 'deferred' | 'withdrawn' | 'retired' | undefined;
  readonly cohort?: number | undefined;
  readonly school?: string | undefined;
}

export interface DeclarationQuery extends Asked {
  readonly search?: string | undefined;
  readonly leadProvider?: string | undefined;
  readonly participant?: string | undefined;
  readonly statement?: string | undefined;
  readonly state?: DeclarationRow['state'] | undefined;
  readonly cohort?: number | undefined;
}

export interface StatementQuery extends Asked {
  readonly leadProvider?: string | undefined;
  readonly state?: StatementRow['state'] | undefined;
  readonly cohort?: number | undefined;
}

export interface SchoolQuery extends Asked {
  readonly search?: string | undefined;
}

export interface PartnershipQuery extends Asked {
  readonly search?: string | undefined;
  readonly leadProvider?: string | undefined;
  readonly state?: PartnershipRow['state'] | undefined;
  readonly cohort?: number | undefined;
  readonly school?: string | undefined;
}

export interface DeliveryPartnerQuery extends Asked {
  readonly search?: string | undefined;
  readonly leadProvider?: string | undefined;
}

/** A page of a list. `next` holds also when records have come or gone since: what was there throughout comes once. */
export interface Page<Row> {
  readonly items: Row[];
  readonly next: string | null;
}

/** What every answer of the control side says of the present besides; the control side adds it. */
type Bare<T> = Omit<T, 'now' | 'epoch'>;

/** The records of the world that a mock has at present. Ids are UUIDs or words of the scenario. */
export interface Records {
  participants(query: ParticipantQuery): Page<ParticipantRow>;
  participant(id: string): Bare<Person> | null;
  declarations(query: DeclarationQuery): Page<DeclarationRow>;
  declaration(id: string): Bare<DeclarationInFull> | null;
  statements(query: StatementQuery): Page<StatementRow>;
  statement(id: string): Bare<StatementInFull> | null;
  schools(query: SchoolQuery): Page<SchoolRow>;
  school(id: string): Bare<SchoolInFull> | null;
  partnerships(query: PartnershipQuery): Page<PartnershipRow>;
  partnership(id: string): PartnershipRow | null;
  deliveryPartners(query: DeliveryPartnerQuery): Page<DeliveryPartnerRow>;
  counts(): Omit<Schemas['Index']['counts'], 'requests'>;
}
