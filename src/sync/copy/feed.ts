import { isRecord } from '../../base/guards.ts';
import { resources, type Item, type Resource } from '../resources.ts';
import { damaged, jsonOf } from '../store/damaged.ts';
import { itemOf } from '../store/raw.ts';
import { setting } from '../store/schema.ts';
import { first, int, query, text, textOrNull, type CopyConnection, type Row, type Steps } from '../store/steps.ts';
import type { Change } from '../types.ts';
import { FeedGapError } from './feed-gap-error.ts';

/** Changes read at once: a reader is never long in the way of a run. */
const A_STEP = 500;

interface Ends {
  readonly oldest: number | null;
  readonly head: number;
  /** The word of the newest change; of an empty feed that of the copy itself. */
  readonly word: string;
}

/** Where a reader goes on that has read all there is: after the newest change. */
export async function headOf(connection: CopyConnection): Promise<string> {
  const { head, word } = await connection.read(ends);
  return `${head}:${word}`;
}

/**
 * The changes after a cursor, oldest first, up to the newest there is when it is called.
 * @throws {FeedGapError} when they do not go on from it
 */
export async function* changesAfter(connection: CopyConnection, after: string | undefined): AsyncGenerator<Change> {
  const { from, head } = await connection.read(() => start(after));
  for (let at = from; at < head;) {
    const rows = await connection.read(() =>
      query('SELECT * FROM dfe_changes WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?', at, head, A_STEP),
    );
    // pruned while they were being read
    const expected = at + 1;
    if (rows[0] === undefined || int(rows[0], 'seq') !== expected)
      throw new FeedGapError('changes were pruned while they were read', await connection.read(ends));
    for (const row of rows) yield changeOf(row);
    at = int(rows.at(-1) ?? rows[0], 'seq');
  }
}

function* ends(): Steps<Ends> {
  const row = yield* first('SELECT min(seq) AS oldest, max(seq) AS head FROM dfe_changes');
  const head = row?.['head'] ?? null;
  const lease = yield* first('SELECT seq FROM dfe_lease WHERE one = 1');
  const last = lease === null ? 0 : int(lease, 'seq');
  if (row === null || head === null) return { oldest: null, head: last, word: (yield* setting('word')) ?? '' };
  const newest = yield* first('SELECT word FROM dfe_changes WHERE seq = ?', head);
  return { oldest: int(row, 'oldest'), head: int(row, 'head'), word: newest === null ? '' : text(newest, 'word') };
}

function* start(after: string | undefined): Steps<{ readonly from: number; readonly head: number }> {
  const known = yield* ends();
  const { oldest, head } = known;
  if (after === undefined) {
    if (oldest !== null && oldest > 1) throw new FeedGapError('its beginning was pruned', known);
    return { from: 0, head };
  }
  const parts = /^(\d{1,15}):([\w-]+)$/.exec(after);
  if (parts === null)
    throw new TypeError('changes: "after" is no cursor. Pass one that a change or copy.cursor() gave.');
  const [seq, word] = [Number(parts[1]), parts[2]];
  if (seq > head)
    throw new FeedGapError('it lies beyond the newest change, so the copy was put back or is another one', known);
  if (seq === 0) {
    if (word !== (yield* setting('word'))) throw new FeedGapError('it is of another copy', known);
    if (oldest !== null && oldest > 1) throw new FeedGapError('what comes after it was pruned', known);
    return { from: 0, head };
  }
  if (oldest === null || seq < oldest) throw new FeedGapError('what comes after it was pruned', known);
  const row = yield* first('SELECT word FROM dfe_changes WHERE seq = ?', seq);
  if (row === null || text(row, 'word') !== word)
    throw new FeedGapError(
      'the change it names is another one here, so the copy was put back or is another one',
      known,
    );
  return { from: seq, head };
}

/** A change as it is told. */
function changeOf(row: Row): Change {
  const seq = int(row, 'seq');
  const cohort = textOrNull(row, 'cohort');
  const about = {
    cursor: `${seq}:${text(row, 'word')}`,
    seq,
    at: text(row, 'at'),
    run: int(row, 'run'),
    resource: resourceOf(text(row, 'resource')),
    id: text(row, 'record_id'),
    cohort: cohort === null ? null : Number(cohort),
  };
  const kind = text(row, 'kind');
  const data = recordIn(parsed(row, 'data'));
  switch (kind) {
    case 'added':
    case 'back':
      return { ...about, kind, now: itemOf(text(row, 'data')) };
    case 'changed':
      return {
        ...about,
        kind,
        paths: listIn(parsed(row, 'paths')).map(String),
        before: recordIn(parsed(row, 'before')),
        after: recordIn(parsed(row, 'after')),
        silent: silentOf(textOrNull(row, 'silent')),
      };
    case 'merged':
      return {
        ...about,
        kind,
        into: String(data['into']),
        trainingRecords: listIn(data['trainingRecords']).map(movedIn),
      };
    case 'vanished':
      return {
        ...about,
        kind,
        last: itemIn(data['last']),
        ours: typeof data['ours'] === 'boolean' ? data['ours'] : null,
      };
    case 'erased':
      return { ...about, kind };
    default:
      throw damaged('a change of a kind that this version does not know');
  }
}

const parsed = (row: Row, column: string): unknown => jsonOf(textOrNull(row, column) ?? 'null');

const recordIn = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const itemIn = (value: unknown): Item => itemOf(JSON.stringify(value));

function movedIn(value: unknown): { readonly role: string; readonly from: string; readonly to: string | null } {
  const { role, from, to } = recordIn(value);
  return { role: String(role), from: String(from), to: typeof to === 'string' ? to : null };
}

function resourceOf(name: string): Resource {
  const found = resources.find((resource) => resource === name);
  if (found === undefined) throw damaged('a change of a list that this version does not know');
  return found;
}

function silentOf(value: string | null): Extract<Change, { kind: 'changed' }>['silent'] {
  return value === 'calendar' || value === 'merge' || value === 'known' || value === 'unexplained' ? value : false;
}
