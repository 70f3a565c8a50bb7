import { isOutOfEffect } from '../../resources/writing/written.ts';
import { plain } from '../../rules/reads.ts';
import type { Item } from '../client.ts';
import type { RowEvent } from '../journal/lines.ts';
import type { Row } from '../state/ledger.ts';
import type { RunContext } from './context.ts';

/** What is noted of a row whose record is there. `already`: it was there before the first send. */
export function landed(
  context: RunContext,
  row: Row,
  record: Item | null,
  already: boolean,
): Omit<RowEvent, 'line' | 'at'> {
  const { cutOffs } = context;
  const operation = context.operationOf(row);
  if (operation !== 'declarations.create') return { type: already ? 'already' : 'done', record: record?.id ?? row.id };
  if (record === null) return { type: 'unknown', why: 'the answer held no record' };
  if (isOutOfEffect(record.attributes['state'])) return { type: 'undone', record: record.id };
  const id = record.attributes['statement_id'];
  const statement = typeof id === 'string' ? id : null;
  const { expected } = row.planned;
  const cutOff = statement === null ? undefined : cutOffs.get(statement.toLowerCase());
  const where: RowEvent['landed'] =
    statement === null
      ? expected === null
        ? 'waiting'
        : 'unexpected'
      : expected !== null && cutOff !== undefined && cutOff > expected.cutOff
        ? 'slid'
        : null;
  const isThere = already || isOfAnotherRow(context, row, record);
  return { type: isThere ? 'already' : 'done', record: record.id, statement, landed: where };
}

/**
 * Two rows can turn out to be of one person, when two ids became one: what one of them made is there already for the other.
 * The first that tells of a record has it, also while that is still on its way to the disk.
 */
function isOfAnotherRow({ ownerOf }: RunContext, { planned: { line } }: Row, { id }: Item): boolean {
  const owner = ownerOf.get(plain(id)) ?? line;
  ownerOf.set(plain(id), owner);
  return owner !== line;
}
