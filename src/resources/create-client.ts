import type { Client as RawClient } from 'openapi-fetch';
import type { paths as EcfPaths } from '../../generated/ecf/types.ts';
import type { paths as RectPaths } from '../../generated/rect/types.ts';
import { connect, refuse, within, type CallOptions, type ClientOptions, type Connection } from '../client/index.ts';
import type { Contract, Service } from '../contract/index.ts';
import type { Settlement, SettleOptions, StoredWrite } from '../errors/index.ts';
import { declarations, type Declarations } from './declarations.ts';
import { deliveryPartners, type DeliveryPartners } from './delivery-partners.ts';
import { participants, type Participants } from './participants.ts';
import { partnerships, type Partnerships } from './partnerships.ts';
import { schools, type Schools } from './schools.ts';
import { statements, type Statements } from './statements.ts';
import { transfers, type Transfers } from './transfers.ts';
import { unfundedMentors, type UnfundedMentors } from './unfunded-mentors.ts';
import type { CheckSettings } from './writing/types.ts';

/** The types generated from the descriptions that come with this package. */
export interface Bundled {
  rect: RectPaths;
  ecf: EcfPaths;
}

/** A client of one service: one property per resource. */
export interface Client<S extends Service, P extends Contract[S] = Bundled[S]> {
  readonly service: S;
  readonly participants: Participants<S, P>;
  readonly transfers: Transfers<S, P>;
  readonly unfundedMentors: UnfundedMentors<S, P>;
  readonly declarations: Declarations<S, P>;
  readonly partnerships: Partnerships<S, P>;
  readonly schools: Schools<S, P>;
  readonly deliveryPartners: DeliveryPartners<S, P>;
  readonly statements: Statements<S, P>;
  /**
   * Finds out what became of writes that were sent before a restart: pass `write` of the event `sending` or of an
   * error, or `{ operation, id, draft, since, until }`. Reads only; looks once, or with `wait: true` until the answers
   * are final. Many are looked at together.
   *
   * @example
   * const [settlement] = await dfe.settle([write], { wait: true });
   * @throws {ValidationError} when something passed is no write; nothing was read then
   */
  settle(write: StoredWrite, options?: SettleOptions): Promise<Settlement>;
  settle(writes: readonly StoredWrite[], options?: SettleOptions): Promise<Settlement[]>;
  /**
   * The name of the lead provider that the token belongs to, as the API writes it; null when nothing tells it. Learned
   * from a record that can only be your own (two requests, once), otherwise `leadProviderName`.
   */
  whoAmI(options?: CallOptions): Promise<string | null>;
  /**
   * openapi-fetch over the same connection, typed by the specification, for operations the wrappers do not know. It
   * resolves with `{ data, error, response }` and does not throw for a refusal; test `response.ok`.
   */
  readonly raw: RawClient<P>;
  /** For the other doors of this package: which server is asked, and with which token. */
  readonly [inside]?: unknown;
}

/** The doors may be loaded in both formats, so this is looked up by name. */
const inside: unique symbol = Symbol.for('lead-provider-sdk');

/**
 * Creates a client. Nothing is sent until a method is called.
 *
 * @example
 * const dfe = createClient({ service: 'rect', environment: 'sandbox', token: process.env.LEAD_PROVIDER_TOKEN ?? '' });
 * for await (const participant of dfe.participants.list({ cohort: 2025 })) console.log(participant.id);
 * @throws {ValidationError} when an option is missing or cannot be right; nothing has been sent then
 */
export function createClient<S extends Service, P extends Contract[S] = Bundled[S]>(
  options: ClientOptions<S> & CheckSettings,
): Client<S, P> {
  const connection = connect(options);
  checkSettings(options);
  return clientOver<S, P>(options.service, connection, options);
}

/** A client over a connection; tests bring one with a clock of their own. */
export function clientOver<S extends Service, P extends Contract[S] = Bundled[S]>(
  service: S,
  connection: Connection,
  settings: CheckSettings = {},
): Client<S, P> {
  const raw: unknown = connection.raw;
  return {
    service,
    participants: participants(connection, settings),
    transfers: transfers(connection),
    unfundedMentors: unfundedMentors(connection),
    declarations: declarations(connection, settings),
    partnerships: partnerships(connection, settings),
    schools: schools(connection),
    deliveryPartners: deliveryPartners(connection),
    statements: statements(connection),
    settle: settling(connection),
    async whoAmI(options) {
      const { whoAmI } = await import('./writing/provider-name.ts');
      return whoAmI(within(connection, connection.deadline(options)), options);
    },
    raw: raw as RawClient<P>,
    [inside]: connection,
  };
}

function settling(connection: Connection): Client<Service>['settle'] {
  async function settle(write: StoredWrite, options?: SettleOptions): Promise<Settlement>;
  async function settle(writes: readonly StoredWrite[], options?: SettleOptions): Promise<Settlement[]>;
  async function settle(writes: unknown, options?: SettleOptions): Promise<Settlement | Settlement[] | undefined> {
    return (await import('./writing/stored.ts')).settleStored(connection, writes, options);
  }
  return settle;
}

function checkSettings({ checks, facts }: CheckSettings): void {
  if (checks !== undefined && !['documented', 'service', 'off'].includes(checks)) {
    refuse('createClient', [{ title: 'checks', detail: 'Has to be "documented", "service" or "off".' }]);
  }
  if (facts !== undefined && !['fetch', 'given'].includes(facts)) {
    refuse('createClient', [{ title: 'facts', detail: 'Has to be "fetch" or "given".' }]);
  }
}
