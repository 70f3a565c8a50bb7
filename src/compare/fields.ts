import type { components as Ecf, paths as EcfAddresses } from '../../generated/ecf/types.ts';
import type { components as Rect, paths as RectAddresses } from '../../generated/rect/types.ts';
import type { Resource } from '../sync/resources.ts';

/** The attributes of each list, as the two descriptions have them. All names of the map are checked against these. */
interface Attributes {
  readonly ecf: Served<Ecf>;
  readonly rect: Served<Rect>;
}

interface Served<C extends { schemas: Schemas }> {
  readonly deliveryPartners: C['schemas']['DeliveryPartnerAttributes'];
  readonly statements: C['schemas']['StatementAttributes'];
  readonly partnerships: C['schemas']['PartnershipAttributes'];
  readonly schools: C['schemas']['SchoolAttributes'];
  readonly participants: C['schemas']['ParticipantAttributes'];
  readonly unfundedMentors: C['schemas']['UnfundedMentorAttributes'];
  readonly transfers: C['schemas']['ParticipantTransfersAttributes'];
  readonly declarations: C['schemas']['DeclarationAttributes'];
}

type Schemas = Readonly<
  Record<
    | 'DeliveryPartnerAttributes'
    | 'StatementAttributes'
    | 'PartnershipAttributes'
    | 'SchoolAttributes'
    | 'ParticipantAttributes'
    | 'UnfundedMentorAttributes'
    | 'ParticipantTransfersAttributes'
    | 'DeclarationAttributes',
    object
  >
>;

/** Every path in an object: `withdrawal`, `withdrawal.date`, `ecf_enrolments[]`, `ecf_enrolments[].email`. */
type PathsIn<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends readonly (infer E)[]
    ? E extends object
      ? `${K}[]` | `${K}[].${PathsIn<E>}`
      : `${K}[]`
    : NonNullable<T[K]> extends object
      ? K | `${K}.${PathsIn<NonNullable<T[K]>>}`
      : K;
}[keyof T & string];

/** What stands at a path. */
type ValueAt<T, P extends string> = P extends `${infer K}[].${infer R}`
  ? ElementOf<T, K> extends infer E
    ? ValueAt<E, R>
    : never
  : P extends `${infer K}[]`
    ? ElementOf<T, K>
    : P extends `${infer K}.${infer R}`
      ? K extends keyof T
        ? ValueAt<NonNullable<T[K]>, R>
        : never
      : P extends keyof T
        ? T[P]
        : never;

type ElementOf<T, K extends string> = K extends keyof T
  ? NonNullable<T[K]> extends readonly (infer E)[]
    ? E
    : never
  : never;

export type Side = 'ecf' | 'rect';

export type FieldOf<S extends Side, R extends Resource> = PathsIn<Attributes[S][R]>;

export type ValueOf<S extends Side, R extends Resource, P extends string> = ValueAt<Attributes[S][R], P>;

/** The fields that one side has and the other has not. */
export type OnlyIn<S extends Side, R extends Resource> = Exclude<
  FieldOf<S, R>,
  FieldOf<S extends 'ecf' ? 'rect' : 'ecf', R>
>;

export type InBoth<R extends Resource> = FieldOf<'ecf', R> & FieldOf<'rect', R>;

type Plain = string | number | boolean | null;

/** The values, written as texts, that `ecf` can serve in a field and `rect` cannot. */
export type ValuesOnlyInEcf<R extends Resource, P extends string> = `${Extract<
  Exclude<ValueOf<'ecf', R, P>, ValueOf<'rect', R, P>>,
  Plain
>}`;

/** The fields of both that can hold a value in `ecf` that they cannot hold in `rect`. */
export type NarrowerInRect<R extends Resource> = {
  [P in InBoth<R>]: [ValuesOnlyInEcf<R, P>] extends [never] ? never : P;
}[InBoth<R>];

export type AddressOnlyIn<S extends Side> = S extends 'ecf'
  ? Exclude<keyof EcfAddresses, keyof RectAddresses>
  : Exclude<keyof RectAddresses, keyof EcfAddresses>;
