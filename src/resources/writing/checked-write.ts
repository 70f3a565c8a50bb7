import { DAY_MS } from '../../base/days.ts';
import { isRecord } from '../../base/guards.ts';
import { sendOptions, within, type Connection } from '../../client/index.ts';
import type { WrapperName } from '../../contract/index.ts';
import { beforeSending, HttpError, isLeadProviderError, RuleError, type StoredBefore } from '../../errors/index.ts';
import type { CheckInput, CheckOptions, DescribedValues, Verdict } from '../../rules/index.ts';
import { partsOf } from '../../rules/source.ts';
import { successorOf } from '../successor.ts';
import { countSends, type Sends } from './departure.ts';
import { checkWriteOptions } from './option-names.ts';
import { send, successorsIn } from './send.ts';
import type { Before } from './sending.ts';
import type { CheckOnlyOptions, CheckPlan, CheckSettings, Depth, WriteCall, WriteOptions, WritePlan } from './types.ts';

/**
 * A write on one page: check, follow, refuse, send. Nothing is sent that a rule certainly refuses. A retired id is
 * followed only when `follow` is set; otherwise the refusal names the current one. `read` is what an earlier round of
 * the same call has read.
 * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
 */
export async function checkedWrite<T>(
  client: Connection,
  settings: CheckSettings,
  plan: WritePlan,
  options: WriteOptions,
  read: CheckInput = {},
): Promise<T> {
  // one deadline for everything the call does: reads, waits, looks and sends
  const connection = within(client, client.deadline(options));

  // 1. check
  const { check, about } = plan;
  const readAt = connection.runtime.now();
  const { verdict, given } = await runCheck(connection, settings, check, { ...options, ...read }, 'least');

  // 2. follow
  const currentId = options.follow === true ? successorIn(given, check.participantId) : null;
  if (currentId !== null && about !== undefined && check.participantId !== null) {
    connection.emit({ type: 'followed', operation: check.operation, from: check.participantId, to: currentId });
    const { participant } = given;
    return checkedWrite(connection, settings, about(currentId), options, { ...(participant && { participant }) });
  }

  // 3. refuse
  refuseBy(check, verdict, given);

  // 4. send
  const call: WriteCall = { ...plan.call, options: sendOptions(options) };
  const before = await beforeIn(connection, call, check, options, given, readAt);
  const isSuccessor = successorsIn(given.participant, check.participantId);
  const sends = countSends(options);
  try {
    return await send<T>({ connection, call, before, sends, isSuccessor });
  } catch (error) {
    return toSuccessor<T>(connection, call, sends, error);
  }
}

// -- check

export interface CheckResult {
  readonly verdict: Verdict;
  /** The records the check judged by: those that were passed, and those it read. */
  readonly given: CheckInput;
}

/** Runs a check. Loads the rule book at first use; with `checks: 'off'` it loads nothing. */
export async function runCheck(
  connection: Connection,
  settings: CheckSettings,
  plan: CheckPlan,
  options: CheckOnlyOptions,
  depth: Depth,
): Promise<CheckResult> {
  checkWriteOptions(plan.operation, options);
  const checks = options.checks ?? settings.checks ?? 'documented';
  if (checks === 'off')
    return { verdict: { outcome: 'clear', refusals: [], advice: [], unchecked: [] }, given: options };
  const [rules, { readsOf }] = await Promise.all([import('../../rules/index.ts'), import('./facts.ts')]);
  const reads = readsOf(connection, options);
  const facts = options.facts ?? settings.facts ?? 'fetch';
  const given =
    facts === 'fetch'
      ? await plan
          .gather(options, reads, depth)
          .catch((error: unknown) => {
            // the write itself has not been sent, however the read ended
            throw isLeadProviderError(error) ? beforeSending(error, plan.operation) : error;
          })
          .finally(() => reads.end())
      : options;
  const described = await describedValues(connection, plan.operation);
  const verdict = plan.verdict(rules, given, { checks, described, ...moment(connection, options) });
  return { verdict, given };
}

/**
 * The values that a generated client's own description allows in the attributes of a write. They may be newer than the
 * rules.
 */
export async function describedValues(
  { schemas }: Connection,
  operation: WrapperName,
): Promise<DescribedValues | undefined> {
  // schemas that cannot be loaded are reported where answers are compared with them
  const module: object = (await schemas?.().catch(() => ({}))) ?? {};
  const values = 'values' in module && isRecord(module.values) ? module.values[operation] : undefined;
  if (!isRecord(values)) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([attribute, its]) => [attribute, Array.isArray(its) ? its.map(String) : []]),
  );
}

const SECOND = 1000;

/** Which moment to judge by, and how far the service's clock may be from it. */
export function moment(
  connection: Connection,
  options: Pick<CheckOnlyOptions, 'now' | 'serverDate'>,
): Pick<CheckOptions, 'now' | 'clockUncertainty'> {
  if (options.now !== undefined) return { now: options.now };
  const travelled = connection.serverDate(options);
  // on ecf, time goes on from the moment the header names
  if (travelled !== null) return { now: Date.parse(travelled) + SECOND, clockUncertainty: SECOND };
  const told = connection.serviceNow();
  // this machine's clock may be wrong, and nothing is refused by a clock that may be
  if (told === null) return { now: connection.runtime.now(), clockUncertainty: DAY_MS };
  // a Date header has whole seconds only, and the answer was under way for a while
  return { now: told + SECOND, clockUncertainty: 3 * SECOND };
}

