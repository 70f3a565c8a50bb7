import { createClient } from '../../src/index.ts';
import { createMock, generateScenario, type Mock } from '../../src/mock/index.ts';
import type { SyncClient } from '../../src/sync/client.ts';
import type { Copy } from '../../src/sync/copy/copy.ts';
import { syncOver, type Sync } from '../../src/sync/create-sync.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import type { Change, SyncOptions } from '../../src/sync/types.ts';

/** What stands between the client and the mock: answers as the mock does, or otherwise. */
export type Between = (request: Request, answer: () => Promise<Response>) => Promise<Response>;

export interface SyncWorld {
  readonly mock: Mock;
  readonly copy: Copy;
  /** `over`: another connection to the copy. */
  sync(options?: SyncOptions, over?: Copy): Sync;
  /** As `sync`, with a client that tries again as clients do. */
  patient(options?: SyncOptions): Sync;
  /** Puts something between the client and the mock, in place of what was there; null takes it away. */
  put(between: Between | null): void;
  /** Registers so many people, of whom nobody has declarations, and lets an hour pass. */
  register(count: number): readonly string[];
  /** Takes registrations back: those people vanish. */
  undo(people: readonly string[]): void;
  /** Runs once with so many requests counted by what they ask for. */
  counted<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly requests: readonly string[] }>;
  events(): Promise<readonly Change[]>;
}

/** A small world of `lp1`'s with an empty copy beside it. */
export async function syncWorld({
  service = 'rect',
  seed = 1,
  perPage = 3000,
  file = ':memory:',
}: { service?: 'rect' | 'ecf'; seed?: number; perPage?: number; file?: string } = {}): Promise<SyncWorld> {
  const scenario = generateScenario({ service, participants: 120, schools: 20, declarations: 200, seed });
  const mock = createMock({ service, scenario });
  let between: Between | null = null;
  const fetch = (request: Request): Promise<Response> => {
    const answer = (): Promise<Response> => mock.fetch(request);
    return between === null ? answer() : between(request, answer);
  };
  const token = mock.token('lp1');
  const common = { baseUrl: 'https://mock.test', token, fetch, budget: 'off' } as const;
  const client = (retries: number): SyncClient =>
    service === 'rect' ? createClient({ ...common, retries, service }) : createClient({ ...common, retries, service });
  const dfe = client(0);
  const copy = await openCopy(file);
  const partnership = scenario.partnerships?.filter(({ lp }) => lp === 'lp1').at(-1);
  const open = scenario.partnerships?.filter(({ lp, cohort }) => lp === 'lp1' && cohort >= 2024).at(-1) ?? partnership;
  let people = 0;
  return {
    mock,
    copy,
    sync: (options = {}, over = copy) =>
      syncOver(dfe, over, { now: () => Date.parse(mock.clock.now), seed: true, ...options }, perPage),
    patient: (options = {}) =>
      syncOver(client(4), copy, { now: () => Date.parse(mock.clock.now), seed: true, ...options }, perPage),
    put: (fresh) => void (between = fresh),
    register(count) {
      const ids = Array.from({ length: count }, () => {
        people += 1;
        return mock.schools.registerParticipant({ id: `extra-${people}`, role: 'ect', partnership: open?.id ?? '' });
      });
      mock.clock.advance({ hours: 1 });
      return ids;
    },
    undo(ids) {
      for (const id of ids) mock.schools.undoRegistration(id);
      mock.clock.advance({ hours: 1 });
    },
    async counted(run) {
      mock.forgetRequests();
      const result = await run();
      return {
        result,
        requests: mock.requests.map(({ operation, query }) => {
          const asked = decodeURIComponent(query);
          const by = /filter\[(from_participant_id|participant_id)\]/.exec(asked)?.[1];
          return `${String(operation)}${by === undefined ? '' : ` by ${by}`}`;
        }),
      };
    },
    async events() {
      const all: Change[] = [];
      for await (const change of copy.changes()) all.push(change);
      return all;
    },
  };
}

/** Answers with other JSON. The rest of the answer, its `Date` included, stays. */
export async function changed(answer: Promise<Response>, change: (body: Listed) => unknown): Promise<Response> {
  const response = await answer;
  const body: unknown = JSON.parse(await response.text());
  if (!isListed(body)) throw new TypeError('This is no list.');
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.delete('etag');
  return new Response(JSON.stringify(change(body)), { status: response.status, headers });
}

export interface Listed {
  readonly data: readonly { readonly id: string }[];
}

function isListed(value: unknown): value is Listed {
  return typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data);
}

/** Whether a request is for a list of the API: `/api/v3/participants`, and not for one of them. */
export const isList = (request: Request, path: string): boolean => new URL(request.url).pathname === `/api/v3/${path}`;

/** The id of a single read of `/api/v3/<path>/<id>`; null for every other request. */
export function singleOf(request: Request, path: string): string | null {
  const { pathname } = new URL(request.url);
  return new RegExp(`^/api/v3/${path}/([0-9a-f-]{36})$`).exec(pathname)?.[1] ?? null;
}

/** How often each thing is said. */
export function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The ids of a list, as they stand in it now. */
export async function served(world: SyncWorld, path: string): Promise<readonly string[]> {
  const all = await world.mock.peek('lp1', `/api/v3/${path}?page[per_page]=3000`);
  return Array.isArray(all) ? all.map((one: { id: string }) => one.id) : [];
}

/** Somebody on the first pages whose registration can be taken back. */
export async function removable(world: SyncWorld): Promise<string> {
  const before = world.mock.snapshot();
  for (const id of (await served(world, 'participants')).slice(0, 80)) {
    try {
      world.mock.schools.undoRegistration(id);
      world.mock.restore(before);
      return id;
    } catch {
      // this one has to stay
    }
  }
  throw new Error('Nobody of this world can vanish.');
}
