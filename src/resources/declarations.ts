import { checkId, type CallOptions, type Connection, type ListOptions } from '../client/index.ts';
import type { Attributes, Contract, Data, DraftOf, Item, ListQuery, OperationOf, Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import type { BulkResult, Verdict } from '../rules/index.ts';
import type { Bundled } from './create-client.ts';
import { list, onRecord, recordOf } from './requests.ts';
import { writingOver, type Plan } from './writing/lazy.ts';
import type { CheckManyOptions, CheckOnlyOptions, CheckSettings, WriteOptions } from './writing/types.ts';

/**
 * What is filled in to declare: `participant_id`, `declaration_type`, `declaration_date`, `course_identifier`, and
 * `evidence_held` where the rules ask for it. Each property takes every value that any rule set allows. Which
 * combination is right depends on cohort, role and type; the rules judge that. A row whose values are not known yet
 * becomes one by `parseDraft` of `lead-provider-sdk/rules`.
 */
export type DeclarationDraft<S extends Service, P extends Contract[S] = Bundled[S]> = DraftOf<
  Attributes<OperationOf<S, P, 'declarations.create'>>
>;

/** Declarations: the only trigger of payment. */
export interface Declarations<S extends Service, P extends Contract[S]> {
  /**
   * Declarations visible to you. Filters: `cohort`, `participant_id`, `delivery_partner_id` (several each),
   * `updated_since`.
   */
  list(
    query?: ListQuery<OperationOf<S, P, 'declarations.list'>, 'cohort' | 'participant_id' | 'delivery_partner_id'>,
    options?: ListOptions,
  ): Paged<Item<OperationOf<S, P, 'declarations.list'>>>;
  /** One declaration. */
  get(id: string, options?: CallOptions): Promise<Data<OperationOf<S, P, 'declarations.get'>>>;
  /**
   * Declares that a participant has reached a milestone. Not idempotent: a repeat is refused. First reads the
   * participant and their declarations and checks the rules, unless `checks` or `facts` say otherwise.
   * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
   */
  create(
    draft: DeclarationDraft<S, P>,
    options?: WriteOptions,
  ): Promise<Data<OperationOf<S, P, 'declarations.create'>>>;
  /**
   * Takes a declaration back: an unpaid one becomes `voided`, a paid one `awaiting-clawback`. First reads the
   * declaration and checks the rules.
   * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
   */
  void(id: string, options?: WriteOptions): Promise<Data<OperationOf<S, P, 'declarations.void'>>>;
  /**
   * What the rules say about a declaration before it is made, judged by the participant, their declarations and your
   * statements. Sends only reads, and none for records that are passed.
   *
   * @example
   * const verdict = await dfe.declarations.check(draft);
   * if (verdict.outcome === 'refuse') show(verdict.refusals);
   */
  check(draft: DeclarationDraft<S, P>, options?: CheckOnlyOptions): Promise<Verdict>;
  /**
   * What the rules say about many declarations, by few reads: the list of participants once (each on its own when there
   * are fewer than 40), the declarations of 100 participants a request, the statements once. Records that are passed are
   * not read, and `facts` does not matter. Drafts of one participant are judged in order, each as if those before it
   * that were not refused had been sent.
   * @throws {ValidationError} when a draft is not an object; nothing was read then
   *
   * @example
   * const { rows } = await dfe.declarations.checkMany(drafts);
   * for (const { draft, verdict } of rows)
   *   if (verdict.outcome === 'clear') await dfe.declarations.create(draft, { checks: 'off' });
   */
  checkMany<D extends DeclarationDraft<S, P>>(drafts: readonly D[], options?: CheckManyOptions): Promise<BulkResult<D>>;
  /** What the rules say about taking a declaration back. */
  checkVoid(id: string, options?: CheckOnlyOptions): Promise<Verdict>;
}

export function declarations<S extends Service, P extends Contract[S]>(
  connection: Connection,
  settings: CheckSettings,
): Declarations<S, P> {
  const { service } = connection;
  const { write, verdict } = writingOver(connection, settings);
  const create =
    (draft: object): Plan =>
    ({ newDeclaration, toAttributes }) =>
      newDeclaration(service, toAttributes(draft));
  const voiding =
    (id: string): Plan =>
    ({ voidDeclaration }) =>
      voidDeclaration(service, id);
  return {
    list: (query, options) => list(connection, 'declarations.list', query, options),
    get: async (id, options) =>
      recordOf(connection, onRecord('declarations.get', checkId('declarations.get', id), options)),
    create: async (draft, options) => write(create(draft), options),
    void: async (id, options) => write(voiding(id), options),
    check: async (draft, options) => verdict(create(draft), options),
    checkMany: async (drafts, options = {}) =>
      (await import('./writing/check-many.ts')).checkMany(connection, settings, drafts, options),
    checkVoid: async (id, options) => verdict(voiding(id), options),
  };
}
