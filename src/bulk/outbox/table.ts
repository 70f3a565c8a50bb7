import { first, insert, int, query, text, textOrNull, write, type Row as Stored } from '../../sync/store/steps.ts';
import { BulkError } from '../bulk-error.ts';
import { writerOver, type AnyClient } from '../client.ts';
import type { RowEvent } from '../journal/lines.ts';
import { isBulkOperation } from '../rows/operations.ts';
import { closed, dropped, type Closing } from '../run/by-hand.ts';
import { afterEvent, type Row } from '../state/ledger.ts';
import { isRowState } from '../state/row-states.ts';
import { Leases } from './leases.ts';
import { readEntry } from './read-entry.ts';
import { rowsOfPerson } from './rows-of-person.ts';
import { landedIn, type OutboxStore } from './store.ts';
import type { Outbox, OutboxEntry, OutboxRow, RowName } from './types.ts';

/** What a drain needs of an outbox. */
export const inside = Symbol('outbox');

const COLUMNS = ['batch', 'key', 'person', 'position', 'operation', 'draft'] as const;

export class Table implements Outbox {
  readonly [inside]: OutboxStore;

  constructor(store: OutboxStore) {
    this[inside] = store;
  }

  async add(entries: Iterable<OutboxEntry>): Promise<number> {
    const checked: (readonly [string, string, string, number, string, string])[] = [];
    for (const entry of entries) checked.push(await valuesOf(entry));
    return this[inside].change(function* () {
      let added = 0;
      for (const values of checked) {
        const [batch, key, ...rest] = values;
        const known = yield* first('SELECT * FROM dfe_outbox WHERE batch = ? AND key = ?', batch, key);
        if (known === null) {
          yield* insert({ table: 'dfe_outbox', columns: COLUMNS }, [values]);
          added += 1;
          continue;
        }
        const isSame = COLUMNS.slice(2).every((name, at) => String(known[name]) === String(rest[at]));
        if (isSame) continue;
        throw new BulkError(
          'usage',
          `The outbox has a write ${JSON.stringify(key)} in batch ${JSON.stringify(batch)} already, with other contents. ` +
            'Nothing of these was added: give what is another write another key.',
        );
      }
      return added;
    });
  }

  async rows(where: Parameters<Outbox['rows']>[0] = {}): Promise<OutboxRow[]> {
    const asked = Object.entries<string | undefined>(where).filter(isGiven);
    const unknown = asked.find(([name]) => !['batch', 'key', 'state'].includes(name));
    if (unknown !== undefined)
      throw new BulkError('usage', `rows: there is no option ${unknown[0]}; there are batch, key and state.`);
    const clause = asked.map(([name]) => `${name} = ?`).join(' AND ');
    const rows = await this[inside].read(() =>
      query(
        `SELECT * FROM dfe_outbox ${clause === '' ? '' : `WHERE ${clause}`} ORDER BY id`,
        ...asked.map(([, value]) => value),
      ),
    );
    return rows.map(rowOf);
  }

  dropRow(row: RowName): Promise<void> {
    return this.#byHand(row, (known, name) => Promise.resolve(dropped(known, name)));
  }

