import { isRecord } from '../../base/guards.ts';
import type { CallOptions, Connection } from '../../client/index.ts';
import { dataOf, isNotFound, list, onRecord, successorOf } from '../requests.ts';
import type { WriteCall } from './types.ts';

/** For each operation, one read of the record that the write would have changed. */

/**
 * A record counts as made by a request when it is at most this much older than the request. Clocks and their headers
 * are rough.
 */
const TOLERANCE_MS = 600_000;

interface Resource {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What is looked for, and how it is read. */
export interface Look {
  readonly connection: Connection;
  readonly call: WriteCall;
  /** When the write was sent, by our clock. */
  readonly since: number;
  readonly options: CallOptions;
}

export interface LookResult {
  readonly applied: boolean;
  readonly record: Resource | null;
}

/** Reads once whether a write was applied. Rejects when the read fails. */
export function lookUp(look: Look): Promise<LookResult> {
  switch (look.call.operation) {
    case 'declarations.create':
      return findDeclaration(look);
    case 'declarations.void':
      return findChanged(look, 'declarations.get', ({ state }) => isOutOfEffect(state));
    case 'partnerships.create':
      return findPartnership(look);
    case 'partnerships.update':
      return findChanged(look, 'partnerships.get', ({ delivery_partner_id }) =>
        isSame(delivery_partner_id, asked(look, 'delivery_partner_id')),
      );
    default:
      return findEnrolment(look);
  }
}

/**
 * The declaration by participant, type and date. When the participant's id was retired meanwhile, by the current id.
 */
async function findDeclaration(look: Look): Promise<LookResult> {
  const id = String(asked(look, 'participant_id'));
  const found = await findDeclarationOf(look, id);
  if (found.record !== null) return found;
  const successor = await successorOf(look.connection, id, look.options);
  return successor === null ? found : findDeclarationOf(look, successor.id);
}

function findDeclarationOf(look: Look, participant_id: string): Promise<LookResult> {
  return findNewest(
    look,
    'declarations.list',
    { participant_id },
    ({ declaration_type, course_identifier, declaration_date, state }) =>
      declaration_type === asked(look, 'declaration_type') &&
      course_identifier === asked(look, 'course_identifier') &&
      seconds(declaration_date) === seconds(asked(look, 'declaration_date')) &&
      !isOutOfEffect(state),
  );
}

const isOutOfEffect = (state: unknown): boolean =>
  state === 'voided' || state === 'awaiting-clawback' || state === 'clawed-back';

function findPartnership(look: Look): Promise<LookResult> {
  const filter = {
    cohort: String(asked(look, 'cohort')),
    delivery_partner_id: String(asked(look, 'delivery_partner_id')),
  };
  return findNewest(look, 'partnerships.list', filter, ({ school_id }) => isSame(school_id, asked(look, 'school_id')));
}

/** Finds a record and tells whether it now has the values the write asked for. */
async function findChanged(
  { connection, call, options }: Look,
  operation: 'declarations.get' | 'partnerships.get',
  isDone: (attributes: Resource['attributes']) => boolean,
): Promise<LookResult> {
  const record = await dataOf<Resource>(connection, onRecord(operation, call.id ?? '', options));
  return { applied: isDone(record.attributes), record };
}

/** The newest record of a list that fits. A record older than the request was not made by it. */
async function findNewest(
  look: Look,
  operation: 'declarations.list' | 'partnerships.list',
  filter: object,
  fits: (attributes: Resource['attributes']) => boolean,
): Promise<LookResult> {
  let found: LookResult = { applied: false, record: null };
  const pages = list<Resource>(look.connection, operation, filter, { ...look.options, perPage: 3000 }).pages();
  for await (const { items, response } of pages) {
    for (const record of items) {
      if (!fits(record.attributes)) continue;
      const applied = !isOlder(look, record.attributes['created_at'], response);
      if (applied || found.record === null) found = { applied, record };
    }
  }
  return found;
}

/** The enrolment of the role, which should have the status or the schedule the write asked for. */
async function findEnrolment(look: Look): Promise<LookResult> {
  const { connection, call, options } = look;
  const id = call.id ?? '';
  const get = (at: string): ReturnType<Connection['call']> =>
    connection.call(onRecord('participants.get', at, options));
  const { data, response } = await get(id).catch(async (error: unknown) => {
    const successor = isNotFound(error) ? await successorOf(connection, id, options) : null;
    if (successor === null) throw error;
    return get(successor.id);
  });
  const record = data as Resource;
  const listed = record.attributes['ecf_enrolments'];
  const enrolments: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const role = asked(look, 'course_identifier') === 'ecf-mentor' ? 'mentor' : 'ect';
  const enrolment = enrolments.filter(isRecord).find(({ participant_type }) => participant_type === role);
  return { applied: enrolment !== undefined && isAsAsked(look, enrolment, response), record };
}

function isAsAsked(look: Look, enrolment: Readonly<Record<string, unknown>>, response: Response): boolean {
  const reported = (status: string, told: unknown): boolean =>
    enrolment['training_status'] === status &&
    isRecord(told) &&
    told['reason'] === asked(look, 'reason') &&
    !isOlder(look, told['date'], response);
  switch (look.call.operation) {
    case 'participants.defer':
      return reported('deferred', enrolment['deferral']);
    case 'participants.withdraw':
      return reported('withdrawn', enrolment['withdrawal']);
    case 'participants.resume':
      return enrolment['training_status'] === 'active';
    default: {
      const cohort = asked(look, 'cohort');
      return (
        enrolment['schedule_identifier'] === asked(look, 'schedule_identifier') &&
        (cohort == null || cohort === '' || isSame(cohort, enrolment['cohort']))
      );
    }
  }
}

/** Whether a moment in an answer lies before the request was sent, by the service's clock. */
function isOlder({ connection, since, options }: Look, told: unknown, response: Response): boolean {
  const at = Date.parse(String(told));
  const now = connection.runtime.now();
  const served = Date.parse(response.headers.get('date') ?? '');
  const sent = since + (Number.isNaN(served) ? 0 : served - now);
  const travelled = connection.serverDate(options);
  return at < Math.min(sent, travelled === null ? Infinity : Date.parse(travelled)) - TOLERANCE_MS;
}

/** An attribute of the write. */
function asked({ call: { attributes } }: Look, name: string): unknown {
  return isRecord(attributes) ? attributes[name] : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}

/** The services keep whole seconds. */
function seconds(value: unknown): number {
  return Math.floor(Date.parse(String(value)) / 1000);
}
