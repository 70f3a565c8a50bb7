import { readFileSync } from 'node:fs';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import { Ledger } from '../../src/bulk/state/ledger.ts';
import type { BulkWorld } from './world.ts';

/**
 * World = intent, by the service's own books: exactly one accepted write for each row that is done, none for any other that
 * is over, the ids of the journal are those of the world, and nothing was accepted that no row asked for.
 */
export function judged({ accepted, journal }: BulkWorld): readonly string[] {
  const { header, rows, events } = readJournal(readFileSync(journal), journal);
  const ledger = new Ledger(header, rows);
  for (const event of events) ledger.apply(event);
  const wrong: string[] = [];
  const asked = new Set<string>();
  for (const { state, record, id, planned } of ledger.rows.values()) {
    const slot = `${id} ${planned.draft['declaration_type']}`;
    asked.add(slot);
    const own = accepted.filter(({ participant, type }) => `${participant} ${type}` === slot);
    const wanted = state === 'done' || state === 'undone' ? 1 : 0;
    if (own.length > 1) wrong.push(`line ${planned.line} doubled`);
    else if (state === 'unknown' || state === 'sending') wrong.push(`line ${planned.line} left open`);
    else if (own.length !== wanted) wrong.push(`line ${planned.line} ${state}, and ${own.length} accepted`);
    else if (own[0] !== undefined && own[0].id !== record) wrong.push(`line ${planned.line} has another id`);
  }
  for (const { participant, type } of accepted)
    if (!asked.has(`${participant} ${type}`)) wrong.push(`nobody asked for ${type} of ${participant}`);
  return wrong;
}