// -- follow

/** The current id of the participant when the one asked for was retired; null when it was not. */
function successorIn({ participant }: CheckInput, id: string | null): string | null {
  if (id === null || !participant) return null;
  const wanted = id.toLowerCase();
  if (participant.id.toLowerCase() === wanted) return null;
  const changes = participant.attributes.participant_id_changes;
  return changes.some((change) => change.from_participant_id.toLowerCase() === wanted) ? participant.id : null;
}

// -- refuse

/**
 * Throws a `RuleError` with `outcome: 'not-sent'` where a rule certainly refuses. What only guidance refuses says so
 * first, because the service would have taken it.
 */
function refuseBy({ operation, participantId }: CheckPlan, { outcome, refusals }: Verdict, given: CheckInput): void {
  const enforced = refusals.find(({ enforcedBy }) => enforcedBy === 'service');
  const first = enforced ?? refusals[0];
  if (outcome !== 'refuse' || first === undefined) return;
  const currentId = successorIn(given, participantId);
  const why =
    enforced === undefined
      ? ", though the service would accept it: DfE's guidance forbids it (send it with checks: 'service')"
      : '';
  const others = refusals.filter((one) => one !== first).map(({ rule }) => rule);
  const more = others.length > 0 ? ` Also against it: ${others.join(', ')}; see refusals.` : '';
  const retired = currentId === null ? '' : ` ${nowNamed(currentId)}`;
  const { title, detail, rule, source } = first;
  throw new RuleError(
    `${operation} was not sent${why}. ${title}: ${detail} (rule ${rule}, ${partsOf(source).address})${retired}${more}`,
    { operation, refusals, currentId },
  );
}

const nowNamed = (currentId: string): string =>
  `The participant's id was retired; the current one is ${currentId}. Use it, or pass follow: true.`;

// -- send

/** What the check has read of the records that the write changes; null when the caller gave them, or nobody read them. */
async function beforeIn(
  connection: Connection,
  { operation, id, attributes }: WriteCall,
  { target, gather }: CheckPlan,
  options: WriteOptions,
  given: CheckInput,
  readAt: number,
): Promise<Before | null> {
  if (options[target] !== undefined || given[target] === undefined) return null;
  const [{ readsOf }, { storedRecords }] = await Promise.all([import('./facts.ts'), import('./written.ts')]);
  const what = { service: connection.service, operation, id, draft: { ...attributes } };
  const recordsIn = (input: CheckInput): StoredBefore => storedRecords(what, [input[target]].flat());
  return {
    records: recordsIn(given),
    readAt,
    async again() {
      const rest = { ...given, [target]: undefined };
      const reads = readsOf(connection, options, 'first');
      return recordsIn(await gather(rest, reads, 'least').finally(() => reads.end()));
    },
  };
}

/** A write refused because it named a retired id: sent again when asked, otherwise refused with the current id. */
async function toSuccessor<T>(connection: Connection, call: WriteCall, sends: Sends, error: unknown): Promise<T> {
  if (!isLeadProviderError(error, 'http') || error.outcome !== 'refused') throw error;
  const id = unknownParticipant(call, error);
  if (id === null) throw error;
  const { follow = false, onUnknown, ...options } = call.options ?? {};
  // the refusal is what matters: when the current id cannot be read, the error does not name it
  const successor = await successorOf(connection, id, options).catch(() => null);
  if (successor === null) throw error;
  if (!follow) throw withCurrentId(error, successor.id);
  connection.emit({ type: 'followed', operation: call.operation, from: id, to: successor.id });
  const { attributes } = call;
  return send<T>({
    connection,
    call: {
      ...call,
      options: { ...options, ...(onUnknown && { onUnknown }) },
      ...(call.id === undefined
        ? { attributes: { ...attributes, participant_id: successor.id } }
        : { id: successor.id }),
    },
    before: null,
    sends,
    isSuccessor: successorsIn(successor, id),
  });
}

/** The participant's id in a request that the service refused because it knows no such participant. */
function unknownParticipant({ operation, id, attributes }: WriteCall, { status, issues }: HttpError): string | null {
  if (status !== 404 && status !== 422) return null;
  const aboutParticipant = issues.some(({ title }) => title === 'participant_id');
  if (operation.startsWith('participants.') && id !== undefined) return status === 404 || aboutParticipant ? id : null;
  if (operation !== 'declarations.create' || !aboutParticipant || attributes === undefined) return null;
  return 'participant_id' in attributes && typeof attributes.participant_id === 'string'
    ? attributes.participant_id
    : null;
}

function withCurrentId(error: HttpError, currentId: string): HttpError {
  const { operation, outcome, attempts, retryable, issues, status, requestId, retryAt, body } = error;
  const known = { operation, outcome, attempts, retryable, issues, status, requestId, retryAt, body };
  return new HttpError(`${error.message} ${nowNamed(currentId)}`, { ...known, currentId, cause: error });
}
