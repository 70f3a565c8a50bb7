import type { WrapperName } from '../../contract/routes.ts';
import type { Service, Zone } from '../../contract/service.ts';
import type { Dfe, Schools } from '../actors/types.ts';
import type { Serving } from '../changes/served.ts';
import type { IdOf, Uuid } from '../ids.ts';
import type { LiveSide } from '../live/side.ts';
import type { Look } from '../look/look.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Provider } from '../world/records.ts';
import type { Stamps } from '../world/stamps.ts';
import type { Params } from './incoming.ts';
import type { Reply } from './reply.ts';

/** One authenticated request to one operation, as the operation's handler sees it. */
export interface Call<W extends BaseWorld> {
  readonly world: W;
  readonly lp: Provider;
  /** The request's present, moved by the clock header if there is one. */
  readonly now: number;
  /** The mock's own present, which no header moves. A database writes its own timestamps by it. */
  readonly clock: number;
  /** The id in the path as it was sent, or an empty text. */
  readonly id: string;
  /** Query parameters; `filter` is known to be absent or a hash. */
  readonly params: Params;
  /** `params.filter`, or an empty record. */
  readonly filter: Params;
  /** The parsed request body: undefined when none was sent or its type is not read. */
  readonly body: unknown;
}

export type Handler<W extends BaseWorld> = (call: Call<W>) => Reply;

/** Everything that differs between the services. */
export interface MockService<W extends BaseWorld> {
  readonly service: Service;
  readonly zone: Zone;
  /** Content type of its JSON answers. */
  readonly contentType: string;
  /** Request content types it reads as JSON. */
  readonly bodyTypes: readonly string[];
  /** `WWW-Authenticate` of its 401, if it sends one. */
  readonly challenge: string | null;
  /** Whether reads carry an ETag, and are answered with 304 when the client already has the same answer. */
  readonly isConditional: boolean;
  /** Answer for a path or method without a route. `wantsJson` tells whether the Accept header asks for JSON. */
  noRoute(wantsJson: boolean): Reply;
  /** Answer for an exception before routing (`middleware`) or inside an operation. */
  serverError(wantsJson: boolean, where: 'middleware' | 'operation'): Reply;
  /** Reads the sandbox clock header: the moved instant, `ignored`, or `broken` (the real service fails with 500). */
  serverDate(value: string, now: number): number | 'ignored' | 'broken';
  /**
   * Answer when the service cannot understand the Accept header of a routed request, or null. Left out when the service
   * never looks at it.
   */
  refuseAccept?(accept: string): Reply | null;
  /**
   * Answer to a known token that does not belong to a lead provider, or null for an unknown token. Left out when all
   * tokens belong to lead providers.
   */
  refuseToken?(world: W, token: string): Reply | null;
  /** Answer when `filter` is not a hash, or null. Runs for every operation. */
  refuseFilter(operation: WrapperName, params: Params): Reply | null;
  /** What the service does by itself as time passes. Called before each request, with the mock's own present. */
  tick?(world: W, clock: number): void;
  /** Whether a person, a training record or a declaration of the world has, or had, this id. */
  knows(world: W, id: Uuid): boolean;
  /** How its world is looked into. */
  readonly look: Look<W>;
  /** What is served to the providers, for those who compare. */
  readonly serving: Serving<W>;
  load(base: BaseWorld, scenario: Scenario, now: number, stamps: Stamps, idOf?: IdOf): W;
  /**
   * What DfE and schools do in a world, at the moment `now` tells; `clock` is the mock's own present, by which a database
   * stamps.
   */
  actors(world: W, now: () => number, clock: () => number): { readonly dfe: Dfe; readonly schools: Schools };
  /** What can be done in a world when days pass by themselves. */
  live(world: W): LiveSide;
  /** By operation. Each service's own table is a {@link Handlers}, so that no operation is missing. */
  readonly handlers: Readonly<Partial<Record<WrapperName, Handler<W>>>>;
}

/** A handler for every operation of a service. */
export type Handlers<S extends Service, W extends BaseWorld> = Readonly<Record<WrapperName<S>, Handler<W>>>;
