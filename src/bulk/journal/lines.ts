import { z } from 'zod';
import { bulkOperations } from '../rows/operations.ts';
import { rowStates, type RowState } from '../state/row-states.ts';

/** What the lines of a journal hold: a header, the rows, the end of the plan, and then what happened. */

export const FORMAT = 1;

const states = Object.keys(rowStates) as [RowState, ...RowState[]];

export const header = z.object({
  type: z.literal('header'),
  format: z.literal(FORMAT),
  service: z.literal('rect'),
  origin: z.string(),
  /** The name of the lead provider; null when nothing told it. */
  provider: z.string().nullable(),
  /** A digest of the token, for when nothing tells the name. */
  token: z.string(),
  operation: z.enum(bulkOperations),
  source: z.object({ name: z.string(), sha256: z.string() }),
  /** The date of the rule book. */
  rules: z.string(),
  plannedAt: z.string(),
  /** What was chosen when it was planned, and holds for every run. */
  options: z.object({
    /** Minutes before the end of a cut-off day; null when rows are sent at any time. */
    marginMinutes: z.number().nullable(),
    clawBack: z.boolean(),
    /** Not in journals of the first versions. */
    holdUnsure: z.boolean().optional(),
    sendUnsure: z.boolean().optional(),
  }),
});

const storedRecord = z.object({
  id: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  updatedAt: z.string().nullable(),
});

/** What a record was like: for a send what fitted or held the slot, for a plan what the decision rests on. */
const basis = z.object({ records: z.array(storedRecord) });

const expected = z.object({ statement: z.string(), cutOff: z.string() });

export const row = z.object({
  type: z.literal('row'),
  /** Where it stands in its source. */
  line: z.number().int(),
  /** Of an outbox, in which each row has its own; absent where the header tells it. */
  operation: z.enum(bulkOperations).optional(),
  /** Rows of one key are sent one after the other: a person's, or a school's in a cohort. */
  key: z.string(),
  /** The record that the write is about; null where it makes a new one. */
  id: z.string().nullable(),
  draft: z.record(z.string(), z.string()),
  state: z.enum(states),
  rule: z.string().nullable().optional(),
  why: z.string().optional(),
  /** The record that is there already. */
  record: z.string().optional(),
  statement: z.string().nullable().optional(),
  until: z.string().optional(),
  /** The rules that could not be decided, because nobody but the service sees what they ask for. */
  unchecked: z.array(z.string()).optional(),
  /** Its slot held one that was taken back: read right before it is sent, so that the two are told apart. */
  anew: z.boolean().optional(),
  basis: basis.nullable(),
  /** The statement that a declaration is expected on; null while the person is not flagged fundable. */
  expected: expected.nullable(),
});

export const planned = z.object({ type: z.literal('planned'), rows: z.number().int(), hash: z.string() });

/** What happened to one row. A state, or one of those that leave it as it is or undo it. */
const rowEvent = z.object({
  type: z.enum([...states, 'unsent', 'settling', 'settled', 'rekeyed', 'replanned']),
  line: z.number().int(),
  at: z.string(),
  rule: z.string().nullable().optional(),
  why: z.string().optional(),
  /** The record that the service holds. */
  record: z.string().nullable().optional(),
  statement: z.string().nullable().optional(),
  /** Where the declaration landed beside the statement that was expected. */
  landed: z.enum(['slid', 'waiting', 'unexpected']).nullable().optional(),
  until: z.string().optional(),
  before: basis.nullable().optional(),
  /** Of `replanned`: what of the plan is different now. */
  expected: expected.nullable().optional(),
  unchecked: z.array(z.string()).optional(),
  anew: z.boolean().optional(),
  /** Of `rekeyed` the id that counts from now on; of a `sending` the id that was sent. */
  id: z.string().optional(),
  by: z.string().optional(),
  as: z.enum(['done', 'not-sent']).optional(),
  note: z.string().optional(),
});

const wholeEvent = z.object({
  type: z.enum(['stopped', 'superseded', 'continued', 'repaired', 'replanned']),
  at: z.string(),
  /** Of `replanned`, when all rows that were not sent were judged anew: the service's clock. */
  asOf: z.string().optional(),
  rule: z.string().optional(),
  by: z.string().optional(),
  hash: z.string().optional(),
});

export const event = z.union([rowEvent, wholeEvent]);

export type Header = z.infer<typeof header>;
export type PlannedRow = z.infer<typeof row>;
export type RowEvent = z.infer<typeof rowEvent>;
export type WholeEvent = z.infer<typeof wholeEvent>;
export type JournalEvent = RowEvent | WholeEvent;
export type Basis = z.infer<typeof basis>;

export const isRowEvent = (one: JournalEvent): one is RowEvent => 'line' in one;
