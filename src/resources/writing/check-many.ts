import { isRecord } from '../../base/guards.ts';
import { isUuid } from '../../base/uuid.ts';
import { refuse, sendOptions, toInstant, within, type CallOptions, type Connection } from '../../client/index.ts';
import { beforeSending, isLeadProviderError } from '../../errors/index.ts';
import type { Identified } from '../../identity/index.ts';
import type { BulkInput, BulkResult, DeclarationInput, ReadDeclaration, ReadParticipant } from '../../rules/index.ts';
import { list } from '../requests.ts';
import { resolveMany } from '../resolve.ts';
import { describedValues, moment } from './checked-write.ts';
import { readable } from './facts.ts';
import { checkManyNames } from './option-names.ts';
import type { CheckManyOptions, CheckSettings } from './types.ts';

const OPERATION = 'declarations.checkMany';
/** How many participants' declarations are asked for at once: their ids make an address of 4 kB. */
const IDS_A_REQUEST = 100;
/** Records a page, the most both services give. */
const PER_PAGE = 3000;
/** More records than any check needs: a filter or a page number that does not reach the service would never end. */
const MOST = 100_000;

/** Checks many declarations by few reads. Each is judged as a check of its own would judge it. */
export async function checkMany<D extends object>(
  connection: Connection,
  settings: CheckSettings,
  drafts: readonly D[],
  options: CheckManyOptions,
): Promise<BulkResult<D>> {
  const passed: unknown = drafts;
  if (!Array.isArray(passed)) refuse(OPERATION, [{ title: 'drafts', detail: 'Has to be a list of declarations.' }]);
  checkManyNames(OPERATION, options);
  // the caller may go on with the list while this reads
  const own = [...drafts];
  const none = own.findIndex((draft) => !isRecord(draft));
  if (none !== -1)
    refuse(OPERATION, [
      { title: `drafts[${none}]`, detail: 'Is not an object. Pass the attributes of a declaration.' },
    ]);
  const asked = own.map(asAsked);
  const checks = options.checks ?? settings.checks ?? 'documented';

  const { checkDeclarations } = await import('../../rules/index.ts');
  const given =
    checks === 'off' || own.length === 0
      ? { participants: [], declarations: [] }
      : await gather(within(connection, connection.deadline(options)), asked, options).catch((error: unknown) => {
          throw isLeadProviderError(error) ? beforeSending(error, OPERATION) : error;
        });
  const described = await describedValues(connection, 'declarations.create');
  const judged = checkDeclarations(connection.service, asked, given, {
    checks,
    described,
    ...moment(connection, options),
  });
  const rows = judged.rows.flatMap((row) => {
    const draft = own[row.index];
    return draft === undefined ? [] : [{ ...row, draft }];
  });
  return { ...judged, rows };
}

/**
 * A draft as `create` sends it. A date that `create` does not send, because its zone is missing, is written in a form
 * that the rules refuse: it would be read as one moment or another.
 */
function asAsked(draft: DeclarationInput): DeclarationInput {
  const { evidence_held, declaration_date: date, ...rest } = draft;
  const sent = toInstant(date) ?? (typeof date === 'string' ? date.replace(/t/i, ' ') : date);
  return { ...rest, declaration_date: sent, ...(evidence_held != null && evidence_held !== '' && { evidence_held }) };
}

async function gather(
  connection: Connection,
  asked: readonly DeclarationInput[],
  options: CheckManyOptions,
): Promise<BulkInput> {
  const { participants = [], declarations, statements, partnerships, schedules, cohorts } = options;
  const call: CallOptions = sendOptions(options);
  const all = async <T>(operation: 'declarations.list' | 'statements.list', filter: object): Promise<T[]> => {
    const found = await list<T>(connection, operation, filter, { ...call, perPage: PER_PAGE }).collect({ max: MOST });
    return found.map((record) => readable(operation, record));
  };

  const ids = new Set(asked.flatMap(({ participant_id: id }) => (isId(id) ? [id.toLowerCase()] : [])));
  const [people, ahead] = await Promise.all([
    whoIs(connection, ids, participants, call),
    statements ?? all<NonNullable<BulkInput['statements']>[number]>('statements.list', {}),
  ]);
  const holders = [...new Set([...people.found.map(({ id }) => id.toLowerCase()), ...people.absent])];
  const held: ReadDeclaration[] = [];
  if (declarations === undefined)
    for (let from = 0; from < holders.length; from += IDS_A_REQUEST) {
      const participant_id = holders.slice(from, from + IDS_A_REQUEST);
      for (const one of await all<ReadDeclaration>('declarations.list', { participant_id })) held.push(one);
    }
  return {
    participants: people.found,
    // an id that was not asked for, because it cannot be one, says nothing
    partial: true,
    absent: people.absent,
    declarations: declarations ?? held,
    statements: ahead,
    ...(partnerships && { partnerships }),
    ...(schedules && { schedules }),
    ...(cohorts && { cohorts }),
  };
}

/** The participants behind ids, and the ids that belong to nobody. Those that are given already are not asked for. */
async function whoIs(
  connection: Connection,
  ids: ReadonlySet<string>,
  given: readonly ReadParticipant[],
  call: CallOptions,
): Promise<{ readonly found: readonly ReadParticipant[]; readonly absent: readonly string[] }> {
  const found = new Map<string, ReadParticipant>();
  const open = new Set(ids);
  const add = (participant: ReadParticipant): void => {
    const { participant_id_changes: changes } = participant.attributes;
    const names = [participant.id, ...changes.map(({ from_participant_id: from }) => from)];
    const wanted = names.map((name) => name.toLowerCase()).filter((name) => ids.has(name));
    if (wanted.length > 0) found.set(participant.id.toLowerCase(), participant);
    for (const name of wanted) open.delete(name);
  };
  for (const participant of given) add(participant);
  const absent: string[] = [];
  for (const [id, resolution] of await resolveMany<ReadParticipant & Identified>(connection, open, call)) {
    if (resolution === null) absent.push(id);
    else add(readable('participants.list', resolution.current));
  }
  return { found: [...found.values()], absent };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value);
}