  closeRow(client: AnyClient, row: RowName, closing: Closing): Promise<void> {
    const writer = writerOver(client);
    return this.#byHand(row, async (known, name) => {
      const origin = await this[inside].fact('origin');
      if (origin !== null && origin !== writer.origin)
        throw new BulkError('usage', `This outbox is of ${origin}, and the client of ${writer.origin}.`);
      const { operation } = known.planned;
      if (operation === undefined) throw new BulkError('journal', `${name} has no operation.`);
      return closed(writer, operation, known, name, closing);
    });
  }

  async erase(batch: string): Promise<number> {
    return this[inside].change(function* () {
      const [counted] = yield* query(
        'SELECT count(*) AS count, coalesce(sum(is_open), 0) AS open FROM dfe_outbox WHERE batch = ?',
        batch,
      );
      const open = counted === undefined ? 0 : int(counted, 'open');
      if (open > 0)
        throw new BulkError(
          'usage',
          `Of batch ${JSON.stringify(batch)} ${open} rows are not over. Nothing was erased.`,
        );
      yield* write('DELETE FROM dfe_outbox_events WHERE row_id IN (SELECT id FROM dfe_outbox WHERE batch = ?)', batch);
      yield* write('DELETE FROM dfe_outbox WHERE batch = ?', batch);
      return counted === undefined ? 0 : int(counted, 'count');
    });
  }

  close(): Promise<void> {
    return this[inside].close();
  }

  /** Keeps what a person says of a row, while no host works on its person. */
  async #byHand({ batch, key }: RowName, say: (row: Row, name: string) => Promise<RowEvent>): Promise<void> {
    const store = this[inside];
    const [found] = await this.rows({ batch, key });
    const name = `The write ${JSON.stringify(key)} of batch ${JSON.stringify(batch)}`;
    if (found === undefined) throw new BulkError('usage', `${name} is not in this outbox.`);
    const person = found.person.toLowerCase();
    const leases = new Leases(store);
    if (!(await leases.take(person)))
      throw new BulkError(
        'busy',
        `${name} is of a person whose rows a host works on. Try again when its drain is over.`,
      );
    try {
      const { rows: stored, events } = await store.load(person);
      const { rows } = rowsOfPerson(person, stored, events);
      const at = stored.findIndex((one) => text(one, 'batch') === batch && text(one, 'key') === key);
      const [row, lease] = [rows[at], leases.of(person)];
      if (row === undefined || lease === null) throw new BulkError('usage', `${name} is not in this outbox.`);
      const event = await say(row, name);
      await store.keep([lease], [{ event, row: afterEvent(row, event) }]);
      await store.change(() => store.lookAgain(person));
    } finally {
      await leases.release(person, { waits: null, seen: null, next: null });
    }
  }
}

const isGiven = (pair: [string, string | undefined]): pair is [string, string] => pair[1] !== undefined;

async function valuesOf(entry: OutboxEntry): Promise<readonly [string, string, string, number, string, string]> {
  const { batch, key, person, position, operation, draft } = entry;
  const name = `The write ${JSON.stringify(key)} of batch ${JSON.stringify(batch)}`;
  for (const [what, value] of Object.entries({ batch, key, person }))
    if (typeof value !== 'string' || value.trim() === '')
      throw new BulkError('usage', `add: ${what} has to be a text that is not empty. Nothing was added.`);
  if (!Number.isSafeInteger(position))
    throw new BulkError('usage', `${name} has no whole number as its position. Nothing was added.`);
  if (!isBulkOperation(operation))
    throw new BulkError(
      'usage',
      `${name} asks for ${String(operation)}, which is no bulk operation. Nothing was added.`,
    );
  const written = JSON.stringify(draft);
  const read = await readEntry(0, operation, person, written);
  if ('wrong' in read) throw new BulkError('usage', `${name} cannot be sent: ${read.wrong}. Nothing was added.`);
  return [batch, key, person, position, operation, written];
}

function rowOf(stored: Stored): OutboxRow {
  const [operation, state] = [text(stored, 'operation'), text(stored, 'state')];
  if (!isBulkOperation(operation) || !isRowState(state))
    throw new BulkError('journal', `Row ${int(stored, 'id')} of the outbox cannot be read.`);
  return {
    ...{ batch: text(stored, 'batch'), key: text(stored, 'key'), person: text(stored, 'person') },
    ...{ position: int(stored, 'position'), operation, draft: draftIn(text(stored, 'draft')) },
    ...{ state, record: textOrNull(stored, 'record'), statement: textOrNull(stored, 'statement') },
    landed: landedIn(stored),
    ...{ rule: textOrNull(stored, 'rule'), why: textOrNull(stored, 'why'), until: textOrNull(stored, 'until') },
    sends: int(stored, 'sends'),
  };
}

/** A draft as it was written; what is no object of texts holds nothing that could be sent. */
function draftIn(written: string): Readonly<Record<string, string>> {
  try {
    const draft: unknown = JSON.parse(written);
    if (typeof draft !== 'object' || draft === null) return {};
    return Object.fromEntries(
      Object.entries(draft).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return {};
  }
}
