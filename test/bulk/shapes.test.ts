import { expect, test } from 'vitest';
import { bulkOperations, isBulkOperation, shapeOf, type BulkOperation } from '../../src/bulk/rows/operations.ts';

/** The table of docs/bulk.md: the columns of each, and after `|` those that may be left out. */
const columns: Readonly<Record<BulkOperation, string>> = {
  'declarations.create': 'participant_id declaration_type declaration_date course_identifier | evidence_held',
  'declarations.void': 'declaration_id |',
  'partnerships.create': 'cohort school_id delivery_partner_id |',
  'participants.withdraw': 'participant_id reason course_identifier |',
  'participants.defer': 'participant_id reason course_identifier |',
  'participants.resume': 'participant_id course_identifier |',
  'participants.changeSchedule': 'participant_id schedule_identifier course_identifier | cohort',
};

test.each(bulkOperations)('a row of %s has the columns of the table, and no others', (operation) => {
  const { id, attributes } = shapeOf[operation];
  const names = (isNeeded: boolean): readonly string[] =>
    Object.keys(attributes).filter((name) => attributes[name] === isNeeded);
  const needed = [...(id === null ? [] : [id]), ...names(true)].sort();
  const [wanted, free] = columns[operation].split('|').map((part) => part.trim().split(' ').filter(Boolean).sort());
  expect(needed).toEqual(wanted);
  expect(names(false)).toEqual(free);
});

test('nothing else is an operation of bulk', () => {
  expect(bulkOperations.every(isBulkOperation)).toBe(true);
  expect(['declarations', 'create', '', null, 1].some(isBulkOperation)).toBe(false);
});
