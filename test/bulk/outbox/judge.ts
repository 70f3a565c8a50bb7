import type { OutboxEntry, OutboxRow } from '../../../src/bulk/index.ts';
import type { SourceRow } from '../../../src/bulk/rows/source.ts';
import { rowStates } from '../../../src/bulk/state/row-states.ts';
import { slotOf, type Books, type Wrong } from '../books.ts';

/** The declarations of a spreadsheet, as an application puts them into an outbox. */
export const entriesOf = (rows: readonly SourceRow[]): readonly OutboxEntry[] =>
  rows.map(({ line, draft }) => ({
    ...{ batch: 'autumn', key: `row ${line}`, person: draft['participant_id'] ?? '', position: line },
    ...{ operation: 'declarations.create', draft },
  }));

/**
 * World = intent, for declarations that all can be made: each is done, and the service has accepted each once, by its own
 * books, and nothing else.
 */
export function judgeOutbox(books: Books, rows: readonly OutboxRow[]): readonly Wrong[] {
  const asked = new Set<string>();
  const wrong = rows.flatMap(({ key, person, draft, state, record, why }): readonly Wrong[] => {
    const [slot, what] = [slotOf(person, draft), `${key}, ${state}`];
    asked.add(slot);
    // what was sent twice is that, whatever became of the row
    const ended = books.ended(slot, what, state === 'done', record);
    if (ended.length > 0) return ended;
    if (!rowStates[state].isFinal) return [{ kind: 'open', what: `${what}: left open` }];
    return state === 'done' ? [] : [{ kind: 'lost', what: `${what}: not done, ${why ?? ''}` }];
  });
  return [...wrong, ...books.unasked(asked)];
}
