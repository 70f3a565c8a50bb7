import { checkId, type CallOptions, type Connection, type ListOptions, type ReadOptions } from '../client/index.ts';
import type { Attributes, Contract, Data, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import { buildIdentityIndex, type Identified, type IdentityIndex, type Resolution } from '../identity/index.ts';
import type { Paged } from '../paging/index.ts';
import type { Verdict } from '../rules/index.ts';
import { list, readFollowing } from './requests.ts';
import type { ResolveManyOptions } from './resolve.ts';
import { writingOver, type Plan } from './writing/lazy.ts';
import type { CheckOnlyOptions, CheckSettings, ParticipantAction, WriteOptions } from './writing/types.ts';

/** Early career teachers and mentors registered for training with you. */
export interface Participants<S extends Service, P extends Contract[S]> {
  /**
   * All participants visible to you. Filters: `cohort` (several), `updated_since`, `training_status`,
   * `from_participant_id`.
   */
  list(
    query?: ListQuery<OperationOf<S, P, 'participants.list'>, 'cohort'>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'participants.list'>>>;
  /**
   * One participant. A retired id is answered with its successor, whose `id` then differs from the one asked for; see
   * `follow`.
   */
  get(id: string, options?: ReadOptions): Promise<Data<OperationOf<S, P, 'participants.get'>>>;
  /**
   * Reports that a participant pauses training. This and the other three actions first read the participant and check
   * the rules, unless `checks` or `facts` say otherwise.
   * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
   */
  defer(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.defer'>>,
    options?: WriteOptions,
  ): Promise<Data<OperationOf<S, P, 'participants.defer'>>>;
  /** Reports that a deferred or withdrawn participant takes up training again. */
  resume(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.resume'>>,
    options?: WriteOptions,
  ): Promise<Data<OperationOf<S, P, 'participants.resume'>>>;
  /** Reports that a participant has left training with you. */
  withdraw(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.withdraw'>>,
    options?: WriteOptions,
  ): Promise<Data<OperationOf<S, P, 'participants.withdraw'>>>;
  /** Moves a participant to another schedule, and with `cohort` to another cohort. */
  changeSchedule(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.changeSchedule'>>,
    options?: WriteOptions,
  ): Promise<Data<OperationOf<S, P, 'participants.changeSchedule'>>>;
  /** What the rules say about a deferral. Sends only reads, for the records it needs that are not passed. */
  checkDefer(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.defer'>>,
    options?: CheckOnlyOptions,
  ): Promise<Verdict>;
  /** What the rules say about a resumption. */
  checkResume(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.resume'>>,
    options?: CheckOnlyOptions,
  ): Promise<Verdict>;
  /** What the rules say about a withdrawal. */
  checkWithdraw(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.withdraw'>>,
    options?: CheckOnlyOptions,
  ): Promise<Verdict>;
  /** What the rules say about a change of schedule or cohort. */
  checkChangeSchedule(
    id: string,
    attributes: Attributes<OperationOf<S, P, 'participants.changeSchedule'>>,
    options?: CheckOnlyOptions,
  ): Promise<Verdict>;
  /** The transfers of one participant between schools or providers; 404 when there are none. */
  transfers(id: string, options?: ReadOptions): Promise<Data<OperationOf<S, P, 'participants.transfers'>>>;
  /**
   * Who is behind an id, retired or not: `current` is the participant as served now, `retired` tells whether the id
   * asked for has been replaced, `via` the changes that led to `current`. Null when nobody visible to you has or had
   * the id. One request for a current id, two for a retired one.
   */
  resolve(id: string, options?: CallOptions): Promise<Resolution<Data<OperationOf<S, P, 'participants.get'>>> | null>;
  /**
   * Who is behind each of many ids; null for ids that nobody visible to you has or had. A few ids are read one by one.
   * From 40 ids on, the list is read instead, which takes fewer requests.
   */
  resolveMany(
    ids: Iterable<string>,
    options?: ResolveManyOptions,
  ): Promise<Map<string, Resolution<Data<OperationOf<S, P, 'participants.get'>>> | null>>;
  /**
   * Reads participants and indexes their `participant_id_changes`, for looking up many ids at once.
   * @throws {ValidationError} when there are more participants than `max`
   */
  identityIndex(options: ListOptions & { readonly max: number }): Promise<IdentityIndex>;
}

export function participants<S extends Service, P extends Contract[S]>(
  connection: Connection,
  settings: CheckSettings,
): Participants<S, P> {
  type Found = Data<OperationOf<S, P, 'participants.get'>> & Identified;
  const { write, verdict } = writingOver(connection, settings);
  const planOf =
    (action: ParticipantAction, id: string, attributes: object): Plan =>
    ({ participantAction }) =>
      participantAction(connection.service, action, id, attributes);
  const put =
    (action: ParticipantAction) =>
    async <T>(id: string, attributes: object, options?: WriteOptions): Promise<T> =>
      write<T>(planOf(action, id, attributes), options);
  const check =
    (action: ParticipantAction) =>
    async (id: string, attributes: object, options?: CheckOnlyOptions): Promise<Verdict> =>
      verdict(planOf(action, id, attributes), options);
  return {
    list: (query, options) => list(connection, 'participants.list', query, options),
    get: async (id, options) => readFollowing(connection, 'participants.get', checkId('participants.get', id), options),
    defer: put('defer'),
    resume: put('resume'),
    withdraw: put('withdraw'),
    changeSchedule: put('changeSchedule'),
    checkDefer: check('defer'),
    checkResume: check('resume'),
    checkWithdraw: check('withdraw'),
    checkChangeSchedule: check('changeSchedule'),
    transfers: async (id, options) =>
      readFollowing(connection, 'participants.transfers', checkId('participants.transfers', id), options),
    async resolve(id, options) {
      const { resolveOne } = await import('./resolve.ts');
      return resolveOne<Found>(connection, checkId('participants.resolve', id), options);
    },
    async resolveMany(ids, options = {}) {
      const { resolveMany } = await import('./resolve.ts');
      return resolveMany<Found>(connection, ids, options);
    },
    async identityIndex({ max, ...options }) {
      const { identified } = await import('./resolve.ts');
      const all = await list<Identified>(connection, 'participants.list', {}, options).collect({ max });
      return buildIdentityIndex(all.map((participant) => identified('participants.identityIndex', participant)));
    },
  };
}
