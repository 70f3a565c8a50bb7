import { isRecord } from '../base/guards.ts';
import type { Connection } from '../client/index.ts';
import type { WrapperName } from '../contract/index.ts';
import { beforeSending, isLeadProviderError, RuleError } from '../errors/index.ts';
import type { CheckOptions, DescribedValues, Given } from '../rules/index.ts';
import { partsOf } from '../rules/source.ts';
import type { Checked, CheckOnlyOptions, CheckSettings, Depth, Judged } from './guard.ts';
import type { Reads } from './reads.ts';

/** Runs a check. Loads the rule book at first use, and nothing at all with `checks: 'off'`. */
export async function judge(
  connection: Connection,
  settings: CheckSettings,
  checked: Checked,
  options: CheckOnlyOptions,
  depth: Depth,
): Promise<Judged> {
  const checks = options.checks ?? settings.checks ?? 'documented';
  if (checks === 'off')
    return { verdict: { outcome: 'clear', refusals: [], advice: [], unchecked: [] }, given: options };
  const [rules, { readsOf }] = await Promise.all([import('../rules/index.ts'), import('./reads.ts')]);
  const reads = readsOf(connection, options);
  const facts = options.facts ?? settings.facts ?? 'fetch';
  const given =
    facts === 'fetch'
      ? await checked.gather(options, reads, depth).catch((error: unknown) => {
          throw unread(checked.operation, error);
        })
      : options;
  const described = await describedValues(connection, checked.operation);
  return { verdict: checked.judge(rules, given, { checks, described, ...moment(connection, options, reads) }), given };
}

/** The values that a generated client's own description gives the attributes of a write; it may be newer than the rules. */
async function describedValues({ schemas }: Connection, operation: WrapperName): Promise<DescribedValues | undefined> {
  // schemas that cannot be loaded are told of where answers are compared with them
  const module: object = (await schemas?.().catch(() => ({}))) ?? {};
  const values = 'values' in module && isRecord(module.values) ? module.values[operation] : undefined;
  if (!isRecord(values)) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([attribute, its]) => [attribute, Array.isArray(its) ? its.map(String) : []]),
  );
}

const SECOND = 1000;

/** Which moment to judge by, and how far the service's clock may be from it. */
function moment(
  connection: Connection,
  options: CheckOnlyOptions,
  reads: Reads,
): Pick<CheckOptions, 'now' | 'clockUncertainty'> {
  if (options.now !== undefined) return { now: options.now };
  const travelled = connection.serverDate(options);
  // ecf lets time go on from the moment the header names
  if (travelled !== null) return { now: Date.parse(travelled) + SECOND, clockUncertainty: SECOND };
  const here = connection.runtime.now();
  const told = reads.serviceClock();
  if (told === null) return { now: here, clockUncertainty: 2 * SECOND };
  // a Date header is cut to its second, and some time has passed since it was written
  const passed = Math.max(0, here - told.heardAt);
  return { now: told.at + passed + SECOND, clockUncertainty: SECOND + Math.min(passed, 30 * SECOND) };
}

/**
 * Refuses a write that a rule certainly refuses.
 * @throws {RuleError} with `outcome: 'not-sent'`
 */
export function refuseBy({ operation, participantId }: Checked, { verdict, given }: Judged): void {
  const [first] = verdict.refusals;
  if (verdict.outcome !== 'refuse' || first === undefined) return;
  const currentId = successorOf(participantId, given);
  const more = verdict.refusals.length > 1 ? ` ${verdict.refusals.length - 1} more in refusals.` : '';
  const retired =
    currentId === null
      ? ''
      : ` The participant's id was retired; the current one is ${currentId}. Use it, or pass follow: true.`;
  throw new RuleError(
    `${operation} was not sent. ${first.title}: ${first.detail} (rule ${first.rule}, ${partsOf(first.source).address})${retired}${more}`,
    { operation, refusals: verdict.refusals, currentId },
  );
}

/** The current id of the participant when the one asked for was retired; null when it was not. */
export function successorOf(id: string | null, { participant }: Given): string | null {
  if (id === null || !participant) return null;
  const wanted = id.toLowerCase();
  if (participant.id.toLowerCase() === wanted) return null;
  return participant.attributes.participant_id_changes.some(
    (change) => change.from_participant_id.toLowerCase() === wanted,
  )
    ? participant.id
    : null;
}

/** A read for a check failed: the write itself has not been sent, whatever became of the read. */
function unread(operation: WrapperName, error: unknown): unknown {
  return isLeadProviderError(error) ? beforeSending(error, operation) : error;
}
