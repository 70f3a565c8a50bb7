import { createClient } from '../../../src/index.ts';
import { createMock, generateScenario, type Change, type Mock } from '../../../src/mock/index.ts';
import { blindSpots } from '../../../src/sync/blind-spots.ts';
import { isSyncClient } from '../../../src/sync/client.ts';
import type { Copy } from '../../../src/sync/copy/copy.ts';
import { syncOver } from '../../../src/sync/create-sync.ts';
import { differences, held, type Difference } from './compare.ts';
import { NaiveCopy } from './naive.ts';
import { randomOf, type Random } from './random.ts';
import { served } from './truth.ts';

export interface PlayOptions {
  readonly service: 'rect' | 'ecf';
  readonly seed: number;
  readonly days: number;
  readonly world: Readonly<Record<string, number>>;
  /** Hours between two runs. */
  readonly every: number;
  readonly daily?: boolean;
  readonly perPage?: number;
  readonly fullEveryDays?: number;
  readonly openCopy: () => Promise<Copy>;
  /** Is given every copy after each run, for further questions. */
  readonly afterRun?: (copy: Copy) => Promise<void>;
}

export interface Played {
  runs: number;
  explained: number;
  readonly unexplained: string[];
  /** What was explained, counted by row of the table. */
  readonly byRow: Map<string, number>;
  naive: number;
  acts: number;
}

const HOUR = 3_600_000;

/** Lets a world live and a copy follow it, and judges the copy after every run by what the API serves. */
export async function play(options: PlayOptions): Promise<Played> {
  const { service, seed, days, world, every, daily = true, perPage = 200, fullEveryDays = 4 } = options;
  const random = randomOf(seed);
  const mock = createMock({ service, scenario: generateScenario({ service, seed, ...world }), keepRequests: 10 });
  const lp = 'lp1';
  const client = createClient({
    service,
    baseUrl: 'https://mock.test',
    token: mock.token(lp),
    fetch: faulty(mock, randomOf(seed + 1000)),
    budget: 'off',
    retries: 6,
  });
  const cohorts = [Number(mock.clock.now.slice(0, 4)) - 1, Number(mock.clock.now.slice(0, 4))];
  mock.changes.record();
  const copy = await options.openCopy();
  const sync = syncOver(client, copy, { cohorts, daily, seed: true, now: () => Date.parse(mock.clock.now) }, perPage);
  if (!isSyncClient(client)) throw new Error('no client');
  const naive = new NaiveCopy(client, cohorts);
  const judge = new Judge(mock, lp, every, daily);
  const played: Played = {
    runs: 0,
    explained: 0,
    unexplained: judge.unexplained,
    byRow: judge.byRow,
    naive: 0,
    acts: 0,
  };
  const act = (): void => {
    const [step] = mock.live({ seed: random.below(1e9), perDay: 1, provider: true, clock: 'stays' });
    played.acts += step?.acts.length ?? 0;
  };

  mock.changes.since(0);
  const end = Date.parse(mock.clock.now) + days * 24 * HOUR;
  let nextRun = Date.parse(mock.clock.now);
  let lastFull = -Infinity;
  while (nextRun < end) {
    // what happens until the next run, at any instant
    for (const at of instants(random, Date.parse(mock.clock.now), nextRun, every)) {
      moveTo(mock, at);
      act();
    }
    moveTo(mock, nextRun);
    const isFull = nextRun - lastFull >= fullEveryDays * 24 * HOUR;
    if (isFull) lastFull = nextRun;
    judge.begin(isFull);
    const stop = disturb(mock, random, act);
    try {
      await (isFull ? sync.full() : sync.delta());
    } finally {
      stop();
    }
    await naive.delta();
    const truth = await served(mock, lp, cohorts);
    judge.judge(differences(await held(copy), truth));
    played.naive = differences(naive.copy, truth).length;
    await options.afterRun?.(copy);
    played.runs += 1;
    nextRun += every * HOUR + random.below(600_000);
  }
  played.explained = judge.explained;
  await copy.close();
  return played;
}

/** A service that is down now and then, and says so. */
function faulty(mock: Mock, random: Random): (request: Request) => Promise<Response> {
  return (request) =>
    random.chance(0.01)
      ? Promise.resolve(new Response('<html>busy</html>', { status: 503, headers: { 'retry-after': '0' } }))
      : mock.fetch(request);
}

function moveTo(mock: Mock, at: number): void {
  if (at <= Date.parse(mock.clock.now)) return;
  const morning = nextMorning(mock);
  // what happens on dates happens in the morning, before what comes later that day
  if (at >= morning) mock.live({ perDay: 0 })[Symbol.iterator]().next();
  if (at > Date.parse(mock.clock.now)) mock.clock.set(at);
}

