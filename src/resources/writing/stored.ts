import { isRecord } from '../../base/guards.ts';
import { refuse, toInstant, within, type CallOptions, type Connection } from '../../client/index.ts';
import type { Issue, Settlement, SettleOptions, StoredBefore, StoredRecord } from '../../errors/index.ts';
import { list } from '../requests.ts';
import { lookReads, type LookReads } from './look.ts';
import { lookOnce, lookUntilFinal, type Open } from './settle.ts';
import { isWriteName } from './types.ts';
import { isSame, type Resource } from './written.ts';

/** Writes that were kept over a restart: what became of them is found out as for those of this process. */

/**
 * Never rejects for what a look shows or fails to show; refuses what is no write. Answers with a list for a list, and with
 * one settlement for one write.
 */
export async function settleStored(
  client: Connection,
  given: unknown,
  { wait = false, signal, deadlineMs }: SettleOptions = {},
): Promise<Settlement | Settlement[] | undefined> {
  const writes: readonly unknown[] = Array.isArray(given) ? given : [given];
  const connection = within(client, client.runtime.now() + (deadlineMs ?? Infinity));
  const opens = writes.map((write, index) => openOf(connection, write, index));
  // all moments are the same for writes that are looked at together, so their reads can be shared
  const reads = opens.length > 1 ? sharedReads(connection) : lookReads(connection);
  const looks = wait ? lookUntilFinal : lookOnce;
  const settlements = await Promise.all(opens.map(async (open) => (await looks({ reads, signal }, open)).settlement));
  return Array.isArray(given) ? settlements : settlements[0];
}

// -- reading what was kept

function openOf(connection: Connection, write: unknown, index: number): Open {
  const { runtime, service } = connection;
  const given = isRecord(write) ? write : {};
  const issues: Issue[] = [];
  const wrong = (title: string, detail: string): void => {
    issues.push({ title: `[${index}].${title}`, detail });
  };
  const { operation, id, draft, since, until, serverDate, before } = given;
  if (!isWriteName(operation)) wrong('operation', 'Has to be a write, for example "declarations.create".');
  if (operation !== 'declarations.create' && operation !== 'partnerships.create' && typeof id !== 'string')
    wrong('id', 'Has to be the id that the write named.');
  if (operation !== 'declarations.void' && !isRecord(draft)) wrong('draft', 'Has to be the attributes that were sent.');
  const sinceMs = momentOf(since);
  if (sinceMs === null) wrong('since', 'Has to be the instant at which the write was first sent, with its zone.');
  const untilMs = until === undefined ? goneSince(runtime.now(), sinceMs ?? 0) : momentOf(until);
  if (untilMs === null) wrong('until', 'Has to be the instant after which the sender was surely gone, with its zone.');
  const records = before === undefined ? null : beforeOf(before);
  if (before !== undefined && records === null) wrong('before', 'Is not what the event "sending" held.');
  if (issues.length > 0 || !isWriteName(operation) || sinceMs === null || untilMs === null) refuse('settle', issues);
  return {
    gaveUpAt: untilMs,
    written: {
      service,
      operation,
      id: typeof id === 'string' ? id : undefined,
      draft: isRecord(draft) ? draft : {},
      since: sinceMs,
      stored: true,
      serverDate: typeof serverDate === 'string' ? serverDate : null,
      before: records,
    },
  };
}

function momentOf(value: unknown): number | null {
  const instant = toInstant(value);
  return instant === null ? null : Date.parse(instant);
}

/** Whoever sent a write before this process began was gone when it began. */
function goneSince(now: number, since: number): number {
  const began = performance.timeOrigin;
  return since < began && began < now ? began : now;
}

function beforeOf(value: unknown): StoredBefore | null {
  if (!isRecord(value) || !Array.isArray(value['records'])) return null;
  const records: readonly unknown[] = value['records'];
  return records.every(isStoredRecord) ? { records } : null;
}

function isStoredRecord(value: unknown): value is StoredRecord {
  return isRecord(value) && typeof value['id'] === 'string' && isRecord(value['values']) && 'updatedAt' in value;
}

// -- many at a time

const AT_A_TIME = 100;

interface Question {
  readonly id: string;
  readonly resolve: (declarations: readonly Resource[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads the declarations of those who are asked for in the same instant with one request for each hundred of them. */
function sharedReads(connection: Connection): LookReads {
  /** By the moment that the sandbox is asked to show; with what they are to be read. */
  let asked = new Map<unknown, { readonly reading: CallOptions; readonly questions: Question[] }>();
  const answer = async (some: readonly Question[], reading: CallOptions): Promise<void> => {
    try {
      const found = await list<Resource>(
        connection,
        'declarations.list',
        { participant_id: [...new Set(some.map(({ id }) => id))] },
        { ...reading, perPage: 3000 },
        { once: true },
      ).collect({ max: 1_000_000 });
      for (const { id, resolve } of some)
        resolve(found.filter(({ attributes }) => isSame(attributes['participant_id'], id)));
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  };
  const ask = (): void => {
    const all = asked;
    asked = new Map();
    for (const { reading, questions } of all.values())
      for (let at = 0; at < questions.length; at += AT_A_TIME)
        void answer(questions.slice(at, at + AT_A_TIME), reading);
  };
  return {
    connection,
    declarations: (id, reading) =>
      new Promise((resolve, reject) => {
        if (asked.size === 0) connection.runtime.later(ask, 0);
        const same = asked.get(reading.serverDate) ?? { reading, questions: [] };
        asked.set(reading.serverDate, same);
        same.questions.push({ id, resolve, reject });
      }),
  };
}
