import { HttpError } from '../../src/index.ts';
import { prepare } from '../../src/sync/records/prepared.ts';
import { resources, tableOf, type Item, type Resource } from '../../src/sync/resources.ts';
import type { RunContext } from '../../src/sync/run/context.ts';
import { writeRecords } from '../../src/sync/run/write-records.ts';
import { applyRecords } from '../../src/sync/store/apply.ts';
import { transaction } from '../../src/sync/store/events.ts';
import { writeIdChanges } from '../../src/sync/store/id-changes.ts';
import { query, type Row } from '../../src/sync/store/steps.ts';
import { owe, type TodoKind } from '../../src/sync/store/todo.ts';
import { changesOf } from './bare.ts';
import { item, played, type Asked, type Played } from './run-support.ts';

/** What a client throws for an answer that is refused. */
export const http = (status: number): HttpError =>
  new HttpError('refused', {
    ...({ operation: 'participants.get', method: 'GET', path: '/' } as unknown as ConstructorParameters<
      typeof HttpError
    >[1]),
    ...{ status, requestId: null, body: { errors: [{ title: 'Resource not found', detail: '' }] } },
  });

/** When what a copy holds was read, before the run that is tested. */
export const BEFORE = '2025-06-01T09:00:00Z';
/** When that run is. */
export const NOW = '2025-06-10T09:00:00Z';

/** A declaration of somebody; `more`: other attributes. */
export const declared = (id: string, person: string, more: Item['attributes'] = {}): Item =>
  item(id, { participant_id: person, ...more });

/** A participant that carries the id changes of others. */
export const owner = (id: string, ...retired: readonly string[]): Item =>
  item(id, {
    participant_id_changes: retired.map((from) => ({
      ...{ from_participant_id: from, to_participant_id: id, changed_at: BEFORE },
    })),
  });

export interface Settling {
  /** What the copy holds of each list. */
  readonly holds?: Readonly<Partial<Record<Resource, readonly (string | Item)[]>>>;
  /** The cohort of the schools in it. */
  readonly cohort?: number;
  /** What is owed: `absent statements a`, with the cohort of a school behind it. */
  readonly owes?: readonly string[];
  /** What a single read of an id answers; a 404 where nothing is said. */
  readonly serves?: Readonly<Record<string, string | Item | Error>>;
  readonly page?: Played['page'];
}

/** A run over a copy that holds something, in which every 404 is believed. */
export async function settling(
  { holds = {}, cohort, owes = [], serves = {}, page = () => [] }: Settling,
  more: Partial<RunContext> = {},
) {
  const single = (_: Resource, id: string): Item => {
    const answer = serves[id] ?? http(404);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'string' ? item(answer) : answer;
  };
  const controls = new Map(resources.map((resource) => [resource, true]));
  const { context, asked, connection } = await played({ page, single }, { controls, ...more });
  const about = { service: context.client.service, provider: 'lp', readAt: BEFORE, wholeBefore: null };
  for (const resource of resources)
    await connection.write(function* () {
      const items = (holds[resource] ?? []).map((one) => (typeof one === 'string' ? item(one) : one));
      const records = items.map((one) => prepare(one, resource === 'schools' ? (cohort ?? 2024) : null));
      yield* applyRecords(resource, records, { ...about, tellsAdded: false, isMerge: () => false }, () => undefined);
      if (resource === 'participants') yield* writeIdChanges(items, BEFORE);
    });
  for (const one of owes) {
    const [kind, resource, id = '', of = ''] = one.split(' ') as [TodoKind, Resource, string?, string?];
    await connection.write(() => owe(kind, resource, [id], BEFORE, of));
  }
  const rows = (sql: string): Promise<readonly Row[]> => connection.read(() => query(sql));
  return {
    ...{ context, connection, asked, rows },
    /** What was asked for, as `statements.get a` or `declarations of a,b`. */
    requests: () => asked.map(told),
    /** What is owed, as it was given; with how often it failed and why. */
    todos: async () =>
      (await rows('SELECT * FROM dfe_todo ORDER BY kind, resource, record_id, cohort')).map((row) =>
        ['kind', 'resource', 'record_id', 'cohort', 'tries', 'last_error']
          .map((name) => row[name])
          .filter((value) => value !== null && value !== '' && value !== 0)
          .join(' '),
      ),
    /** What is closed in a list, as `a gone` or `a merged b`. */
    closed: async (resource: Resource) =>
      (await rows(`SELECT * FROM ${tableOf[resource]} WHERE gone_at IS NOT NULL ORDER BY id`)).map((row) =>
        [row['id'], row['gone_why'], row['merged_into'] ?? []].flat().join(' '),
      ),
    /** The events, as `statements a vanished`. */
    events: async () => (await changesOf(connection)).map(({ resource, id, kind }) => `${resource} ${id} ${kind}`),
    /** What the report would say of a list, without what is 0. */
    counted: (resource: Resource) =>
      Object.fromEntries(Object.entries(context.counts.resources[resource]).filter(([, count]) => count > 0)),
  };
}

function told({ what, query }: Asked): string {
  if (query === null || typeof query !== 'object') return what;
  const values = Object.values(query).map(String);
  return values.length === 0 ? what : `${what} of ${values.join(' ')}`;
}

/** Writes records that were read over what a copy holds. */
export async function written(
  given: Settling,
  items: readonly Item[],
  {
    resource = 'participants',
    wholeBefore = null,
    tellsAdded = false,
    ...more
  }: { resource?: Resource; wholeBefore?: string | null; tellsAdded?: boolean } & Partial<RunContext> = {},
) {
  const world = await settling(given, more);
  const { context, connection } = world;
  const records = items.map((one) => prepare(one, null));
  const applied = await connection.write(() =>
    transaction(context.writer, NOW, (emit) =>
      writeRecords(context, resource, records, { readAt: NOW, wholeBefore, tellsAdded, emit }),
    ),
  );
  return { ...world, applied };
}