function nextMorning(mock: Mock): number {
  const now = Date.parse(mock.clock.now);
  return Math.floor(now / (24 * HOUR)) * 24 * HOUR + 24 * HOUR + 9 * HOUR;
}

function instants(random: Random, from: number, to: number, every: number): number[] {
  const count = Math.max(1, Math.round((every * 14) / 24));
  return Array.from({ length: to > from ? count : 0 }, () => from + random.below(to - from)).sort((a, b) => a - b);
}

/** A third of all acts fall between two requests of a run, some of them in the second of an answer; and faults strike. */
function disturb(mock: Mock, random: Random, act: () => void): () => void {
  const strikes = new Set(Array.from({ length: 3 }, () => random.below(14)));
  let request = 0;
  const stopActs = mock.between({
    before() {
      if (strikes.has(request)) act();
      request += 1;
    },
    after() {
      if (random.chance(0.5)) mock.clock.advance({ milliseconds: random.below(1500) });
      if (strikes.has(request)) act();
    },
  });
  return stopActs;
}

/** Whether each difference stands in the table of blind spots, with its cause and within its age. */
class Judge {
  readonly unexplained: string[] = [];
  readonly byRow = new Map<string, number>();
  explained = 0;
  #began = 0;
  #isFull = false;
  #before = 0;
  #since = new Map<string, Change>();

  constructor(
    private readonly mock: Mock,
    private readonly lp: string,
    private readonly every: number,
    private readonly daily: boolean,
  ) {}

  begin(isFull: boolean): void {
    this.#before = this.#began;
    this.#began = this.mock.changes.newest;
    this.#isFull = isFull;
  }

  judge(found: readonly Difference[]): void {
    const still = new Map<string, Change>();
    const now = Date.parse(this.mock.clock.now);
    for (const difference of found) {
      const name = `${difference.key} ${difference.field}`;
      const causes = this.#causes(difference);
      const last = causes.at(-1);
      if (last !== undefined && last.n > this.#began) continue; // it came while the run was under way
      const first = this.#since.get(name) ?? causes.find(({ n }) => n > this.#before) ?? last;
      if (first !== undefined) still.set(name, first);
      const row = this.#rowFor(difference, causes, first, now);
      if (row === null)
        this.unexplained.push(
          `${this.mock.clock.now} ${this.#isFull ? 'full' : 'delta'} ${name}: ` +
            (last === undefined
              ? 'nothing happened to it'
              : `${last.act} at ${last.at}, touched ${String(last.updatedAtMoved)}, seen ${String(last.seen)}`),
        );
      else {
        this.explained += 1;
        this.byRow.set(row, (this.byRow.get(row) ?? 0) + 1);
      }
    }
    this.#since = still;
  }

  /** What happened to a field of a record, oldest first. */
  #causes({ resource, id, cohort, attribute }: Difference): Change[] {
    return this.#changesOf(resource, id, cohort).filter(
      ({ fields }) => fields === null || attribute === null || attribute in fields,
    );
  }

  #byKey = new Map<string, Change[]>();
  #read = 0;

  #changesOf(resource: string, id: string, cohort: number | null): readonly Change[] {
    for (const change of this.mock.changes.since(this.#read)) {
      this.#read = change.n;
      if (change.lp !== this.lp) continue;
      const key = `${change.resource} ${change.id.toLowerCase()} ${change.cohort ?? null}`;
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, [change]);
      else known.push(change);
    }
    return this.#byKey.get(`${resource} ${id} ${cohort}`) ?? [];
  }

  #rowFor(difference: Difference, causes: readonly Change[], first: Change | undefined, now: number): string | null {
    const last = causes.at(-1);
    if (this.#isFull || last === undefined || first === undefined) return null;
    // what deltas do not ask for can have been touched all the same
    const isLeftOut = this.mock.service === 'ecf' && difference.resource === 'schools';
    if (last.updatedAtMoved && !isLeftOut) return null;
    const age = (now - Date.parse(first.at)) / HOUR;
    for (const { service, resource, fields, cause, mendedBy, acts } of blindSpots) {
      if (service !== 'both' && service !== this.mock.service) continue;
      if (resource !== difference.resource) continue;
      if (!fields.includes(difference.field) && !(fields.includes('any') && difference.field !== 'record')) continue;
      if (!acts.includes('any') && !acts.includes(last.act)) continue;
      // 24 hours and the time to the next run, which begins up to ten minutes late here
      if (mendedBy === 'daily' && this.daily && age > 24 + this.every + 0.5) continue;
      return `${resource} ${difference.field} (${cause})`;
    }
    return null;
  }
}
