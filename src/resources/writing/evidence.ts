import { isRecord } from '../../base/guards.ts';
import type { Connection } from '../../client/index.ts';
import { ageOf, hasMoved } from './judge.ts';
import {
  beforeOf,
  isAsAsked,
  isLive,
  isOfDate,
  isOfSlot,
  isOutOfEffect,
  isResource,
  isSame,
  valuesOf,
  type Resource,
  type Written,
} from './written.ts';

/**
 * What the record in a success says about the write that it answers.
 *
 * - `done`: it echoes what was asked
 * - `taken`: it is the declaration that holds the slot; `rect` answers so when two writes cross
 * - `nothing`: it is no evidence of anything, whoever answered
 */
export type Evidence = 'done' | 'taken' | 'nothing';

const TYPES = { declarations: 'participant-declaration', participants: 'participant', partnerships: 'partnership' };

/**
 * Judges the record in a success. `isSuccessor` is asked when it names another participant than the write did: whether
 * that is the same person under a newer id.
 */
export async function evidenceIn(
  connection: Connection,
  written: Written,
  data: unknown,
  isSuccessor: (id: string) => Promise<boolean>,
): Promise<Evidence> {
  const { operation, id, draft } = written;
  if (!isResource(data) || data.type !== typeFor(operation)) return 'nothing';
  switch (operation) {
    case 'declarations.create':
      return evidenceOfDeclaration(written, data, isSuccessor);
    case 'partnerships.create': {
      const { school_id, cohort } = data.attributes;
      const echoes = isSame(school_id, draft['school_id']) && isSame(cohort, draft['cohort']);
      return echoes && shows(written, data) ? 'done' : 'nothing';
    }
    case 'declarations.void':
    case 'partnerships.update':
      return isSame(data.id, id) && shows(written, data) ? 'done' : 'nothing';
    default:
      if (!Array.isArray(data.attributes['ecf_enrolments'])) return 'nothing';
      if (!shows(written, data) && !isJustUpdated(connection, written, data)) return 'nothing';
      return isSame(data.id, id) || (await isSuccessor(data.id)) ? 'done' : 'nothing';
  }
}

function typeFor(operation: string): string {
  return Object.entries(TYPES).find(([resource]) => operation.startsWith(`${resource}.`))?.[1] ?? '';
}

/**
 * `ecf` writes to the latest record of a training, and shows the latest under a partnership that nobody has challenged:
 * its own answer can contradict what it has just done. That it was updated since the write was sent tells.
 */
function isJustUpdated(connection: Connection, written: Written, data: Resource): boolean {
  if (written.service !== 'ecf') return false;
  const before = beforeOf(written, data);
  if (before !== undefined) return hasMoved(written, data, before);
  return written.serverDate === null && ageOf(connection, written, data.attributes['updated_at']) !== 'older';
}

/** `ecf` shows no enrolment while a partnership is challenged, so only one that contradicts speaks against the write. */
function shows(written: Written, data: Resource): boolean {
  const values = valuesOf(written, data);
  return values === null || isAsAsked(written, values);
}

async function evidenceOfDeclaration(
  written: Written,
  data: Resource,
  isSuccessor: (id: string) => Promise<boolean>,
): Promise<Evidence> {
  const { participant_id, state } = data.attributes;
  if (typeof participant_id !== 'string' || isOutOfEffect(state) || !isOfSlot(written, data, participant_id))
    return 'nothing';
  const isTheirs = isSame(participant_id, written.draft['participant_id']) || (await isSuccessor(participant_id));
  if (!isTheirs) return 'nothing';
  if (isOfDate(written, data)) return 'done';
  const hasDate = !Number.isNaN(Date.parse(String(data.attributes['declaration_date'])));
  return isLive(state) && hasDate ? 'taken' : 'nothing';
}

/** Whether a participant has, or had, an id. */
export function hasHad(participant: unknown, id: unknown): boolean {
  if (!isResource(participant)) return false;
  const changes = participant.attributes['participant_id_changes'];
  return (
    isSame(participant.id, id) ||
    (Array.isArray(changes) &&
      changes.some((change: unknown) => isRecord(change) && isSame(change['from_participant_id'], id)))
  );
}
