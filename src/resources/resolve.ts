import { isNested, isRecord } from '../base/guards.ts';
import { checkId, refuse, within, type CallOptions, type Connection } from '../client/index.ts';
import { isLeadProviderError, isMissingRecord, ValidationError } from '../errors/index.ts';
import { pathTo, resolveParticipant, type Identified, type Resolution } from '../identity/index.ts';
import { list, onRecord, recordOf } from './requests.ts';

/** Options of `resolveMany`. */
export interface ResolveManyOptions extends CallOptions {
  /**
   * Requests at a time.
   * @default 6
   */
  readonly concurrency?: number;
}

/** A participant as far as identity looks at it. */
export function identified<T extends Identified>(operation: string, participant: T): T {
  const attributes: unknown = participant.attributes;
  const { participant_id_changes: changes, ecf_enrolments: enrolments = [] } = isRecord(attributes) ? attributes : {};
  if (haveTexts(changes, 'from_participant_id', 'to_participant_id') && haveTexts(enrolments)) return participant;
  throw new ValidationError(
    `${operation} succeeded, but the ids of a participant cannot be read. Something between you and the service may ` +
      'have changed the answer.',
    { operation, outcome: 'unknown', attempts: 1 },
  );
}

function haveTexts(value: unknown, ...names: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.every((item) => isRecord(item) && names.every((name) => typeof item[name] === 'string'))
  );
}

const OPERATION = 'participants.resolve';

/** Who is behind one id: one request for a current id, two for a retired one. */
export function resolveOne<T extends Identified>(
  connection: Connection,
  id: string,
  options: CallOptions = {},
): Promise<Resolution<T> | null> {
  const timed = within(connection, connection.deadline(options));
  return resolveParticipant<T>(id, {
    get: (at) =>
      recordOf<T>(timed, onRecord('participants.get', at, options)).catch((error: unknown) => {
        if (isMissingRecord(error)) return null;
        throw error;
      }),
    async from(at) {
      const found = await list<T>(
        timed,
        'participants.list',
        { from_participant_id: at },
        { priority: 'normal', ...options, perPage: 100 },
      ).take(1);
      return found.map((participant) => identified(OPERATION, participant));
    },
  });
}

/**
 * From this many ids on, reading the list (3,000 participants a request) takes fewer requests than reading each one.
 */
const WORTH_A_WALK = 40;

/** Who is behind many ids. An error says which of them it is about. */
export async function resolveMany<T extends Identified>(
  connection: Connection,
  ids: Iterable<string>,
  { concurrency = 6, ...given }: ResolveManyOptions,
): Promise<Map<string, Resolution<T> | null>> {
  const options: CallOptions = { priority: 'low', ...given };
  if (!isNested(ids) || !(Symbol.iterator in ids))
    refuse('participants.resolveMany', [{ title: 'ids', detail: 'Is not a list of ids.' }]);
  const timed = within(connection, connection.deadline(options));
  const asked = [...new Set(Array.from(ids, (id, i) => checkId('participants.resolveMany', id, `ids[${i}]`)))];
  const found = new Map<string, Resolution<T> | null>();
  if (asked.length >= WORTH_A_WALK) await walk<T>(timed, asked, options, found);
  // an id the walk did not find may have moved past it while it went on
  const open = asked.filter((id) => !found.has(id));
  await Promise.all(
    Array.from({ length: Math.min(Math.max(1, concurrency), open.length) }, async () => {
      for (let id = open.pop(); id !== undefined; id = open.pop())
        found.set(id, await resolveOne<T>(timed, id, options).catch(namedAs(id)));
    }),
  );
  return new Map(asked.map((id) => [id, found.get(id) ?? null]));
}

/** Lets an error that one id of many has brought say which. What ends all of them, such as a deadline, is of none. */
function namedAs(id: string): (error: unknown) => never {
  return (error) => {
    if (isLeadProviderError(error) && ['http', 'network', 'validation'].includes(error.kind))
      error.message += ` The id asked for was ${id}.`;
    throw error;
  };
}

async function walk<T extends Identified>(
  connection: Connection,
  asked: readonly string[],
  options: CallOptions,
  found: Map<string, Resolution<T> | null>,
): Promise<void> {
  // the ids asked for can include several spellings and several retired ids of one person
  const wanted = spellingsOf(asked);
  const everybody = list<T>(connection, 'participants.list', {}, { ...options, perPage: 3000 });
  for await (const participant of everybody) {
    const settle = (id: string, retired: boolean): void => {
      for (const spelling of wanted.get(id.toLowerCase()) ?? []) {
        // a current id of one person is never a retired id of another
        if (!retired || found.get(spelling)?.retired !== false)
          found.set(spelling, { current: participant, retired, via: retired ? pathTo(participant, id) : [] });
      }
    };
    for (const change of identified(OPERATION, participant).attributes.participant_id_changes)
      if (change.from_participant_id !== participant.id) settle(change.from_participant_id, true);
    settle(participant.id, false);
    if (found.size === asked.length) return;
  }
}

function spellingsOf(ids: readonly string[]): Map<string, string[]> {
  const spellings = new Map<string, string[]>();
  for (const id of ids) {
    const same = spellings.get(id.toLowerCase());
    if (same !== undefined) same.push(id);
    else spellings.set(id.toLowerCase(), [id]);
  }
  return spellings;
}
