import { isLeadProviderError } from '../../errors/guards.ts';
import { isMissingRecord } from '../../errors/missing-record.ts';
import type { Prepared } from '../records/prepared.ts';
import { resources, type Item, type Resource } from '../resources.ts';
import { someRecords } from '../store/close.ts';
import type { RunContext } from './context.ts';
import { kept } from './keep.ts';

/** What a single read said of a record. */
export type Said =
  | { readonly kind: 'served'; readonly record: Prepared; readonly readAt: string }
  /** The service itself says that there is none, or answers with the record that has taken its place. */
  | { readonly kind: 'missing' }
  /** Nothing can be concluded. `why` is the kind of failure, never what was said. */
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Asks for one record by its id. A 404 is believed when it is the service's own and, in the same run, a record that is
 * certainly there was answered.
 *
 * @throws what stops a run: it was aborted, or the token is refused
 */
export async function ask(context: RunContext, resource: Resource, id: string, cohort: string | null): Promise<Said> {
  const readAt = context.clock.now();
  context.counts.followUps += 1;
  try {
    const item = await read(context, resource, id, cohort);
    if (item.id.toLowerCase() !== id) return { kind: 'missing' };
    return { kind: 'served', record: prepared(context, resource, item, cohort), readAt };
  } catch (error) {
    if (stops(error)) throw error;
    if (!isMissingRecord(error)) return { kind: 'failed', why: whyOf(error) };
    if (await isInControl(context, resource)) return { kind: 'missing' };
    return { kind: 'failed', why: 'a 404 while nothing else was answered either' };
  }
}

/** A record that was read beside its list, as the copy keeps it. */
export function prepared(context: RunContext, resource: Resource, item: Item, cohort: string | null): Prepared {
  return kept(context, resource, item, cohort === null ? null : Number(cohort));
}

async function read(
  { client, options: { signal } }: RunContext,
  resource: Resource,
  id: string,
  cohort: string | null,
): Promise<Item> {
  const options = { priority: 'low' as const, ...(signal && { signal }) };
  if (resource === 'participants') return client.participants.get(id, { ...options, follow: false });
  if (resource === 'transfers') return client.participants.transfers(id, { ...options, follow: false });
  if (resource === 'schools') return client.schools.get(id, { cohort: Number(cohort) }, options);
  return client[resource].get(id, options);
}

/** A record that should be there can have gone as well, so more than one is asked for before it means something. */
const CONTROLS = 3;

/**
 * Whether the service answers for a record that was just served: of this list, or where it is empty of another. One that
 * is itself in question would tell nothing. Asked once in a run and list.
 */
async function isInControl(context: RunContext, resource: Resource): Promise<boolean> {
  const known = context.controls.get(resource);
  if (known !== undefined) return known;
  let answered = false;
  for (const other of [resource, ...resources.filter((one) => one !== resource)]) {
    const one = context.served.get(other);
    const others = await context.connection.read(() => someRecords(other, CONTROLS));
    const some = one === undefined ? others : [one, ...others];
    for (const record of some) answered ||= await isAnswered(context, other, record);
    if (some.length > 0) break;
  }
  context.controls.set(resource, answered);
  return answered;
}

async function isAnswered(
  context: RunContext,
  resource: Resource,
  { id, cohort }: { readonly id: string; readonly cohort: string | null },
): Promise<boolean> {
  context.counts.followUps += 1;
  try {
    return (await read(context, resource, id, cohort)).id.toLowerCase() === id;
  } catch (error) {
    if (stops(error)) throw error;
    return false;
  }
}

/** An error after which a run cannot go on. */
export function stops(error: unknown): boolean {
  if (!isLeadProviderError(error)) return true;
  if (isLeadProviderError(error, 'aborted')) return true;
  return isLeadProviderError(error, 'http') && (error.status === 401 || error.status === 403);
}

/** What kind of failure it was: nothing of what the service said, which can hold names. */
export function whyOf(error: unknown): string {
  if (isLeadProviderError(error, 'http')) return `status ${error.status}`;
  return isLeadProviderError(error) ? error.kind : 'an error';
}
