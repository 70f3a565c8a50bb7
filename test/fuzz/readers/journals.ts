import { createHash } from 'node:crypto';
import { isRecord } from '../../../src/base/guards.ts';
import { BulkError } from '../../../src/bulk/bulk-error.ts';
import { writeLine } from '../../../src/bulk/journal/line.ts';
import { readJournal } from '../../../src/bulk/journal/read-journal.ts';
import { Ledger } from '../../../src/bulk/state/ledger.ts';
import type { Random } from '../random.ts';
import { changed } from './mutate-json.ts';
import type { Reader } from './reader.ts';

/** Journals of bulk writes, as a run picks them up: read, and each event applied to its row. */
export const journals: Reader = {
  name: 'journals',
  layout: 'lines',
  sealed,
  read(bytes) {
    for (const repair of [true, false]) {
      const { header, rows, events } = readJournal(bytes, 'plan.journal', { repair });
      const ledger = new Ledger(header, rows);
      for (const event of events) ledger.apply(event);
      for (const row of ledger.rows.values()) ledger.operationOf(row);
    }
    return Promise.resolve();
  },
  isOurs: (error) => error instanceof BulkError,
};

/** Lines that are not as they were, with numbers, checksums and the digest of the plan that fit them. */
function sealed(item: Buffer, random: Random): Buffer | null {
  const contents: unknown[] = [];
  for (const text of item.toString('utf8').split('\n').slice(0, -1))
    try {
      contents.push(JSON.parse(text));
    } catch {
      return null;
    }
  const at = random.int(0, contents.length - 1);
  const kind = random.int(0, 5);
  if (kind === 0) contents.splice(at, 1);
  else if (kind === 1) contents.splice(random.int(0, contents.length), 0, structuredClone(contents[at]));
  else contents[at] = changed(contents[at], random);
  let text = '';
  const hash = createHash('sha256');
  let isPlan = true;
  for (const [n, content] of contents.entries()) {
    const rest: Record<string, unknown> = isRecord(content) ? { ...content } : { value: content };
    delete rest['crc'];
    delete rest['n'];
    const isEnd: boolean = isPlan && rest['type'] === 'planned';
    const line = writeLine(n, isEnd ? { ...rest, rows: n - 1, hash: hash.copy().digest('hex') } : rest);
    if (isEnd) isPlan = false;
    else if (isPlan) hash.update(line);
    text += line;
  }
  return Buffer.from(text);
}
