/** The states of a row: the whole table, from which exit codes, queues and the docs follow. */

interface RowStateEntry {
  readonly means: string;
  /** A row that is final is never sent. */
  readonly isFinal: boolean;
  /** What a command ends with when a row ends so. */
  readonly exit: 0 | 3 | 5 | 6;
}

const state = (means: string, isFinal: boolean, exit: RowStateEntry['exit']): RowStateEntry => ({
  means,
  isFinal,
  exit,
});

export const rowStates = {
  pending: state('not sent yet', false, 5),
  held: state('not sent before a certain London day, because the service would say: not yet', false, 5),
  unsure: state('a fact is missing, so a person has to say that it is to be sent', false, 3),
  sending: state('about to be sent, or under way', false, 6),
  unknown: state('sent, and what became of it is not known yet', false, 6),
  done: state('the record is there and ours, by this run', true, 0),
  already: state('the record is there and ours, since before', true, 0),
  undone: state('recorded, and taken back by somebody since', true, 3),
  refused: state('a rule or the service refuses it', true, 3),
  conflict: state('the slot holds something else, or the file contradicts itself', true, 3),
  duplicate: state('an equal row stands before it', true, 0),
  stale: state('the record is not as it was when this was planned', true, 3),
  touched: state('somebody acted on the record, so it is not sent again', true, 3),
  'gave-up': state('sent three times, and the service holds nothing of it', true, 3),
  missed: state('its cut-off passed before it was sent; the next statement may do', false, 3),
  dropped: state('a person said that it is not to be sent', true, 0),
  closed: state('a person said what became of it', true, 0),
} as const satisfies Readonly<Record<string, RowStateEntry>>;

export type RowState = keyof typeof rowStates;

const names = Object.keys(rowStates);

export const isRowState = (value: unknown): value is RowState => typeof value === 'string' && names.includes(value);

/** What a row looks like from outside: behind a head that did not end well it waits for a person, whatever its own state. */
export type ShownState = RowState | 'blocked-by';

export const exitOf = (shown: ShownState): RowStateEntry['exit'] =>
  shown === 'blocked-by' ? 3 : rowStates[shown].exit;

/** Ends that free the next row of a person, whatever is to be done. */
const FREES: ReadonlySet<RowState> = new Set(['done', 'already', 'duplicate', 'dropped', 'closed']);

export const frees = (ended: RowState): boolean => FREES.has(ended);
