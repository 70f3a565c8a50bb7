import { unguarded } from '../../base/csv.ts';
import { isUuid } from '../../base/uuid.ts';
import { scheduleIdentifiers } from '../../rules/schedules.ts';
import { courseOf, declarationTypes, deferralReasons, evidenceTypes, withdrawalReasons } from '../../rules/terms.ts';
import type { BulkOperation } from '../rows/operations.ts';
import { readDate, type CellRead, type DateStyle } from './dates.ts';
import { cut } from './source-error.ts';

const closedLists: Readonly<Record<string, readonly string[]>> = {
  declaration_type: declarationTypes,
  course_identifier: Object.values(courseOf),
  evidence_held: evidenceTypes,
  schedule_identifier: scheduleIdentifiers,
};

const reasons: Partial<Record<BulkOperation, readonly string[]>> = {
  'participants.withdraw': withdrawalReasons.rect,
  'participants.defer': deferralReasons,
};

/** The text of a cell: without blanks around it, and without the apostrophe that keeps spreadsheets from running it. */
export const textOf = (cell: string): string => unguarded(cell.trim()).trim();

/** A cell with something in it, as it is sent. Values that the rule book does not know are left to it. */
export function readCell(operation: BulkOperation, field: string, text: string, style: DateStyle): CellRead {
  if (field.endsWith('_id')) return readId(text);
  if (field === 'declaration_date') return readDate(text, style);
  const known = (field === 'reason' ? reasons[operation] : closedLists[field]) ?? [];
  const written = hyphened(text);
  return { value: known.includes(written) ? written : text };
}

/** The course that a role stands for. */
export function readRole(text: string): CellRead {
  const role = text.toLowerCase();
  if (role === 'ect' || role === 'mentor') return { value: courseOf[role] };
  return { wrong: `${cut(text)} is neither "ect" nor "mentor"` };
}

function readId(text: string): CellRead {
  if (isUuid(text)) return { value: text.toLowerCase() };
  return {
    wrong: `${cut(text)} is no id: write the UUID that the service gives, such as 6edf78fe-7fdd-49bf-a9df-801feb88fe50`,
  };
}

const hyphened = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, '-');
