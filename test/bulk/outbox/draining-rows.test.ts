import { describe, expect, test } from 'vitest';
import { BulkError } from '../../../src/bulk/bulk-error.ts';
import { readEntry } from '../../../src/bulk/outbox/read-entry.ts';
import { rowsOfPerson } from '../../../src/bulk/outbox/rows-of-person.ts';
import type { Row as Stored } from '../../../src/sync/store/steps.ts';
import { planned } from '../bare.ts';
import { AT, OTHER, PERSON } from './stand.ts';

const stored = (more: Stored): Stored => ({
  ...{ id: 3, operation: 'declarations.create', draft: '{}', plan: null, state: 'pending', sends: 0, is_open: 1 },
  ...{ rule: null, why: null, record: null, statement: null, landed: null },
  ...more,
});
const plan = planned(3, { operation: 'declarations.create', key: 'then', draft: { declaration_type: 'started' } });
const one = (row: Stored, events: readonly Stored[] = []) => rowsOfPerson('p', [row], events).rows[0];
/** What the columns say of a row by now. */
const now = { state: 'unknown', rule: 'a-rule', why: 'because', record: 'R', statement: 'S' };

describe('what a row of an outbox is planned as', () => {
  const over = { is_open: 0, sends: 1 };
  const bare = {
    ...{ type: 'row', line: 3, operation: 'declarations.create', key: 'p', id: null, draft: {}, basis: null },
    expected: null,
  };

  test('is the plan that is kept, whatever happened to it since', () => {
    const events = ['sending', 'unknown'].map((type) => ({
      ...{ row_id: 3, event: JSON.stringify({ type, line: 3, at: AT }) },
    }));
    const row = one(stored({ ...now, sends: 1, plan: JSON.stringify(plan) }), events);
    expect(row?.planned).toStrictEqual({ ...plan, key: 'p' });
    expect(row).toMatchObject({ state: 'unknown', rule: null, record: null, sends: 1 });
  });

  test('is to be told yet, where it has no plan', () => {
    expect(one(stored(now))?.planned).toStrictEqual({ ...bare, state: 'pending' });
  });

  test('is what became of it, once it is over', () => {
    const end = { ...now, state: 'done', ...over };
    const { state, rule, why, record, statement } = end;
    const ended = { state, rule, why, record, statement };
    expect(one(stored({ ...end, plan: JSON.stringify(plan) }))?.planned).toStrictEqual({
      ...{ ...plan, key: 'p' },
      ...ended,
    });
    expect(one(stored(end))?.planned).toStrictEqual({ ...bare, ...ended });
    // what nobody said is not there
    expect(one(stored({ state: 'dropped', ...over }))?.planned).toStrictEqual({
      ...{ ...bare, state: 'dropped', rule: null, statement: null },
    });
  });
});

test('what is kept and cannot be read is told as that, and nothing of it', () => {
  const read = (): unknown => {
    try {
      return one(stored({ operation: 'Jane Smith' }));
    } catch (error) {
      return error;
    }
  };
  expect(read()).toBeInstanceOf(BulkError);
  expect(read()).toMatchObject({
    reason: 'journal',
    message: 'Row 3 of the outbox cannot be read: somebody changed what is kept of it. Nothing was sent.',
  });
});

test('a void names nobody, so no key of its draft is taken for one', async () => {
  const draft = JSON.stringify({ declaration_id: OTHER, null: 'of the application' });
  expect(await readEntry(7, 'declarations.void', PERSON, draft)).toEqual({ line: 7, id: OTHER, draft: {} });
});
